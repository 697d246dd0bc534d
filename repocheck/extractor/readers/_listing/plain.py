"""Entries of plain text without any marks: paragraphs, or lines, that give the address of one paper each."""

from __future__ import annotations

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.extractor.readers._listing.signs import ADDRESS, PAPER, PAPERISH
from repocheck.extractor.readers._listing.title import Title, title_in
from repocheck.text.pattern import late_regex

_MOST = 0.6
"""Share of the paragraphs, or lines, that name a paper from which on they are entries."""
_MAX_CHARS = 2_500
_MIN_AUTHORED, _MAX_LINES = 3, 6
_PARAGRAPH = late_regex(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_LINE = late_regex(r"[^\s][^\n]*")
_PART = late_regex(r"[^,;(<\n]{1,200}")


def plain_entries(text: str) -> list[Entry]:
    """Return the entries of a text by its paragraphs or else its lines; none if neither are entries."""
    for unit in (_PARAGRAPH, _LINE):
        spans = [found.span() for found in unit.finditer(text)]
        named = [span for span in spans if span[1] - span[0] <= _MAX_CHARS and _names_one(text, *span)]
        if len(named) > 1 and len(named) > _MOST * len(spans):
            return [Entry(*span, title_in(text, *span) or _first_part(text, *span)) for span in named]
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
    authored = [span for span in paragraphs if _has_authors(text[slice(*span)])]
    if len(authored) < _MIN_AUTHORED or len(authored) < _MOST * len(paragraphs):
        return []
    titled = ((span, title_in(text, *span)) for span in authored)
    return [Entry(*span, title) for span, title in titled if title]


def _first_part(text: str, start: int, end: int) -> Title:
    """Return what stands before the first comma or address, for a title that looks like a name."""
    words = _PART.match(text, start, end)
    return Title(words[0].strip(), *words.span()) if words else Title("", start, start)


def _has_authors(paragraph: str) -> bool:
    """Return whether the second line of a paragraph is one of authors."""
    lines = paragraph.split("\n")
    return 2 <= len(lines) <= _MAX_LINES and likely_names(lines[1]) == SURE


def _names_one(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text gives the address of one paper, or of it and its versions."""
    papers = {found[0] for found in ADDRESS.finditer(text, start, end) if _is_paper(found[0])}
    return 0 < len(papers) <= 2


def _is_paper(address: str) -> bool:
    return bool(PAPER.search(address) or PAPERISH.search(address))
