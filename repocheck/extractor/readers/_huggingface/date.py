"""The date line that ends a card of Hugging Face's paper pages: ``Nov 27, 2025 2``.

The number behind the date counts comments: on the page it links to ``#community``. The year is left
out only for the year in which the page was shown, and a copy may glue the number to the date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from repocheck.extractor.readers._fields import day
from repocheck.text.pattern import late_regex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = late_regex(
    r"(?P<before>[^·]{0,120}·)?[\s·•*-]*(?P<published>Published on\s+)?"
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t|tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?:,\s*(?P<year>(?:19|20)\d\d))?"
    r"\s*(?:(?:\[\s*(?P<linked>\d+)\s*\](?:\(\S{0,600}\)|\[\d+\])?|(?P<plain>[1-9]\d*))\s*)?(?:\]\(\S{0,600}\))?"
)
_MAX_CHARS = 400


class DateLine(NamedTuple):
    """What a date line says."""

    month: int
    """1-12."""
    day: int
    """Day of the month."""
    year: int | None
    """Year; None if it is left out."""
    comments: int | None
    """Number of comments; None if there is none."""
    before: str
    """What stands before the middle dot on the same line, such as the authors; mostly empty."""
    marked: bool
    """Whether a middle dot or ``Published on`` shows that it belongs to a card."""

    def date(self, year: int | None) -> dt.date | None:
        """Return the date, in `year` if the line gives none; None if that is unknown or no such day."""
        chosen = self.year or year
        return day(chosen, self.month, self.day) if chosen else None


def date_line(line: str) -> DateLine | None:
    """Read `line` as a date line; None if it is none."""
    found = _DATE.fullmatch(line.strip()) if len(line) <= _MAX_CHARS else None
    if not found:
        return None
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    day_of_month, count = found["day"], found["linked"] or found["plain"]
    if day(2024, month, int(day_of_month)) is None:  # "Feb 312": the third, twelve comments
        day_of_month, count = day_of_month[0], day_of_month[1:] + (count or "")
    return DateLine(
        month=month,
        day=int(day_of_month),
        year=int(found["year"]) if found["year"] else None,
        comments=int(count[:9]) if count else None,
        before=(found["before"] or "").rstrip("·").strip(),
        marked="·" in line[: found.start("month") + 8] or bool(found["published"]),
    )


def page_year(dates: Iterable[DateLine], arxiv_ids: Iterable[str]) -> int | None:
    """Return the year in which a page was shown, the one its dates may leave out; None if nothing tells.

    Dates that carry a year are of earlier years, so the page is from the year after the latest of
    them or from later; and no paper on it can be younger than the page. The earliest year that fits
    all of this is taken: pages are mostly copied soon after their youngest paper appears.
    """
    after = [line.year + 1 for line in dates if line.year]
    return max([*after, *(year for id_ in arxiv_ids if (year := arxiv_month(id_)[0]))], default=None)


def paper_year(line: DateLine, arxiv: str | None, page: int | None) -> int | None:
    """Return the year that `line` leaves out: the one nearest to the paper's arXiv id, or the page's."""
    year, month = arxiv_month(arxiv or "")
    if not year:
        return page
    if line.month - month > 6:  # sent in on the last days of December, numbered in January
        return year - 1
    return year + 1 if month - line.month > 6 else year


def arxiv_month(arxiv: str) -> tuple[int, int]:
    """Return year and month that an arXiv id begins with; zeros for an id of the style before 2007."""
    found = re.match(r"(\d\d)(0[1-9]|1[0-2])\.", arxiv)
    return (2000 + int(found[1]), int(found[2])) if found else (0, 0)
