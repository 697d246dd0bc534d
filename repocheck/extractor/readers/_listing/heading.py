"""The title that a heading is."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.label import count_words, is_label, plain
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.pieces import PIECE, url_of, words_of
from repocheck.extractor.readers._listing.title import LOOK_CHARS, Title, without_venue
from repocheck.text.pattern import late_regex

_TAGS = late_regex(r"<[^<>]{0,500}>")
_NUMBER = late_regex(
    r"(?:\\?\[\d{1,4}\\?\]|\(\d{1,4}\)|\d{1,4}[.)]"
    r"|(?:(?i:paper|article)|论文|論文|논문) ?#?\d{1,3}[ ]?[:：.—–-])\s*(?=\S)"
)
_TAIL = late_regex(
    r"\s{0,3}\\?[\[(]{0,3}(?:!?\[{1,2}(?:!\[[^\[\]\n]{0,80}\]\([^()\n]{0,600}\)"
    r"|[^\[\]\n]{0,80})\]{1,2}\([^()\n]{0,600}\)"
    r"[\s|,;·/.()&\\\]]*){1,30}\Z"
)


def heading_title(text: str, start: int, end: int) -> Title | None:
    """Return the title that a heading is, without its number, its emoji and the links behind it."""
    begin = behind_opening(text, start, end)
    line = text[begin : min(end, begin + LOOK_CHARS)].strip("\n").rstrip(" \t\r#")
    line = line.partition("\n")[0] if "<" not in line else line
    while number := _NUMBER.match(line):
        begin, line = begin + number.end(), line[number.end() :]
    for piece in PIECE.finditer(line):
        words = words_of(piece)
        if is_label(words) or piece["slant"] or piece["em"] or piece["quote"] or not count_words(words):
            continue
        before = _TAGS.sub("", line[: piece.start()])
        first = not re.search(r"\w", before) or likely_names(plain(before).strip(" .,:;")) == SURE
        if first or (url_of(piece) and count_words(words) * 2 >= count_words(plain(line)) - 4):
            words = without_venue(words)
            return Title(words, begin, begin + len(line), url_of(piece))
        break
    if tail := _TAIL.search(line):
        line = line[: tail.start()] or line
    words = without_venue(line)
    return Title(words, begin, begin + len(line)) if words else None
