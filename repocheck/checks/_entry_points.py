"""Find the programs that train and those that evaluate: by name, then by what they do."""

from __future__ import annotations

import re

from repocheck.checks._code import programs
from repocheck.checks._memo import per_subject
from repocheck.checks._places import speaking
from repocheck.checks._subject import Subject

CODE_FILES = (
    "*.{py,ipynb,sh,R,jl,m,lua}",
    "*/*.{py,ipynb,sh,R,jl,m,lua,Rmd,qmd}",
    "*/*/*.{py,ipynb,jl,m}",
    "*/*/*/*.{py,ipynb}",
)
"""Globs of programs that are looked into."""
_MAX_FILES = 120
_MAX_CHARS = 200_000
_SCRIPTS = frozenset(
    {
        "py",
        "ipynb",
        "sh",
        "m",
        "r",
        "rmd",
        "qmd",
        "jl",
        "lua",
        "c",
        "cpp",
        "cc",
        "cu",
        "java",
        "slurm",
        "bash",
        "f90",
        "js",
    }
)


@per_subject
def project_programs(subject: Subject) -> tuple[str, ...]:
    """Return programs of the project itself, nearest first: no tests, no copies of others."""
    own = set(speaking(subject, "**"))
    return tuple(path for path in programs(subject) if path in own and _extension(path) in _SCRIPTS)


def named(subject: Subject, stem: re.Pattern[str]) -> str | None:
    """Return the nearest program whose name, or the name of its folder, matches."""
    found = [path for path in project_programs(subject) if stem.search(_stem(path))]
    return found[0] if found else None


def doing(subject: Subject, tokens: tuple[str, ...], at_least: int = 1) -> tuple[str, str] | None:
    """Return the nearest program that has `at_least` of `tokens`, and the first that was found."""
    for path in project_programs(subject)[:_MAX_FILES]:
        if path not in subject.evidence.texts:
            continue
        text = subject.evidence.texts[path].text[:_MAX_CHARS]
        found = [token for token in tokens if token in text]
        if len(found) >= at_least:
            return path, found[0]
    return None


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rpartition(".")[0]


def _extension(path: str) -> str:
    return path.rsplit("/", 1)[-1].rpartition(".")[2].lower()
