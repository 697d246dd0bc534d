"""The release of a package to go back to: the newest that still has what later ones have lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

_STEPS = (1, 2, 3, 5, 8, 13, 21, 34)
"""How many releases are gone back, one try after the other."""
_NEAR = 4
"""How many of these tries are made from the days of the code on."""


def newest_with(count: int, has: Callable[[int], bool], hint: int | None) -> int | None:
    """Return the newest of `count` releases, oldest first, that has something; None if none was found.

    It may have come after the first of them and it is gone after the last, so that it is looked for near a
    release that had it, and then between that and the next one that has it not. Some names live in few
    releases only: those just before the days of the code are asked first, and then the newest.

    Args:
        count: Number of releases before the one that lacks it.
        has: Whether a release has it; asked of few.
        hint: Release of the days when the code was written, if these are known.
    """
    has = cache(has)
    start, end = (hint, count) if hint is not None and has(hint) else _back(hint or 0, has, _STEPS[:_NEAR])
    if start is None:
        start, end = _back(count, has, _STEPS)
    if start is None:
        return None
    while end - start > 1:
        middle = (start + end) // 2
        start, end = (middle, end) if has(middle) else (start, middle)
    return start


def _back(count: int, has: Callable[[int], bool], steps: Sequence[int]) -> tuple[int | None, int]:
    """Return the first release that has it, going back in growing steps, and the last one that has it not."""
    end = count
    for step in steps:
        if step > count:
            break
        if has(count - step):
            return count - step, end
        end = count - step
    return None, end
