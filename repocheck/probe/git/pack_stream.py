"""The bytes of a git pack while they come: looked ahead at, taken, inflated within limits, and hashed."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

from repocheck.probe.git.pktline import ProtocolError

_STEP_BYTES = 262_144
"""How much is inflated at a time."""


class PackStream:
    """The bytes of a pack; holds the block it is at, and hashes what is done with.

    Args:
        blocks: The pack in pieces of any size.
    """

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._block = b""
        self._at = 0
        self._hash = hashlib.sha1(usedforsecurity=False)
        self._before = 0

    @property
    def at(self) -> int:
        """Return how many bytes were taken."""
        return self._before + self._at

    def ahead(self, size: int) -> bytes:
        """Return the next bytes without taking them, fewer than `size` only at the end."""
        while len(self._block) - self._at < size and (block := next(self._blocks, None)) is not None:
            self._hash.update(self._block[: self._at])
            self._before += self._at
            self._block, self._at = self._block[self._at :] + block, 0
        return self._block[self._at : self._at + size]

    def take(self, size: int) -> bytes:
        """Return the next `size` bytes.

        Raises:
            ProtocolError: There are fewer.
        """
        taken = self.ahead(size)
        if len(taken) < size:
            raise ProtocolError("The pack is cut off.", "truncated")
        self._at += size
        return taken

    def inflate(self, size: int, kept: int, hashed: hashlib._Hash | None = None) -> bytes:
        """Take one zlib stream that holds `size` bytes and return the first `kept` of them.

        Args:
            size: How many bytes must be in it.
            kept: How many are returned.
            hashed: Gets them all.

        Raises:
            ProtocolError: It is none, is cut off, or holds another number of bytes.
        """
        inflater = zlib.decompressobj()
        content = bytearray()
        left, step = size, max(256, min(size // 2, _STEP_BYTES))
        try:
            while not inflater.eof:
                self.ahead(1)
                chunk = memoryview(self._block)[self._at : self._at + step]
                if not chunk:
                    raise ProtocolError("The pack is cut off.", "truncated")
                part = inflater.decompress(chunk, min(left, _STEP_BYTES) + 1)
                self._at += len(chunk) - len(inflater.unused_data or inflater.unconsumed_tail)
                left -= len(part)
                if left < 0:
                    raise ProtocolError("An object is larger than it says.")
                content += part[: kept - len(content)]
                if hashed:
                    hashed.update(part)
        except zlib.error:
            raise ProtocolError("An object is not valid zlib data.") from None
        if left:
            raise ProtocolError("An object is smaller than it says.")
        return bytes(content)

    def finish(self) -> None:
        """Take the checksum and the end.

        Raises:
            ProtocolError: There is more before it, or it is another.
        """
        if len(self.ahead(21)) > 20:
            raise ProtocolError("The pack holds more than it says.")
        self._hash.update(self._block[: self._at])
        if self.take(20) != self._hash.digest():
            raise ProtocolError("The pack does not match its checksum.", "bad-checksum")
