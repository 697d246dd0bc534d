"""Nouns by the thousand: packed on a shelf, each of them unpacked when somebody looks at it.

The report of one repository takes 75 kB as objects, 10 kB as JSON, 2.5 kB compressed, and 0.15 ms to unpack
(means over 40 repositories that papers cite); of thousands in an audit, only one is looked at at a time.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from repocheck.models.base import Noun

N = TypeVar("N", bound=Noun)
_SHORT = 1_000
"""Bytes of JSON that are kept as they are: compressing a paper without links takes longer than all else."""
_LEVEL = 1
"""Of compression; 6 saves another tenth in half as much time again."""


class Packed(bytes, Generic[N]):
    """One noun, packed."""

    @classmethod
    def of(cls, noun: N) -> Packed[N]:
        """Return `noun`, packed."""
        data = noun.model_dump_json().encode()
        return cls(zlib.compress(data, _LEVEL) if len(data) > _SHORT else data)


class Shelf(Sequence[N]):
    """Nouns of one kind, each unpacked anew when it is asked for.

    Args:
        kind: Class of the nouns.
        packed: The nouns, packed.
    """

    def __init__(self, kind: type[N], packed: Sequence[Packed[N]]) -> None:
        self._kind = kind
        self._packed = tuple(packed)

    def __len__(self) -> int:
        return len(self._packed)

    def in_order(self, key: Callable[[N], Any]) -> Shelf[N]:
        """Return the same nouns sorted by `key`, of which one is unpacked at a time."""
        keys = [key(noun) for noun in self]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        return Shelf(self._kind, [self._packed[number] for number in order])

    @overload
    def __getitem__(self, index: int) -> N: ...
    @overload
    def __getitem__(self, index: slice) -> Shelf[N]: ...
    def __getitem__(self, index: int | slice) -> N | Shelf[N]:
        if isinstance(index, slice):
            return Shelf(self._kind, self._packed[index])
        return unpacked(self._kind, self._packed[index])

    def __iter__(self) -> Iterator[N]:
        return (unpacked(self._kind, packed) for packed in self._packed)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Shelf):
            return self._packed == other._packed
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._packed)

    def __repr__(self) -> str:
        return f"<{len(self)} of {self._kind.__name__}>"


def unpacked(kind: type[N], packed: Packed[N]) -> N:
    """Return the noun of class `kind` that was packed."""
    return kind.model_validate_json(packed if packed.startswith(b"{") else zlib.decompress(packed))
