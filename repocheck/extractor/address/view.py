"""Text made readable for the scanner, with a way back to every character as it was written.

A `View` is built in one pass: whatever a format escapes, and whatever Unicode disguises, is replaced,
and each replacement is remembered with the name of the repair. Places and `raw` always come from the
text as written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from repocheck.text.pattern import late_regex


class Edit(NamedTuple):
    """One replacement: the half-open span in the view, the span as written, and the repair's name."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    repair: str
    """Empty where the format itself prescribes the replacement, so that nothing was repaired."""


class View:
    """A readable text and its way back.

    Args:
        raw: The text as written.
        text: The readable text.
        edits: All replacements in order.
    """

    def __init__(self, raw: str, text: str, edits: list[Edit]) -> None:
        self.raw = raw
        self.text = text
        self._edits = edits
        self._starts = [edit.start for edit in edits]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span as written of a non-empty span of `text`."""
        return self._raw(start)[0], self._raw(end - 1)[1]

    def repairs(self, start: int, end: int) -> list[str]:
        """Return the names of the repairs inside a span of `text`, in order."""
        return [edit.repair for edit in self.edits(start, end) if edit.repair]

    def edits(self, start: int, end: int) -> list[Edit]:
        """Return the replacements that touch a span of `text`; what was dropped at its ends is left out."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        inside = self._edits[first : bisect_right(self._starts, end - 1)]
        return [edit for edit in inside if edit.end > start and (edit.start > start or edit.end > edit.start)]

    def _raw(self, position: int) -> tuple[int, int]:
        """Return the span as written of one character of `text`."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position, position + 1
        edit = self._edits[index]
        if position < edit.end:
            return edit.raw_start, edit.raw_end
        written = edit.raw_end + position - edit.end
        return written, written + 1


Replace = Callable[[re.Match[str]], tuple[str, str] | None]
"""Gives the replacement for a match and the repair's name, or None to leave it as it is."""


def build_view(raw: str, starts: re.Pattern[str], pattern: re.Pattern[str], replace: Replace) -> View:
    """Build a view by replacing every match of `pattern`; linear in the length of `raw`.

    Args:
        raw: The text as written.
        starts: Matches the one character that every match starts with; a plain class is searched for
            five times as fast as the pattern itself.
        pattern: What to replace.
        replace: Gives the replacement.
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for start_match in starts.finditer(raw):
        if start_match.start() < done:
            continue
        match = pattern.match(raw, start_match.start())
        if match is None or (new := replace(match)) is None:
            continue
        kept = raw[done : match.start()]
        start = length + len(kept)
        length = start + len(new[0])
        edits.append(Edit(start, length, match.start(), match.end(), new[1]))
        pieces += kept, new[0]
        done = match.end()
    if not edits:
        return View(raw, raw, [])
    return View(raw, "".join((*pieces, raw[done:])), edits)


ZERO_WIDTH = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters without width, as the inside of a character class."""
_WIDE = (*range(0xFF01, 0xFF5F), 0x3000, *range(0xFB00, 0xFB07))
"""Full-width forms and Latin ligatures: what compatibility normalisation turns into short ASCII.

Superscripts are left out on purpose, for they are footnote marks; so are mathematical letters and
other lookalikes, for a host written with them is no host.
"""
DISGUISES: dict[str, tuple[str, str]] = {
    **{
        chr(code): (unicodedata.normalize("NFKC", chr(code)), "ligature" if code < 0xFF00 else "full-width")
        for code in _WIDE
    },
    "\u2010": ("-", "unicode-dash"),
    "\u2011": ("-", "unicode-dash"),
    "\u2012": ("-", "unicode-dash"),
    "\u2013": ("-", "en-dash"),
    "\u2212": ("-", "unicode-dash"),
    # pdfium writes this where a line ended in a hyphen
    "\ufffe": ("-\n", ""),
}
"""Replacement and repair by character; the em dash is not among them, because it ends a name."""
_PLAIN_DISGUISES = "".join(sorted(DISGUISES))
DISGUISE_PATTERN = rf"\u00ad[ \t]*(?:\r?\n[ \t]*)?|[{ZERO_WIDTH}]+|[{_PLAIN_DISGUISES}]"
"""Matches what `undisguise` replaces."""
DISGUISE_STARTS = f"\u00ad{ZERO_WIDTH}{_PLAIN_DISGUISES}"
"""The characters that such a match starts with, as the inside of a character class."""

_DISGUISED = late_regex(f"[{DISGUISE_STARTS}]")


def may_hide(text: str, folded: bytes | None = None) -> bool:
    """Return whether a character that `undisguise` replaces stands in a text.

    A class of thousands of characters is searched for slowly; most texts have none beyond Latin-1, and of
    those within it, one hides something.

    Args:
        text: The text.
        folded: It as Latin-1, if that is at hand.
    """
    if text.isascii():
        return False
    folded = text.encode("latin-1", "replace") if folded is None else folded
    beyond = folded.count(b"?") != text.count("?")
    return _DISGUISED.search(text) is not None if beyond else "\u00ad" in text


def undisguise(match: re.Match[str]) -> tuple[str, str]:
    """Replace one match of `DISGUISE_PATTERN`."""
    found = match[0]
    if found[0] == "\u00ad":
        return "", "soft-hyphen"
    return DISGUISES.get(found, ("", "zero-width"))
