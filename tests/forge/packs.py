"""Packs and packet lines written by hand, right or wrong on purpose."""

from __future__ import annotations

import hashlib
import zlib

KINDS = {"commit": 1, "tree": 2, "blob": 3, "tag": 4}
OFS_DELTA, REF_DELTA = 6, 7
Thing = tuple[str, bytes]
"""Kind and content of an object."""


def packet(content: bytes) -> bytes:
    """Return a packet line."""
    return b"%04x" % (len(content) + 4) + content


def banded(data: bytes, band: int = 1) -> bytes:
    """Return data in side-band packets."""
    parts = [data[at : at + 60_000] for at in range(0, len(data), 60_000)]
    return b"".join(packet(bytes([band]) + part) for part in parts)


def fetched(pack: bytes) -> bytes:
    """Return the whole answer to a fetch."""
    return packet(b"packfile\n") + banded(pack) + b"0000"


def listed(head: str, *others: str) -> bytes:
    """Return the answer to ls-refs with HEAD and further lines."""
    lines = [f"{head} HEAD symref-target:refs/heads/main", f"{head} refs/heads/main", *others]
    return b"".join(packet(line.encode() + b"\n") for line in lines) + b"0000"


def entry(kind: int, content: bytes, size: int | None = None, base: bytes = b"", *, level: int = 6) -> bytes:
    """Return one entry of a pack.

    Args:
        kind: Number of its type.
        content: What is compressed.
        size: What it says of its size; None for the truth.
        base: Encoded base of a delta.
        level: How hard to compress.
    """
    size = len(content) if size is None else size
    head = [kind << 4 | (size & 15)]
    size >>= 4
    while size:
        head[-1] |= 128
        head.append(size & 127)
        size >>= 7
    return bytes(head) + base + zlib.compress(content, level)


def pack(*entries: bytes, count: int | None = None, version: int = 2, magic: bytes = b"PACK") -> bytes:
    """Return a pack of encoded entries, with a checksum that fits."""
    count = len(entries) if count is None else count
    data = magic + version.to_bytes(4) + count.to_bytes(4) + b"".join(entries)
    return data + hashlib.sha1(data).digest()


def pack_of(*things: Thing) -> bytes:
    """Return an honest pack of objects."""
    return pack(*(entry(KINDS[kind], content) for kind, content in things))


def name_of(thing: Thing) -> str:
    """Return the id of an object."""
    kind, content = thing
    return hashlib.sha1(f"{kind} {len(content)}\0".encode() + content).hexdigest()


def tree(*entries: tuple[str, bytes, str]) -> Thing:
    """Return a tree of (mode, name, id)."""
    return "tree", b"".join(
        mode.encode() + b" " + name + b"\0" + bytes.fromhex(id_) for mode, name, id_ in entries
    )


def commit(root: str, message: str = "m") -> Thing:
    """Return a commit of a tree."""
    who = "A <a@example.org> 1700000000 +0000"
    return "commit", f"tree {root}\nauthor {who}\ncommitter {who}\n\n{message}\n".encode()


def ofs(distance: int) -> bytes:
    """Return the encoded base of an offset delta."""
    out = [distance & 127]
    while distance := distance >> 7:
        distance -= 1
        out.append(128 | distance & 127)
    return bytes(reversed(out))


def varint(value: int) -> bytes:
    """Return a size as deltas write it."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def delta(base_size: int, *pieces: bytes | tuple[int, int], size: int | None = None) -> bytes:
    """Return a delta of literal bytes and (offset, length) copies."""
    made = sum(len(p) if isinstance(p, bytes) else p[1] for p in pieces)
    out = varint(base_size) + varint(made if size is None else size)
    for piece in pieces:
        if isinstance(piece, bytes):
            out += bytes([len(piece)]) + piece
        else:
            offset, length = piece
            out += b"\xff" + offset.to_bytes(4, "little") + length.to_bytes(3, "little")
    return out
