"""Take the numbers of lines out of pages: manuscripts under review number each line, or each fifth.

Source: manuscripts in the styles of LIPIcs, Elsevier, Copernicus and of the package ``lineno``.
"""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

_MIN_LINES = 6
"""Numbers in a row from which on they count lines."""
_SHARE = 0.5
"""Share of the lines of a page that they count at least: notes and steps count few."""
_SHARE_OF_ONE = 0.25
"""The same of one of two columns."""
_STEPS = (1, 5)
_SKIPPED = 3
"""Steps that may lie between two of them: a formula bears no number."""
_BEFORE = 6
"""Numbers before one among which the last that counts is sought."""
_AT_START = late_regex(r"(?:^|\ufffe)[ \t]{0,9}(\d{1,4})(?=[ \t\r\n])", re.MULTILINE)
_AT_END = late_regex(r"(?<=[ \t])(\d{1,4})(?=[ \t]{0,9}\r?$)", re.MULTILINE)


def without_line_numbers(text: str, page: str = "") -> str:
    """Return the text of a page, of the same length, with blanks in place of the numbers of its lines.

    Those of two columns stand outside of both: at the beginning of the lines of one, at the end of the other.

    Args:
        text: The text.
        page: The page in its whole lines, if those of the text are parted where the type changes.
    """
    n_lines = sum(bool(line.strip()) for line in (page or text).splitlines())
    numbers = [
        [(int(found[1]), found.span(1)) for found in pattern.finditer(text)]
        for pattern in (_AT_START, _AT_END)
    ]
    for step in _STEPS:
        rows = [_counting(each, step) for each in numbers]
        rows = [row for row in rows if len(row) >= _MIN_LINES and len(row) * step >= _SHARE_OF_ONE * n_lines]
        spans = sorted(span for row in rows for span in row)
        if len(spans) * step >= _SHARE * n_lines:
            return _blanked(text, spans)
    return text


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _counting(numbers: list[tuple[int, tuple[int, int]]], step: int) -> list[tuple[int, int]]:
    """Return the spans of the longest row of numbers that go up by a step, or by a few of them."""
    rows = [1] * len(numbers)
    before = [-1] * len(numbers)
    for at, (number, _) in enumerate(numbers):
        for earlier in range(max(0, at - _BEFORE), at):
            apart = number - numbers[earlier][0]
            if 0 < apart <= _SKIPPED * step and apart % step == 0 and rows[earlier] >= rows[at]:
                rows[at], before[at] = rows[earlier] + 1, earlier
    at, spans = (rows.index(max(rows)) if rows else -1), []
    while at >= 0:
        spans.append(numbers[at][1])
        at = before[at]
    return spans[::-1]
