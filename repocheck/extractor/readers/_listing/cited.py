"""Which papers a page gives the addresses of, and how well a division of it keeps them apart.

A page may be divided in several ways: by its headings, its items at each depth, its rows, its paragraphs. That
is the right one in which each paper has a part of its own, with one title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

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
    """

    def __init__(self, text: str, elsewhere: Iterable[tuple[int, str]] = ()) -> None:
        self._text = text
        self._elsewhere = elsewhere

    @cached_property
    def _all(self) -> list[Cited]:
        written = ((found.start(), found[0].rstrip(".,;*")) for found in ADDRESS.finditer(self._text))
        given = [*written, *self._elsewhere]
        return sorted(
            _cited(at, url)
            for at, url in given
            if (PAPER.search(url) or PAPERISH.search(url)) and not _BESIDE.search(url)
        )

    @property
    def count(self) -> int:
        """The number of papers."""
        return len({each.key for each in self._all})

    def any_within(self, start: int, end: int) -> bool:
        """Return whether a part of the page has the address of a paper."""
        first, last = (bisect_left(self._all, (at, "", "")) for at in (start, end))
        return first < last

    def within(self, start: int, end: int) -> set[str]:
        """Return the papers in a part of the page; none if there are several of one host."""
        first, last = (bisect_left(self._all, (at, "", "")) for at in (start, end))
        found = {(each.host, each.key) for each in self._all[first:last]}
        several = len({host for host, _ in found}) < len(found)
        return set() if several else {key for _, key in found}

    def kept_apart(self, entries: Iterable[Entry]) -> int:
        """Return how many papers stand alone in an entry whose title reads like one, repeated ones once."""
        single = Counter[str]()
        for entry in entries:
            if reads_like_title(entry.title):
                single.update(self.within(entry.start, entry.end))
        return len(single)


def _cited(at: int, url: str) -> Cited:
    host = _HOST.search(url)
    key = arxiv_id(url) if "arxiv" in url.lower() else doi(url)
    return Cited(at, host[1].lower() if host else "", key or url)


def reads_like_title(title: Title) -> bool:
    """Return whether a title is neither a label, a list of persons, a venue nor a whole paragraph."""
    words = title.text
    if not words or "://" in words or is_label(words) or PART.fullmatch(words) or ASIDE.fullmatch(words):
        return False
    named = likely_names(words) == SURE or is_venue(words)
    return not named and (_MIN_WORDS <= count_words(words) <= _MAX_WORDS or bool(title.url))
