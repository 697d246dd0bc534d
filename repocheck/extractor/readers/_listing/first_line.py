"""What an entry begins with on a line of its own, above its title: linked authors, or where it appeared."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.label import plain
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.venue import is_venue
from repocheck.text.pattern import late_regex

ENDS_LINE = late_regex(r"\n|<br\s?/?>", re.I)
_VENUE_CHARS = 300
_SHORT_LINK = late_regex(r"\[\w{0,10}(?:20)?[0-3]\d(?: [\w.+-]{1,30}){0,3}\]\([^()\s]{5,190}\)[ \t\r]{0,4}")
"""A venue with its year, and what the method is called, which are linked in the line above a title."""
_DATED_LINE = late_regex(
    r"(?:[A-Z][\w&./-]{0,20}|[1-9]\d?(?:st|nd|rd|th))(?: (?:[A-Z][\w&./-]{0,20}|of|on|for|and|&|in|the)){0,9}"
    r"[ ,'’(]{1,3}(?:19|20)\d\d\W*"
)
"""Words in capitals and a year, which stand above a title where they fill a line."""


def behind_first_line(text: str, begin: int, end: int) -> int:
    """Return the offset behind such a line of a part of a page; `begin` without one."""
    return _behind_venue(text, _behind_linked_names(text, begin, end), end)


def _behind_linked_names(text: str, begin: int, end: int) -> int:
    """Return the offset behind a first line of authors who are linked each; `begin` without one such."""
    if text[begin : begin + 1] not in {"<", "["}:
        return begin
    line = ENDS_LINE.split(text[begin:end], maxsplit=1)[0]
    behind = begin + len(line)
    titled = likely_names(plain(line).rstrip(" :：.")) == SURE and re.search(r"\w", text[behind + 4 : end])
    return behind_opening(text, behind, end) if titled else begin


def _behind_venue(text: str, begin: int, end: int) -> int:
    """Return the offset behind a first line that is a venue and nothing else; `begin` without one such."""
    line = ENDS_LINE.search(text, begin, min(end, begin + _VENUE_CHARS))
    if not line or line.end() == end or text[line.end() : end].isspace():
        return begin
    words = plain(text[begin : line.start()])
    if not (
        is_venue(words) or _DATED_LINE.fullmatch(words) or _SHORT_LINK.fullmatch(text, begin, line.start())
    ):
        return begin
    below = behind_opening(text, line.end(), end)
    following = plain(ENDS_LINE.split(text[below:end], maxsplit=1)[0])
    return below if re.search(r"\w", following) and likely_names(following.strip(" .,;")) < SURE else begin
