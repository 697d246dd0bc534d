"""Apply a delta of a git pack.

Source: https://git-scm.com/docs/gitformat-pack (deltified representation)
"""

from __future__ import annotations

from repocheck.probe.git.pktline import ProtocolError


def _shifts(bits: int, count: int) -> tuple[int, ...]:
    return tuple(8 * bit for bit in range(count) if bits >> bit & 1)


_OFFSETS = tuple(_shifts(code, 4) for code in range(16))
"""Where the bytes of an offset go that follow a copy, by the low half of its code."""
_SIZES = tuple(_shifts(code, 3) for code in range(8))
"""Where the bytes of a size go, by the three bits above."""


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


def _made(base: bytes, delta: bytes, at: int, target_size: int) -> bytearray:
    """Follow the instructions from `at` on; stop where they make more than they should."""
    made = bytearray()
    end, available = len(delta), len(base)
    while at < end and len(made) <= target_size:
        code = delta[at]
        at += 1
        if code & 128:
            offset = size = 0
            for shift in _OFFSETS[code & 15]:
                offset |= delta[at] << shift
                at += 1
            for shift in _SIZES[code >> 4 & 7]:
                size |= delta[at] << shift
                at += 1
            size = size or 65_536
            if offset + size > available:
                raise ProtocolError("A delta copies from beyond its base.")
            made += base[offset : offset + size]
        elif code and at + code <= end:
            made += delta[at : at + code]
            at += code
        else:
            raise ProtocolError("A delta is malformed.")
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
