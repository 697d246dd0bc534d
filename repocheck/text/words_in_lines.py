"""Look for words in many lines at once, as in the names of all files."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from string import digits

_DIGITS = frozenset(digits)
_ALIKE = str.maketrans(digits, len(digits) * "0")


class Lines:
    """Lines in which words are looked for all at once.

    Folders are many times fewer than files, and so are looked through apart from their names. A word without
    digits is looked for once for all lines that differ by their digits alone, as numbered pictures do.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def holding(self, word: str) -> list[int]:
        """Return the numbers of the lines in which `word` stands."""
        if not _DIGITS.isdisjoint(word):
            return self._text.holding(word)
        return [number for shape in self._shapes.holding(word) for number in self._shaped[shape]]

    @cached_property
    def _text(self) -> _Text:
        return _Text(self._lines)

    @cached_property
    def _by_shape(self) -> dict[str, list[int]]:
        shaped: dict[str, list[int]] = defaultdict(list)
        shapes = "\n".join(self._lines).translate(_ALIKE).split("\n") if self._lines else ()
        for number, shape in enumerate(shapes):
            shaped[shape].append(number)
        return shaped

    @cached_property
    def _shaped(self) -> list[list[int]]:
        return list(self._by_shape.values())

    @cached_property
    def _shapes(self) -> _Text:
        return _Text(list(self._by_shape))


class _Text:
    """Lines as one text."""

    def __init__(self, lines: list[str]) -> None:
        self._text = "\n".join(lines)
        self._starts = list(accumulate(map((1).__add__, map(len, lines)), initial=0))

    def holding(self, word: str) -> list[int]:
        """Return the numbers of the lines in which `word` stands."""
        found = []
        place = self._text.find(word)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            found.append(number)
            place = self._text.find(word, self._starts[number + 1])
        return found
