"""Hostile wheels: each with what it must never do to the file that imports it.

A wheel is somebody else's; what it lacks may be told only if all of it could be seen.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from tests.forge.wheel_host import wheel_bytes

_GOOD = {"lib/__init__.py": "from .m import *", "lib/m.py": "x = 1\n" * 200}


class HostileWheel(NamedTuple):
    """One wheel of `lib`, and what comes of ``import lib`` and of ``from lib import y``."""

    name: str
    make: Callable[[], bytes]
    module: str = "unknown"
    attribute: str = "unknown"


def _field(marker: bytes, offset: int, layout: str, *values: int) -> Callable[[], bytes]:
    """Return a maker of a good wheel with one field behind the last `marker` overwritten."""

    def make() -> bytes:
        raw = wheel_bytes(_GOOD)
        at = raw.rfind(marker) + offset
        return raw[:at] + struct.pack(layout, *values) + raw[at + struct.calcsize(layout) :]

    return make


def _with(files: dict[str, str | bytes]) -> Callable[[], bytes]:
    return lambda: wheel_bytes({"lib/__init__.py": "", **files})


def _named(name: str) -> Callable[[], bytes]:
    """Return a maker of a good wheel with one more entry of any name."""
    stand_in = "q" * len(name.encode())
    return lambda: wheel_bytes({**_GOOD, stand_in: ""}).replace(stand_in.encode(), name.encode())


def _many(count: int) -> bytes:
    """Return a directory of `count` entries, all of the same few bytes and the same name."""
    local, name = b"PK\3\4" + bytes(26), b"lib/m.py"
    listed = (struct.pack("<4s6H3L5H2L", b"PK\1\2", *(0,) * 9, len(name), *(0,) * 6) + name) * count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    start = len(local)
    long = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 0, 0, 0, 0, count, count, len(listed), start)
    place = struct.pack("<4sLQL", b"PK\6\7", 0, start + len(listed), 1)
    return local + listed + long + place + end


def _shared() -> bytes:
    """Return a wheel of which a thousand members are one and the same bomb."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lib/__init__.py", "0" * 4_000_000)
        first = archive.infolist()[0]
        for n in range(1_000):
            info = zipfile.ZipInfo(f"lib/m{n}.py")
            info.header_offset, info.CRC = first.header_offset, first.CRC
            info.compress_type, info.compress_size = first.compress_type, first.compress_size
            info.file_size = first.file_size
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
    return buffer.getvalue()


HOSTILE_WHEELS = (
    HostileWheel("good", lambda: wheel_bytes(_GOOD), "ok", "fails"),
    HostileWheel("nothing", lambda: b""),
    HostileWheel("no zip file", lambda: b"no zip file" * 9_000),
    HostileWheel("cut off", lambda: wheel_bytes(_GOOD)[:-30]),
    HostileWheel("two ends", lambda: wheel_bytes({"other/__init__.py": ""}) + wheel_bytes(_GOOD)),
    HostileWheel("a page in place of a file", lambda: b"<!doctype html>" + b" " * 99_999),
    HostileWheel("directory of two gigabytes", _field(b"PK\5\6", 12, "<L", 0x7FFFFFFF)),
    HostileWheel("directory behind the end", _field(b"PK\5\6", 16, "<L", 0x7FFFFFFF)),
    HostileWheel("long directory that is not there", _field(b"PK\5\6", 10, "<H", 0xFFFF)),
    HostileWheel("a million entries", lambda: _many(1_000_000)),
    HostileWheel("a directory that says more than it holds", _field(b"PK\5\6", 10, "<H", 9)),
    HostileWheel("a bomb that a thousand members share", _shared),
    HostileWheel("a bomb that says its size", _with({"lib/__init__.py": "#" * 40_000_000}), "ok"),
    HostileWheel("a bomb that says that it is small", _field(b"PK\1\2", 24, "<L", 9), "ok"),
    HostileWheel("of another checksum", _field(b"PK\1\2", 16, "<L", 9), "ok"),
    HostileWheel("encrypted", _field(b"PK\1\2", 8, "<H", 1)),
    HostileWheel("packed in another way", _field(b"PK\1\2", 10, "<H", 14)),
    HostileWheel("a member outside of the file", _field(b"PK\1\2", 42, "<L", 0x7FFFFFFF)),
    HostileWheel("a member longer than the file", _field(b"PK\1\2", 20, "<L", 0x7FFFFFFF)),
    HostileWheel("a member within another", _field(b"PK\1\2", 42, "<L", 5)),
    HostileWheel("a path that leaves", _named("../../lib/m.py")),
    HostileWheel("a path from the root", _named("/etc/cron.d/lib.py")),
    HostileWheel("a path of Windows", _named("..\\..\\lib.py")),
    HostileWheel("a name with a zero", _named("lib/\0m.py")),
    HostileWheel("a name that is no text", lambda: _named("lib/qm.py")().replace(b"lib/qm", b"lib/\xffm")),
    HostileWheel("a name of a thousand letters", _named("lib/" + "m" * 1_000 + ".py")),
    HostileWheel("thirty thousand folders deep", _named("a/" * 30_000 + "m.py")),
    HostileWheel("folders without end", lambda: wheel_bytes({f"{n}/{'a/' * 200}m.py": "" for n in range(2_600)})),
    HostileWheel("a module of brackets", _with({"lib/__init__.py": "(" * 200_000}), "ok"),
    HostileWheel("a module of minus signs", _with({"lib/__init__.py": "-" * 500_000 + "1"}), "ok"),
    HostileWheel("a module of one long chain", _with({"lib/__init__.py": "a" + ".a" * 200_000}), "ok"),
    HostileWheel("a module of zeros", _with({"lib/__init__.py": b"\0" * 3_000_000}), "ok"),
    HostileWheel("a module in no known encoding", _with({"lib/__init__.py": "# coding: klingon\nx = 1"}), "ok"),
    HostileWheel("modules in a circle", _with({"lib/__init__.py": "from lib import *\nimport lib"}), "ok", "fails"),
    HostileWheel("metadata without end", _with({"lib-1.0.dist-info/METADATA": "x" * 5_000_000}), "ok", "fails"),
)  # fmt: skip
