"""Read git's index for one thing: which files have not been touched since git last looked at them.

Git itself compares time and size before it reads a file; a repository with gigabytes of tracked data would
otherwise be read whole to say that nothing changed. Whatever is odd in an index makes it empty: every file is
then read.

Source: gitformat-index(5), versions 2 to 4; "racy git" for times as young as the index itself.
"""

from __future__ import annotations

import os
import stat
import struct
from typing import NamedTuple

_MAX_BYTES = 67_108_864
"""A larger index is not read; it would name half a million files."""
_FIXED = struct.Struct(">10I20sH")
_EXTENDED = 0x4000
_STAGE = 0x3000


_MAX_NAME_BYTES = 4_096
"""Longest path. Source: PATH_MAX of Linux. Names of version 4 add to the one before, without end if let."""


class Seen(NamedTuple):
    """What git saw of a file when it last looked."""

    oid: str
    size: int
    """Size in bytes, modulo 2**32."""
    mtime_ns: int
    """Time of its last change, in nanoseconds; the index keeps no more than 32 bits of seconds."""

    def is_untouched(self, info: os.stat_result) -> bool:
        """Return whether a file is as git saw it."""
        return self.size == info.st_size & 0xFFFFFFFF and self.mtime_ns == info.st_mtime_ns


def untouched_since(path: str | os.PathLike[str]) -> dict[str, Seen]:
    """Return what the index at `path` says, by path; files as young as the index are left out."""
    try:
        info = os.stat(path)
        if not stat.S_ISREG(info.st_mode) or info.st_size > _MAX_BYTES:
            return {}
        with open(path, "rb") as stream:
            data = stream.read(_MAX_BYTES)
        return {
            name: seen
            for name, seen in _entries(data)
            if seen.mtime_ns // 1_000_000_000 < info.st_mtime_ns // 1_000_000_000
        }
    except (OSError, struct.error, ValueError, IndexError):
        return {}


def _entries(data: bytes) -> list[tuple[str, Seen]]:
    """Return the entries of an index.

    Raises:
        ValueError, IndexError: It is no index, or of another version.
        struct.error: It ends too early.
    """
    mark, version, count = struct.unpack_from(">4sII", data)
    if mark != b"DIRC" or version not in {2, 3, 4}:
        raise ValueError("no index of a known version")
    found, at, name = [], 12, b""
    for _ in range(min(count, len(data) // _FIXED.size)):
        start = at
        _, _, mtime, nanos, *_, size, oid, flags = _FIXED.unpack_from(data, at)
        at += _FIXED.size + (2 if flags & _EXTENDED else 0)
        kept, at = _varint(data, at) if version == 4 else (0, at)
        end = data.index(b"\0", at)
        name = (name[: max(0, len(name) - kept)] if version == 4 else b"") + data[at:end]
        if len(name) > _MAX_NAME_BYTES:
            raise ValueError("a name that no file has")
        at = end + 1 if version == 4 else end + 8 - (end - start) % 8
        if not flags & _STAGE:
            seen = Seen(oid.hex(), size, mtime * 1_000_000_000 + nanos)
            found.append((os.fsdecode(name), seen))
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number as version 4 writes it, and where it ends."""
    value = data[at] & 0x7F
    while data[at] & 0x80 and value < len(data):
        at += 1
        value = ((value + 1) << 7) | (data[at] & 0x7F)
    return value, at + 1
