"""Markdown: the whole is one paper, called by its first heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.text import whole
from repocheck.models import Confidence, Paper

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S[^\n]*)|^(\S[^\n]{0,300})\n(?:=+|-{3,})[ \t\r]*$", re.M)
_SIGNS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M),
    re.compile(r"\]\((?:https?:|\.{0,2}/|#|mailto:)"),
    re.compile(r"^ {0,3}(?:```|~~~)", re.M),
    re.compile(r"^ {0,3}[-*+][ \t]+\S[^\n]*\n {0,3}[-*+][ \t]+\S", re.M),
    re.compile(r"\*\*\S[^*\n]{0,200}\*\*"),
    re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:\s+\S+", re.M),
)
_EXTENSIONS = (".md", ".markdown", ".mdown", ".mkd")


def _sniff(head: str, name: str) -> Confidence | None:
    signs = sum(bool(sign.search(head)) for sign in _SIGNS)
    enough = (
        signs >= 2
        or _SIGNS[0].match(head.lstrip())
        or _SIGNS[1].search(head)
        or (signs and name.lower().endswith(_EXTENSIONS))
    )
    return Confidence.MEDIUM if enough else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    heading = _HEADING.search(page.text[:200_000])
    title = (heading[1] or heading[2])[:2_000].rstrip(" \t\r#") if heading else ""
    yield whole(page, title, heading.start() if heading else 0, "markdown")


FORMAT = Format("markdown", "Markdown; the whole is one paper", _sniff, _read)
