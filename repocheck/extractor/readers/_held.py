"""Hold many papers, and many ids, in little memory: what a digest of millions has to keep while it flows.

A paper as objects takes 3 kB beyond its texts; packed by the fifty, 0.4 to 0.8 kB with them, at 20 µs
(records with an abstract; a reader takes 45 µs to make one).
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Iterator

from repocheck.models import Paper

BATCH = 50
"""Papers that are packed together: they share words and names, and few are unpacked to look at one."""
_LEVEL = 1


class HeldPapers:
    """Papers that wait, in the order they came in."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[Paper] = []
        """Those that are not packed yet."""
        self._seen: tuple[int, list[Paper]] = (-1, [])
        """The batch that was looked at last: doubles stand in the order of what they double."""

    def __len__(self) -> int:
        return len(self._packed) * BATCH + len(self._last)

    def add(self, paper: Paper) -> None:
        """Hold one more."""
        self._last.append(paper)
        if len(self._last) == BATCH:
            self._packed.append(zlib.compress(pickle.dumps(self._last, pickle.HIGHEST_PROTOCOL), _LEVEL))
            self._last = []

    def __getitem__(self, number: int) -> Paper:
        batch, place = divmod(number, BATCH)
        if batch == len(self._packed):
            return self._last[place]
        if self._seen[0] != batch:
            self._seen = batch, _unpacked(self._packed[batch])
        return self._seen[1][place]

    def drain(self) -> Iterator[Paper]:
        """Yield them, and let go of each."""
        self._packed.reverse()
        while self._packed:
            yield from _unpacked(self._packed.pop())
        yield from self._last


def _unpacked(packed: bytes) -> list[Paper]:
    papers: list[Paper] = pickle.loads(zlib.decompress(packed))  # noqa: S301 - packed above, never stored
    return papers


class Hashes:
    """A set of hashes in 16 to 32 bytes each; the set of Python takes 80. The hash 0 counts as 1."""

    def __init__(self) -> None:
        self._table = array("q", bytes(8 * 1_024))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, value: int) -> bool:
        return bool(self._table[self._slot(value or 1)])

    def add(self, value: int) -> None:
        """Add one; it may be there already."""
        slot = self._slot(value or 1)
        self._count += not self._table[slot]
        self._table[slot] = value or 1  # an empty place holds 0
        if 2 * self._count > len(self._table):
            self._grow()

    def _slot(self, value: int) -> int:
        """Return the place of a value, or the empty one where it would stand."""
        table, mask = self._table, len(self._table) - 1
        slot = value & mask
        while table[slot] not in (0, value):
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        old, self._table = self._table, array("q", bytes(16 * len(self._table)))
        for value in old:
            if value:
                self._table[self._slot(value)] = value
