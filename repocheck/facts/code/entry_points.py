"""Find the programs that train and those that evaluate: by name, then by what they do."""

from __future__ import annotations

import re

from repocheck.errors import Unreadable
from repocheck.facts.code.programs import programs
from repocheck.facts.code.words import Words
from repocheck.facts.documents import Command, commands, readme
from repocheck.facts.fact import per_subject
from repocheck.facts.places import speaking
from repocheck.facts.subject import Subject
from repocheck.knowledge.experiment_words import NOT_PROGRAMS

PROGRAM_FILES = (
    "*.{py,ipynb,sh,R,jl,m,lua,c,cpp}",
    "*/*.{py,ipynb,sh,R,jl,m,lua,Rmd,qmd,c,cpp}",
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


_OTHER = re.compile(NOT_PROGRAMS, re.IGNORECASE)
_DOCS = re.compile(r"(?:^|/)(?:docs?|document|documentation|vignettes|man)/", re.IGNORECASE)
_RUN_AS_THEY_ARE = frozenset({"ipynb", "sh", "slurm", "bash", "m", "r", "rmd", "qmd", "jl", "lua", "js"})
_TEST_NAME = re.compile(r"^test[_-]|_test$|^test[A-Z]|^runtests?$")
_UNIT_TEST = ("def test_", "unittest", "import pytest", "TEST(", "test_that(", "@test ", "assert_")
_MAIN = (
    "__main__",
    "argparse",
    "sys.argv",
    "import click",
    "import fire",
    "import hydra",
    "app.run",
    "main(",
)
"""Marks of a program that is started from the command line."""


@per_subject
def project_programs(subject: Subject) -> tuple[str, ...]:
    """Return programs of the project itself, nearest first: no tests, no copies of others."""
    own = set(speaking(subject))
    return tuple(
        path
        for path in programs(subject)
        if path in own and _extension(path) in _SCRIPTS and not _DOCS.search(path)
    )


def named(subject: Subject, stem: re.Pattern[str]) -> str | None:
    """Return the nearest program whose name, or the name of its folder, matches."""
    named = (path for path in project_programs(subject) if _fits(_stem(path), stem))
    return next((path for path in named if _can_be_started(subject, path)), None)


def doing(subject: Subject, tokens: Words) -> tuple[str, str] | None:
    """Return the nearest program that can be started and has one of `tokens`, and that token."""
    for path in project_programs(subject)[:_MAX_FILES]:
        if path in subject.evidence.texts and _can_be_started(subject, path):
            text = subject.evidence.texts[path].text[:_MAX_CHARS]
            if found := tokens.first_in(text):
                return path, found
    return None


def told(subject: Subject, heading: re.Pattern[str]) -> tuple[str, Command] | None:
    """Return the program that the README says to start below a heading that matches, and the command."""
    try:
        document = readme(subject)
    except Unreadable:
        return None
    own = {path.rpartition("/")[2]: path for path in reversed(project_programs(subject))}
    for command in commands(document) if document and own else ():
        if command.section and heading.search(command.section[-1]):
            names = (word.strip("`'\"(),;").rpartition("/")[2] for word in command.text.split())
            if path := next((own[name] for name in names if name in own), None):
                return path, command
    return None


def _can_be_started(subject: Subject, path: str) -> bool:
    """Return whether a program is one to run, rather than a module that others import."""
    if _is_unit_test(subject, path):
        return False
    if _extension(path) in _RUN_AS_THEY_ARE:
        return not path.startswith("R/")
    if path.count("/") <= 1 and _extension(path) in {"py", "c", "cc", "cpp"}:
        return True
    found = subject.evidence.texts.get(path)
    return found is not None and any(mark in found.text[:_MAX_CHARS] for mark in _MAIN)


def _is_unit_test(subject: Subject, path: str) -> bool:
    """Return whether a program called ``test_…`` or ``…_test`` tests code rather than a model."""
    if not _TEST_NAME.search(_stem(path)):
        return False
    found = subject.evidence.texts.get(path)
    return found is not None and any(mark in found.text[:_MAX_CHARS] for mark in _UNIT_TEST)


def _fits(name: str, stem: re.Pattern[str]) -> bool:
    return stem.search(name) is not None and _OTHER.search(name) is None


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rpartition(".")[0]


def _extension(path: str) -> str:
    return path.rsplit("/", 1)[-1].rpartition(".")[2].lower()
