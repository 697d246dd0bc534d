"""From an offset in a text to its line, for many offsets of one text."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate


class LineIndex:
    """The line ends of a text, found once: counting them anew for each offset is quadratic.

    Args:
        text: The text; only a line feed ends a line.
    """

    def __init__(self, text: str) -> None:
        self._ends = [end - 1 for end in accumulate(len(line) + 1 for line in text.split("\n"))]

    def line_of(self, offset: int) -> int:
        """Return the line (1-based) of the character at `offset` (0-based); a line end is of its line."""
        return bisect_left(self._ends, offset) + 1
