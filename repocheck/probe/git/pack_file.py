"""One pack on disk with its index: find an object by its id and read it, within limits. Part of the child.

Source: https://git-scm.com/docs/gitformat-pack (pack index versions 1 and 2)
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from mmap import mmap

from repocheck.probe.git.delta import apply_delta, offset_of, varint
from repocheck.probe.git.pktline import ProtocolError

TYPES = {1: "commit", 2: "tree", 3: "blob", 4: "tag"}
_OFS_DELTA, _REF_DELTA = 6, 7
_MAGIC = b"\xfftOc\x00\x00\x00\x02"
_FANOUT_BYTES = 1024
_MAX_DEPTH = 4_096
"""Longest chain of deltas. Source: git refuses to write longer ones (`pack.depth` ends at 4,095)."""
_HEAD_BYTES = 64
"""More than the head of an object takes: 10 bytes of size, and 10 of an offset or 32 of an id."""
_CACHE_BYTES = 16_777_216
"""What is kept of the bases of deltas: neighbours in a pack share them."""


class Budget:
    """What reading one repository may cost.

    Args:
        object_bytes: Largest object or delta.
        total_bytes: All that is inflated or made by deltas.
    """

    def __init__(self, object_bytes: int = 16_777_216, total_bytes: int = 536_870_912) -> None:
        self.object_bytes = object_bytes
        self._left = total_bytes

    def spend(self, size: int) -> None:
        """Count bytes that are about to be made.

        Raises:
            ProtocolError: They are too many.
        """
        if size > self.object_bytes:
            raise ProtocolError(f"larger than {self.object_bytes} bytes", "too-large")
        self._left -= size
        if self._left < 0:
            raise ProtocolError("The objects of the repository take too much to read.", "pack-limit")


class PackFile:
    """A pack.

    Args:
        index: Its index.
        data: The pack itself.
        id_bytes: Length of an object id, 20 or 32.
        budget: Bounds what is inflated.

    Raises:
        ProtocolError: The index is malformed.
    """

    def __init__(self, index: mmap, data: mmap, id_bytes: int, budget: Budget) -> None:
        self._index, self._data, self._budget = index, data, budget
        self._id_bytes = id_bytes
        self._second = index[:8] == _MAGIC
        self._fanout = 8 if self._second else 0
        self._ids = self._fanout + _FANOUT_BYTES + (0 if self._second else 4)
        self._step = id_bytes if self._second else id_bytes + 4
        self._count = self._number(self._fanout + _FANOUT_BYTES - 4)
        needed = self._count * (id_bytes + (8 if self._second else 4)) + 2 * id_bytes
        if len(index) < self._fanout + _FANOUT_BYTES + needed or data[:4] != b"PACK":
            raise ProtocolError("A pack or its index is damaged.", "damaged-file")
        self._cache: dict[int, tuple[str, bytes]] = {}
        self._cached = 0

    def close(self) -> None:
        """Let go of both files."""
        self._index.close()
        self._data.close()

    def find(self, id_: bytes) -> int | None:
        """Return where the object `id_` starts; None if it is not in this pack."""
        number = self._first(id_)
        if number < self._count and self._id(number) == id_:
            return self._offset(number)
        return None

    def like(self, prefix: str) -> list[str]:
        """Return the first ids that begin with `prefix` (hex), two at the most."""
        number = self._first(bytes.fromhex(prefix + "0" * (2 * self._id_bytes - len(prefix))))
        near = (self._id(n).hex() for n in range(number, min(number + 2, self._count)))
        return [id_ for id_ in near if id_.startswith(prefix)]

    def read(self, at: int) -> tuple[str, bytes]:
        """Return kind and content of the object that starts at `at`.

        Raises:
            ProtocolError: It is damaged, or passes a limit.
        """
        deltas: list[tuple[int, bytes]] = []
        while at not in self._cache:
            kind, size, base, start = self._head(at)
            self._budget.spend(size)
            content = inflate(self._data, start, size)
            if kind in TYPES:
                self._keep(at, TYPES[kind], content)
                break
            if len(deltas) >= _MAX_DEPTH:
                raise ProtocolError(f"A chain of deltas is longer than {_MAX_DEPTH}.", "pack-limit")
            deltas.append((at, content))
            at = base
        name, content = self._cache[at]
        for above, delta in reversed(deltas):
            content = apply_delta(content, delta, self._budget.object_bytes)
            self._budget.spend(len(content))
            self._keep(above, name, content)
        return name, content

    def _keep(self, at: int, kind: str, content: bytes) -> None:
        if self._cached > _CACHE_BYTES:
            self._cache.clear()
            self._cached = 0
        self._cache[at] = kind, content
        self._cached += len(content)

    def _head(self, at: int) -> tuple[int, int, int, int]:
        """Return type, size, where the base of a delta starts, and where the content does."""
        head = self._data[at : at + _HEAD_BYTES]
        end, base = 1, 0
        try:
            kind, size = head[0] >> 4 & 7, head[0] & 15
            if head[0] & 128:
                more, end = varint(head, end)
                size |= more << 4
            if kind == _OFS_DELTA:
                back, end = offset_of(head, end)
                base = at - back
                if not 12 <= base < at:
                    raise ProtocolError("A delta lies about its base.")
            elif kind == _REF_DELTA:
                found = self.find(head[end : end + self._id_bytes])
                if found is None:
                    raise ProtocolError("A delta lacks its base.")
                base, end = found, end + self._id_bytes
            elif kind not in TYPES:
                raise ProtocolError(f"The pack holds an object of unknown type {kind}.")
        except IndexError:
            raise ProtocolError("The pack is cut off.", "truncated") from None
        return kind, size, base, at + end

    def _first(self, id_: bytes) -> int:
        """Return the number of the first object whose id is not below `id_`."""
        place = self._fanout + 4 * id_[0]
        low, high = (self._number(place - 4) if id_[0] else 0), self._number(place)
        if not low <= high <= self._count:
            raise ProtocolError("The index of a pack is damaged.", "damaged-file")
        return bisect_left(range(self._count), id_, low, high, key=self._id)

    def _id(self, number: int) -> bytes:
        at = self._ids + number * self._step
        return self._index[at : at + self._id_bytes]

    def _offset(self, number: int) -> int:
        if not self._second:
            return self._number(self._ids + number * self._step - 4)
        offsets = self._ids + self._count * (self._id_bytes + 4)
        offset = self._number(offsets + 4 * number)
        if offset >> 31:
            at = offsets + 4 * self._count + 8 * (offset & 0x7FFFFFFF)
            return int.from_bytes(self._index[at : at + 8])
        return offset

    def _number(self, at: int) -> int:
        return int.from_bytes(self._index[at : at + 4])


def inflate(data: mmap | bytes, start: int, size: int) -> bytes:
    """Return what the zlib stream from `start` on holds, which must be `size` bytes.

    Raises:
        ProtocolError: It is none, or holds another number of bytes.
    """
    most = size + (size >> 3) + (size >> 6) + 64  # the most that zlib makes of so many bytes
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(data[start : start + most], size + 1)
    except zlib.error:
        raise ProtocolError("An object is not valid zlib data.", "damaged-object") from None
    if len(content) != size or not inflater.eof:
        raise ProtocolError("An object has another size than it says.", "damaged-object")
    return content
