"""Find the README, and the documents it hands its reader on to; parse each once per subject."""

from __future__ import annotations

import re
from importlib import import_module

from repocheck.checks._document import Document
from repocheck.checks._markdown import read_markdown
from repocheck.checks._memo import per_subject
from repocheck.checks._places import speaking
from repocheck.checks._subject import Subject

README_FILES = ("{,*/,*/*/}{,[ ]}readme{,.*,[_-]*}", "*.rst", "docs/{index,readme,usage,install*}.rst")
"""Globs of READMEs, and of what they may include."""
DOC_FILES = ("*.md", "{doc,docs}/*.{md,rst}", "{doc,docs}/*/*.md", "*/*.md")
"""Globs of further documents for the reader."""
_ORDER = (
    "md",
    "markdown",
    "mdown",
    "mkd",
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
    r"\s*readme[._-]([a-z]{2}(?:[-_][a-z]{2,4})?|english|chinese)\.(md|rst|txt)", re.IGNORECASE
)
_INCLUDE = re.compile(r"^\.\. include:: {1,4}(\S{1,200})\s*$", re.MULTILINE)
_HOMES = ("", ".github/", "docs/", "doc/")
_BUILT = re.compile(r"(?:^|/)(?:dist|build|out|target|bin)/", re.IGNORECASE)
_MAX_DOCS = 12
_MAX_DOC_CHARS = 40_000
_NOT_FOR_READERS = re.compile(
    r"change|news|history|contribut|code_of|conduct|licen|security|authors|claude|agents|issue|pull_request",
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
    for home in homes:
        names = [path for path in subject.files if path.startswith(home) and "/" not in path[len(home) :]]
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


@per_subject
def nested_readmes(subject: Subject) -> tuple[Document, ...]:
    """Return the READMEs one or two folders down, nearest first."""
    found = [path for path in speaking(subject, "*/readme*", "*/*/readme*") if rank(path.rpartition("/")[2])]
    return _read(
        subject, [path for path in found if path != readme_path(subject) and not _BUILT.search(path)]
    )


@per_subject
def documents(subject: Subject) -> tuple[Document, ...]:
    """Return all documents for readers: README, those in folders, and the Markdown around them."""
    first = readme(subject)
    nested = nested_readmes(subject)
    seen = {document.path for document in nested} | ({first.path} if first else set())
    further = [
        path
        for path in speaking(subject, *DOC_FILES)
        if path not in seen and not _NOT_FOR_READERS.search(path)
    ]
    return (*((first,) if first else ()), *nested, *_read(subject, further))


def read_document(path: str, text: str) -> Document:
    """Parse a document by the ending of its name."""
    if not path.lower().endswith(".rst"):
        return read_markdown(path, text)
    found: Document = import_module("repocheck.checks._rst").read_rst(path, text)  # docutils is slow to load
    return found


def _read(subject: Subject, paths: list[str]) -> tuple[Document, ...]:
    texts = [(path, subject.evidence.texts[path].text) for path in paths if path in subject.evidence.texts]
    return tuple(read_document(path, text[:_MAX_DOC_CHARS]) for path, text in texts[:_MAX_DOCS])


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
