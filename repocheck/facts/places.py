"""Which of a repository's files speak for the project itself."""

from __future__ import annotations

import re

from repocheck.facts.fact import fact
from repocheck.facts.subject import Subject
from repocheck.knowledge.manifest_names import ASIDE_FOLDERS
from repocheck.text.pattern import late_regex

_LICENCE = late_regex(r"(un)?licen[cs]e\b.*|copying\b.*", re.IGNORECASE)
_README = late_regex(r"readme\b", re.IGNORECASE)
_PROGRAMS = (".py", ".ipynb", ".r", ".rmd", ".jl", ".m", ".c", ".cc", ".cpp", ".cu", ".java", ".lua", ".f90")
_PACKAGE = frozenset({"setup.py", "pyproject.toml"})


@fact()
def project_files(subject: Subject, copied_packages: frozenset[str]) -> tuple[str, ...]:
    """Return own files that speak for the project, nearest first: without tests, workflows and copies."""
    return tuple(path for path in subject.files if not _aside(path) and not _inside(path, copied_packages))


@fact()
def uncopied_files(subject: Subject, copied_packages: frozenset[str]) -> tuple[str, ...]:
    """Return own files, tests and workflows too, without copies, nearest first."""
    return tuple(path for path in subject.files if not _inside(path, copied_packages))


@fact()
def copied_files(subject: Subject, copied_packages: frozenset[str]) -> tuple[str, ...]:
    """Return the files of copies of others' packages, nearest first, without their tests."""
    return tuple(path for path in subject.files if not _aside(path) and _inside(path, copied_packages))


@fact()
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
