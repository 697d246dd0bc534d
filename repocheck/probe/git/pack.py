"""Read a git pack while it comes, within limits, and bind every object to its id.

Nothing is held but the objects themselves, and a limit is applied before what would pass it is inflated.
Objects are handed out under the id computed from their own content: what a tree or commit asks for by id
is what it gets, or nothing. Source: https://git-scm.com/docs/gitformat-pack
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from typing import NamedTuple

from repocheck.probe.git.delta import apply_delta, offset_of, varint
from repocheck.probe.git.pack_stream import PackStream
from repocheck.probe.git.pktline import ProtocolError

_TYPES = {1: b"commit", 2: b"tree", 3: b"blob", 4: b"tag"}
_BLOB, _OFS_DELTA, _REF_DELTA = 3, 6, 7
_HEAD_BYTES = 40
"""More than the head of an object takes: 10 bytes of size, and 10 of an offset or 20 of an id."""
_OVERHEAD_BYTES = 400
"""What an object takes beside its content: its id and its places in tables, as measured."""


class Limits(NamedTuple):
    """What a pack may cost. A hostile one of a few kB could else take gigabytes and hours."""

    objects: int = 80_000
    object_bytes: int = 8_388_608
    """A commit, a tree (some 200,000 files), a delta, or what a delta makes."""
    file_bytes: int = 524_289
    """How much is kept of a file that comes whole; the rest is hashed in passing."""
    total_bytes: int = 25_165_824
    """All that is kept, the most that is held of a pack at any time; more files than that are asked for in
    several requests. Source: 28,000 folders, more than Linux or Chromium have, fit in."""
    inflated_bytes: int = 268_435_456
    """All that is inflated, whether it is kept or not."""
    delta_depth: int = 256
    """git itself writes chains of at most 50 by default."""
    seconds: float = 30.0


LIMITS = Limits()
"""What any pack may cost."""


class PackObject(NamedTuple):
    """One object."""

    kind: bytes
    content: bytes
    """All of it, or the first `Limits.file_bytes` of a file."""


class _Entry(NamedTuple):
    """An object as it stands in the pack."""

    at: int
    """Where it starts."""
    kind: int
    content: bytes
    """Its content, or a delta."""
    base: int | str = 0
    """Where the base of a delta starts, or the id of the base."""
    id: str = ""
    """Its id, if only its beginning was kept."""


class _Unpacked:
    """The objects of a pack as they come out of it."""

    def __init__(self, limits: Limits) -> None:
        self.objects: dict[str, PackObject] = {}
        self._limits = limits
        self._ids: dict[int | str, str] = {}
        self._depths: dict[str, int] = {}
        self._waiting: dict[int | str, list[_Entry]] = {}
        self._cut: set[str] = set()
        self._left = limits.total_bytes
        self._left_to_inflate = limits.inflated_bytes
        self._until = time.monotonic() + limits.seconds

    @property
    def waiting(self) -> bool:
        """Return whether a delta still lacks its base."""
        return bool(self._waiting)

    def take(self, entry: _Entry) -> None:
        """File an object and all that was waiting for it; a delta without its base has to wait itself."""
        ready = [entry]
        while ready:
            entry = ready.pop()
            base = self._ids.get(entry.base, str(entry.base))
            if entry.kind not in _TYPES and base not in self.objects:
                self._waiting.setdefault(entry.base, []).append(entry)
                continue
            id_ = self._file(entry, base)
            for name in (entry.at, id_):
                ready += self._waiting.pop(name, [])

    def _file(self, entry: _Entry, base: str) -> str:
        """Keep an object whose base, if it needs one, is there; return its id."""
        found = PackObject(_TYPES.get(entry.kind, b""), entry.content)
        depth = 0
        if entry.kind not in _TYPES:
            if base in self._cut:
                raise ProtocolError("A delta builds on a file that is too large.", "pack-limit")
            depth = self._depths.get(base, 0) + 1
            if depth > self._limits.delta_depth:
                raise ProtocolError(f"A chain of deltas is longer than {depth - 1}.", "pack-limit")
            found = self._applied(self.objects[base], entry.content)
        id_ = entry.id or object_id(found)
        self.objects[id_] = found
        self._ids[entry.at] = id_
        if entry.id:
            self._cut.add(id_)
        if depth:
            self._depths[id_] = depth
        return id_

    def _applied(self, base: PackObject, delta: bytes) -> PackObject:
        content = apply_delta(base.content, delta, min(self._limits.object_bytes, self._left))
        self.spend(len(content))
        return PackObject(base.kind, content)

    def spend(self, kept: int, inflated: int = 0) -> None:
        """Count bytes that are about to be kept and inflated.

        Raises:
            ProtocolError: They are too many, or it took too long to get here.
        """
        self._left -= kept
        self._left_to_inflate -= inflated
        if min(self._left, self._left_to_inflate) < 0:
            limit = self._limits.total_bytes if self._left < 0 else self._limits.inflated_bytes
            raise ProtocolError(f"The objects are larger than {limit} bytes.", "pack-limit")
        if time.monotonic() > self._until:
            raise ProtocolError(
                f"The pack took longer than {self._limits.seconds:g} s to read.", "pack-limit"
            )


def read_pack(blocks: Iterable[bytes], limits: Limits = LIMITS) -> dict[str, PackObject]:
    """Return all objects of a pack by id (40 hex digits).

    Args:
        blocks: The pack in pieces of any size.
        limits: What it may cost.

    Raises:
        ProtocolError: It is no valid pack, a delta lacks its base, or a limit is passed (``pack-limit``).
    """
    stream, out = PackStream(blocks), _Unpacked(limits)
    for _ in range(_count(stream, limits)):
        out.take(_entry(stream, out, limits))
    stream.finish()
    if out.waiting:
        raise ProtocolError("A delta in the pack lacks its base.")
    return out.objects


def _count(stream: PackStream, limits: Limits) -> int:
    head = stream.ahead(12)
    if len(head) < 12 or head[:4] != b"PACK" or int.from_bytes(head[4:8]) not in (2, 3):
        raise ProtocolError("The answer holds no pack.")
    count = int.from_bytes(stream.take(12)[8:])
    if count > limits.objects:
        raise ProtocolError(f"The pack claims {count} objects, more than {limits.objects}.", "pack-limit")
    return count


def _entry(stream: PackStream, out: _Unpacked, limits: Limits) -> _Entry:
    """Take the next object, not yet resolved."""
    start, head = stream.at, stream.ahead(_HEAD_BYTES)
    base: int | str = 0
    at = 1
    try:
        kind, size = head[0] >> 4 & 7, head[0] & 15
        if head[0] & 128:
            more, at = varint(head, at)
            size |= more << 4
        if kind == _OFS_DELTA:
            back, at = offset_of(head, at)
            base = start - back
        elif kind == _REF_DELTA:
            base, at = head[at : at + 20].hex(), at + 20
        elif kind not in _TYPES:
            raise ProtocolError(f"The pack holds an object of unknown type {kind}.")
    except IndexError:
        raise ProtocolError("The pack is cut off.", "truncated") from None
    stream.take(at)
    if kind == _BLOB and size > limits.file_bytes:
        hashed = hashlib.sha1(_prefix(b"blob", size), usedforsecurity=False)
        out.spend(limits.file_bytes + _OVERHEAD_BYTES, size)
        content = stream.inflate(size, limits.file_bytes, hashed)
        return _Entry(start, kind, content, id=hashed.hexdigest())
    if size > limits.object_bytes:
        raise ProtocolError(f"An object is larger than {limits.object_bytes} bytes.", "pack-limit")
    out.spend(size + _OVERHEAD_BYTES, size)
    return _Entry(start, kind, stream.inflate(size, size), base)


def object_id(found: PackObject) -> str:
    """Return the id of an object, 40 hex digits."""
    head = _prefix(found.kind, len(found.content))
    return hashlib.sha1(head + found.content, usedforsecurity=False).hexdigest()


def _prefix(kind: bytes, size: int) -> bytes:
    return kind + b" %d\0" % size
