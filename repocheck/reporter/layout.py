"""Styled text in columns for a terminal, laid out in far less time than a library takes to load.

A line is a tuple of pieces, each some text with the name of its style. Widths are cells of a terminal.

Source: Unicode Standard Annex 11 (wide characters take two cells, combining ones none); ECMA-48 (SGR codes).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from repocheck.text.pattern import late_regex

Line = tuple[tuple[str, str], ...]
"""Pieces of text with their styles."""

PLAIN, BOLD, SOFT = "", "bold", "soft"
_CODES = {BOLD: "1", SOFT: "90", "red": "31", "green": "32", "yellow": "33", "magenta": "35"}
_WORD = late_regex(r"\S+\s*")
_WIDE = frozenset("WF")


def line(text: str, style: str = PLAIN) -> Line:
    """Return a line in one style."""
    return ((text, style),) if text else ()


def text_of(pieces: Line) -> str:
    """Return what a line says."""
    return "".join(text for text, _ in pieces)


def cells(text: str) -> int:
    """Return how many cells `text` takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 1 + (unicodedata.east_asian_width(character) in _WIDE)


def wrapped(pieces: Line, width: int) -> list[Line]:
    """Return what becomes of a line in `width` cells, broken between words where that is possible."""
    if cells(text_of(pieces)) <= width:
        return [pieces]
    lines, start = [], 0
    for end in [*_breaks(text_of(pieces), max(1, width)), None]:
        lines.append(_cut(pieces, start, end))
        start = end or 0
    return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield where a text is broken."""
    used = cells(text) - cells(text.lstrip())
    for word in _WORD.finditer(text):
        needed = cells(word[0].rstrip())
        if used and used + needed > width:
            yield word.start()
            used = 0
        if needed > width:
            for at, character in enumerate(word[0], word.start()):
                if used + _cells(character) > width and not character.isspace():
                    yield at
                    used = 0
                used += _cells(character)
        else:
            used += cells(word[0])


def _cut(pieces: Line, start: int, end: int | None) -> Line:
    """Return a part of a line, without blanks at its end."""
    found, at = [], 0
    stop = len(text_of(pieces)[:end].rstrip())
    for text, style in pieces:
        if part := text[max(0, start - at) : max(0, stop - at)]:
            found.append((part, style))
        at += len(text)
    return tuple(found)


def columns(rows: Iterable[Sequence[Line]], widths: Sequence[int], right: Iterable[int] = ()) -> list[Line]:
    """Return rows with their cells beside each other, one cell of space between them.

    Args:
        rows: One line for each column.
        widths: Of the columns; what is wider is continued below.
        right: Numbers of the columns whose cells stand at the right end.
    """
    at_right = frozenset(right)
    lines = []
    for row in rows:
        parts = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        for n in range(max(map(len, parts))):
            pieces: Line = ()
            for column, (part, width) in enumerate(zip(parts, widths, strict=True)):
                cell = part[n] if n < len(part) else ()
                space = " " * (width - cells(text_of(cell)))
                pieces += (*line(space), *cell) if column in at_right else (*cell, *line(space))
                pieces += line(" ")
            lines.append(_cut(pieces, 0, None))
    return lines


def marked(rows: Sequence[tuple[Line, Line]], width: int) -> list[Line]:
    """Return texts behind their marks, one cell in, `width` cells wide in all."""
    rows = [((*line(" "), *mark), text) for mark, text in rows]
    marks = max((cells(text_of(mark)) for mark, _ in rows), default=0)
    return columns(rows, (marks, width - marks - 1), right=(0,))


def printed(lines: Iterable[Line], *, colour: bool) -> str:
    """Return lines as they are written, each with its line end."""
    return "".join(
        f"{''.join(_coded(*each) if colour else each[0] for each in pieces)}\n" for pieces in lines
    )


def _coded(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style else text
