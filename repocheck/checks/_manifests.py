"""Find and read every file in which a project declares what it needs, into one small model."""

from __future__ import annotations

import configparser
from collections.abc import Callable
from dataclasses import dataclass

from repocheck.checks._conda import read_conda
from repocheck.checks._manifest_paths import ALL_MANIFESTS, for_docs, kind_of
from repocheck.checks._memo import per_subject
from repocheck.checks._pip import requirements_of_pip
from repocheck.checks._places import speaking
from repocheck.checks._r import read_description, read_install_script
from repocheck.checks._requirement import Requirement, pip_requirement
from repocheck.checks._setup_py import read_setup_py
from repocheck.checks._subject import Subject
from repocheck.checks._toml import TomlManifest, line_of, read_julia, read_pipfile, read_pixi, read_pyproject
from repocheck.knowledge.manifest_names import BUILD_KINDS, LOCK_KINDS

_MAX_MANIFESTS = 400


@dataclass(frozen=True)
class Manifest:
    """One file that declares dependencies, or builds the project."""

    path: str
    """Path in the repository."""
    kind: str
    """Key of `knowledge.manifest_names.MANIFEST_PLACES`."""
    requirements: tuple[Requirement, ...] = ()
    """What it asks for directly; empty for locks and build files, which are not read for it."""
    python: tuple[str, int] | None = None
    """Version asked of Python, and its 1-based line."""
    open_list: bool = False
    """Whether the list is computed elsewhere (``install_requires`` read from a file)."""

    @property
    def lock(self) -> bool:
        """Return whether it fixes a whole resolution."""
        return self.kind in LOCK_KINDS

    @property
    def build(self) -> bool:
        """Return whether it builds or describes, rather than lists packages for a package manager."""
        return self.kind in BUILD_KINDS

    @property
    def for_docs(self) -> bool:
        """Return whether it serves the documentation or a demo."""
        return for_docs(self.path)

    @property
    def declares(self) -> bool:
        """Return whether a tool can take the project's dependencies from it."""
        return not self.build and not self.for_docs


@per_subject
def manifests(subject: Subject) -> tuple[Manifest, ...]:
    """Return the project's manifests, nearest first; unreadable ones count by their name."""
    kinds = ((path, kind_of(path)) for path in speaking(subject, *ALL_MANIFESTS))
    candidates = [(path, kind) for path, kind in kinds if kind][:_MAX_MANIFESTS]
    found = (_read(subject, path, kind) for path, kind in candidates)
    return tuple(manifest for manifest in found if manifest)


def project_requirements(subject: Subject) -> tuple[tuple[Manifest, Requirement], ...]:
    """Return every direct requirement of the project with the manifest it stands in."""
    return tuple((m, requirement) for m in manifests(subject) if m.declares for requirement in m.requirements)


def _read(subject: Subject, path: str, kind: str) -> Manifest | None:
    """Return the manifest at `path`; None if its content shows that it declares nothing of the kind."""
    read = _READERS.get(kind)
    if read is None or path not in subject.evidence.texts:
        guess_by_name = kind != "conda-env" or "env" in path.lower().rsplit("/", 1)[-1]
        return Manifest(path, kind) if guess_by_name else None
    return read(path, subject.evidence.texts[path].text)


def _pip(path: str, text: str) -> Manifest | None:
    return Manifest(path, "pip-requirements", requirements_of_pip(text))


def _conda(path: str, text: str) -> Manifest | None:
    environment = read_conda(text)
    return Manifest(path, "conda-env", environment.requirements, environment.python) if environment else None


def _toml(kind: str, read: Callable[[str], TomlManifest]) -> Callable[[str, str], Manifest | None]:
    def reader(path: str, text: str) -> Manifest | None:
        found = read(text)
        return Manifest(path, kind, tuple(found.requirements), found.python) if found.declares else None

    return reader


def _setup_py(path: str, text: str) -> Manifest | None:
    """Read setup.py; below the root, one that only compiles an extension is a build step."""
    if (found := read_setup_py(text)) is None:
        # Python 2 cannot be parsed here; the call is still plain to see.
        return Manifest(path, "setup.py", open_list="install_requires" in text) if "setup(" in text else None
    if "/" in path and found.extension and not found.requirements:
        return None
    return Manifest(path, "setup.py", found.requirements, found.python, found.reads_file)


def _setup_cfg(path: str, text: str) -> Manifest | None:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text[:65_536])
    except (configparser.Error, ValueError):
        return None
    listed = parser.get("options", "install_requires", fallback=None)
    if listed is None:
        return None
    start = line_of(text, "install_requires") or 1
    found = (pip_requirement(line, start + offset) for offset, line in enumerate(listed.split("\n")))
    version = parser.get("options", "python_requires", fallback=None)
    python = (version, line_of(text, "python_requires") or 1) if version else None
    return Manifest(path, "setup.cfg", tuple(each for each in found if each), python)


def _description(path: str, text: str) -> Manifest | None:
    named = text.startswith("Package:") or "\nPackage:" in text or "\nImports:" in text
    return Manifest(path, "R-DESCRIPTION", read_description(text)) if named else None


def _install_script(path: str, text: str) -> Manifest | None:
    found = read_install_script(text)
    return Manifest(path, "install-script", found) if found is not None else None


_READERS: dict[str, Callable[[str, str], Manifest | None]] = {
    "pip-requirements": _pip,
    "conda-env": _conda,
    "pyproject": _toml("pyproject", read_pyproject),
    "Pipfile": _toml("Pipfile", read_pipfile),
    "pixi.toml": _toml("pixi.toml", read_pixi),
    "julia-Project": _toml("julia-Project", read_julia),
    "setup.py": _setup_py,
    "setup.cfg": _setup_cfg,
    "R-DESCRIPTION": _description,
    "install-script": _install_script,
}
