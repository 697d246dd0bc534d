"""Titles whose authors stand in the block below them, as in programmes and lists of accepted papers.

Such lists give no address at all. That a line of persons follows a line of words again and again is what
tells their papers, whatever markup sets the two apart: rows in turn, boxes, paragraphs, items, definitions.

Source: lists of accepted papers of some fifteen workshops on public code hosts, and fifty invented shapes.
Blind spots: persons of one name each; fewer than three papers; titles that read like names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind, Span
from repocheck.extractor.readers._listing.label import count_words, is_label, key_of, plain
from repocheck.extractor.readers._listing.names import MAYBE, NONE, SURE, likely_names
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.venue import VENUE_YEAR, is_venue
from repocheck.text.pattern import late_regex

_MIN_PAIRS, _MIN_SURE = 3, 0.5
"""Titles with persons below them from which on these are entries, and the share whose persons are sure."""
_MANY_CLEAR = 1.25
"""Pairs to each one whose title reads like one by itself, up to which the others are such as well."""
_MIN_WORDS, _MAX_WORDS, _HEADING_WORDS = 2, 40, 3
_MAX_CHARS = 3_000
_LABEL = late_regex(
    r"[\s*_]{0,4}(?:authors?|speakers?|presenters?|by|with)[\s*_]{0,4}(?:[:：]|\s)[\s*_]{0,4}", re.I
)
_LINE_END = late_regex(r"\n|<br\s?/?>", re.I)
_SET_OFF = late_regex(
    r"[^\w<\[*_]{0,9}(?:\d{1,4}\\?[.)]\s{1,4})?(?:\*\*|__|\*|_|\[|<(?:b|strong|em|i|h[1-6])>)", re.I
)
_SENTENCES = late_regex(r"[.!]\s+[A-Z][a-z]+\s[a-z]")
"""The beginning of a second sentence, which titles have not."""
_DATED = late_regex(r"\b(?:19|20)\d\d\W*\Z")
_DATED_SOURCE = late_regex(r"\s[-–—]\s(?:[^\n]{1,60}\s[-–—]\s)?(?:19|20)\d\d\s{0,9}\Z")
_PLACE = late_regex(
    r"\d[A-Z][a-z]"
    r"|(?:[\w,.]{1,20} ){0,6}(?:Universit|Institut|Laborator|College of|Department of|School of)"
)
"""What begins like the place where authors work."""
_CODE = late_regex(r"\A(?=[\w.-]{0,8}\d)[\w.-]{1,9}[.:)]?\s+")
"""The number of a talk."""
_SEVERAL = late_regex(r",|;|\band\b|&|\bet al")
"""What stands between several persons: the pages of a group name one above each line about them."""
_STOPS = " ,.;:|*_-–—"


class _Pair(NamedTuple):
    """A block whose title has its authors below it."""

    node: Node
    title: Title
    below: Node | None
    """The block of the authors, where that is another one."""
    sure: bool
    shape: object
    turned: bool = False
    """Whether the authors stand above the title."""
    clear: bool = True
    """Whether the title reads like one by itself."""


def adopt(text: str, root: Node) -> int:
    """Let each title that has its authors beside it hold them, where a page does so again and again.

    Args:
        text: The page.
        root: Its blocks, some of which are changed.

    Returns:
        The number of titles whose authors are surely such.
    """
    n_sure = 0
    found: dict[object, list[_Pair]] = defaultdict(list)
    for pair in _pairs(text, root):
        found[pair.shape].append(pair)
    taken: set[int] = set()
    for pairs in sorted(
        found.values(), key=_is_turned
    ):  # authors stand above a title where none above is theirs
        free = [pair for pair in pairs if id(pair.node) not in taken]
        clear = [pair for pair in free if pair.clear]
        if len(clear) >= _MIN_PAIRS and sum(pair.sure for pair in clear) >= _MIN_SURE * len(clear):
            few = len(free) <= _MANY_CLEAR * len(clear)
            for pair in free if few else clear:
                _join(pair)
                taken |= {id(pair.node), id(pair.below)}
                n_sure += pair.sure
    lift(root)
    return n_sure


def _is_turned(pairs: list[_Pair]) -> bool:
    return any(pair.turned for pair in pairs)


def lift(node: Node) -> None:
    """Let titles that were found late stand beside the ones above them, not below."""
    waiting, node.children = node.children[::-1], []
    while waiting:
        each = waiting.pop()
        node.children.append(each)
        if each.kind is Kind.HEADING and each.level > SUMMARY_LEVEL:
            late = next((at for at, inner in enumerate(each.children) if inner.level == each.level), None)
            if late is not None:
                waiting += each.children[late:][::-1]
                each.end = each.children[late].start
                del each.children[late:]
    for each in node.children:
        lift(each)


def _pairs(text: str, node: Node) -> Iterator[_Pair]:
    filled = [
        each for each in node.children if re.search(r"\w", plain(text[each.start : each.end][:_MAX_CHARS]))
    ]
    for number, each in enumerate(filled):
        below = filled[number + 1] if number + 1 < len(filled) else None
        if each.kind in {Kind.ITEM, Kind.HEADING} and each.children:
            below = each.children[0] if each.kind is Kind.ITEM or _is_of_one(each) else None
        two = (_of_two(text, node, each, below) or _of_two_turned(text, node, each, below)) if below else None
        pair = _within(text, node, each) or two
        if pair:
            yield pair
        yield from _pairs(text, each)


def _of_two(text: str, above: Node, node: Node, below: Node) -> _Pair | None:
    """Return a block with the next one, if the one is a title and the other one its authors."""
    span, persons = _words(text, node), _words(text, below)
    if not span or not persons or below.cells[1:]:
        return None
    sure = _persons(text[slice(*persons)]) or _persons_of_source(text[slice(*persons)])
    title = node.title if node.title and node.kind is not Kind.ROW else _title(text, *span)
    if not sure or not title or not _is_title(title.text, text[slice(*span)]):
        return None
    within = node.kind is Kind.ITEM and below in node.children
    return _Pair(node, title, below, sure == SURE, (above.kind, above.name, node.shape, within))


def _of_two_turned(text: str, above: Node, node: Node, below: Node) -> _Pair | None:
    """Return a block with the next one, if the one is several authors and the other one their title."""
    persons, span = _words(text, node), _words(text, below)
    if not span or not persons or node.cells[1:] or below.kind is not Kind.TEXT:
        return None
    words = plain(text[slice(*persons)]).strip("# ")
    names = _CODE.sub("", words, count=1)
    title = _title(text, *span)
    sure = _persons(names) == SURE
    if not (sure or names != words) or not title or not _is_title(title.text, text[slice(*span)]):
        return None
    several = sure and _SEVERAL.search(names) is not None
    return _Pair(node, title, below, several, ("turned", above.kind, node.shape), turned=True)


def _within(text: str, above: Node, node: Node) -> _Pair | None:
    """Return a plain paragraph of whose first two lines one is a title and the other one its authors."""
    lead = node.kind is Kind.HEADING and node.level > SUMMARY_LEVEL
    if node.kind is not Kind.TEXT and not lead:
        return None
    lines = list(_lines(text, node.start, min(node.head_end, node.start + _MAX_CHARS)))[:2]
    if len(lines) < 2:
        return None
    titled = above.kind is Kind.ITEM or (above.kind is Kind.HEADING and above.level > SUMMARY_LEVEL)
    below = titled and len(list(_lines(text, above.start, above.head_end))) == 1
    for first, second in (lines,) if below else (lines, lines[::-1]):
        title, sure = _title(text, *first), _persons(text[slice(*second)])
        if sure and title and _may_be_title(title.text, text[slice(*first)]):
            clear = _is_title(title.text, text[slice(*first)])
            if clear or (sure == SURE and first < second):
                return _Pair(node, node.title or title, None, sure == SURE, first < second, clear=clear)
    return None


def _is_of_one(section: Node) -> bool:
    """Return whether a section may be of one paper: its heading has several words, and it holds no other.

    The heading right below it may be that of its authors, who stand in smaller type.
    """
    long = section.title is not None and count_words(section.title.text) >= _HEADING_WORDS
    return long and all(each.kind is not Kind.HEADING for each in section.children[1:])


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for found in (*_LINE_END.finditer(text, start, end), None):
        stop = found.start() if found else end
        if re.search(r"\w", plain(text[at:stop])):
            yield at, stop
        at = found.end() if found else end


def _words(text: str, node: Node) -> Span | None:
    """Return where the words of a block stand, which for a box are those of the one paragraph in it."""
    if node.kind is Kind.OPEN:
        return _words(text, node.children[0]) if len(node.children) == 1 else None
    if node.kind is Kind.CODE or node.head_end - node.start > _MAX_CHARS:
        return None
    return node.start, node.head_end


def _persons(words: str) -> int:
    bare = plain(words).lstrip(_STOPS)
    label = _LABEL.match(bare)
    bare = (bare[label.end() :] if label else bare).strip(_STOPS)
    return likely_names(bare) if " " in bare else NONE


def _persons_of_source(words: str) -> int:
    """Return the same of the last line of a source: its venue, and "Lee & Berg - Publisher - 2015" below."""
    *above, last = words.strip().rsplit("\n", maxsplit=1)
    dated = _DATED_SOURCE.search(last) if "\n" not in "".join(above) else None
    return max(MAYBE, _persons(last[: dated.start()])) if dated else NONE


def _title(text: str, start: int, end: int) -> Title | None:
    words = clean(text[start:end])
    return Title(words, start, end) if words else None


def _is_title(words: str, written: str) -> bool:
    """Return whether words read like a title; one alone does where it is set off."""
    unfit = _SENTENCES.search(words) or VENUE_YEAR.search(words) or _DATED.search(words)
    return not unfit and _may_be_title(words, written)


def _may_be_title(words: str, written: str) -> bool:
    """Return the same, though they have a year, two sentences, or what looks like a venue."""
    labelled = key_of(words) and is_label(key_of(words))
    unfit = (
        labelled or is_label(words) or _PLACE.match(words) or is_venue(words) or likely_names(words) == SURE
    )
    fewest = 1 if _SET_OFF.match(written) else _MIN_WORDS
    return not unfit and fewest <= count_words(words) <= _MAX_WORDS


def _join(pair: _Pair) -> None:
    node, below = pair.node, pair.below
    node.authored = True
    while node.kind is Kind.OPEN:
        node.end = max(node.end, below.end if below else 0)
        node = node.children[0]
        node.authored = True
    if node.kind in {Kind.TEXT, Kind.HEADING} and node.title is None:
        node.kind, node.level = Kind.HEADING, SUMMARY_LEVEL + 1
    node.title = pair.title
    if pair.turned and node.kind is Kind.HEADING:
        node.name = "authored"  # a shape of its own: sessions have headings of the same level
    if below:
        node.end = max(node.end, below.end)
        below.kind, below.title, below.children = Kind.TEXT, None, []
