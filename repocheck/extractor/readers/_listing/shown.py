"""Words of a part of a page as they are read, each letter with its place: without tags, marks and links."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from repocheck.extractor.readers._listing.label import is_label
from repocheck.text.pattern import late_regex

BREAK, WRAP = "\n", "\v"
"""What stands for the end of a line that is shown, and for a link that is a label; for one of the source."""
_BLANKS = (" ", WRAP, BREAK)
_MARK = late_regex(
    r"(?P<note><sup>[^<]{0,20}</sup>)|<a\s[^<>]{0,1000}>(?=(?P<anchored>[^<>]{1,400})</a>)|<(?P<tag>/?\w{1,12})(?:\s[^<>]{0,1000})?/?>"
    r"|!\[[^\[\]\n]{0,300}\]\([^()\s]{0,600}\)"
    r"|(?P<open>\[{1,2})(?=(?P<label>[^\[\]\n]{1,400})\]{1,2}\([^()\n]{1,600}\))"
    r"|(?P<shut>\]{1,2}\([^()\n]{1,600}(?:\([^()\s]{0,80}\)[^()\n]{0,200})?\))"
    r"|(?P<sign>&(?:#\d{1,5}|#x[\da-f]{1,5}|[a-z]{2,8});)|(?P<blank>[ \t\r\n]+)"
    r"|[*`\f†‡§]|(?<!\w)_+(?=\w)|(?<=[\w.?!])(?<!_)_+(?!\w)|\\(?=[^\w\s])",
    re.I,
)
_INLINE = frozenset("a b i u em strong sub sup code mark font cite small wbr span".split())  # noqa: SIM905 - as a list of words is read


_SET_OFF = frozenset({"i", "em", "b", "strong"})


class Shown(NamedTuple):
    """Words, and where each of their letters stands in the page."""

    words: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the words stands in the page."""
        return self.places[start], self.places[end - 1] + 1


def _ends_line(mark: re.Match[str]) -> bool:
    """Return whether a mark is the tag of a part of the page, or opens a link that is a label."""
    tag = (mark["tag"] or "").strip("/").lower()
    label = mark["label"] or mark["anchored"]
    return bool(tag and tag not in _INLINE) or bool(label and is_label(label))


def shown(text: str, begin: int, end: int) -> Shown:
    """Return the words of a part of a page; a link that is a label ends a line of them."""
    letters: list[str] = []
    places: list[int] = []

    def put(what: str, at: int) -> None:
        if what in _BLANKS and (not letters or letters[-1] in _BLANKS):
            if letters and _BLANKS.index(what) > _BLANKS.index(letters[-1]):
                letters[-1] = what
            return
        letters.append(what)
        places.append(at)

    at = begin
    for mark in _MARK.finditer(text, begin, end):
        letters += text[at : mark.start()]
        places += range(at, mark.start())
        at = mark.end()
        if mark["blank"]:
            put(WRAP if "\n" in mark["blank"] else " ", mark.start())
        elif mark["sign"]:
            for letter in html.unescape(mark["sign"]).strip("\u2020\u2021"):
                put(" " if letter.isspace() else letter, mark.start())
        elif mark["tag"] in _SET_OFF and letters and letters[-1] in ".,;?!":
            put(" ", mark.start())  # "Title.<em>Journal</em>"
        elif _ends_line(mark):
            put(BREAK, mark.start())
            at += len(mark["label"] or mark["anchored"] or "")  # a label is none of the words
    letters += text[at:end]
    places += range(at, end)
    return Shown("".join(letters), places)
