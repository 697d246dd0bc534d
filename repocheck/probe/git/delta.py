"""Apply a delta of a git pack.

Source: https://git-scm.com/docs/gitformat-pack (deltified representation)
"""

from __future__ import annotations

from repocheck.probe.git.pktline import ProtocolError


def apply_delta(base: bytes, delta: bytes, max_bytes: int) -> bytes:
    """Apply a delta: copies from `base` and new bytes.

    Raises:
        ProtocolError: The delta does not fit `base`, is malformed, or makes more than `max_bytes`.
    """
    try:
        source_size, at = varint(delta, 0)
        target_size, at = varint(delta, at)
        if source_size != len(base):
            raise ProtocolError("A delta does not fit its base.")
        if target_size > max_bytes:
            raise ProtocolError(f"An object is larger than {max_bytes} bytes.", "pack-limit")
        made = _made(base, delta, at, target_size)
    except IndexError:
        raise ProtocolError("A delta is cut off.", "truncated") from None
    if len(made) != target_size:
        raise ProtocolError("A delta makes an object of the wrong size.")
    return bytes(made)


def _made(base: bytes, delta: bytes, at: int, most: int) -> bytearray:  # noqa: C901 - the innermost loop
    """Follow the instructions from `at` on; copies make `most` bytes, new bytes cannot outgrow the delta."""
    made = bytearray()
    end, available = len(delta), len(base)
    while at < end:
        code = delta[at]
        at += 1
        if code > 127:
            offset = size = 0
            if code & 1:
                offset = delta[at]
                at += 1
            if code & 2:
                offset |= delta[at] << 8
                at += 1
            if code & 4:
                offset |= delta[at] << 16
                at += 1
            if code & 8:
                offset |= delta[at] << 24
                at += 1
            if code & 16:
                size = delta[at]
                at += 1
            if code & 32:
                size |= delta[at] << 8
                at += 1
            if code & 64:
                size |= delta[at] << 16
                at += 1
            stop = offset + (size or 65_536)
            if stop > available or (most := most - stop + offset) < 0:
                raise ProtocolError("A delta copies from beyond its base, or too much of it.")
            made += base[offset:stop]
        else:
            stop = at + code
            if not code or stop > end:
                raise ProtocolError("A delta is malformed.")
            made += delta[at:stop]
            at = stop
    return made


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that is written from `at` on in groups of 7 bits, lowest first, and where it ends.

    Raises:
        IndexError: `data` ends before it.
        ProtocolError: It has no end.
    """
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


def offset_of(data: bytes, at: int) -> tuple[int, int]:
    """Return how far back the base of a delta is, written from `at` on, and where that ends.

    Raises:
        IndexError: `data` ends before it.
    """
    byte = data[at]
    value = byte & 127
    while byte & 128:
        at += 1
        byte = data[at]
        value = (value + 1 << 7) | (byte & 127)
    return value, at + 1
