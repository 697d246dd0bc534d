"""Dates as people write them, and how precise they are."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from typing import NamedTuple

from repocheck.extractor.readers._fields import day
from repocheck.text.pattern import late_regex

_MONTHS = (
    "jan(?:uary|uar|vier|v)?|jän(?:ner)?|enero|ene|janeiro|gennaio|januari",
    "feb(?:ruary|ruar|rero|braio|ruari)?|févr?(?:ier)?|fevereiro|fev",
    "mar(?:ch|s|zo|ço)?|märz|mär|maart|mrt",
    "apr(?:il|ile)?|avr(?:il)?|abr(?:il)?",
    "may|mai|mayo|maio|maggio|mei",
    "june?|juni|juin|junio|junho|giugno",
    "july?|juli|juil(?:let)?|julio|julho|luglio",
    "aug(?:ust|ustus)?|août|agosto|ago",
    "sept?(?:ember|embre|tembre|iembre)?|setembro|settembre",
    "o[ck]t(?:ober|obre|ubre)?|outubro|ottobre",
    "nov(?:ember|embre|iembre|embro)?",
    "de[cz](?:ember|embre|embro)?|dic(?:iembre|embre)?|déc(?:embre)?",
)
"""Names of the twelve months in English, German, French, Spanish, Portuguese, Italian and Dutch."""
_MONTH = r"(?P<{}>" + "|".join(_MONTHS) + r")\.?(?![^\W\d_])"
_YEAR = r"(?P<{}>(?:19[5-9]|20[0-4])\d)"
_NAMED_YEAR = r"(?P<{}>(?:1[89]\d|20[0-4])\d)"
"""A year beside the name of a month, which makes sure that it is one."""
_TO = r"\s?[-–—/]{1,2}\s?"
_EDGE = r"(?<![\w./-])"
_NO_ISSUE = r"(?:(?<!(?<!arxi)[^\W\d_]\s)(?<![^\W\d_]\.\s)|(?!\d{4}\.\d(?!\d)))"
"""Not the issue of a journal, as in ``Trans. Codes 2024.3``."""
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_TH = r"(?:st|nd|rd|th|er|\.|º)?"
_NAME, _UP_TO_NAME = _MONTH.format("name"), _MONTH.format("last")
_NAMED = _NAMED_YEAR.format("y") + r"(?!\d)"
_PATTERNS = tuple(
    late_regex(_EDGE + regex, re.I)
    for regex in (
        rf"{_YEAR.format('y')}(?:[-./年]|년\s?)(?P<m>0?[1-9]|1[0-2])(?:[-./月]|월\s?)(?P<d>0?[1-9]|[12]\d|3[01])(?:[日일]|(?!\d|[./-]\d))",
        rf"{_NAME}(?:\s+{_DAY}{_TH})?{_TO}(?:{_DAY}|{_UP_TO_NAME}(?:\s+{_DAY})?){_TH},?\s+{_NAMED}",
        rf"{_DAY}{_TH}(?:\s+{_MONTH.format('first')})?{_TO}{_DAY}{_TH}(?:\s+(?:of|de))?\s+{_NAME},?(?:\s+de)?\s+{_NAMED}",
        rf"{_NAME}\s+(?P<d>{_DAY})(?:st|nd|rd|th)?,?\s+{_NAMED}",
        rf"(?P<d>{_DAY}){_TH}(?:\s+(?:of|de))?[\s-]+{_NAME},?(?:\s+de)?[\s-]+{_NAMED}",
        rf"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},?\s+(?P<d>{_DAY})\s+{_NAME}\s+(?P<y>\d\d)(?![\d:])",
        rf"(?P<d>{_DAY})\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?{_YEAR.format('y')}(?!\d)",
        rf"(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])/{_YEAR.format('y')}(?!\d)",
        rf"(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/{_YEAR.format('y')}(?!\d)",
        rf"(?<!\d\)\s){_YEAR.format('y')}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"{_NAMED_YEAR.format('y')}\s(?-i:(?=[A-Z])){_NAME}\s(?P<d>{_DAY})(?![\d:]|{_TO}\d)",
        rf"{_NO_ISSUE}{_YEAR.format('y')}(?:[-./年]|년\s?)(?P<m>0?[1-9]|1[0-2])(?:[月월]|(?![\d]|[./-]\d))",
        rf"{_NAME},?(?:\s+de)?[\s-]+{_NAMED}",
        rf"(?P<m>0[1-9]|1[0-2])[/.]{_YEAR.format('y')}(?!\d)",
        rf"{_NAMED_YEAR.format('y')}(?:,\s|\s(?-i:(?=[A-Z]))){_NAME}",
    )
)
"""From the most precise; a span of days or months is dated by the month in which it begins."""
_WHOLE = tuple(
    late_regex(rf"\s{{0,9}}{regex}\s{{0,9}}", re.I)
    for regex in (
        rf"(?P<d>{_DAY})[\s-]{_NAME}[\s,-]{{1,2}}['’]?(?P<y>[0-4]\d)",
        rf"{_NAME}(?:-|\s?['’])(?P<y>[0-4]\d)",
        rf"(?P<d>1[3-9]|2\d|3[01])-(?P<m>0?[1-9]|1[0-2])-{_YEAR.format('y')}",
        r"(?P<m>0?[1-9]|1[0-2])(?P<sign>[/-])(?P<d>1[3-9]|2\d|3[01])(?P=sign)(?P<y>(?:20)?[0-4]\d)",
        rf"(?P<m>[1-9])/{_YEAR.format('y')}",
    )
)
"""Dates with a year by its last digits, or in an order of their own, which are all of a text."""
_BARE_YEAR = late_regex(rf"(?<![\d./:-]){_YEAR.format('y')}(?![\d/]|[.:-]\d)")
_ONE_OF_TWO = late_regex(rf"(?<![\d./-])\d{{1,2}}([/-])\d{{1,2}}\1{_YEAR.format('y')}(?![\d-])")
"""A day and a month in an order that nothing tells, so that the year alone is sure."""
_ISSUE = late_regex(rf"(?:(?<=[^\W\d_]\s)|(?<=[^\W\d_]\.\s)){_YEAR.format('y')}\.\d(?!\d)")
"""A year with the issue of the journal in front of it."""
_OLD_YEAR = late_regex(r"\s*(?:(?P<y>1[5-9]\d\d|(?:19|20)\d\d(?=\.0))(?:\.0)?|\((?P<b>1[5-9]\d\d)\))\s*")
"""A year that is all of a text, which may be of any time since there is print; a table may write "2024.0"."""
_BRACKETED_YEAR = late_regex(r"\((?P<y>1[5-9]\d\d)[a-z]?\)")
"""A year of any time since there is print, which brackets tell from other numbers."""
_JOINED_YEAR = late_regex(r"(?<=[^\W\d_])[-_](?=(?:19|20)\d\d\b)")
"""What stands between a venue and its year in a heading: ``acl-2024``."""
_MAX_HEADING_WORDS = 8
"""Words of a heading in which a year alone is a date."""
_UPDATED = late_regex(r"\b(?:last[ ])?updated?\b[^\n]{0,60}|[^\n]{0,20}更新[^\n]{0,20}", re.I)
"""When a list was worked on, which is no date of what it lists."""
_LETTERS = late_regex(r"[^\W\d_]+")
_SHORT_YEAR = late_regex(
    r"(?:\b[A-Z][A-Za-z]{1,10}|[a-z][.)]|[A-Z]\))\s?['’`](?P<y>\d\d)\b"
    r"|[(\[](?P<first>[012]\d) [A-Z][A-Za-z]{0,3}[A-Z&][\w&]{0,10}[)\]]"
    r"|\[[A-Z][a-zà-ÿ]{2,20} (?P<last>[012]\d)[a-z]?\]"
)
"""The last digits of a year: ``CVPR'17``, ``(22 S&P)``, ``[Berg 18]``."""
_SHORT = 99
"""Up to which a year is one of this century without it, as listings of arXiv write it: "Fri, 27 May 22"."""


