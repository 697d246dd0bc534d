"""The directory of a zip file, read from its end and believed in nothing."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from repocheck.probe.wheels.archive import Archive, Unreadable

MAX_DIRECTORY_BYTES = 16_777_216
"""Largest directory that is read. Source: the largest of 60 resolutions, that of torch, has 1.6 MB."""
MAX_MEMBERS = 200_000
MAX_WHEEL_MEMBER_BYTES = 4_194_304
"""Largest member that is inflated; nothing that long is a module somebody wrote."""
MAX_NAME_CHARS = 512
MAX_FOLDERS = 500_000
"""Folders above all members together. Source: of 1,481 wheels tensorflow has most, 143,000, and the longest
name is 175 characters long."""
_FORBIDDEN = frozenset("\\\0\ufffd")
_TAIL_BYTES = 65_536
_WHOLE_BYTES = 200_000
"""A file of that size or less is read whole: one request does for all."""
_END = struct.Struct("<4s4H2LH")
_END64_PLACE = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 1
_STORED, _DEFLATED = 0, 8
_SLACK_BYTES = 64
"""Room for what a local header may hold beyond the entry in the directory."""


class Member(NamedTuple):
    """One file in a zip file."""

    name: str
    offset: int
    """Where its local header starts."""
    packed_bytes: int
    size_bytes: int
    method: int
    crc: int

    @property
    def end(self) -> int:
        """Return where it ends, or a little later."""
        return self.offset + _LOCAL.size + len(self.name.encode()) + _SLACK_BYTES + self.packed_bytes


def to_json(members: Mapping[str, Member]) -> str:
    """Return a directory as JSON, to be read by `from_json`."""
    return json.dumps(list(members.values()), separators=(",", ":"))


def from_json(text: str) -> dict[str, Member]:
    """Return the directory that `to_json` wrote.

    Raises:
        ValueError: It is none.
    """
    try:
        return {name: Member(name, *rest) for name, *rest in json.loads(text)}
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def read_directory(archive: Archive) -> tuple[dict[str, Member], bytes]:
    """Return the members of a zip file by name, and its last bytes, which were read for that.

    Folders are left out. Of two of the same name the last counts.

    Raises:
        Unreadable: It is no zip file, beyond the limits, or holds what no wheel has reason for: entries
            encrypted, packed in other ways, outside of the file or in one another, and paths that leave their
            folder. Of what such a file holds nothing can be said, not even what it lacks.
    """
    size = archive.size_bytes
    tail_bytes = size if size <= _WHOLE_BYTES else _TAIL_BYTES
    tail = archive.read(size - tail_bytes, size)
    count, length, start = _end_of(tail, size)
    if length > MAX_DIRECTORY_BYTES or count > MAX_MEMBERS or start + length > size:
        raise Unreadable("the directory of the file is too large, or lies outside of it")
    first = size - tail_bytes
    raw = (
        (
            tail[start - first : start - first + length]
            if start >= first
            else archive.read(start, start + length)
        )
        if length
        else b""
    )
    entries = list(_entries(raw))
    if len(entries) != count:
        raise Unreadable("the directory of the file does not hold what its end says")
    members = {each.name: each for each in entries if not each.name.endswith("/")}
    if not all(_is_sound(each, start) for each in members.values()):
        raise Unreadable("the file holds entries that no wheel has")
    if sum(name.count("/") for name in members) > MAX_FOLDERS or not _lie_apart(members.values()):
        raise Unreadable("the file holds too many folders, or entries within one another")
    return members, tail


def _end_of(tail: bytes, size: int) -> tuple[int, int, int]:
    """Return number of entries, length and start of the directory."""
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or place + _END.size > len(tail):
        raise Unreadable("not a zip file")
    *_, count, length, start, _ = _END.unpack_from(tail, place)
    before = place - _END64_PLACE.size
    if 0xFFFF in (count,) or 0xFFFFFFFF in (length, start):
        if before < 0 or tail[before : before + 4] != b"PK\x06\x07":
            raise Unreadable("not a zip file")
        at = _END64_PLACE.unpack_from(tail, before)[2] - (size - len(tail))
        if not 0 <= at <= len(tail) - _END64.size or tail[at : at + 4] != b"PK\x06\x06":
            raise Unreadable("not a zip file")
        *_, count, length, start = _END64.unpack_from(tail, at)
    return count, length, start


def _entries(raw: bytes) -> Iterator[Member]:
    place = 0
    for _ in range(MAX_MEMBERS):
        if raw[place : place + 4] != b"PK\x01\x02" or place + _ENTRY.size > len(raw):
            return
        fields = _ENTRY.unpack_from(raw, place)
        flags, method, crc, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
        name_bytes, extra_bytes, comment_bytes, offset = fields[10], fields[11], fields[12], fields[16]
        name = raw[place + _ENTRY.size : place + _ENTRY.size + name_bytes].decode("utf-8", "replace")
        place += _ENTRY.size + name_bytes + extra_bytes + comment_bytes
        if flags & _ENCRYPTED or method not in {_STORED, _DEFLATED}:
            raise Unreadable(f"{name[:200]} is encrypted, or packed in another way")
        yield Member(name, offset, packed, size, method, crc)


def _is_sound(member: Member, directory_start: int) -> bool:
    name = member.name
    leaves = name.startswith("/") or ".." in name.split("/") or not _FORBIDDEN.isdisjoint(name)
    fits = member.offset + _LOCAL.size + member.packed_bytes <= directory_start
    return not leaves and fits and len(name) <= MAX_NAME_CHARS


def _lie_apart(members: Iterable[Member]) -> bool:
    """Return whether no member begins within another; a bomb lets many share what they unpack."""
    end = 0
    for member in sorted(members, key=lambda each: each.offset):
        if member.offset < end:
            return False
        end = member.offset + _LOCAL.size + len(member.name.encode()) + member.packed_bytes
    return True


def inflate(member: Member, raw: bytes) -> bytes:
    """Return the content of a member.

    Args:
        member: What the directory says of it.
        raw: The bytes of the file from its local header on.

    Raises:
        Unreadable: It is not what the directory says, or beyond the limits.
    """
    if member.size_bytes > MAX_WHEEL_MEMBER_BYTES:
        raise Unreadable(f"{member.name} is longer than {MAX_WHEEL_MEMBER_BYTES} bytes")
    if raw[:4] != b"PK\x03\x04" or len(raw) < _LOCAL.size:
        raise Unreadable(f"{member.name} is not where the directory says")
    *_, name_bytes, extra_bytes = _LOCAL.unpack_from(raw)
    start = _LOCAL.size + name_bytes + extra_bytes
    packed = raw[start : start + member.packed_bytes]
    if len(packed) < member.packed_bytes:
        raise Unreadable(f"{member.name} is cut off")
    content = _inflated(packed, member) if member.method == _DEFLATED else packed
    if len(content) != member.size_bytes or zlib.crc32(content) != member.crc:
        raise Unreadable(f"{member.name} is not what the directory says")
    return content


def _inflated(packed: bytes, member: Member) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(packed, member.size_bytes + 1)
    except zlib.error:
        raise Unreadable(f"{member.name} cannot be inflated") from None
