"""What a person names as a digest, opened: files, folders, globs, archives, addresses."""

from __future__ import annotations

import glob
import gzip
import io
import os
import re
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from repocheck import probe
from repocheck.config import Config
from repocheck.errors import DigestError
from repocheck.text.pattern import late_regex

MAX_SOURCE_FILES = 10_000
"""Files of a folder or an archive; an issue of a conference has some thousand."""
MAX_ARCHIVE_BYTES = 268_435_456
"""Texts of an archive, unpacked: five times the largest submission that arXiv takes."""
MAX_MEMBER_BYTES = 67_108_864
_READ = frozenset(
    {
        ".md",
        ".markdown",
        ".txt",
        ".text",
        ".html",
        ".htm",
        ".xhtml",
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
    }
    | {".bib", ".xml", ".rss", ".atom", ".tex", ".ltx", ".pdf"}
)
_BESIDE = frozenset({".bbl", ".sty", ".cls", ".def"})
"""Files that are read for a paper, and are none by themselves."""
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".gz")
_MAIN = late_regex(rb"^[^%\n]*\\document(?:class|style)", re.M)
_BEGIN = late_regex(rb"^[^%\n]*\\begin\s*\{document\}", re.M)
_TITLED = late_regex(rb"^[^%\n]*\\\w{0,9}[tT]itle\s*[\[{]", re.M)
_PART = late_regex(rb"\\documentclass[^\n]{0,200}\{(?:subfiles|standalone)\}")
_USUAL_NAMES = ("main", "paper", "ms", "article", "root", "manuscript", "arxiv", "template")
_HEAD_BYTES = 200_000
_MEND = "Give the path of a digest, - for standard input, or an address."

Loader = Callable[[str], bytes | None]


class Opened(NamedTuple):
    """One digest, open for reading."""

    name: str
    """What to call it in reports."""
    stream: BinaryIO
    beside: Loader | None = None
    """Gives other files by their path as seen from this one."""
    notes: tuple[str, ...] = ()


class _Folder(NamedTuple):
    """Files by their path, whether they stand on disk or in an archive."""

    name: str
    paths: Sequence[str]
    load: Loader


def expanded(sources: Iterable[str]) -> list[str]:
    """Return the sources with globs written out, each once.

    Raises:
        DigestError: Nothing fits a glob, or a file does not exist.
    """
    found: dict[str, str] = {}
    for source in sources:
        names = [source]
        if source != "-" and not probe.is_remote(source) and not Path(source).exists():
            names = sorted(glob.glob(source, recursive=True)) if glob.has_magic(source) else []
            if not names:
                fits = "no file fits it" if glob.has_magic(source) else "No such file or directory"
                raise DigestError(f"cannot read {source}: {fits}", _MEND)
        for name in names:
            found.setdefault(name if name == "-" or probe.is_remote(name) else os.path.realpath(name), name)
    return list(found.values())


@contextmanager
def opened(source: str, config: Config) -> Iterator[Iterator[Opened]]:
    """Open the digests of one source, one after the other.

    Args:
        source: File, folder, archive, ``-`` for standard input, address, ``hf:DATE`` or ``arxiv:ID``.
        config: Says whether the network may be used.

    Raises:
        DigestError: It cannot be opened, or there is nothing in it that could be read.
    """
    with ExitStack() as stack:
        if source == "-":
            yield _in_stream("standard input", sys.stdin.buffer)
        elif probe.is_remote(source):
            yield _in_stream(source, stack.enter_context(probe.fetch_digest(source, config)))
        elif Path(source).is_dir():
            yield _in_folder(_on_disk(source), whole=True)
        else:
            try:
                stream = stack.enter_context(Path(source).open("rb"))
            except OSError as error:
                raise DigestError(f"cannot read {source}: {error.strerror}", _MEND) from None
            yield _in_stream(shown(source), stream, _beside(Path(source).parent))


def shown(source: str) -> str:
    """Return what to call a source: a path below this folder is shown as seen from here, as CI wants it."""
    if source == "-":
        return "standard input"
    path = Path(os.path.normpath(Path.cwd() / source)) if ".." in Path(source).parts else Path(source)
    if path.is_absolute() and not probe.is_remote(source):
        return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    return source


def _in_stream(name: str, stream: BinaryIO, beside: Loader | None = None) -> Iterator[Opened]:
    head = stream.read(512)
    joined = io.BufferedReader(_Again(head, stream))
    packed = head.startswith((b"PK\x03\x04", b"\x1f\x8b")) or head[257:262] == b"ustar"
    if not packed:
        yield Opened(name, joined, beside)
        return
    data = joined.read(MAX_ARCHIVE_BYTES + 1)
    members = _members(data, name)
    yield from _in_folder(_Folder(name, list(members), _loader(members)), whole=False)


