"""Which of a repository's files speak for the project itself."""

from __future__ import annotations

import re

from repocheck.facts.fact import per_subject
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.knowledge.manifest_names import ASIDE_FOLDERS

_LICENCE = re.compile(r"(un)?licen[cs]e\b.*|copying\b.*", re.IGNORECASE)
_README = re.compile(r"readme\b", re.IGNORECASE)
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
    it: without these it is the project itself, one folder down. Of MATLAB code a README takes the place of
    packaging.
    """
    licences = {path: oid for path, _, oid, _ in subject.evidence.tree if _LICENCE.fullmatch(_name(path))}
    at_root = {oid for path, oid in licences.items() if not _folder(path)}
    foreign = {_folder(path) for path, oid in licences.items() if oid not in at_root}
    packaged = {_folder(path) for path in subject.files if _name(path) in _PACKAGE}
    suspects = frozenset(foreign & (packaged | _toolboxes(subject, foreign - packaged))) - {""}
    beside = any(path.lower().endswith(_PROGRAMS) and not _inside(path, suspects) for path in subject.files)
    return suspects if suspects and beside else frozenset()


def _toolboxes(subject: Subject, folders: set[str]) -> set[str]:
    """Return those of `folders` with a README and MATLAB code; MATLAB knows no packaging file to go by."""
    if not folders:
        return set()
    documented = {_folder(path) for path in subject.files if _README.match(_name(path))}
    if "" not in documented:
        return set()
    code = {_folder(path) for path in subject.files if path.lower().endswith(".m")}
    return {
        folder
        for folder in folders & documented
        if folder != subject.folder and any(f"{each}/".startswith(f"{folder}/") for each in code)
    }


def _aside(path: str) -> bool:
    return not ASIDE_FOLDERS.isdisjoint(path.lower().split("/")[:-1])


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _inside(path: str, folders: frozenset[str]) -> bool:
    parts = path.split("/")
    return any("/".join(parts[:depth]) in folders for depth in range(1, len(parts))) if folders else False
