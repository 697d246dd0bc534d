"""A source archive, read in memory: what it would install, and what may keep it from being built."""

from __future__ import annotations

import io
import re
import tarfile
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from repocheck.models import Package
from repocheck.probe.wheels.archive import Archive, Unreadable
from repocheck.probe.wheels.asked import asked_by_metadata, asked_by_setup
from repocheck.probe.wheels.directory import (
    MAX_FOLDERS,
    MAX_MEMBERS,
    MAX_NAME_CHARS,
    MAX_WHEEL_MEMBER_BYTES,
)
from repocheck.probe.wheels.wheel import Mapped
from repocheck.text.pattern import late_regex

MAX_SOURCE_ARCHIVE_BYTES = 41_943_040
"""Largest source archive that is read as a whole."""
BEGINNING_BYTES = 4_194_304
"""What is read of a larger one. What it says of itself comes first: files are sorted by name, and data that
is large lies in the package's folder. Source: ``PKG-INFO`` and ``setup.py`` sort before most names."""
_MAX_INFLATED_BYTES = 268_435_456
_KEPT = late_regex(r".*\.pyi?|.*\.egg-info/(?:requires|top_level)\.txt|PKG-INFO|pyproject\.toml|setup\.cfg")
_NATIVE = late_regex(r".*\.(?:c|cc|cpp|cxx|pyx|f|f90|i|rs|cu)", re.IGNORECASE)
_RUST = late_regex(r"setuptools[-_]rust|maturin", re.IGNORECASE)
_SECTION = late_regex(r"\[([\w.-]*+):?(.*)\]")
_PARENTS = ("src/", "lib/", "python/")
"""Folders whose content is what gets installed."""
_OTHER_BACKENDS = frozenset(
    {"poetry", "flit_core", "flit", "hatchling", "pdm", "maturin", "scikit_build_core", "mesonpy", "uv_build"}
)
"""First parts of the names of backends that know no ``setup.py``, though an archive may hold one, too."""
_NOT_INSTALLED = frozenset({"setup.py", "conftest.py"})


Read = Callable[[], bytes]


