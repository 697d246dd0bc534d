"""Nouns by the thousand: packed on a shelf, each of them unpacked when somebody looks at it.

The report of one repository takes 75 kB as objects, 10 kB as JSON, 2.5 kB compressed, and 0.15 ms to unpack
(means over 40 repositories that papers cite); of thousands in an audit, only one is looked at at a time.
"""

from __future__ import annotations

import weakref
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import eq
from threading import Lock
from typing import IO, Any, Generic, TypeVar, overload

from repocheck.models.base import Noun

N = TypeVar("N", bound=Noun)
_SHORT = 1_000
"""Bytes of JSON that are kept as they are: compressing a paper without links takes longer than all else."""
_LEVEL = 1
"""Of compression; 6 saves another tenth in half as much time again."""
_IN_MEMORY_BYTES = 1_048_576
"""What of a spool is held in memory: the reports of 400 repositories, or 1,300 papers."""


class Packed(bytes, Generic[N]):
    """One noun, packed."""

    @classmethod
    def of(cls, noun: N) -> Packed[N]:
        """Return `noun`, packed."""
        data = noun.model_dump_json().encode()
        return cls(zlib.compress(data, _LEVEL) if len(data) > _SHORT else data)


class Spool(Sequence[Packed[N]]):
    """Packed nouns, of which the last few lie in memory and the others in a file that has no name.

    Such a file is gone when nobody has it open any more, whatever ends the program.
    """

    def __init__(self, packed: Iterable[Packed[N]] = ()) -> None:
        self._starts, self._sizes = array("Q"), array("L")
        self._file: IO[bytes] | None = None
        self._in_file = 0
        self._tail = bytearray()
        self._lock = Lock()
        for each in packed:
            self.append(each)

    def append(self, packed: Packed[N]) -> None:
        """Add one at the end."""
        self._starts.append(self._put(packed))
        self._sizes.append(len(packed))

    def __setitem__(self, number: int, packed: Packed[N]) -> None:
        """Put one in the place of another, whose bytes are lost."""
        self._starts[number] = self._put(packed)
        self._sizes[number] = len(packed)

    def _put(self, packed: Packed[N]) -> int:
        """Return where it lies from now on."""
        with self._lock:
            start = self._in_file + len(self._tail)
            self._tail += packed
            if len(self._tail) > _IN_MEMORY_BYTES:
                if self._file is None:
                    self._file = _nameless()
                    weakref.finalize(self, self._file.close)
                self._file.seek(self._in_file)
                self._file.write(self._tail)
                self._in_file += len(self._tail)
                self._tail.clear()
        return start

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Packed[N]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Packed[N]]: ...
    def __getitem__(self, index: int | slice) -> Packed[N] | Sequence[Packed[N]]:
        if isinstance(index, slice):
            return Spool(self[number] for number in range(*index.indices(len(self))))
        start, size = self._starts[index], self._sizes[index]
        with self._lock:
            if start >= self._in_file or self._file is None:
                start -= self._in_file
                return Packed(self._tail[start : start + size])
            self._file.seek(start)
            return Packed(self._file.read(size))


def _nameless() -> IO[bytes]:
    from tempfile import TemporaryFile  # noqa: PLC0415 - few audits are so large

    return TemporaryFile(prefix="repocheck-")


class Shelf(Sequence[N]):
    """Nouns of one kind, each unpacked anew when it is asked for.

    Args:
        kind: Class of the nouns.
        packed: The nouns, packed.
    """

    def __init__(self, kind: type[N], packed: Sequence[Packed[N]]) -> None:
        self._kind = kind
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed)

    def in_order(self, key: Callable[[N], Any]) -> Shelf[N]:
        """Return the same nouns sorted by `key`, of which one is unpacked at a time."""
        keys = [key(noun) for noun in self]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        return Shelf(self._kind, Spool(self._packed[number] for number in order))

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
        ours: Sequence[object] = self
        if isinstance(other, Shelf):
            ours, other = self._packed, other._packed
        return isinstance(other, Sequence) and len(ours) == len(other) and all(map(eq, ours, other))

    def __hash__(self) -> int:
        return hash(tuple(self._packed))

    def __repr__(self) -> str:
        return f"<{len(self)} of {self._kind.__name__}>"


def unpacked(kind: type[N], packed: Packed[N]) -> N:
    """Return the noun of class `kind` that was packed."""
    return kind.model_validate_json(packed if packed.startswith(b"{") else zlib.decompress(packed))
