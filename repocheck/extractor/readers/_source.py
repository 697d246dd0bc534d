"""The bytes of a digest: peeked at once, decoded once, read once."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from repocheck.errors import DigestError
from repocheck.text.encoding import encoding_of

HEAD_BYTES = 131_072
"""Bytes that show the format: enough for the longest page header and a first record."""
MAX_TEXT_BYTES = 67_108_864
"""Size of a digest that must be held whole: three times the complete works of a conference, as text."""
MAX_LINE_CHARS = 8_388_608
"""Length of one line of a streamed digest: ten times the largest paper as one JSON record."""
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


Beside = Callable[[str], bytes | None]


_MAY_BE_BLANK = (".jsonl", ".ndjson", ".bib")
"""Files of formats in which a list of nothing is nothing."""


class Source:
    """A digest as bytes.

    Args:
        stream: Where the bytes come from; it is not closed.
        name: What to call it.
        beside: Gives the bytes of a file by its path as seen from this one; None where there is no such file.

    Raises:
        DigestError: There is nothing in it.
    """

    def __init__(self, stream: BinaryIO, name: str, beside: Beside | None = None) -> None:
        self.name = name
        self.beside = beside
        self.notes: list[str] = []
        """What a reader of the report should know about how it was read, one sentence each."""
        self._head = _fill(stream, HEAD_BYTES)
        self._stream = stream
        self._encoding, guessed = encoding_of(self._head, cut=len(self._head) == HEAD_BYTES)
        if not self._encoding.startswith("utf-8") and not self.is_pdf and not self._archive:
            self.note(
                f"it is in {self._encoding}, not in UTF-8{' (a guess by its bytes)' if guessed else ''}"
            )
        head = self._head.decode(self._encoding, "replace")
        self._line_end = "\r" if "\r" in head[:-1] and "\n" not in head else "\n"
        self.head = head.replace("\r", "\n") if self._line_end == "\r" else head
        """The first characters."""
        blank = not self.head.strip("\ufeff\ufffd \t\r\n")
        if blank and not name.lower().endswith(_MAY_BE_BLANK):
            raise DigestError(f"{name} is empty", "Give a digest with at least one paper.")

    def note(self, text: str) -> None:
        """Keep a note about how this digest was read; each is kept once."""
        if text not in self.notes:
            self.notes.append(text)

    @property
    def binary(self) -> str:
        """Say why this cannot be text; empty if it can (or is a PDF)."""
        if self._archive:
            return f"this is {self._archive}"
        if self.is_pdf or self._encoding.startswith(("utf-16", "utf-32")):
            return ""
        odd = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in self._head[:4096])
        broken = self.head[:4096].count("\ufffd")
        if (odd + broken) * 10 > len(self.head[:4096]):
            return "this is neither text nor PDF"
        return _NUL if "\0" in self.head else ""

    @property
    def _archive(self) -> str:
        return next((what for magic, what in _ARCHIVES.items() if self._head.startswith(magic)), "")

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
        if "\ufffd" in text:
            self.note("some of its characters could not be read and are shown as \ufffd")
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
