"""The date that the first page of a paper gives: of its preprint, of its publication, or alone on a line.

Source: first pages of some forty papers in PDF. Blind spots: months without a day; dates of a conference.
"""

from __future__ import annotations

import re

from repocheck.extractor.readers._date import When, read_date
from repocheck.text.pattern import late_regex

_DATED = late_regex(
    r"(?:arxiv:\S{9,20}(?:\s\[[\w.-]{2,20}\])?|preprint submitted to\b.{1,80}?"
    r"|(?:first )?published(?: online)?|available online|this version|version of|draft of|dated?)?"
    r"[\s:,(–-]{0,4}"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\.?,?\s(?:19|20)\d\d"
    r"|[a-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,\s(?:19|20)\d\d)"
    r"[\s).]{0,4}",
    re.IGNORECASE,
)
_MAX_CHARS = 160


def date_of_page(text: str) -> When | None:
    """Return the first such date of a page; None without one."""
    for line in text.splitlines():
        dated = _DATED.fullmatch(line.strip()) if len(line) < _MAX_CHARS else None
        if dated and (when := read_date(dated["date"])) and when.precision == "day":
            return when
    return None
