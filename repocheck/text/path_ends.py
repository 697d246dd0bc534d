"""Find, among many paths, those that end with some parts, ``run.py`` or ``a/run.py``, or lie in a folder."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence


def lies_in(folder: str, ordered: Sequence[str]) -> bool:
    """Return whether one of some paths, which are in order, lies in a folder."""
    at = bisect_left(ordered, f"{folder}/")
    return at < len(ordered) and ordered[at].startswith(f"{folder}/")


class PathEnds:
    """Paths by their last parts, so that it takes no look at each of them to find some.

    Args:
        paths: The paths.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._turned = sorted((f"/{path}"[::-1], number) for number, path in enumerate(paths))
        self._first: dict[str, int | None] = {}

    def numbers(self, end: str) -> Iterator[int]:
        """Yield the numbers (0-based) of the paths that end with whole parts, in no order."""
        turned = f"/{end}"[::-1]
        for place in range(bisect_left(self._turned, (turned,)), len(self._turned)):
            path, number = self._turned[place]
            if not path.startswith(turned):
                return
            yield number

    def first(self, end: str) -> int | None:
        """Return the number of the first path that ends with whole parts; None if none does."""
        if end not in self._first:
            self._first[end] = min(self.numbers(end), default=None)
        return self._first[end]