class SourceArchive:
    """A source archive, open.

    Args:
        package: What it is the source of.
        archive: Its bytes.

    Raises:
        Unreadable: It is damaged, no archive, or so large that it does not say at its beginning what it is.
    """

    is_built = True

    def __init__(self, package: Package, archive: Archive) -> None:
        self.package = package
        self.is_native = False
        self._has_crate = False
        self.files: dict[str, bytes] = {}
        """Content of what matters by path, the folder that holds everything left out."""
        self.is_cut = cut = archive.size_bytes > MAX_SOURCE_ARCHIVE_BYTES
        """Whether only its beginning was read."""
        raw = archive.read(0, min(BEGINNING_BYTES, archive.size_bytes) if cut else archive.size_bytes)
        try:
            for path, content in _members(raw, zipped=raw[:2] == b"PK"):
                self.is_native |= bool(_NATIVE.fullmatch(path))
                self._has_crate |= path == "Cargo.toml"
                if content is not None:
                    self.files[path] = content
        except Exception as error:  # noqa: BLE001 - zipfile and tarfile raise whatever comes of damage
            if not cut:
                raise Unreadable(f"the source archive cannot be read: {type(error).__name__}") from None
        self.tops = frozenset(self._egg_info("top_level.txt").split())
        self.is_partial = cut and not self.tops
        """Whether modules of it may come that were not seen."""
        if self.is_partial and self._asked(frozenset()) is None:
            raise Unreadable(f"the source archive is larger than {MAX_SOURCE_ARCHIVE_BYTES} bytes")
        self.paths = dict(self._installed())
        """Path in the archive by the path at which it would be installed, as far as the archive shows."""

    def metadata(self) -> str:
        """Return its PKG-INFO."""
        return self.text("PKG-INFO")

    def text(self, path: str) -> str:
        """Return the text of a file at its top; nothing if there is none."""
        return self.files.get(path, b"").decode("utf-8", "replace")

    def requires(self, extras: frozenset[str] = frozenset()) -> list[str]:
        """Return what it asks for in turn, with these extras, as requirement lines.

        What another tool left in the archive says nothing where a backend without ``setup.py`` builds it.
        """
        if not self.runs_setup:
            return asked_by_metadata(self.metadata(), extras) or []
        listed = self._egg_info("requires.txt")
        if not listed:
            return [] if self.tops else self._asked(extras) or []
        lines: list[str] = []
        marker: str | None = ""
        for line in map(str.strip, listed.splitlines()):
            if section := _SECTION.fullmatch(line):
                wanted = not section[1] or section[1] in extras
                marker = f" ; {section[2]}" * bool(section[2]) if wanted else None
            elif line and marker is not None:
                lines.append(line + marker)
        return lines

    def _asked(self, extras: frozenset[str]) -> list[str] | None:
        """Return what the files at its top ask for; None if that is not certain."""
        known = asked_by_metadata(self.metadata(), extras)
        if known is not None:
            return known
        return asked_by_setup(*map(self.text, ("setup.py", "setup.cfg", "pyproject.toml")))

    def has_module(self, module: str) -> bool | None:
        """Return whether it would install a top-level module; None if it does not show."""
        tops = {path.partition("/")[0].partition(".")[0] for path in self.paths}
        if module in self.tops | tops:
            return True
        code = (path for path in self.files if path.endswith((".py", ".pyi")))
        parts = {part.partition(".")[0] for path in code for part in path.split("/")}
        is_open = self.is_native or self.is_partial or module in parts
        return None if is_open and not self.tops else False

    def builds_with(self) -> list[str]:
        """Return what its ``pyproject.toml`` asks for at build time."""
        listed = self._build_system().get("requires", [])
        return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []

    @property
    def is_rust(self) -> bool:
        """Return whether it is built with Rust, and does not only hold a copy of what has a file of it."""
        return self._has_crate or any(_RUST.match(each) for each in self.builds_with())

    @property
    def is_isolated(self) -> bool:
        """Return whether its ``setup.py`` is run without its folder among those of modules.

        Source: https://setuptools.pypa.io/en/latest/build_meta.html
        """
        system = self._build_system()
        return system.get("build-backend") == "setuptools.build_meta" and "backend-path" not in system

    @property
    def runs_setup(self) -> bool:
        """Return whether its build runs ``setup.py``: setuptools does, and a backend of its own may.

        Source: https://packaging.python.org/en/latest/specifications/pyproject-toml/#build-system
        """
        system = self._build_system()
        backend = str(system.get("build-backend", "setuptools"))
        return "backend-path" in system or backend.partition(".")[0] not in _OTHER_BACKENDS

    def _build_system(self) -> dict[str, object]:
        try:
            found = tomllib.loads(self.text("pyproject.toml")).get("build-system", {})
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def identity(self, path: str) -> str:
        """Return what a file has in common with no other; empty if the archive has no digest."""
        return f"{self.package.sha256}:{path}" if self.package.sha256 else ""

    def read_paths(self, paths: Sequence[str], mapped: Mapped = map) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of what would be installed at `paths`."""
        yield from ((path, self.files[self.paths[path]]) for path in paths)

    def forget(self) -> None:
        """Keep everything: there is no second reading."""

    def _egg_info(self, name: str) -> str:
        found = [path for path in self.files if path.endswith(f".egg-info/{name}")]
        return self.text(found[0]) if found else ""

    def _parents(self) -> tuple[str, ...]:
        """Return the folders whose content gets installed: of ``lib`` and ``lib3`` that for Python 3."""
        later = {each: f"{each[:-1]}3/" for each in _PARENTS}
        held = {each for each in later.values() if any(path.startswith(each) for path in self.files)}
        return tuple(new if new in held else old for old, new in later.items())

    def _installed(self) -> Iterator[tuple[str, str]]:
        parents = self._parents()
        for path in self.files:
            inner = next((path[len(each) :] for each in parents if path.startswith(each)), path)
            top = inner.partition("/")[0].removesuffix(".py")
            if not path.endswith((".py", ".pyi")) or inner in _NOT_INSTALLED:
                continue
            if top in self.tops or not self.tops:
                yield inner, path


def _members(raw: bytes, *, zipped: bool) -> Iterator[tuple[str, bytes | None]]:
    """Yield path and content of every file; None for the content of what does not matter."""
    left, folders = _MAX_INFLATED_BYTES, MAX_FOLDERS
    for count, (name, size, read) in enumerate(_zip_members(raw) if zipped else _tar_members(raw)):
        left -= size
        folders -= name.count("/")
        if count > MAX_MEMBERS or left < 0 or folders < 0 or len(name) > MAX_NAME_CHARS:
            raise ValueError("too large")
        path = name.partition("/")[2]
        wanted = bool(_KEPT.fullmatch(path)) and size <= MAX_WHEEL_MEMBER_BYTES
        yield path, read() if wanted else None


def _zip_members(raw: bytes) -> Iterator[tuple[str, int, Read]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield info.filename, info.file_size, partial(archive.read, info)


def _tar_members(raw: bytes) -> Iterator[tuple[str, int, Read]]:
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r|*") as archive:
        for info in archive:
            if info.isfile():
                yield info.name, info.size, partial(_tar_content, archive, info)


def _tar_content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(info)
    return file.read(MAX_WHEEL_MEMBER_BYTES) if file else b""
