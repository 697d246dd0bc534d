"""Read a git pack from memory, within limits, and bind every object to its id.

Objects are handed out under the id computed from their own content: what a tree or commit asks for by id
is what it gets, or nothing. Source: https://git-scm.com/docs/gitformat-pack
"""

from __future__ import annotations

import hashlib
import time
import zlib
from typing import NamedTuple

from repocheck.probe.pktline import ProtocolError

_TYPES = {1: b"commit", 2: b"tree", 3: b"blob", 4: b"tag"}
_OFS_DELTA, _REF_DELTA = 6, 7


class Limits(NamedTuple):
    """What a pack may cost. A hostile one of a few kB could else take gigabytes and hours."""

    objects: int = 400_000
    object_bytes: int = 16_777_216
    total_bytes: int = 134_217_728
    """All objects and deltas together."""
    delta_depth: int = 256
    """git itself writes chains of at most 50 by default."""
    seconds: float = 30.0


class PackObject(NamedTuple):
    """One object."""

    kind: bytes
    content: bytes


class _Entry(NamedTuple):
    """An object as it stands in the pack."""

    at: int
    """Where it starts."""
    kind: int
    content: bytes
    """Its content, or a delta."""
    base: int | bytes = 0
    """Where the base of a delta starts, or the id of the base."""


class _Unpacked:
    """The objects of a pack as they come out of it."""

    def __init__(self, limits: Limits) -> None:
        self.objects: dict[bytes, PackObject] = {}
        self._limits = limits
        self._filed: dict[int | bytes, tuple[PackObject, int]] = {}
        self._waiting: dict[int | bytes, list[_Entry]] = {}
        self._left = limits.total_bytes
        self._until = time.monotonic() + limits.seconds

    @property
    def waiting(self) -> bool:
        """Return whether a delta still lacks its base."""
        return bool(self._waiting)

    def take(self, entry: _Entry) -> None:
        """File an object and all that was waiting for it; a delta without its base has to wait itself."""
        self._spend(len(entry.content))
        ready = [entry]
        while ready:
            entry = ready.pop()
            if entry.kind not in _TYPES and entry.base not in self._filed:
                self._waiting.setdefault(entry.base, []).append(entry)
                continue
            found, depth = self._resolved(entry)
            id_ = object_id(found)
            self.objects[id_] = found
            for name in (entry.at, id_):
                self._filed[name] = found, depth
                ready += self._waiting.pop(name, [])

    def _resolved(self, entry: _Entry) -> tuple[PackObject, int]:
        """Return the object and the length of the chain of deltas it stands at the end of."""
        if entry.kind in _TYPES:
            return PackObject(_TYPES[entry.kind], entry.content), 0
        base, depth = self._filed[entry.base]
        if depth == self._limits.delta_depth:
            raise ProtocolError(f"A chain of deltas is longer than {depth}.", "pack-limit")
        content = apply_delta(base.content, entry.content, self._limits.object_bytes)
        self._spend(len(content))
        return PackObject(base.kind, content), depth + 1

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise ProtocolError(
                f"The objects are larger than {self._limits.total_bytes} bytes.", "pack-limit"
            )
        if time.monotonic() > self._until:
            raise ProtocolError(
                f"The pack took longer than {self._limits.seconds:g} s to read.", "pack-limit"
            )


def read_pack(data: bytes, limits: Limits = Limits()) -> dict[str, PackObject]:  # noqa: B008 - immutable
    """Return all objects of a pack by id (40 hex digits).

    Raises:
        ProtocolError: It is no valid pack, a delta lacks its base, or a limit is passed (``pack-limit``).
    """
    out = _Unpacked(limits)
    at = 12
    for _ in range(_count(data, limits)):
        entry, at = _entry(data, at, limits)
        out.take(entry)
    if at != len(data) - 20:
        raise ProtocolError("The pack holds more than it says.")
    if out.waiting:
        raise ProtocolError("A delta in the pack lacks its base.")
    return {id_.hex(): found for id_, found in out.objects.items()}


def _count(data: bytes, limits: Limits) -> int:
    if len(data) < 32 or data[:4] != b"PACK" or int.from_bytes(data[4:8]) not in (2, 3):
        raise ProtocolError("The answer holds no pack.")
    count = int.from_bytes(data[8:12])
    if count > limits.objects:
        raise ProtocolError(f"The pack claims {count} objects, more than {limits.objects}.", "pack-limit")
    if hashlib.sha1(data[:-20], usedforsecurity=False).digest() != data[-20:]:
        raise ProtocolError("The pack does not match its checksum.", "bad-checksum")
    return count


