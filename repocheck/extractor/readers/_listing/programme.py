"""Titles alone, without links: the programme of a conference, or what somebody has read.

Source: programmes and reading lists among the labelled digests. Blind spots: short lists of titles below
headings of topics; rules and tasks that are set like titles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from repocheck.extractor.readers._listing.blocks import Kind
from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import plain
from repocheck.extractor.readers._listing.names import NONE, likely_names
from repocheck.extractor.readers._listing.page_signs import PageSigns
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.venue import VENUE_YEAR
from repocheck.extractor.readers._listing.words import BREAK_TIME, PAPERS_HEADED, is_of_meeting
from repocheck.text.pattern import late_regex

_PROGRAMME, _DATED, _HEADED = 20, 3, 4
"""So many titles without a link are a list of papers, if the page says that it is one or gives venues; fewer
if most give a year, or if the heading above them says that they are papers."""
_TITLED, _SHORT_WORD, _SHORT_TITLE = 0.5, 3, 3
"""Share of the words longer than that which begin with a capital, as those of titles do."""
_MANY_AUTHORED, _MANY_SLOTS = 10, 4
"""Titles with their authors, and such in slots of a timetable, from which on a page lists papers."""
_CLOCK = late_regex(r"(?:[\s|*+_-]|<[^<>]{0,100}>){0,20}\d{1,2}(?:[:.]|\s?h)[0-5]\d(?![\d.])")
"""The time of day that a slot of a timetable begins with."""
_NO_PAPER = late_regex(
    r"\W*(?:(?:invited|keynote|plenary|opening|closing|panel)(?: (?:talks?|speakers?|lectures?|address"
    r"|remarks|ceremony|session|discussion))?(?: ?\d{1,2}| [IVX]{1,4})?"
    r"|remarks|(?:(?:coffee|lunch|tea) )?breaks?|lunch|dinner|reception|registration|competition"
    r"|tutorial)\W*",
    re.I,
)
"""What the kind of a slot is called in which no paper is shown."""
_YEAR_ALONE = late_regex(r"\W*(?:19|20)\d\d\W*")
_YEAR = late_regex(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")


def with_programme(text: str, entries: list[Entry], alone: list[Entry], *, lists: bool) -> list[Entry]:
    """Return the entries of a page with those of a list of titles alone.

    Args:
        text: The page.
        entries: What it lists otherwise.
        alone: The items that are a title and link to nothing.
        lists: Whether it says that it lists papers.
    """
    if not _is_programme(text, entries, alone, lists=lists):
        alone = [each for each in alone if _is_headed(each)]
        sound = sum(map(reads_like_title, (each.title for each in alone)))
        if sound < max(_HEADED, len(alone) - 1) or len(alone) <= len(entries) // 4:
            return entries
    taken = [(entry.start, entry.end) for entry in entries]
    starts = [start for start, _ in taken]
    known: dict[str, Entry] = {}
    for each in alone:
        at = bisect_right(starts, each.start)
        if not at or taken[at - 1][1] <= each.start:
            known.setdefault(each.title.text.casefold(), each)
    return sorted([*entries, *known.values()], key=lambda entry: entry.start)


def without_slots(text: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page without those of a timetable that hold no paper of their own.

    Where the papers are listed beside it, which shows from a title that stands in both, the timetable names
    them again; else breaks and words of welcome are left out.
    """
    slots = {each.start for each in entries if _is_slot(text, each)}
    if not slots:
        return entries
    listed = {each.title.text.casefold() for each in entries if each.start not in slots}
    again = any(each.title.text.casefold() in listed for each in entries if each.start in slots)
    return [each for each in entries if each.start not in slots or not (again or _is_of_no_paper(text, each))]


def lists_talks(text: str, root: Node, signs: PageSigns, n_authored: int) -> bool:
    """Return whether a page is the programme of a meeting with its papers.

    Args:
        text: The page.
        root: Its blocks.
        signs: What they say.
        n_authored: How many titles have their authors below them.
    """
    slots = sum(signs.is_authored(*each) for each in _titled_slots(text, root))
    return (n_authored >= _MANY_AUTHORED or slots >= _MANY_SLOTS) and is_of_meeting(text)


def talks(text: str, signs: PageSigns, node: Node, title: Title) -> bool:
    """Return whether a row has a title with its authors, or a slot one behind the name of who shows it."""
    if signs.is_authored(node, title):
        return True
    cell = next((each for each in node.cells if each[0] <= title.start < each[1]), (0, 0))
    name = plain(text[cell[0] : title.start]).strip(" *_:,-–—")
    timed = any(_CLOCK.match(text, *each) for each in node.cells)
    long = len(title.text.split()) > _SHORT_TITLE
    return timed and long and " " in name and likely_names(name) > NONE


def _titled_slots(text: str, above: Node) -> Iterator[tuple[Node, Title]]:
    for each in above.children:
        if each.kind is Kind.ROW and each.title and any(_CLOCK.match(text, *cell) for cell in each.cells):
            yield each, each.title
        yield from _titled_slots(text, each)


def _is_slot(text: str, entry: Entry) -> bool:
    """Return whether an entry begins with the time of day, or has it in a cell of its own."""
    timed = any(_CLOCK.match(text, *cell) for cell in entry.cells)
    return timed or _CLOCK.match(text, entry.start, entry.end) is not None


def _is_of_no_paper(text: str, entry: Entry) -> bool:
    """Return whether a slot, or a cell of it, says that somebody is invited to talk, or that nobody talks."""
    if BREAK_TIME.fullmatch(entry.title.text) or _NO_PAPER.fullmatch(entry.title.text):
        return True
    beside = (cell for cell in entry.cells if not cell[0] <= entry.title.start < cell[1])
    return any(_NO_PAPER.fullmatch(plain(text[slice(*cell)])) for cell in beside)


def _is_programme(text: str, entries: list[Entry], alone: list[Entry], *, lists: bool) -> bool:
    words = [word for each in alone for word in each.title.text.split() if len(word) > _SHORT_WORD]
    titled = sum(word[0].isupper() for word in words) > _TITLED * len(words)
    dated = sum(VENUE_YEAR.search(text, each.start, each.end) is not None for each in alone)
    years = sum(_YEAR.search(text, each.start, each.end) is not None or _below_year(each) for each in alone)
    few = lists and years * 2 > len(alone)
    says = few or dated * 2 > len(alone) or (titled and lists)
    return len(alone) >= (_DATED if few else _PROGRAMME) and len(alone) > len(entries) // 4 and says


def _below_year(entry: Entry) -> bool:
    """Return whether the heading right above an entry is a year."""
    return _YEAR_ALONE.fullmatch(entry.above.rpartition("\n")[2]) is not None


def _is_headed(entry: Entry) -> bool:
    """Return whether the heading right above an entry says that papers follow."""
    return PAPERS_HEADED.fullmatch(entry.above.rpartition("\n")[2]) is not None
