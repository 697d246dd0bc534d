"""The bytes of a digest: peeked at once, decoded once, read once."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from repocheck.errors import DigestError

HEAD_BYTES = 131_072
"""Bytes that formats are told by: enough for the longest page header and a first record."""
MAX_TEXT_BYTES = 67_108_864
"""Size of a digest that must be held whole: three times the complete works of a conference, as text."""
MAX_LINE_CHARS = 8_388_608
"""Length of one line of a streamed digest: ten times the largest paper as one JSON record."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ARCHIVES = {
    b"\x1f\x8b": "a gzip archive",
    b"PK\x03\x04": "a zip archive (or an office document)",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"(\xb5/\xfd": "a zstd archive",
    b"PAR1": "a Parquet table",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")
_NUL = "there are NUL bytes in it, so it is no text"
TEXT_MEND = "Give a text in UTF-8 or UTF-16 (plain, Markdown, HTML, JSON, CSV, BibTeX, LaTeX …), or a PDF."


class Source:
    """A digest as bytes.

    Args:
        stream: Where the bytes come from; it is not closed.
        name: What to call it.

    Raises:
        DigestError: There is nothing in it.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        self._head = _fill(stream, HEAD_BYTES)
        self._stream = stream
        self._encoding = _encoding(self._head)
        head = self._head.decode(self._encoding, "replace")
        self._line_end = "\r" if "\r" in head[:-1] and "\n" not in head else "\n"
        self.head = head.replace("\r", "\n") if self._line_end == "\r" else head
        """The first characters."""
        if not self.head.strip("\ufeff\ufffd \t\r\n"):
            raise DigestError(f"{name} is empty", "Give a digest with at least one paper.")

    @property
    def binary(self) -> str:
        """Say why this cannot be text; empty if it can (or is a PDF)."""
        for magic, what in _ARCHIVES.items():
            if self._head.startswith(magic):
                return f"this is {what}"
        if self.is_pdf or self._encoding.startswith(("utf-16", "utf-32")):
            return ""
        odd = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in self._head[:4096])
        broken = self.head[:4096].count("\ufffd")
        if (odd + broken) * 10 > len(self.head[:4096]):
            return "this is neither text nor PDF"
        return _NUL if "\0" in self.head else ""

    @property
    def is_pdf(self) -> bool:
        """Whether this is a PDF; its header may follow up to 1,024 other bytes, as readers of PDF allow."""
        return b"%PDF-" in self._head[:1024]

    def data(self, max_bytes: int = MAX_TEXT_BYTES) -> bytes:
        """Return all bytes.

        Raises:
            DigestError: There are more than `max_bytes`.
        """
        data = self._head + _fill(self._stream, max_bytes + 1 - len(self._head))
        if len(data) > max_bytes:
            raise DigestError(
                f"{self.name} is larger than {max_bytes >> 20} MB",
                "Split it, or give it as JSON lines or CSV, which are read piece by piece.",
            )
        return data

    def text(self) -> str:
        """Return the whole text; line ends stay as they are, what cannot be decoded becomes U+FFFD.

        Raises:
            DigestError: It is larger than `MAX_TEXT_BYTES`.
        """
        return self._whole(self.data().decode(self._encoding, "replace"))

    def chunks(self, n_chars: int) -> Iterator[str]:
        """Yield the text in pieces of at most `n_chars` characters."""
        stream = self._decoded()
        while chunk := stream.read(n_chars):
            yield self._whole(chunk)

    def lines(self) -> Iterator[str]:
        """Yield line by line, each with its line end; a line is cut after `MAX_LINE_CHARS`."""
        stream = self._decoded()
        while line := stream.readline(MAX_LINE_CHARS):
            yield self._whole(line)
            while len(line) == MAX_LINE_CHARS and not line.endswith(self._line_end):
                line = stream.readline(MAX_LINE_CHARS)

    def _decoded(self) -> io.TextIOWrapper:
        joined = io.BufferedReader(_Joined(self._head, self._stream), 1 << 16)
        return io.TextIOWrapper(joined, self._encoding, "replace", newline=self._line_end)

    def _whole(self, text: str) -> str:
        """Return `text` with the line ends that everything else knows; of one length, so places stay right.

        Raises:
            DigestError: There are NUL bytes in it.
        """
        if "\0" in text:
            raise DigestError(f"{self.name}: {_NUL}", TEXT_MEND)
        return text.replace("\r", "\n") if self._line_end == "\r" else text


class _Joined(io.RawIOBase):
    """Bytes already taken from a stream, followed by its rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _fill(stream: BinaryIO, n_bytes: int) -> bytes:
    parts: list[bytes] = []
    while n_bytes > 0 and (part := stream.read(min(n_bytes, 1 << 20))):
        parts.append(part)
        n_bytes -= len(part)
    return b"".join(parts)


def _encoding(head: bytes) -> str:
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    sample = head[:4096]
    if len(sample) > 3 and sample[1::2].count(0) * 10 > len(sample) * 4:  # 80 % of the odd places
        return "utf-16-le"
    if len(sample) > 3 and sample[::2].count(0) * 10 > len(sample) * 4:
        return "utf-16-be"
    return "utf-8"
