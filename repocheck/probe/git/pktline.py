"""Git's packet lines: four hex digits of length, then the content.

Source: https://git-scm.com/docs/gitprotocol-common (pkt-line format) and gitprotocol-v2 (delimiters).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum


class Mark(Enum):
    """Packets without content."""

    FLUSH = 0
    DELIM = 1
    END = 2


class ProtocolError(Exception):
    """The other side does not speak the protocol, or breaks off.

    Args:
        message: What is wrong, one sentence.
        cause: Machine-readable cause in kebab-case.
    """

    def __init__(self, message: str, cause: str = "bad-protocol") -> None:
        super().__init__(message)
        self.cause = cause


def line(text: str) -> bytes:
    """Return `text` as a packet, ended by a line feed."""
    content = text.encode() + b"\n"
    return b"%04x" % (len(content) + 4) + content


def request(command: str, agent: str, *arguments: str) -> bytes:
    """Return a version 2 request: a command, its capabilities, its arguments."""
    head = line(f"command={command}") + line(f"agent={agent}") + line("object-format=sha1")
    return head + b"0001" + b"".join(line(argument) for argument in arguments) + b"0000"


def packets(blocks: Iterable[bytes]) -> Iterator[bytes | Mark]:
    """Yield the packets of an answer as its blocks come in; at most one packet waits for its rest.

    Raises:
        ProtocolError: A length is no hex number, a packet is cut off, or the server reports an error.
    """
    data = b""
    for block in blocks:
        data += block
        at = 0
        while len(data) - at >= 4:
            length = _length(data[at : at + 4])
            end = at + max(length, 4)
            if end > len(data):
                break
            yield Mark(length) if length < 4 else _sound(data[at + 4 : end])
            at = end
        data = data[at:]
    if data:
        _length(data[:4])
        raise ProtocolError("The answer is cut off.", "truncated")


def pack_of(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pack in the answer to a fetch, piece by piece.

    Raises:
        ProtocolError: There is none, it is cut off, or the server reports an error.
    """
    inside = ended = False
    for packet in packets(blocks):
        if packet is Mark.FLUSH:
            ended = inside
        elif isinstance(packet, Mark):
            continue
        elif not inside:
            inside = packet.rstrip(b"\n") == b"packfile"
        elif packet[:1] == b"\x01":
            yield packet[1:]
        elif packet[:1] == b"\x03":
            raise ProtocolError(f"The host says: {readable(packet[1:])}", "refused-by-host")
    if not ended:
        raise ProtocolError("The answer holds no whole pack.", "truncated")


def readable(message: bytes) -> str:
    """Return a message of the host on one line, without anything a terminal would act on."""
    text = message.decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


def _sound(packet: bytes) -> bytes:
    if packet.startswith(b"ERR "):
        raise ProtocolError(f"The host says: {readable(packet[4:])}", "refused-by-host")
    return packet


def _length(digits: bytes) -> int:
    try:
        length = int(digits, 16) if len(digits) == 4 and digits.isalnum() else -1
    except ValueError:
        length = -1
    if length < 0 or length == 3:
        raise ProtocolError("The answer is not made of packet lines.")
    return length
