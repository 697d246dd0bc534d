"""Which papers a page gives the addresses of, and how well a division of it keeps them apart.

A page may be divided in several ways: by its headings, its items at each depth, its rows, its paragraphs.
That is the right one in which each paper has a part of its own, with one title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import Span
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words, is_label
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.extractor.readers._listing.signs import ADDRESS, PAPER, PAPERISH
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.venue import is_venue
from repocheck.extractor.readers._listing.words import ASIDE, PART
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_HOST = late_regex(r"//(?:www\.)?([^/:?#]{1,100})")
_BESIDE = late_regex(r"suppl|slides|poster|appendix|talk|\.bib\b", re.I)
"""Files beside a paper, on the host of it."""
_MIN_WORDS, _MAX_WORDS = 2, 40
"""Words of what reads like a title."""


class Cited(NamedTuple):
    """A paper by its address."""

    at: int
    host: str
    key: str
    """Its arXiv id, its DOI, or else the address."""


class Addresses:
    """The addresses of papers on a page.

    Args:
        text: The page.
        elsewhere: Places of links whose addresses stand elsewhere, in order, with these addresses.
        without: Parts of the page that are about something else, in order.
    """

    def __init__(self, text: str, elsewhere: Iterable[tuple[int, str]], without: Sequence[Span]) -> None:
        self._text = text
        self._elsewhere = elsewhere
        self._without = without

    @cached_property
    def _all(self) -> list[Cited]:
        written = ((found.start(), found[0].rstrip(".,;*")) for found in ADDRESS.finditer(self._text))
        return sorted(
            _cited(at, url)
            for at, url in (*written, *self._elsewhere)
            if (PAPER.search(url) or PAPERISH.search(url)) and not _BESIDE.search(url)
            if self._is_shown(at)
        )

    def _is_shown(self, at: int) -> bool:
        before = bisect_right(self._without, (at, at))
        return not before or self._without[before - 1][1] <= at

    @cached_property
    def papers(self) -> set[str]:
        """All of them."""
        return {each.key for each in self._all}

    def within(self, start: int, end: int) -> list[Cited]:
        """Return the addresses in a part of the page."""
        first, last = (bisect_left(self._all, (at, "", "")) for at in (start, end))
        return self._all[first:last]

    def of_one(self, start: int, end: int) -> set[str]:
        """Return the paper in a part of the page, by each of its hosts; nothing if one has several."""
        found = {(each.host, each.key) for each in self.within(start, end)}
        several = len({host for host, _ in found}) < len(found)
        return set() if several else {key for _, key in found}

    def n_mixed(self, entries: Iterable[Entry]) -> int:
        """Return the number of entries with several papers of one host."""
        spans = ((each.start, each.end) for each in entries)
        return sum(bool(self.within(*span)) and not self.of_one(*span) for span in spans)

    def kept_apart(self, entries: Iterable[Entry]) -> int:
        """Return how many papers stand alone in an entry whose title reads like one."""
        titled = (entry for entry in entries if reads_like_title(entry.title))
        return len({paper for entry in titled for paper in self.of_one(entry.start, entry.end)})


def _cited(at: int, url: str) -> Cited:
    host = _HOST.search(url)
    key = arxiv_id(url) if "arxiv" in url.lower() else doi(url)
    return Cited(at, host[1].lower() if host else "", key or url)


def reads_like_title(title: Title) -> bool:
    """Return whether a title is neither a label, a list of persons, a venue nor a whole paragraph."""
    words = title.text
    if not words or "://" in words or is_label(words) or PART.fullmatch(words) or ASIDE.fullmatch(words):
        return False
    named = likely_names(words.partition("，")[0]) == SURE or is_venue(words)
    return not named and (_MIN_WORDS <= count_words(words) <= _MAX_WORDS or bool(title.url))
