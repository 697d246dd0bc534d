"""Hold many papers, and many ids, in little memory: what a digest of millions has to keep while it flows.

A paper as objects takes 3 kB beyond its texts; packed by the fifty, nothing beyond them, at 10 µs (records
with an abstract; a reader takes 25 µs to make one). Once they are many they are compressed, at 12 µs more.
"""

from __future__ import annotations

import datetime as dt
import marshal
import zlib
from array import array
from collections.abc import Iterator
from typing import Any

from repocheck.models import Location, Paper, Passage, Relation

BATCH = 50
"""Papers that are packed together: they share words and names, and few are unpacked to look at one."""
PLAIN_BYTES = 3_000_000
"""Bytes up to which papers are held as they are; those that come later are compressed, in a third."""
_LEVEL = 1


class HeldPapers:
    """Papers that wait, in the order they came in."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._plain_left = PLAIN_BYTES
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
            data = marshal.dumps([_plain(paper) for paper in self._last])
            self._plain_left -= len(data)
            self._packed.append(data if self._plain_left > 0 else _SQUEEZED + zlib.compress(data, _LEVEL))
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
    data = zlib.decompress(packed[1:]) if packed.startswith(_SQUEEZED) else packed
    return [_paper(*plain) for plain in marshal.loads(data)]  # noqa: S302 - packed above, never stored


_SQUEEZED = b"z"
"""Stands before what is compressed; a list of papers begins otherwise."""
_Plain = tuple[Any, ...]


def _plain(paper: Paper) -> _Plain:
    """Return a paper as values without classes; a passage that stands where the paper does has no place."""
    name, title, place, passages, date, *more = paper
    texts = [
        (field, text, None if at is place else _spot(at), kind, relation and relation.value)
        for field, text, at, kind, relation in passages
    ]
    return (name, title, _spot(place), texts, date and date.toordinal(), *more)


def _paper(name: str, title: str, spot: _Plain, texts: list[_Plain], day: int | None, *more: Any) -> Paper:  # noqa: ANN401 - the fields of a paper
    place = _place(spot)
    passages = tuple(
        Passage(field, text, _place(at) if at else place, kind, relation and Relation(relation))
        for field, text, at, kind, relation in texts
    )
    return Paper(name, title, place, passages, dt.date.fromordinal(day) if day else None, *more)


def _spot(place: Location) -> _Plain:
    return place.path, place.line, place.page, place.column, place.snippet, place.url


def _place(spot: _Plain) -> Location:
    path, line, page, column, snippet, url = spot
    return Location(path=path, line=line, page=page, column=column, snippet=snippet, url=url)


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