class _Again(io.RawIOBase):
    """A stream whose beginning was read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _in_folder(folder: _Folder, *, whole: bool) -> Iterator[Opened]:
    """Yield the one paper of a LaTeX project, or else every file that can be one.

    Raises:
        DigestError: There is none.
    """
    mains = _mains(folder)
    if mains:
        root = str(PurePosixPath(mains[0]).parent)
        notes = tuple(
            f"{folder.name}: {other} is a document of its own and was not read" for other in mains[1:]
        )
        data = folder.load(mains[0]) or b""
        yield Opened(_path(folder.name, mains[0]), io.BytesIO(data), _below(folder.load, root), notes)
        return
    readable = [path for path in folder.paths if PurePosixPath(path).suffix.lower() in _READ]
    if not readable:
        what = "folder" if whole else "archive"
        raise DigestError(
            f"there is no digest in the {what} {folder.name}",
            "Give one with texts, LaTeX or PDF files in it.",
        )
    for path in readable:
        content = folder.load(path)
        if content and content.strip():
            yield Opened(
                _path(folder.name, path),
                io.BytesIO(content),
                _below(folder.load, str(PurePosixPath(path).parent)),
            )


def _path(folder: str, path: str) -> str:
    return f"{folder.rstrip('/')}/{path}" if folder != "." else path


def _mains(folder: _Folder) -> list[str]:
    """Return the files of a LaTeX project that are documents, the likeliest to be the paper first."""
    ranks: list[tuple[tuple[bool, bool, int, int, str], str]] = []
    for path in folder.paths:
        if PurePosixPath(path).suffix.lower() not in {".tex", ".ltx"}:
            continue
        head = (folder.load(path) or b"")[:_HEAD_BYTES]
        if _MAIN.search(head) and not _PART.search(head):
            stem = PurePosixPath(path).stem.lower()
            usual = next((n for n, name in enumerate(_USUAL_NAMES) if name in stem), len(_USUAL_NAMES))
            rank = not _BEGIN.search(head), not _TITLED.search(head), path.count("/"), usual, path
            ranks.append((rank, path))
    return [path for _, path in sorted(ranks)]


def _on_disk(source: str) -> _Folder:
    root = Path(source)
    paths = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if path.suffix.lower() in _READ | _BESIDE
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
        and path.is_file()
    ]
    if len(paths) > MAX_SOURCE_FILES:
        raise DigestError(
            f"there are more than {MAX_SOURCE_FILES} files in {source}", "Give a folder with fewer."
        )
    return _Folder(shown(source), paths, _beside(root))


def _beside(root: Path) -> Loader:
    """Return what reads the files below a folder; a paper has no business with any other."""
    real = root.resolve()

    def load(path: str) -> bytes | None:
        place = (real / path).resolve()
        if not place.is_relative_to(real) or not place.is_file():
            return None
        with place.open("rb") as stream:
            return stream.read(MAX_MEMBER_BYTES)

    return load


def _below(load: Loader, root: str) -> Loader:
    return lambda path: load(os.path.normpath(f"{root}/{path}"))


def _loader(members: Mapping[str, bytes]) -> Loader:
    return lambda path: members.get(os.path.normpath(path))


def _members(data: bytes, name: str) -> dict[str, bytes]:
    """Return the texts in an archive by their path, up to the limits.

    Raises:
        DigestError: It is damaged, or too large.
    """
    members: dict[str, bytes] = {}
    size = 0
    try:
        for path, read in _entries(data):
            if PurePosixPath(path).suffix.lower() not in _READ | _BESIDE or path.startswith("__MACOSX/"):
                continue
            members[os.path.normpath(path)] = member = read(MAX_MEMBER_BYTES)
            size += len(member)
            if len(members) > MAX_SOURCE_FILES or size > MAX_ARCHIVE_BYTES or len(data) > MAX_ARCHIVE_BYTES:
                raise DigestError(
                    f"the archive {name} is too large to be read", "Unpack it, and give the files."
                )
    except DigestError:
        raise
    except Exception as error:  # noqa: BLE001 - zipfile and tarfile raise whatever comes of damage
        raise DigestError(
            f"the archive {name} cannot be read: {error}", "Unpack it, and give the folder."
        ) from None
    return members


def _entries(data: bytes) -> Iterator[tuple[str, Callable[[int], bytes]]]:
    """Yield path and reader of every file in an archive; a packed file alone is called by what it is."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            for info in zipped.infolist():
                if not info.is_dir():
                    yield info.filename, zipped.open(info).read
        return
    content = data
    if data.startswith(b"\x1f\x8b"):
        content = gzip.GzipFile(fileobj=io.BytesIO(data)).read(MAX_ARCHIVE_BYTES)
    if content[257:262] != b"ustar":
        kind = ".tex" if _MAIN.search(content[:_HEAD_BYTES]) else ".txt"
        yield f"main{kind}", io.BytesIO(content).read
        return
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream:
                yield member.name, stream.read
