"""Find the README, and the documents it hands its reader on to; parse each once per subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.documents.document import Document
from repocheck.facts.documents.markdown import read_markdown
from repocheck.facts.fact import per_subject
from repocheck.facts.places import speaking
from repocheck.facts.subject import Subject

README_FILES = ("{,*/,*/*/}{,[ ]}readme{,.*,[_-]*,(*}", "*.rst", "docs/{index,readme,usage,install*}.rst")
"""Globs of READMEs, and of what they may include."""
DOC_FILES = (
    "*.md",
    "{doc,docs}/*.md",
    "{doc,docs}/{install,usage,quick,getting,data}*.rst",
    "{doc,docs}/*/*.md",
    "*/*.md",
)
"""Globs of further documents for the reader."""
_ORDER = (
    "md",
    "markdown",
    "mdown",
    "mkd",
    "mkdn",
    "rst",
    "",
    "txt",
    "org",
    "adoc",
    "asciidoc",
    "textile",
    "html",
    "rmd",
    "qmd",
)
_NAME = re.compile(r"\s*readme(?:\.(\w+))?", re.IGNORECASE)
_VARIANT = re.compile(
    r"\s*readme(?:[._-]([a-z]{2}(?:[-_][a-z]{2,4})?|english|chinese)|\s?\([^()/]{1,40}\))\.(md|rst|txt)",
    re.IGNORECASE,
)
_INCLUDE = re.compile(r"^\.\. include:: {1,4}(\S{1,200})\s*$", re.MULTILINE)
_HOMES = ("", ".github/", "docs/", "doc/")
_BUILT = re.compile(r"(?:^|/)(?:dist|build|out|target|bin)/", re.IGNORECASE)
_MAX_DOCS = 10
_MAX_DOC_CHARS = 40_000
_NOT_FOR_READERS = re.compile(
    r"change|news|history|contribut|code_of|conduct|licen|security|authors|agents|issue|pull_request",
    re.IGNORECASE,
)


def rank(path: str) -> tuple[int, int] | None:
    """Return how well a file name (no folder) fits a README, smallest best; None if it is none.

    Translations come last, unless one is all there is.
    """
    if _VARIANT.fullmatch(path):
        return 1, 0
    found = _NAME.fullmatch(path)
    extension = (found[1] or "").lower() if found else "none"
    return (0, _ORDER.index(extension)) if extension in _ORDER else None


@per_subject
def readme_path(subject: Subject) -> str | None:
    """Return the path of the README: of the folder that the link names, else of the repository."""
    homes = [f"{subject.folder}/", *_HOMES] if subject.folder else list(_HOMES)
    candidates = [path for path in subject.files if "readme" in path.lower()]
    for home in homes:
        names = [path for path in candidates if path.startswith(home) and "/" not in path[len(home) :]]
        ranked = [(found, path) for path in names if (found := rank(path[len(home) :])) is not None]
        if ranked:
            return min(ranked)[1]
    return None


@per_subject
def readme(subject: Subject) -> Document | None:
    """Return the README; None if there is none.

    Raises:
        Unreadable: It is there, but its text could not be had.
    """
    path = readme_path(subject)
    return None if path is None else read_document(path, _with_includes(subject, path))


def nested_readmes(subject: Subject) -> Iterator[Document]:
    """Yield the READMEs one or two folders down, nearest first."""
    for path in _reading(subject).nested:
        yield _parsed(subject, path)


def documents(subject: Subject, sieve: re.Pattern[str] | None = None) -> Iterator[Document]:
    """Yield all documents for readers: README, those in folders, and the Markdown around them.

    Args:
        subject: Whose documents.
        sieve: What a document other than the README must have somewhere to be worth parsing.
    """
    if (first := readme(subject)) is not None:
        yield first
    for path in (*_reading(subject).nested, *_reading(subject).further):
        if sieve is None or sieve.search(subject.evidence.texts[path].text[:_MAX_DOC_CHARS]):
            yield _parsed(subject, path)


class _Reading(NamedTuple):
    nested: tuple[str, ...]
    further: tuple[str, ...]
    parsed: dict[str, Document]


@per_subject
def _reading(subject: Subject) -> _Reading:
    """Return which documents there are beside the README, and room for those that were parsed."""
    root = readme_path(subject)
    readable = {path for path in subject.evidence.texts if path != root and not _BUILT.search(path)}
    beside = [path for path in speaking(subject, "*/*readme*", "*/*/*readme*") if path in readable]
    nested = [path for path in beside if rank(path.rpartition("/")[2])]
    documents = [path for path in speaking(subject, *DOC_FILES) if path in readable and path not in nested]
    further = [path for path in documents if not _NOT_FOR_READERS.search(path)]
    return _Reading(tuple(nested[:_MAX_DOCS]), tuple(further[:_MAX_DOCS]), {})


def _parsed(subject: Subject, path: str) -> Document:
    parsed = _reading(subject).parsed
    if path not in parsed:
        parsed[path] = read_document(path, subject.evidence.texts[path].text[:_MAX_DOC_CHARS])
    return parsed[path]


def read_document(path: str, text: str) -> Document:
    """Parse a document by the ending of its name."""
    if not path.lower().endswith(".rst"):
        return read_markdown(path, text)
    from repocheck.facts.documents.rst import read_rst  # noqa: PLC0415 - docutils is slow to load

    return read_rst(path, text)


def _with_includes(subject: Subject, path: str) -> str:
    """Return the text of `path` with the files that it includes, as far as they lie in the repository."""
    text = subject.text(path)
    if not path.lower().endswith(".rst"):
        return text
    home = path.rpartition("/")[0]

    def included(found: re.Match[str]) -> str:
        name = f"{home}/{found[1]}".lstrip("/")
        return subject.evidence.texts[name].text if name in subject.evidence.texts else found[0]

    return _INCLUDE.sub(included, text, count=3)
