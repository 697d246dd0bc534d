"""The date that the first page of a paper gives: of its preprint, of its publication, or alone on a line.

Where it gives no such day, that on which its meeting begins is one, the year in what it says how to cite it,
that of its journal, its conference or its copyright, or the day when it was accepted.

Source: first pages of some two hundred papers in PDF. Blind spot: months without a day below the abstract.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile

from repocheck.extractor.readers._date import UNFILLED, When, first_day, read_date
from repocheck.extractor.readers._pdf.title import letters_of
from repocheck.text.pattern import late_regex

_DATED = late_regex(
    r"(?:arxiv:\S{9,20}(?:\s\[[\w.-]{2,20}\])?|preprint submitted to\b.{1,80}?"
    r"|(?:first )?published(?: online)?|available online|this version|version of"
    r"|draft(?: of| version)?|dated?|(?:last )?updated(?: on)?)?"
    r"[\s:,(–-]{0,4}"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th|\.)?\s[a-z]{3,9}\.?,?\s(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d"
    r"|[a-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th|\s?[–-]\s?\d{1,2})?,\s(?:19|20)\d\d)"
    r"[\s).]{0,4}",
    re.IGNORECASE,
)
_PAGE_MARK = late_regex(r"\W\s[—–-]\s(?P<date>(?:19|20)\d\d/\d{1,2}/\d{1,2})\s[—–-]\spage\s\d")
"""What the classes of a publisher write above a page: the name of the file, and the day when it was set."""
_MEETING = late_regex(
    r"(?:(?!Conference)[A-Z][\w-]{1,14}\s?(?:[’']|20)\d\d|\([A-Z]\w{1,12}\)),\s(?P<date>[A-Z][a-z]{2,8}\b.{0,30}?\b20\d\d)\b"
    r"|(?:,\s|\A)(?P<days>\d{1,2}(?:\s?[–-]\s?\d{1,2})?\s[A-Z][a-z]{2,8}\s20\d\d),\s[A-Z]"
    r"|\A(?P<first>[A-Z][a-z]{2,8}\s\d{1,2}\s?[–-]\s?\d{1,2},\s20\d\d),\s[A-Z]"
    r"|\b(?:Conference(?!\s?[’'])|Workshop|Symposium|Congress)\b[^\n]{0,80}?[,–-]\s"
    r"(?P<span>(?:\d{1,2}\s)?[A-Z][a-z]{2,8}(?:\s[–-]\s\d{1,2}\s[A-Z][a-z]{2,8})?\s20\d\d)\b"
    r"|,\s(?P<held>[A-Z][a-z]{2,8}\s\d{1,2}\s?[–-]\s?(?:[A-Z][a-z]{2,8}\s)?\d{1,2},\s20\d\d)(?:,\s[A-Z]|\.|\Z)"
    r"|\A[A-Z][^\n\d]{3,60},\s(?P<there>[A-Z][a-z]{2,8}\s\d{1,2},\s20\d\d)\.(?:\s|\Z)"
    r"|\b(?i:vol)(?:(?i:ume)|\.)\s?\d{1,4}\b[^\n]{0,30}?,\s(?P<volume>[A-Z][A-Za-z]{2,8}\s(?:19|20)\d\d)\b"
    r"|\bPublished\s(?P<published>\d{1,2}/(?:20)?\d\d)\b"
    r"|\bPublication date:\s(?P<issued>[A-Z][a-z]{2,8}\s20\d\d)\b"
)
"""Line of a meeting with its days, or of an issue with its month.
Source: https://www.acm.org/publications/taps/word-template-workflow (reference format)"""
_YEARS = (
    late_regex(
        r"\bvol(?:ume|\.)?\s?(?:\d{1,4}|x{1,4})\b[^\n]{0,40}?\b(?P<year>(?:19|20)\d\d)\b"
        r"|\b\d{1,4}\s?\(\d{1,3}\)(?:,?|:\s?\d{1,5}\D\d{1,5},)\s(?P<issue>(?:19|20)\d\d)\b"
        r"|\bpp\.\s\d{1,4}\s?[–-]\s?\d{1,4},\s(?P<pages>(?:19|20)\d\d)\.?\Z"
        r"|\A[A-Z][\w .&]{3,60}\s\d{1,4},\s\d{1,5}\s?[–-]\s?\d{1,5}\s\((?P<paged>(?:19|20)\d\d)\)"
        r"|\A[A-Z]{2,8}[- ](?P<at>20\d\d)\s(?:Workshop|Conference|Symposium)\b"
        r"|\A[A-Z][^\n()]{3,60}\s\((?P<cited>(?:19|20)\d\d)\)[.,]?\s[A-Z]?\d{1,4}[,:]\s?\d"
        r"|\A[^\n.,()]{3,60}\s\d{1,4}\s\(\s?(?P<volume>(?:19|20)\d\d)\s?\)[\s\d–-]{0,20}\Z"
        r"|\A\W*(?:(?:submitted to )?(?:the )?\d{1,3}(?:st|nd|rd|th)\s[^\n]{0,60}conference"
        r"|(?:in:? )?proceedings of|published (?:as|in)\b|to appear (?:in|at))\b"
        r"[^\n]{0,100}?\b(?P<held>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    late_regex(
        r"(?:©|\(c\)|\bcopyright|\A\W?c(?=\s(?:\d{4},?\s[A-Z]|Springer\b)))[\s©]{0,4}(?:\(?c\)?\s)?"
        r"(?:[^\W\d][^\n\d]{0,100}\s)?(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    late_regex(
        r"\b(?:Spring|Summer|Fall|Autumn|Winter|SPRING|SUMMER|FALL|AUTUMN|WINTER)\s(?P<year>20\d\d)\Z"
    ),
)
"""Lines of a journal or a conference, of a copyright, and of the term of a course."""
_SHOWN = late_regex(
    r"(?:\b[Tt]his\s(?:paper|work|article)\s(?:is|was|has\sbeen|will\sbe)\s(?:accepted|presented|published)"
    r"|[.\n]\s?(?:Accepted|Presented|Submitted))\s(?:at|in|to|by|for)\s[^.;]{0,120}?"
    r"\b(?:[A-Z]{2}\w{0,9}|Conference|Workshop|Symposium)(?:\s(?P<year>(?:19|20)\d\d)|\s?[’'](?P<short>\d\d))\b"
)
"""What a page says of the meeting that it was shown at."""
_CITED = late_regex(r"\b(?P<year>(?:19|20)\d\d)[a-z]?\)?(?:[.,:]\s{1,2}[“\"]?|\s[“\"])(?=\S)")
"""The year in a reference, in front of the title."""
_TITLE_LETTERS = 20
"""Letters by which what is cited is the page's own paper."""
_ACCEPTED = late_regex(
    r"\b(?:accepted|published):?\s(?:on\s)?(?P<date>\d{1,2}\s[a-z]{3,9}\.?,?\s(?:19|20)\d\d|(?:19|20)\d\d\s[a-z]{3,9}\s\d{1,2}\b"
    r"|[a-z]{3,9}\.?\s\d{1,2},\s(?:19|20)\d\d)",
    re.IGNORECASE,
)
_OF_MONTH = late_regex(
    r"(?:(?:(?:working|conference) paper|preprint|draft|version|revised|date)?[\s,:(·–-]{1,3})?"
    r"(?P<date>[A-Z][a-z]{2,8}\.?,?\s(?:19|20)\d\d)"
    r"\)?(?:(?:\s[•·|]|,\sVol(?:ume|\.))\s.{1,100})?",
    re.IGNORECASE,
)
"""A line of a title page that is a month and its year, perhaps with a remark behind it."""
_ABSTRACT = late_regex(r"\W*(?:\d\W{1,3})?abstract\b", re.IGNORECASE)
_CITED_CHARS = 80
"""Characters behind the year in which those letters stand."""
_MAX_CHARS = 160
_MONTHS_A_YEAR = 12


