"""Which encoding bytes are in: known by a mark or by their shape, else guessed and said to be a guess."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from repocheck.text.pattern import late_regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = ("shift_jis", "gb18030", "euc_jp", "euc_kr", "big5", "cp1251", "koi8_r", "cp1252", "latin_1")
"""Encodings that texts about research are found in beside Unicode; guessing among all makes worse guesses."""
_RUN = late_regex(rb"[\x80-\xff]{2}")
_SAMPLE_BYTES = 65_536
_ZEROS = 0.8
"""Share of zero bytes on one side of the pairs from which on Latin text is UTF-16 without a mark."""
_INCOMPLETE = 4
"""The longest character of UTF-8: so many bytes at a cut end may be half of one."""


class Encoding(NamedTuple):
    """An encoding as `bytes.decode` knows it."""

    name: str
    guessed: bool
    """Whether the bytes could be in another one as well."""


def encoding_of(data: bytes, *, cut: bool = False) -> Encoding:
    """Return the encoding of a text by its first bytes; if it was `cut`, it may end within a character."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Encoding(name, guessed=False)
    sample = data[:_SAMPLE_BYTES]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[first::2]
        if len(sample) > 3 and half.count(0) > _ZEROS * len(half):
            return Encoding(name, guessed=False)
    if _is_utf8(sample, cut or len(sample) < len(data)):
        return Encoding("utf-8", guessed=False)
    return Encoding(_guess(sample), guessed=True)


def decode_text(data: bytes, *, cut: bool = False) -> tuple[str, Encoding]:
    """Return the text of `data` and its encoding; what the encoding cannot say becomes U+FFFD."""
    encoding = encoding_of(data, cut=cut)
    return data.decode(encoding.name, "replace"), encoding


def _is_utf8(sample: bytes, cut: bool) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return cut and error.start > max(0, len(sample) - _INCOMPLETE)
    return True


def _guess(sample: bytes) -> str:
    western = "cp1252" if _decodes(sample, "cp1252") else "latin_1"
    if not _RUN.search(sample):  # words of other scripts, and letters of two bytes, make runs
        return western
    from charset_normalizer import from_bytes  # noqa: PLC0415 - hardly ever needed, and slow to load

    best = from_bytes(sample, cp_isolation=list(_GUESSED), preemptive_behaviour=False).best()
    return best.encoding if best else western


def _decodes(sample: bytes, name: str) -> bool:
    try:
        sample.decode(name)
    except UnicodeDecodeError:
        return False
    return True
