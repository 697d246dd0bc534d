"""Years that a page writes once for several entries, or with each title, where they are no part of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.signs import Role, role_of
from repocheck.text.pattern import late_regex

_DATED = late_regex(r"(?P<title>.{8,}?[^\W\d_][?!]?)[\s,_]{0,3}(?:19|20)\d\d")
_DATED_BEFORE = late_regex(
    r"(?:[\[(]?(?:19|20)\d\d[\])]?\s{0,3}[-–—:|.]\s{1,3}"
    r"|(?:19|20)\d\d[-–—/][A-Z][\w&]{1,14}[:：]?\s(?=[A-Z])(?![A-Z]\w{0,12}\.[:：])"
    r"|(?:19|20)\d\d[-–—/ ](?=[A-Z])[\w&'’ ./-]{1,40}?[:：]\s{0,3}"
    r"|(?=[A-Z])[\w&'’ ./-]{2,30}?[ -]?(?:['’]\d\d|(?:19|20)\d\d)[:：]\s{0,3})(?P<title>\S.{7,})"
)
"""A year, perhaps with the venue, and a sign behind it: "2019 - …", "2014-CVPR: …", "CVPR 2014: …"."""
_SLASHED = late_regex(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])")
_MONTHS = 12
_SHORT_MONTH = late_regex(r"[\s*_`'’]{0,9}(?P<year>1[4-9]|2\d)[./-](?P<month>0[1-9]|1[0-2])[\s*_`]{0,9}")
"""A year of the last ones by two digits, and a month; days of months are mostly others."""
_OF_TITLE = late_regex(r"(?:of|in|the|for|since|until|by|[A-Z][A-Z-]{1,20})[?!]?")
"""The word that a year belongs to: "The Results of WMT 2023" is a title."""
_MIN_ENTRIES, _MOST = 3, 0.7


def without_years(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page; where most of their titles end or begin with a year, without these.

    One such title alone may be named after a year ("The Netflix Challenge 2009").
    """
    for without in (_without_end, _without_beginning):
        titles = [without(entry.title.text) for entry in entries]
        if len(entries) >= _MIN_ENTRIES and sum(map(bool, titles)) >= _MOST * len(entries):
            return [
                entry._replace(title=entry.title._replace(text=title)) if title else entry
                for entry, title in zip(entries, titles, strict=True)
            ]
    return entries


def _without_end(title: str) -> str:
    found = _DATED.fullmatch(title)
    return found["title"] if found and not _OF_TITLE.fullmatch(found["title"].split()[-1]) else ""


def _without_beginning(title: str) -> str:
    found = _DATED_BEFORE.fullmatch(title)
    return found["title"] if found else ""


def with_days(text: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page with the days of columns in which some days show that months come first.

    Or last: "9/29/2014" tells what "10/6/2014" below it means. Where all are like "24.05", that is a month.
    """
    orders: dict[tuple[str, ...], set[bool]] = defaultdict(set)
    found: list[tuple[Entry, re.Match[str] | None]] = []
    entries = _with_short_years(text, entries)
    for entry in entries:
        day = _SLASHED.search(_date_cell(text, entry))
        found.append((entry, day))
        first, second = (int(day["first"]), int(day["second"])) if day else (0, 0)
        if max(first, second) > _MONTHS:
            orders[entry.columns].add(second > _MONTHS)
    return [
        entry._replace(day=_day(day, month_first=True in orders[entry.columns]))
        if day and len(orders[entry.columns]) == 1
        else entry
        for entry, day in found
    ]


def _date_cell(text: str, entry: Entry) -> str:
    cells = zip(entry.cells, entry.columns, strict=False)
    return next((text[start:end] for (start, end), head in cells if role_of(head) is Role.DATE), "")


def _with_short_years(text: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries with the months of columns in which all dates are a short year and a month."""
    columns: dict[tuple[str, ...], list[re.Match[str] | None]] = defaultdict(list)
    for entry in entries:
        if re.search(r"\d", cell := _date_cell(text, entry)):
            columns[entry.columns].append(_SHORT_MONTH.fullmatch(cell))
    short = {heads for heads, found in columns.items() if len(found) >= _MIN_ENTRIES and all(found)}
    return [
        entry._replace(day=f"20{month['year']}-{month['month']}")
        if entry.columns in short and (month := _SHORT_MONTH.fullmatch(_date_cell(text, entry)))
        else entry
        for entry in entries
    ]


def _day(found: re.Match[str], *, month_first: bool) -> str:
    day, month = found["second"], found["first"]
    day, month = (day, month) if month_first else (month, day)
    return f"{found['year']}-{month:0>2}-{day:0>2}"


def with_years_above(text: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries of a page; rows that leave the cell of the date empty with the last one above them.

    So tables are written that would join the cell over several rows if they could.
    """
    columns: tuple[str, ...] = ()
    last = ""
    for entry in entries:
        if entry.columns != columns:
            columns, last = entry.columns, ""
        cells = zip(entry.cells, entry.columns, strict=False)
        cell = next((text[start:end] for (start, end), head in cells if role_of(head) is Role.DATE), None)
        if cell and re.search(r"\w", cell):
            last = cell.strip()
        is_joined = last and cell is not None and not re.search(r"\w", cell)
        yield entry._replace(above=f"{entry.above}\n{last}") if is_joined else entry
