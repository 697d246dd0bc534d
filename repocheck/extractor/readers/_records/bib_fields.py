"""The fields of one BibTeX entry, as spans of the source, however badly its braces are kept."""

from __future__ import annotations

import re

Span = tuple[int, int]
"""Offsets of the first character of a value and behind its last, its braces or quotes included."""
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]{0,60})\s*=\s*")
_WORD = re.compile(r"[^\s,{}\"#]+")
_JOINED = re.compile(r"\s*#\s*")
_MARK = re.compile(r'\\.|[{}"]', re.DOTALL)
_FIELD_INSIDE = re.compile(r",[ \t]*\r?\n[ \t]*[A-Za-z][\w-]{0,60}[ \t]*=[ \t]*[{\"\d]")


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
