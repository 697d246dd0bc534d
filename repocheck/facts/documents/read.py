"""Parse the documents of a repository, each once per subject, by the ending of its name."""

from __future__ import annotations

import re

from repocheck.facts.documents.document import Document
from repocheck.facts.documents.markdown import read_markdown
from repocheck.facts.fact import per_subject
from repocheck.facts.subject import Subject

_MAX_RST_CHARS = 24_576
"""Characters of reStructuredText beyond the READMEs that docutils parses, nearest first; it takes a second
for a megabyte. The rest is read as Markdown, which sees the same paragraphs, main headings and code."""
_INCLUDE = re.compile(r"^\.\. include:: {1,4}(\S{1,200})\s*$", re.MULTILINE)


def document_of(subject: Subject, path: str) -> Document | None:
    """Return the document at `path`; None if its text could not be had."""
    known = _parsed(subject)
    if path not in known:
        found = subject.evidence.texts.get(path)
        known[path] = _read(subject, path, found.text) if found else None
    return known[path]


def read_document(path: str, text: str) -> Document:
    """Parse a document by the ending of its name."""
    if not path.lower().endswith(".rst"):
        return read_markdown(path, text)
    from repocheck.facts.documents.rst import read_rst  # noqa: PLC0415 - docutils is slow to load

    return read_rst(path, text)


def _read(subject: Subject, path: str, text: str) -> Document:
    if not path.lower().endswith(".rst"):
        return read_markdown(path, text)
    if path not in _for_docutils(subject):
        return read_markdown(path, text)
    return read_document(path, _with_includes(subject, path, text))


@per_subject
def _parsed(subject: Subject) -> dict[str, Document | None]:
    """Return the documents that were parsed so far."""
    return {}


@per_subject
def _for_docutils(subject: Subject) -> frozenset[str]:
    """Return the documents in reStructuredText that docutils parses, whoever asks first."""
    chosen, left = set(), _MAX_RST_CHARS
    for path in (path for path in subject.find("**/*.rst") if path in subject.evidence.texts):
        if "readme" not in path.rpartition("/")[2].lower():
            left -= len(subject.evidence.texts[path].text)
            if left < 0:
                continue
        chosen.add(path)
    return frozenset(chosen)


def _with_includes(subject: Subject, path: str, text: str) -> str:
    """Return `text` with the files that it includes, as far as they lie in the repository."""
    home = path.rpartition("/")[0]

    def included(found: re.Match[str]) -> str:
        name = f"{home}/{found[1]}".lstrip("/")
        return subject.evidence.texts[name].text if name in subject.evidence.texts else found[0]

    return _INCLUDE.sub(included, text, count=3)
