"""Titles alone, without links: the programme of a conference, or what somebody has read.

Source: programmes and reading lists among the labelled digests. Blind spots: short lists of titles below
headings of topics; rules and tasks that are set like titles.
"""

from __future__ import annotations

from bisect import bisect_right

from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.venue import VENUE_YEAR
from repocheck.extractor.readers._listing.words import BREAK_TIME, PAPERS_HEADED
from repocheck.text.pattern import late_regex

_PROGRAMME, _DATED, _HEADED = 20, 3, 4
"""So many titles without a link are a list of papers, if the page says that it is one or gives venues; fewer
if most give a year, or if the heading above them says that they are papers."""
_TITLED, _SHORT_WORD = 0.5, 3
"""Share of the words longer than that which begin with a capital, as those of titles do."""
_CLOCK = late_regex(r"(?:[\s|*+_-]|<[^<>]{0,100}>){0,20}\d{1,2}(?:[:.]|\s?h)[0-5]\d(?![\d.])")
"""The time of day that a slot of a timetable begins with."""
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
    slots = {each.start for each in entries if _CLOCK.match(text, each.start, each.end)}
    if not slots:
        return entries
    listed = {each.title.text.casefold() for each in entries if each.start not in slots}
    again = any(each.title.text.casefold() in listed for each in entries if each.start in slots)
    return [
        each
        for each in entries
        if each.start not in slots or not (again or BREAK_TIME.fullmatch(each.title.text))
    ]


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
