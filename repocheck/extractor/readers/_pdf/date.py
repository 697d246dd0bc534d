"""The date that the first page of a paper gives: of its preprint, of its publication, or alone on a line.

Where it gives no such day, that on which its meeting begins is one, the year of its journal, its conference
or its copyright, or the day when it was accepted.

Source: first pages of some ninety papers in PDF. Blind spot: months without a day.
"""

from __future__ import annotations

import datetime as dt
import re

from repocheck.extractor.readers._date import When, read_date
from repocheck.text.pattern import late_regex

_DATED = late_regex(
    r"(?:arxiv:\S{9,20}(?:\s\[[\w.-]{2,20}\])?|preprint submitted to\b.{1,80}?"
    r"|(?:first )?published(?: online)?|available online|this version|version of"
    r"|draft(?: of| version)?|dated?)?"
    r"[\s:,(–-]{0,4}"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\.?,?\s(?:19|20)\d\d"
    r"|[a-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,\s(?:19|20)\d\d)"
    r"[\s).]{0,4}",
    re.IGNORECASE,
)
_PAGE_MARK = late_regex(r"\W\s[—–-]\s(?P<date>(?:19|20)\d\d/\d{1,2}/\d{1,2})\s[—–-]\spage\s\d")
"""What the classes of a publisher write above a page: the name of the file, and the day when it was set."""
_MEETING = late_regex(r"[A-Z][\w-]{1,14}\s?(?:[’']|20)\d\d,\s(?P<date>[A-Z][a-z]{2,8}\b.{0,30}?\b20\d\d)\b")
"""Line of a meeting with its days.
Source: https://www.acm.org/publications/taps/word-template-workflow (reference format)"""
_YEARS = (
    late_regex(
        r"\bvol(?:ume|\.)?\s?(?:\d{1,4}|x{1,4})\b[^\n]{0,40}?\b(?P<year>(?:19|20)\d\d)\b"
        r"|\b\d{1,4}\s?\(\d{1,3}\),?\s(?P<issue>(?:19|20)\d\d)\b"
        r"|\A\W*(?:\d{1,3}(?:st|nd|rd|th)\s[^\n]{0,60}conference|(?:in )?proceedings of|published (?:as|in)\b"
        r"|to appear (?:in|at))\b[^\n]{0,100}?\b(?P<held>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    late_regex(
        r"(?:©|\(c\)|\bcopyright)[\s©]{0,4}(?:\(c\)\s)?(?:[^\W\d][^\n\d]{0,60}\s)?(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
)
"""Lines of a journal or a conference, and of a copyright."""
_ACCEPTED = late_regex(
    r"\baccepted:?\s(?:on\s)?(?P<date>\d{1,2}\s[a-z]{3,9}\.?,?\s(?:19|20)\d\d"
    r"|[a-z]{3,9}\.?\s\d{1,2},\s(?:19|20)\d\d)",
    re.IGNORECASE,
)
_MAX_CHARS = 160


def date_of_page(text: str) -> When | None:
    """Return the date of a first page; None without one."""
    lines = [line.strip() for line in text.splitlines() if len(line) < _MAX_CHARS]
    for line in lines:
        dated = _DATED.fullmatch(line)
        if dated and (when := read_date(dated["date"])) and when.precision == "day":
            return when
    for pattern in (_PAGE_MARK, _MEETING):
        if (found := next(filter(None, map(pattern.search, lines)), None)) and (
            when := read_date(found["date"])
        ):
            return when
    for pattern in _YEARS:
        if found := next(filter(None, map(pattern.search, lines)), None):
            year = next(filter(None, found.groupdict().values()))
            return When(dt.date(int(year), 1, 1), "year")
    accepted = next(filter(None, map(_ACCEPTED.search, lines)), None)
    return read_date(accepted["date"]) if accepted else None
