"""Git's packet lines: four hex digits of length, then the content.

Source: https://git-scm.com/docs/gitprotocol-common (pkt-line format) and gitprotocol-v2 (delimiters).
"""

from __future__ import annotations

from collections.abc import Iterator
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


def packets(data: bytes) -> Iterator[bytes | Mark]:
    """Yield the packets of a whole answer.

    Raises:
        ProtocolError: A length is no hex number, a packet is cut off, or the server reports an error.
    """
    at = 0
    while at < len(data):
        length = _length(data[at : at + 4])
        if length < 4:
            yield Mark(length)
            at += 4
            continue
        packet = data[at + 4 : at + length]
        if len(packet) != length - 4:
            raise ProtocolError("The answer is cut off.", "truncated")
        if packet.startswith(b"ERR "):
            raise ProtocolError(f"The host says: {readable(packet[4:])}", "refused-by-host")
        yield packet
        at += length


def pack_of(data: bytes) -> bytes:
    """Return the pack in the answer to a fetch.

    Raises:
        ProtocolError: There is none, it is cut off, or the server reports an error.
    """
    inside = ended = False
    parts: list[bytes] = []
    for packet in packets(data):
        if packet is Mark.FLUSH:
            ended = inside
        elif isinstance(packet, Mark):
            continue
        elif not inside:
            inside = packet.rstrip(b"\n") == b"packfile"
        elif packet[:1] == b"\x01":
            parts.append(packet[1:])
        elif packet[:1] == b"\x03":
            raise ProtocolError(f"The host says: {readable(packet[1:])}", "refused-by-host")
    if not ended:
        raise ProtocolError("The answer holds no whole pack.", "truncated")
    return b"".join(parts)


def readable(message: bytes) -> str:
    """Return a message of the host on one line, without anything a terminal would act on."""
    text = message.decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


def _length(digits: bytes) -> int:
    try:
        length = int(digits, 16) if len(digits) == 4 and digits.isalnum() else -1
    except ValueError:
        length = -1
    if length < 0 or length == 3:
        raise ProtocolError("The answer is not made of packet lines.")
    return length
