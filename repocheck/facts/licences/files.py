"""Find the licence files, whatever they are called, and tell those of the code from those of its parts."""

from __future__ import annotations

import re

from repocheck.facts.fact import fact
from repocheck.facts.subject import Subject

LICENCE_FILES = (
    "{,*/,*/*/}{licen[cs]e,unlicen[cs]e,copying,copyright}*",
    "{,*/,*/*/}*[_-]licen[cs]e*",
    "licen[cs]es/*",
)
"""Globs of licence files; the names are looked at more closely here."""
_FILE = re.compile(
    r"(?:un)?licen[cs]e(?:[._-].*)?|copying(?:[._-].*)?|copyright(?:[._-].*)?"
    r"|\w+[_-]licen[cs]e(?:\.(?:md|rst|txt))?",
    re.IGNORECASE,
)
_HINTS = ("licen", "copying", "copyright")
_NOT_FILE = re.compile(
    r".*\.(?:template|tmpl|in|py|pyc|sh|js|ts|json|ya?ml|toml|html?|css|png|svg|jpe?g|gif|cfg|java|c|cpp|h|go|rb|r)"
    r"|.*(?:third|3rd)[_-]?part.*|.*notice.*|(?:check|add|update|get|fix|insert)[_-]licen.*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"weight|model|data|checkpoint|asset|font|doc|content|media|nvidia|param", re.IGNORECASE)


@fact(reads=LICENCE_FILES)
def licence_files(subject: Subject, programs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the licence files beside the README, those of the code before those of data or weights."""
    homes = dict.fromkeys([f"{subject.folder}/" if subject.folder else "", "", "LICENSES/", "licenses/"])
    found = _licences_in(subject, tuple(homes)) or _licences_in(subject, (_project_folder(programs),))
    return tuple(sorted(found, key=_rank))


def _project_folder(programs: tuple[str, ...]) -> str:
    """Return the folder, with slash, in which all programs lie; empty if there is no such folder."""
    folders = {path.partition("/")[0] if "/" in path else "" for path in programs}
    return f"{folders.pop()}/" if len(folders) == 1 and "" not in folders else ""


def _licences_in(subject: Subject, homes: tuple[str, ...]) -> list[str]:
    lowered = ((path.lower(), path) for path in subject.files)
    candidates = [path for low, path in lowered if any(hint in low for hint in _HINTS)]
    found = (
        path
        for home in homes
        for path in candidates
        if path.lower().startswith(home.lower()) and _is_licence(path[len(home) :], home)
    )
    return list(dict.fromkeys(found))


@fact()
def nested_licences(subject: Subject, licence_files: tuple[str, ...]) -> tuple[str, ...]:
    """Return licence files in folders."""
    return tuple(
        path
        for path in subject.find(*LICENCE_FILES)
        if "/" in path and _is_licence(path.rpartition("/")[2], "") and path not in licence_files
    )


def _is_licence(name: str, home: str) -> bool:
    if "/" in name or not name or _NOT_FILE.fullmatch(name):
        return False
    return bool(_FILE.fullmatch(name)) or home.lower() == "licenses/"


def is_of_parts(path: str) -> bool:
    """Return whether a licence file is, by its name, that of data, weights or other parts."""
    return not _is_plain(path) and _PARTS.search(path.rpartition("/")[2]) is not None


def _rank(path: str) -> tuple[bool, bool, int, str]:
    return is_of_parts(path), not _is_plain(path), len(path), path


def _is_plain(path: str) -> bool:
    name = path.rpartition("/")[2].lower().partition(".")[0]
    return name in {"license", "licence", "copying", "unlicense", "copyright"}
