"""Sections that are called by authors and year, with the title in the paragraph below.

Source: pages of packages and groups that tell of their papers one by one. Blind spots: authors without a
year; titles behind a picture or a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words, plain
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.text.pattern import late_regex

_NAME = r"[^\W\d_a-z][\w'’-]{1,30}"
_CALLED = late_regex(
    rf"\W*(?:(?:de|van|von|der|la) ){{0,2}}{_NAME}(?: [A-Z]\.?){{0,3}}(?:,? et al\.?|,? (?:and|&) {_NAME})?"
    r",? \(?(?:19|20)\d\d[a-z]?\)?\W*"
)
"""The first author, or two, and a year."""
_BELOW = late_regex(r"[^\n]*\n(?:[^\w\n]*\n){0,4}(?P<words>[^\n]*\w[^\n]*(?:\n(?![^\w\n]*\n)[^\n]+){0,3})")
"""The paragraph below a line, which a ruler or empty lines may part from it."""
_MOST, _MIN_ENTRIES = 0.8, 2
_MIN_WORDS, _MAX_WORDS = 4, 40


def titled_below(text: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page; where they are called so, with the titles in the paragraphs below."""
    found = list(_titles(text, entries))
    enough = len(found) >= max(_MIN_ENTRIES, _MOST * len(entries))
    titles = dict(found) if enough else {}
    return [each._replace(title=titles.get(each.start, each.title)) for each in entries]


def _titles(text: str, entries: list[Entry]) -> Iterator[tuple[int, Title]]:
    for each in entries:
        line_end = text.find("\n", each.title.start)
        called = _CALLED.fullmatch(plain(text[each.title.start : line_end])) if line_end >= 0 else None
        below = _BELOW.match(text, each.title.start, each.end) if called else None
        if below and _MIN_WORDS <= count_words(words := clean(below["words"])) <= _MAX_WORDS:
            yield each.start, Title(words, *below.span("words"))