UNFILLED = late_regex(r"\bWoodstock\b|Conference acronym ['’]?XX|Journal Title Here")
"""What templates of publishers say until authors do, and then of the year as well: ``Woodstock '18``."""
_DAYS = late_regex(r"(?<![\d–-])(\d{1,2})\s?[–-]\s?\d{1,2}(?![\d–-])")
"""A span of days within one month."""


class When(NamedTuple):
    """A date as a source gives it; what it leaves out counts as the first."""

    date: dt.date
    precision: str
    """``day``, ``month`` or ``year``."""


def read_date(text: str, *, years: bool = True) -> When | None:
    """Return the first, and most precise, date that a text names; None without one.

    Args:
        text: The text, without markup.
        years: Whether a year alone is one.
    """
    named = (pattern.search(text) for pattern in _PATTERNS)
    whole = (pattern.fullmatch(text) for pattern in _WHOLE)
    for found in filter(None, chain(named, whole)):
        if when := _when(found):
            return when
    if old := _OLD_YEAR.fullmatch(text) if years else None:
        return When(dt.date(int(old["y"] or old["b"]), 1, 1), "year")
    year = _ONE_OF_TWO.search(text) or _ISSUE.search(text)
    year = year or ((_BARE_YEAR.search(text) or _BRACKETED_YEAR.search(text)) if years else None)
    if year:
        return When(dt.date(int(year["y"]), 1, 1), "year")
    short = _SHORT_YEAR.search(text) if years else None
    last = int(short["y"] or short["first"] or short["last"]) if short else _SHORT
    return When(dt.date(2000 + last, 1, 1), "year") if last < 45 else None


def first_day(text: str) -> When | None:
    """Return what `read_date` does, of a span of days within one month the first."""
    return read_date(_DAYS.sub(r"\1", text))


def unjoined(text: str) -> str:
    """Return a text with blanks between venues and the years that are joined with them: ``acl-2024``."""
    return _JOINED_YEAR.sub(" ", text)


def date_of_headings(above: str) -> When | None:
    """Return the date of the nearest heading that has one, of headings line by line, the outermost first."""
    for heading in reversed(_UPDATED.sub("", above).split("\n")):
        short = len(_LETTERS.findall(heading)) <= _MAX_HEADING_WORDS
        if when := read_date(unjoined(heading), years=short):
            return when
    return None


def precision_of(when: When | None) -> dict[str, str]:
    """Return what is said of a date that is none of a day; empty otherwise."""
    return {"date_precision": when.precision} if when and when.precision != "day" else {}


def _when(found: re.Match[str]) -> When | None:
    given = found.groupdict()
    name = given.get("first") or given.get("name")
    month = _number_of(name) if name else int(given["m"])
    year = int(given["y"])
    date = day(year if year > _SHORT else 2000 + year, month, int(given.get("d") or 1))
    return When(date, "day" if given.get("d") else "month") if date else None


def _number_of(name: str) -> int:
    return next(n for n, names in enumerate(_MONTHS, 1) if re.fullmatch(names, name, re.I))
