"""Boxes of HTML that are never closed: each ends where the next one of its kind begins.

A browser shows such boxes below each other, and so they are meant; by the tags alone each one would hold all
that follow, so that siblings had no shape in common.

Source: pages of projects and groups that are written by hand. Blind spots: a box that is left open and holds
boxes of its own tag and class.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from repocheck.extractor.readers._listing.blocks import Block, Kind

_MIN_BOXES = 2
"""Boxes of one kind that are left open; a single one has no next."""
_MAX_OPEN = 200
"""Boxes among which the one that a tag closes is looked for."""


def unclosed(blocks: Sequence[Block]) -> dict[int, int]:
    """Return where boxes begin that are never closed, by where the next one of their kind begins.

    Args:
        blocks: The blocks of a page, in order.
    """
    waiting: list[Block] = []
    left: dict[str, list[int]] = {}
    for block in blocks:
        if block.kind is Kind.OPEN:
            waiting.append(block)
        elif block.kind is Kind.CLOSE and (depth := _depth(waiting, block.name)) is not None:
            for each in waiting[depth + 1 :]:
                left.setdefault(each.name, []).append(each.start)
            del waiting[depth:]
    for each in waiting:
        left.setdefault(each.name, []).append(each.start)
    several = [sorted(starts) for starts in left.values() if len(starts) >= _MIN_BOXES]
    return {end: start for starts in several for start, end in pairwise(starts)}


def _depth(waiting: list[Block], closed: str) -> int | None:
    """Return which of the boxes that are open a tag closes: the last one of its kind; None without one."""
    tag = closed.partition(".")[0]
    last, first = len(waiting) - 1, max(0, len(waiting) - _MAX_OPEN)
    return next((at for at in range(last, first - 1, -1) if waiting[at].name.partition(".")[0] == tag), None)
