"""The title of a paper in a block of Markdown: a link's label, words set off, or the first plain ones."""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import Kind

_LOOK = 1_500
"""Characters at the start of a block that may hold its title."""
_MARKED = re.compile(
    r"(?<!!)\[(?P<link>[^\[\]\n]{4,300})\]\(<?(?P<url>https?://[^\s()<>]{1,500})[^()\n]{0,100}\)"
    r"|(?P<mark>\*\*|__)(?P<bold>[^\s*][^*\n]{2,300}?)(?P=mark)"
    r"|[\"“](?P<quote>[^\"”\n]{8,300})[\"”]"
)
_SLANTED = re.compile(r"(?<![*\w])([*_])(?P<slant>[^\s*_][^*_\n]{8,300})\1(?![*\w])")
_LINK = re.compile(r"!?\[{1,3}[^\[\]\n]{0,300}\]{1,3}\(|https?://|\(\s?\[|<")
_MARKER = re.compile(r"\s*(?:(?:[-*+•]|\d{1,4}[.)])[ \t]+|#{1,6}[ \t]+|\|)?")
_TAG = re.compile(
    r"\s*(?:[\[(【][^\[\]()]{1,30}[\])】]|`[^`\n]{1,40}`|\d{4}[./-]\d\d?(?:[./-]\d\d?)?)[\s:.,|-]*"
)
_LABELS = re.compile(
    r"\s{0,3}\\?[\[(]{0,3}(?:!?\[{1,2}(?:!\[[^\[\]\n]{0,80}\]\([^()\n]*\)|[^\[\]\n]{0,80})\\?\]{1,2}\([^()\n]*\)\]?"
    r"[\s|,;·/.()&\\\]]*)+\Z"
)
_MARKS = re.compile(r"<[^<>\n]{0,200}>|(?<!\\)[*`]|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_WORD = re.compile(r"[^\W\u2e80-\uffff]*[^\W\d_\u2e80-\uffff]{2}[^\s]*|\b[Aa]\b")
_IDEOGRAPH = re.compile(r"[\u2e80-\uffff]")
_NAMES = re.compile(r"\bet al\b\.?[\s,;()\d]*\Z|^(?:by|authors?|venue|date|tags?|keywords?)\b", re.I)
_LABEL = re.compile(
    r"(?:the[ ])?(?:best[ ])?(?:papers?|pdf|arxiv|preprint|abstract|full[ ]text|links?|project|home|code"
    r"|slides|poster|video|blog|demo|data(?:set)?|request|prior|original|unofficial|related|see|read|here)\b.*"
    r"|.*\d.*",
    re.I | re.DOTALL,
)
"""What a link of two words says if it is no title."""
_NUMBER = re.compile(r"\d{1,4}[.)][ \t]+(?=\S)")


class Title(NamedTuple):
    """A title; offsets are in the page and take in the marks around it."""

    text: str
    start: int
    end: int
    url: str = ""
    """What it links to."""


def heading_title(text: str, start: int, end: int) -> Title:
    """Return the title that a heading is, without the links behind it."""
    first = _MARKER.match(text, start, end)
    begin = first.end() if first else start
    if number := _NUMBER.match(text, begin, end):
        begin = number.end()
    line = text[begin : min(end, begin + _LOOK)].partition("\n")[0].rstrip(" \t\r#")
    whole = _MARKED.fullmatch(line)
    if whole and whole["link"]:
        return Title(_plain(whole["link"]), begin, begin + len(line), whole["url"])
    if labels := _LABELS.search(line):
        line = line[: labels.start()] or line
    return Title(_plain(line).strip(" |:-–—"), begin, begin + len(line))


def title_in(text: str, start: int, end: int, kind: Kind) -> Title | None:
    """Return the title in an item, a row or a paragraph; None if nothing in it can be one.

    A paragraph needs one that is set off, and at its beginning; elsewhere plain words will do.
    """
    first = _MARKER.match(text, start, end)
    begin, last = first.end() if first else start, min(end, start + _LOOK)
    for found in _MARKED.finditer(text, begin, last):
        words = found["link"] or found["bold"] or found["quote"]
        if kind is Kind.TEXT and text[begin : found.start()].strip(" \t*_[\"'`0-9."):
            return None
        short = found["bold"] or (found["link"] and not _LABEL.fullmatch(words))
        if _is_title(words, 2 if short else 3):
            return Title(_plain(words), *found.span(), found["url"] or "")
    if kind is Kind.TEXT:
        return None
    for found in _SLANTED.finditer(text, begin, last):
        if _is_title(found["slant"]):
            return Title(_plain(found["slant"]), *found.span())
    return _longest_cell(text, begin, last) if kind is Kind.ROW else _first_words(text, begin, last)


def _first_words(text: str, begin: int, end: int) -> Title | None:
    while tag := _TAG.match(text, begin, end):
        begin = tag.end()
    stop = _LINK.search(text, begin, end)
    words = text[begin : stop.start() if stop else end].partition("\n")[0].rstrip(" \t\r([|-–—:,.\\")
    return Title(_plain(words), begin, begin + len(words)) if _is_title(words) else None


def _longest_cell(text: str, begin: int, end: int) -> Title | None:
    cells, at = [], begin
    for cell in text[begin:end].split("|"):
        if not _LINK.search(cell) and _is_title(cell):
            cells.append((len(cell), at, cell))
        at += len(cell) + 1
    if not cells:
        return None
    _, at, cell = max(cells)
    return Title(_plain(cell), at, at + len(cell))


def _is_title(words: str, least: int = 3) -> bool:
    """Return whether this can be a title, rather than a label or a list of authors."""
    n_words = len(_WORD.findall(words)) + len(_IDEOGRAPH.findall(words)) // 2
    if n_words < least or len(words) > 300 or _NAMES.search(words.strip(" *_`")):
        return False
    return words.count(",") * 3 < n_words


def _plain(words: str) -> str:
    return " ".join(_MARKS.sub("", words).split()).strip(" ,;")
