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
        made = bytearray()
        while at < len(delta) and len(made) <= target_size:
            part, at = _instruction(base, delta, at)
            made += part
    except IndexError:
        raise ProtocolError("A delta is cut off.", "truncated") from None
    if len(made) != target_size:
        raise ProtocolError("A delta makes an object of the wrong size.")
    return bytes(made)


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