def _entry(data: bytes, at: int, limits: Limits) -> tuple[_Entry, int]:
    """Return the object that starts at byte `at`, not yet resolved, and where the next one starts."""
    start = at
    base: int | bytes = 0
    try:
        kind, size = data[at] >> 4 & 7, data[at] & 15
        if data[at] & 128:
            more, at = _varint(data, at + 1)
            size |= more << 4
        else:
            at += 1
        if kind == _OFS_DELTA:
            back, at = _offset(data, at)
            base = start - back
        elif kind == _REF_DELTA:
            base, at = data[at : at + 20], at + 20
        elif kind not in _TYPES:
            raise ProtocolError(f"The pack holds an object of unknown type {kind}.")
    except IndexError:
        raise ProtocolError("The pack is cut off.", "truncated") from None
    if size > limits.object_bytes:
        raise ProtocolError(f"An object is larger than {limits.object_bytes} bytes.", "pack-limit")
    content, end = _inflate(data, at, size)
    return _Entry(start, kind, content, base), end


def _offset(data: bytes, at: int) -> tuple[int, int]:
    byte = data[at]
    value = byte & 127
    while byte & 128:
        at += 1
        byte = data[at]
        value = (value + 1 << 7) | (byte & 127)
    return value, at + 1


def _inflate(data: bytes, at: int, size: int) -> tuple[bytes, int]:
    """Inflate exactly `size` bytes from `at`; return them and where the stream ends."""
    inflater = zlib.decompressobj()
    view = memoryview(data)
    parts: list[bytes] = []
    left, step = size, max(256, size // 2)
    try:
        while not inflater.eof:
            if at >= len(data) - 20:
                raise ProtocolError("The pack is cut off.", "truncated")
            chunk = view[at : min(at + step, len(data) - 20)]
            at += len(chunk)
            part = inflater.decompress(chunk, left + 1)
            left -= len(part)
            parts.append(part)
            if left < 0 or inflater.unconsumed_tail:
                raise ProtocolError("An object is larger than it says.")
    except zlib.error:
        raise ProtocolError("An object is not valid zlib data.") from None
    if left:
        raise ProtocolError("An object is smaller than it says.")
    return b"".join(parts), at - len(inflater.unused_data)


def object_id(found: PackObject) -> bytes:
    """Return the id of an object, 20 bytes."""
    head = found.kind + b" %d\0" % len(found.content)
    return hashlib.sha1(head + found.content, usedforsecurity=False).digest()


def apply_delta(base: bytes, delta: bytes, max_bytes: int) -> bytes:
    """Apply a delta: copies from `base` and new bytes.

    Raises:
        ProtocolError: The delta does not fit `base`, is malformed, or makes more than `max_bytes`.
    """
    try:
        source_size, at = _varint(delta, 0)
        target_size, at = _varint(delta, at)
        if source_size != len(base):
            raise ProtocolError("A delta does not fit its base.")
        if target_size > max_bytes:
            raise ProtocolError(f"An object is larger than {max_bytes} bytes.", "pack-limit")
        parts: list[bytes] = []
        made = 0
        while at < len(delta):
            part, at = _instruction(base, delta, at)
            parts.append(part)
            made += len(part)
            if made > target_size:
                break
    except IndexError:
        raise ProtocolError("A delta is cut off.", "truncated") from None
    if made != target_size:
        raise ProtocolError("A delta makes an object of the wrong size.")
    return b"".join(parts)


def _instruction(base: bytes, delta: bytes, at: int) -> tuple[bytes, int]:
    code = delta[at]
    at += 1
    if not code & 128:
        if not code or at + code > len(delta):
            raise ProtocolError("A delta is malformed.")
        return delta[at : at + code], at + code
    values = []
    for bit in range(7):
        values.append(delta[at] if code >> bit & 1 else 0)
        at += code >> bit & 1
    offset = int.from_bytes(bytes(values[:4]), "little")
    size = int.from_bytes(bytes(values[4:]), "little") or 65_536
    if offset + size > len(base):
        raise ProtocolError("A delta copies from beyond its base.")
    return base[offset : offset + size], at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at += 1
        shift += 7
        if not byte & 128:
            return value, at
        if shift > 63:
            raise ProtocolError("A delta is malformed.")
