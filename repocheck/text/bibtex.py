"""BibTeX entries and their fields as spans of the source, however badly their braces are kept.

Parsers of BibTeX drop a broken entry, and the links in it; here a missing brace troubles its own entry only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.text.pattern import Pattern, late_regex

Span = tuple[int, int]
"""Offsets of the first character of a value and behind its last, its braces or quotes included."""
_FIELD = late_regex(r"[\s,]*([A-Za-z][\w:.+-]{0,60})\s*=\s*")
_CLOSED = late_regex(r"[\s,]{0,99}\\?[})]")
_WORD = late_regex(r"[^\s,{}\"#]+")
_JOINED = late_regex(r"\s*#\s*")
_MARK = late_regex(r'\\.|[{}"]', re.DOTALL)
_START = Pattern(r"(?<![\w.@-])@[ \t]{0,9}([A-Za-z]{2,40})\s{0,9}\\?[{(]", any_of=("@",))
_KEY = late_regex(r"\s{0,99}([^\s,={}()\"]{0,300})\s{0,99},")
_MARKS = late_regex(r"\\[A-Za-z]+\s?|\\(?=[_%&#$])|\\.|[{}]|\"\s?#\s?\"")
_MAX_VALUE_CHARS = 100_000
NO_PAPERS = frozenset({"comment", "preamble", "string"})
"""Kinds of entries that describe no publication."""
_FIELD_INSIDE = late_regex(
    r",[ \t]*\r?\n[ \t]*[A-Za-z][\w-]{0,60}[ \t]*=[ \t]*(?:[{\"]|\d{1,6}[ ]?[,}]?[ \r]?$)", re.MULTILINE
)
"""A number that words follow is one of an abstract: ``p = 0.93, and``."""


class Entry(NamedTuple):
    """One entry; offsets are those of the source."""

    kind: str
    """``article``, ``misc`` …, in lower case."""
    key: str
    start: int
    """Offset of its ``@``."""
    end: int
    """Offset behind its last field, or behind the brace that closes it."""
    fields: tuple[tuple[str, Span], ...]
    """Name in lower case and span of each value, in order."""
    following: int
    """Offset of the next entry, or the end of the text: what is left of a broken entry ends there."""

    def value(self, text: str, name: str) -> str | None:
        """Return the plain value of the first field of that name in `text`, the source; None without one."""
        span = next((span for each, span in self.fields if each == name), None)
        return plain(text[slice(*span)]) if span else None


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a text, which may hold anything else as well; linear in its length."""
    starts = list(_START.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    for start, following in zip(starts, ends if starts else (), strict=True):
        key = _KEY.match(text, start.end(), following)
        fields, rest = fields_of(text, key.end() if key else start.end(), following)
        closed = _CLOSED.match(text, rest, following)
        yield Entry(
            kind=start[1].lower(),
            key=key[1] if key else "",
            start=start.start(),
            end=closed.end() if closed else rest,
            fields=tuple(fields),
            following=following,
        )


def plain(value: str) -> str:
    """Return a value on one line, without braces, quotes and commands; accents are lost."""
    line = " ".join(value[:_MAX_VALUE_CHARS].split())
    return _MARKS.sub("", line).strip('" ,')


def fields_of(text: str, at: int, end: int) -> tuple[list[tuple[str, Span]], int]:
    """Part an entry into its fields.

    A value without an end, or with other fields inside, lacks a brace: it and all that follow end
    with their lines.

    Args:
        text: The whole source.
        at: Offset behind the entry's key.
        end: Offset behind the entry.

    Returns:
        Name and span of every field, and the offset behind the last.
    """
    fields: list[tuple[str, Span]] = []
    broken = False
    while found := _FIELD.match(text, at, end):
        start = found.end()
        line_end = text.find("\n", start, end)
        line_end = line_end if line_end >= 0 else end
        close = _value_end(text, start, line_end if broken else end)
        if not broken and (close < 0 or _FIELD_INSIDE.search(text, start, close)):
            broken, close = True, -1
        at = close if close >= 0 else line_end
        fields.append((found[1].lower(), (start, at)))
    return fields, at


def _value_end(text: str, at: int, end: int) -> int:
    """Return the offset behind a value (braced, quoted or bare, joined by ``#``); -1 if it has no end."""
    while at < end:
        if text[at] in '{"':
            at = _closing(text, at, end)
            if at < 0:
                return -1
        else:
            word = _WORD.match(text, at, end)
            at = word.end() if word else at
        joined = _JOINED.match(text, at, end)
        if not joined:
            return at
        at = joined.end()
    return at


def _closing(text: str, at: int, end: int) -> int:
    """Return the offset behind the brace or quote that closes the one at `at`; -1 if there is none."""
    quoted, depth = text[at] == '"', 0
    for mark in _MARK.finditer(text, at + 1, end):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        if (quoted and mark[0] == '"' and depth <= 0) or (not quoted and depth < 0):
            return mark.end()
    return -1
