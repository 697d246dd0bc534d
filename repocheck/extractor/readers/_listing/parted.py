"""Paragraphs that hold several papers, by their parts: hanging lines, numbers, links, empty lines.

Source: texts and pages of makers whose lists have no marks of items. Blind spots: parts that differ in shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from repocheck.extractor.readers._listing.blocks import Block, Kind, Span
from repocheck.extractor.readers._listing.label import count_words
from repocheck.extractor.readers._listing.references import DEFINED
from repocheck.extractor.readers._listing.signs import PAPER
from repocheck.extractor.readers._listing.venue import ends_with_venue
from repocheck.text.pattern import late_regex

_PART_OF_TEXT = "part"
_EMPTY_LINE = late_regex(r"<br\s?/?>\s{0,20}<br\s?/?>\s*", re.I)
_LINE_END = late_regex(r"\n|<br\s?/?>\s*", re.I)
_HANGING = late_regex(r"^[^\s][^\n]{0,2000}((?:\n[ \t]{2,16}[^\s][^\n]{0,2000}){1,9})?", re.M)
"""A line with those below it that stand further in, as in a list of terms."""
_BREAK = late_regex(r"<br\s?/?>\s{0,20}(?!<br|\s)\S", re.I)
_NUMBERED_LINE = late_regex(r"^[ \t]{0,3}\\?[\[【]\d{1,4}\\?[\]】](?![:(\[])[ \t]{0,9}(?=\S)", re.M)
_LINKED_LINE = late_regex(r"^[ \t]{0,9}\[[^\[\]\n]{8,400}\]\([^()\s]{1,500}\)[ \t\\]{0,9}$", re.M)
_MIN_PARTS, _MOST_PARTS = 2, 0.8
"""Papers in a paragraph, and share of its parts that name one, from which on its parts are entries."""
_SET_OFF = late_regex(
    r"(?:[\s•·–-]|&nbsp;){0,40}(?:\d{1,3}[.)]\s{1,3})?(?:\*\*|__|\[|<b>|<strong[\s>]|<a\s|[\"“])", re.I
)
_MAX_LINES = 4
"""Lines of a paper in a paragraph of several."""
_SOME = 3
"""Parts of one shape from which on they are parts, whatever they name."""


_MOST_LINES, _MANY = 0.9, 0.5
_LINK = late_regex(r"\[([^\[\]\n]{1,400})\]\((?:https?:|/)")
_ADDRESS = late_regex(r"https?://\S{3,400}")
_YEAR = late_regex(r"(?P<before>[^\w\s]?\s?)(?<![\w/.-])(?:19|20)\d\d[a-z]?(?![\w/-])(?P<behind>[^\w\s]?)")


def parted(text: str, block: Block) -> list[Block]:
    """Return a paragraph by its parts, where each of these may be a paper; else it alone.

    Args:
        text: The page.
        block: A block of it.
    """
    if block.kind is not Kind.TEXT:
        return [block]
    ways = (_hanging, _set_apart, _numbered, _linked, _naming, _led, _titled, _dated, _lined)
    parts = next(filter(None, (way(text, block) for way in ways)), [(block.start, block.end)])
    if len(parts) == 1:
        return [block]
    return [block._replace(start=start, end=end, name=_PART_OF_TEXT) for start, end in parts]


def _hanging(text: str, block: Block) -> list[Span]:
    found = list(_HANGING.finditer(text, block.start, block.end))
    return [each.span() for each in found] if len(found) >= _SOME and all(each[1] for each in found) else []


def _set_apart(text: str, block: Block) -> list[Span]:
    """Return the parts of a paragraph of HTML between empty lines, if most have several lines."""
    parts = _between(text, block, _EMPTY_LINE)
    lined = sum(_BREAK.search(text[start:end].strip()) is not None for start, end in parts)
    return parts if len(parts) >= _SOME and lined >= _MOST_PARTS * len(parts) else []


def _numbered(text: str, block: Block) -> list[Span]:
    starts = [each.start() for each in _NUMBERED_LINE.finditer(text, block.start, block.end)]
    whole = len(starts) >= _MIN_PARTS and not text[block.start : starts[0]].strip()
    return _spans(starts, block.end) if whole else []


def _linked(text: str, block: Block) -> list[Span]:
    """Return the lines of a paragraph, if each is one link."""
    found = [each.span() for each in _LINKED_LINE.finditer(text, block.start, block.end)]
    size = sum(end - start for start, end in found)
    alone = size == len(text[block.start : block.end].replace("\n", ""))
    return _spans((start for start, _ in found), block.end) if len(found) >= _MIN_PARTS and alone else []


def _naming(text: str, block: Block) -> list[Span]:
    """Return the lines of a paragraph, or its parts between empty ones, if most name a paper."""
    few = len(PAPER.findall(text, block.start, block.end)) < _MIN_PARTS
    if few or DEFINED.match(text, block.start, block.end):
        return []
    for end in (_EMPTY_LINE, _LINE_END):
        parts = _between(text, block, end)
        named = sum(PAPER.search(text, *span) is not None for span in parts)
        if named > 1 and named >= _MOST_PARTS * len(parts):
            return parts
    return []


def _led(text: str, block: Block) -> list[Span]:
    """Return the parts of a paragraph that begin with a line which is set off and names a paper.

    What stands in the lines below it, such as the authors, belongs to it.
    """
    lines = _between(text, block, _LINE_END)
    named = [number for number, span in enumerate(lines) if PAPER.search(text, *span)]
    if len(named) < _SOME or named[0] or not all(_SET_OFF.match(text, *lines[each]) for each in named):
        return []
    sizes = [behind - at for at, behind in pairwise([*named, len(lines)])]
    return _spans((lines[each][0] for each in named), block.end) if max(sizes) <= _MAX_LINES else []


def _titled(text: str, block: Block) -> list[Span]:
    """Return the lines of a paragraph, if each links several words alone, and many name a paper."""
    lines = _between(text, block, _LINE_END)
    named = sum(PAPER.search(text, *span) is not None for span in lines)
    if len(lines) < _SOME or named < _MANY * len(lines):
        return []
    links = [_LINK.findall(text, *span) for span in lines]
    return lines if all(len(found) == 1 and count_words(found[0]) >= _SOME for found in links) else []


def _dated(text: str, block: Block) -> list[Span]:
    """Return the lines of a paragraph, if most are several words that end with a venue and its year."""
    lines = _between(text, block, _LINE_END)
    dated = sum(ends_with_venue(text[slice(*span)]) for span in lines)
    worded = len(lines) >= _SOME and all(count_words(text[slice(*span)]) >= _SOME for span in lines)
    return lines if worded and dated >= _MOST_PARTS * len(lines) else []


def _lined(text: str, block: Block) -> list[Span]:
    """Return the lines of a paragraph, if nearly all are several words with a year, so that each is whole.

    Two lines are as well where the year stands between the same signs in both.
    """
    lines = _between(text, block, _LINE_END)
    years = [_YEAR.search(_ADDRESS.sub(" ", text[slice(*span)])) for span in lines]
    worded = len(lines) > 1 and all(count_words(text[slice(*span)]) >= _SOME for span in lines)
    if not worded or sum(year is not None for year in years) < _MOST_LINES * len(lines):
        return []
    alike = len({(year["before"], year["behind"]) for year in years if year}) == 1 and None not in years
    return lines if len(lines) >= _SOME or alike else []


def _between(text: str, block: Block, end: re.Pattern[str]) -> list[Span]:
    ends = (found.end() for found in end.finditer(text, block.start, block.end))
    spans = _spans((block.start, *(each for each in ends if each < block.end)), block.end)
    return [span for span in spans if text[slice(*span)].strip()]


def _spans(starts: Iterable[int], end: int) -> list[Span]:
    given = list(starts)
    return list(zip(given, [*given[1:], end], strict=True))
