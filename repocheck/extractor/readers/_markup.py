"""Pieces of HTML and XML by literal tags: linear, at home in broken markup, and exact about places.

No DOM: libraries that build one lose links in deep nesting, or take quadratic time over it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

from repocheck.extractor.readers._place import Page
from repocheck.models import Passage
from repocheck.text.pattern import late_regex

MAX_PLAIN_CHARS = 200_000
"""Length of what is read as a title or a list of authors; the longest lists name some 5,000."""
_TAG = late_regex(r"<[^<>]{0,2000}>")
_CDATA = late_regex(r"\s*<!\[CDATA\[(.*?)(?:\]\]>\s*)?", re.DOTALL)


def plain(markup: str) -> str:
    """Return the text of `markup` on one line, without tags."""
    return " ".join(html.unescape(_TAG.sub(" ", markup[:MAX_PLAIN_CHARS])).split())


def split(text: str, start: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the span of every piece that begins where `start` matches and ends where the next begins."""
    begins = [match.start() for match in start.finditer(text)]
    yield from pairwise([*begins, len(text)])


class Element:
    """One XML element such as ``<entry>``, whose children are found by name, prefixes ignored.

    Args:
        page: The whole document.
        start: Offset of the element.
        end: Offset behind it.
    """

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page = page
        self.start = start
        self.end = end

    def spans(self, tag: str) -> Iterator[tuple[int, int]]:
        """Yield the span of the content of every child `tag`; an unclosed one ends at the next tag."""
        text = self.page.text
        opening = re.compile(rf"<(?:[\w-]+:)?{tag}(?:\s[^<>]*)?(?<!/)>")
        closing = re.compile(rf"</(?:[\w-]+:)?{tag}\s*>")
        at, last = self.start, self._last(closing)
        while found := opening.search(text, at, self.end):
            close = closing.search(text, found.end(), self.end) if found.end() <= last else None
            end = close.start() if close else self._next_tag(found.end())
            cdata = _CDATA.fullmatch(text, found.end(), end)
            yield cdata.span(1) if cdata else (found.end(), end)
            at = close.end() if close else end

    def texts(self, tag: str) -> list[str]:
        """Return the content of every child `tag` as plain text on one line."""
        return [plain(self.page.text[start:end]) for start, end in self.spans(tag)]

    def first(self, tag: str) -> str:
        """Return the content of the first child `tag` as plain text on one line; empty without one."""
        return next(iter(self.texts(tag)), "")

    def passages(self, tag: str, field: str) -> Iterator[Passage]:
        """Yield the content of every child `tag`, entities resolved and line ends kept."""
        for start, end in self.spans(tag):
            passage = self.page.passage(field, start, end)
            if passage.text:
                yield passage._replace(text=html.unescape(passage.text))

    def _last(self, closing: re.Pattern[str]) -> int:
        """Return the offset of the last closing tag, so that none is sought behind it; -1 without one."""
        return max(
            (match.start() for match in closing.finditer(self.page.text, self.start, self.end)), default=-1
        )

    def _next_tag(self, at: int) -> int:
        found = self.page.text.find("<", at, self.end)
        return found if found >= 0 else self.end
