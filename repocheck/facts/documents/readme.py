"""Find the README, and the documents it hands its reader on to; parse each once per subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.documents.document import Document
from repocheck.facts.documents.read import document_of
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
_HOMES = ("", ".github/", "docs/", "doc/")
_BUILT = re.compile(r"(?:^|/)(?:dist|build|out|target|bin)/", re.IGNORECASE)
_MAX_DOCS = 10
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
    if path is None:
        return None
    subject.text(path)
    return document_of(subject, path)


def nested_readmes(subject: Subject) -> Iterator[Document]:
    """Yield the READMEs one or two folders down, nearest first."""
    yield from _documents_at(subject, _reading(subject).nested)


def documents(subject: Subject, sieve: re.Pattern[str] | None = None) -> Iterator[Document]:
    """Yield all documents for readers: README, those in folders, and the Markdown around them.

    Args:
        subject: Whose documents.
        sieve: What a document other than the README must have somewhere to be worth parsing.
    """
    if (first := readme(subject)) is not None:
        yield first
    for path in (*_reading(subject).nested, *_reading(subject).further):
        if sieve is None or sieve.search(subject.evidence.texts[path].text):
            yield from _documents_at(subject, (path,))


class _Reading(NamedTuple):
    nested: tuple[str, ...]
    further: tuple[str, ...]


@per_subject
def _reading(subject: Subject) -> _Reading:
    """Return which documents there are beside the README."""
    root = readme_path(subject)
    readable = {path for path in subject.evidence.texts if path != root and not _BUILT.search(path)}
    beside = [path for path in speaking(subject, "*/*readme*", "*/*/*readme*") if path in readable]
    nested = [path for path in beside if rank(path.rpartition("/")[2])]
    documents = [path for path in speaking(subject, *DOC_FILES) if path in readable and path not in nested]
    further = [path for path in documents if not _NOT_FOR_READERS.search(path)]
    return _Reading(tuple(nested[:_MAX_DOCS]), tuple(further[:_MAX_DOCS]))


def _documents_at(subject: Subject, paths: tuple[str, ...]) -> Iterator[Document]:
    found = (document_of(subject, path) for path in paths)
    return (document for document in found if document is not None)