def date_of_page(text: str, title: str = "") -> When | None:
    """Return the date of a first page, on which the paper's title stands; None without one."""
    lines = [line.strip() for line in text.splitlines() if len(line) < _MAX_CHARS]
    lines = [line for line in lines if not UNFILLED.search(line)]
    return _day(lines) or _month(lines) or (None if UNFILLED.search(text) else _year(text, lines, title))


def _day(lines: list[str]) -> When | None:
    """Return the day that is alone on a line, or on which the meeting begins, or in a mark of the page."""
    for line in sorted(lines, key=lambda line: not line.lower().startswith("published")):
        dated = _DATED.fullmatch(line)
        if dated and (when := first_day(dated["date"])) and when.precision == "day":
            return when
    for pattern in (_PAGE_MARK, _MEETING):
        if (found := next(filter(None, map(pattern.search, lines)), None)) and (
            when := _issued(next(filter(None, found.groupdict().values())))
        ):
            return when
    return None


def _issued(date: str) -> When | None:
    """Return the date of a meeting or an issue, which may be a month and the end of a year: ``2/10``."""
    month, _, year = date.partition("/")
    if year.isdigit() and month.isdigit() and 0 < int(month) <= _MONTHS_A_YEAR:
        return When(dt.date(2000 + int(year) % 100, int(month), 1), "month")
    return first_day(date)


def _month(lines: list[str]) -> When | None:
    """Return the month that is alone on a line above the abstract."""
    above = takewhile(lambda line: not _ABSTRACT.match(line), lines)
    months = (read_date(found["date"]) for line in above if (found := _OF_MONTH.fullmatch(line)))
    return next((when for when in months if when and when.precision == "month"), None)


def _year(text: str, lines: list[str], title: str) -> When | None:
    """Return the year in what a page says of how to cite it, of its journal, or of where it was shown."""
    if year := _cited_year(text, title):
        return When(dt.date(year, 1, 1), "year")
    for pattern in _YEARS:
        if found := next(filter(None, map(pattern.search, lines)), None):
            year = int(next(filter(None, found.groupdict().values())))
            return When(dt.date(year, 1, 1), "year")
    if shown := _SHOWN.search(text):
        return When(dt.date(int(shown["year"] or f"20{shown['short']}"), 1, 1), "year")
    accepted = next(filter(None, map(_ACCEPTED.search, lines)), None)
    return read_date(accepted["date"]) if accepted else None


def _cited_year(text: str, title: str) -> int:
    """Return the year in a reference to the paper itself; 0 without one."""
    begins = letters_of(title)[:_TITLE_LETTERS]
    if len(begins) < _TITLE_LETTERS:
        return 0
    found = _CITED.finditer(text)
    return next(
        (
            int(each["year"])
            for each in found
            if letters_of(text[each.end() :][:_CITED_CHARS]).startswith(begins)
        ),
        0,
    )
