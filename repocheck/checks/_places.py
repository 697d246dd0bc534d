"""Which of a repository's files speak for the project itself."""

from __future__ import annotations

import re

from repocheck.checks._memo import per_subject
from repocheck.checks._subject import Subject
from repocheck.globs import select
from repocheck.knowledge.manifest_names import ASIDE_FOLDERS

_LICENCE = re.compile(r"(un)?licen[cs]e\b.*|copying\b.*", re.IGNORECASE)
_PROGRAMS = (".py", ".ipynb", ".r", ".rmd", ".jl", ".m", ".c", ".cc", ".cpp", ".cu", ".java", ".lua", ".f90")
_PACKAGE = frozenset({"setup.py", "pyproject.toml"})


def speaking(subject: Subject, *globs: str) -> list[str]:
    """Return own files that match any of `globs` (or all), without tests, workflows and copies."""
    if not globs:
        return list(_speaking(subject))
    known = _selected(subject)
    if globs not in known:
        known[globs] = select(_speaking(subject), globs)
    return list(known[globs])


@per_subject
def _selected(subject: Subject) -> dict[tuple[str, ...], list[str]]:
    """Return room for what was asked before: several checks read the same files."""
    return {}


@per_subject
def original(subject: Subject) -> tuple[str, ...]:
    """Return own files, tests and workflows too, without copies."""
    copied = copied_packages(subject)
    return tuple(path for path in subject.files if not _inside(path, copied))


@per_subject
def _speaking(subject: Subject) -> tuple[str, ...]:
    copied = copied_packages(subject)
    return tuple(path for path in subject.files if not _aside(path) and not _inside(path, copied))


@per_subject
def copied_packages(subject: Subject) -> frozenset[str]:
    """Return the folders that look like somebody else's package, copied in.

    Such a folder brings its own packaging and a licence that is not the root's, and there are programs beside
    it: without these it is the project itself, one folder down.
    """
    licences = {path: oid for path, _, oid, _ in subject.evidence.tree if _LICENCE.fullmatch(_name(path))}
    at_root = {oid for path, oid in licences.items() if not _folder(path)}
    foreign = {_folder(path) for path, oid in licences.items() if oid not in at_root}
    packaged = {_folder(path) for path in subject.files if _name(path) in _PACKAGE}
    suspects = frozenset(foreign & packaged) - {""}
    beside = any(path.lower().endswith(_PROGRAMS) and not _inside(path, suspects) for path in subject.files)
    return suspects if suspects and beside else frozenset()


def _aside(path: str) -> bool:
    return not ASIDE_FOLDERS.isdisjoint(path.lower().split("/")[:-1])


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _inside(path: str, folders: frozenset[str]) -> bool:
    parts = path.split("/")
    return any("/".join(parts[:depth]) in folders for depth in range(1, len(parts))) if folders else False
