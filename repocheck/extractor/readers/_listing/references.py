"""Links of Markdown whose addresses stand elsewhere on the page: ``[words][label]``, ``[label]: address``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.text.pattern import late_regex

DEFINED = late_regex(r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]+<?(https?://[^\s<>]{3,500})>?", re.M)
_USED = late_regex(r"(?<!!)\[([^\[\]\n]{1,400})\](?:\[([^\[\]\n]{0,200})\])?(?![(:\[])")


class Definition(NamedTuple):
    """Where an address is given."""

    url: str
    start: int
    end: int


class References:
    """The definitions of a page, and where they are used.

    Args:
        text: The page.
    """

    def __init__(self, text: str) -> None:
        self._known = {
            _folded(found[1]): Definition(found[2].rstrip(), *found.span())
            for found in DEFINED.finditer(text)
        }
        uses = _USED.finditer(text) if self._known else iter(())
        named = ((found.start(), _folded(found[2] or found[1])) for found in uses)
        self.uses = [(at, self._known[label].url) for at, label in named if label in self._known]
        """Place and address of each use, in order."""
        self._by_url = {each.url: each for each in self._known.values()}

    def within(self, start: int, end: int) -> Iterator[Definition]:
        """Yield each definition that a part of the page uses, once."""
        first, last = bisect_left(self.uses, (start, "")), bisect_left(self.uses, (end, ""))
        for url in dict.fromkeys(url for _, url in self.uses[first:last]):
            yield self._by_url[url]


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
