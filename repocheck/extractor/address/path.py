"""Read the path of an address, over line breaks and blanks where the address cannot end there.

An address is joined with what follows only while it is incomplete: behind a slash before its owner or
name, or behind a hyphen or underscore at the end of a line. A complete name is never joined but with one
word in capitals before a full stop, nor is anything across a blank line; what could be a sentence is left.

Source: PDF readers' text of wrapped addresses: publishers add hyphens at line ends, LaTeX's url command none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.knowledge.words import SENTENCE_WORDS
from repocheck.text.pattern import late_regex

_SLASHES = late_regex(r"(?:/|%2[fF]){1,4}")
_SEGMENT = late_regex(r"~?(?:[A-Za-z0-9._-]|%(?!2[fF])){1,8192}")
_GAP = late_regex(r"[ \t\r\xa0]{0,8}(?:\n[ \t\r\xa0]{0,80})?")
_WORD = late_regex(r"[A-Za-z0-9._-]{1,100}")
_TAIL = late_regex(r"[!#$%&()+\-./0-9:=?@A-Z_a-z~]{1,8192}")
_NAME_LIKE = late_regex(r"[0-9._-]|[a-z][A-Z]")
_LOST_SIGN = late_regex(r"[ ]([A-Z][A-Z0-9]{1,20})(?=\.(?:\s|\Z))")
"""One word in capitals before the full stop: pages lack the underscore of some fonts, which is a line."""
_SENTENCE = late_regex(r"[A-Z][a-z]+ [a-z]")
_LIST_NUMBER = late_regex(r"[0-9]{1,3}[.)]?\Z")
_NEW_ADDRESS = late_regex(r"(?:https?|ftp|ssh)\b:?|www\.|[\w.-]*github\.com", re.IGNORECASE)
_GLUED_SCHEME = late_regex(r"https?\Z", re.IGNORECASE)
_ENCODED_BLANKS = late_regex(r"(?:%20|%0[aAdD]){1,40}\Z")
_LONG_ROUTES = frozenset({"tree", "blob", "raw", "wiki", "releases", "commit", "archive"})


class Reading(NamedTuple):
    """The path of an address."""

    segments: tuple[str, ...]
    """Path segments up to the number that was asked for, joined and without the sentence's full stop."""
    tail: str
    """The rest of path, query and fragment, as written."""
    end: int
    """Position behind the last character that belongs to the address."""
    starts: tuple[int, ...]
    """Position of each segment."""
    repairs: tuple[str, ...]
    """Names of the repairs that were needed to read it."""
    others: tuple[tuple[int, str], ...]
    """Other readings: index of a segment, and what it would be."""


class _Reader:
    """State of one reading; the methods move `pos` on."""

    def __init__(self, text: str, pos: int, broken: bool) -> None:
        self.text = text
        self.pos = pos
        self.broken = broken
        self.segments: list[str] = []
        self.starts: list[int] = []
        self.repairs: list[str] = []
        self.others: list[tuple[int, str]] = []

    def head(self, needed: int) -> None:
        """Read up to `needed` segments."""
        while len(self.segments) < needed and self._slash():
            if not self._segment(last=len(self.segments) + 1 == needed):
                return

    def tail(self) -> str:
        """Read what follows the segments."""
        if self.text[self.pos : self.pos + 1] not in ("/", "?", "#", "@"):
            return ""
        tail = self._chunk()
        route = tail.split("/", 2)[1] if tail.count("/") > 1 else ""
        while route in _LONG_ROUTES and tail[-1:] in ("/", "-", "_"):
            behind = self._behind_gap(self.pos, broken_only="\n")
            if behind is None:
                break
            ends_well = tail[-1] == "/" and tail.count("/") > 2  # a folder, whose slash may be its last
            if ends_well and not _NAME_LIKE.search(self._word(behind)):
                break
            self.pos = behind
            self.repairs.append("hyphen-at-line-end" if tail[-1] == "-" else "joined-line")
            tail += self._chunk()
        return tail

    def _slash(self) -> bool:
        """Step over the slashes before a segment."""
        if self.segments or self.text[self.pos - 1] != ":":
            slashes = _SLASHES.match(self.text, self.pos) or self._slash_behind_gap()
            if not slashes:
                return False
            self.pos = slashes.end()
        return True

    def _slash_behind_gap(self) -> re.Match[str] | None:
        gap = _GAP.match(self.text, self.pos)
        if not gap or not gap[0] or not ("\n" in gap[0] or self.broken):
            return None
        slashes = _SLASHES.match(self.text, gap.end())
        if slashes and len(slashes[0]) == 1 and _WORD.match(self.text, slashes.end()):
            self.repairs.append("joined-line" if "\n" in gap[0] else "joined-blank")
            return slashes
        return None

    def _segment(self, last: bool) -> bool:
        found = _SEGMENT.match(self.text, self.pos)
        if not found:
            behind = self._behind_gap(self.pos, host=not self.segments)
            if behind is None:
                return False
            self.repairs.append("joined-line" if "\n" in self.text[self.pos : behind] else "joined-blank")
            found = _SEGMENT.match(self.text, behind)
            if not found:
                return False
        self.starts.append(found.start())
        self.pos = found.end()
        segment = self._before_next_address(found[0])
        segment = self._joined(segment)
        if segment.endswith(".") and self.text[self.pos : self.pos + 1] != "/":
            bare = segment.rstrip(".")
            self.pos -= len(segment) - len(bare)
            if last and bare and segment == f"{bare}.":
                self.others.append((len(self.segments), segment))
            segment = bare
        elif "..." in segment:
            cut = segment.index("...")
            self.pos -= len(segment) - cut
            segment = segment[:cut]
        if last and self.broken and (behind := self._behind_gap(self.pos, broken_only="\n")):
            self.others.append((len(self.segments), segment + self._word(behind).rstrip(".")))
        elif last and self.broken and (lost := _LOST_SIGN.match(self.text, self.pos)):
            self.others.append((len(self.segments), segment))
            segment += f"_{lost[1]}"
            self.pos = lost.end()
            self.repairs.append("joined-blank")
        self.segments.append(segment)
        return bool(segment)

    def _before_next_address(self, segment: str) -> str:
        """Return a segment without the scheme of an address that follows without a blank."""
        glued = _GLUED_SCHEME.search(segment) if self.text.startswith("://", self.pos) else None
        if glued is None or not glued.start():
            return segment
        self.pos -= len(glued[0])
        return segment[: glued.start()]

    def _joined(self, segment: str) -> str:
        """Return a segment with what follows on the next line, if it ends in a hyphen or underscore."""
        index = len(self.segments)
        bare = segment
        while len(segment) > 1:
            marked = segment[-1] in "-_"
            if not marked and (index or not self.broken or self.text.startswith("/", self.pos)):
                break
            behind = self._behind_gap(self.pos, broken_only="" if self.broken and marked else "\n")
            more = _SEGMENT.match(self.text, behind) if behind is not None else None
            if not more or (index == 0 and self.text[more.end() : more.end() + 1] != "/"):
                break
            hyphen = segment[-1] == "-"
            bare = (bare[:-1] if hyphen else bare) + more[0]
            self.repairs.append("hyphen-at-line-end" if hyphen else "joined-line")
            segment += more[0]
            self.pos = more.end()
        if bare != segment:
            self.others.append((index, bare.rstrip(".")))
        return segment

    def _behind_gap(self, pos: int, host: bool = False, broken_only: str = "") -> int | None:
        """Return the position behind a gap if the address goes on there, else None.

        Args:
            pos: Where the gap starts.
            host: Whether only the host was read so far, so that an owner and a slash must follow.
            broken_only: What the gap must contain.
        """
        gap = _GAP.match(self.text, pos)
        if not gap or not gap[0] or broken_only not in gap[0]:
            return None
        word = self._word(gap.end())
        after = self.text[gap.end() + len(word) : gap.end() + len(word) + 2]
        if not _could_continue(word) or after[:1] == ":":
            return None
        path_like = after[:1] == "/" and after[1:] > "/"
        if host:
            goes_on = path_like or (self.broken and after[:1] == "/")
        elif path_like or self.broken or _NAME_LIKE.search(word.strip(".-_")):
            goes_on = True
        else:
            goes_on = "\n" in gap[0] and not _SENTENCE.match(self.text, gap.end())
        return gap.end() if goes_on else None

    def _word(self, pos: int) -> str:
        found = _WORD.match(self.text, pos)
        return found[0] if found else ""

    def _chunk(self) -> str:
        found = _TAIL.match(self.text, self.pos)
        if not found:
            return ""
        chunk = _balanced(found[0]).rstrip(".!?:&=+(")
        chunk = _ENCODED_BLANKS.sub("", chunk)
        self.pos += len(chunk)
        return chunk


def read_path(text: str, pos: int, needed: int, broken: bool = False) -> Reading:
    """Read the path that starts at `pos`.

    Args:
        text: The view's text.
        pos: Position behind the host.
        needed: Number of segments without which the address names nothing.
        broken: Whether the text was laid out on pages, so that blanks may stand inside addresses.
    """
    reader = _Reader(text, pos, broken)
    reader.head(needed)
    tail = reader.tail()
    return Reading(
        tuple(reader.segments), tail, reader.pos, tuple(reader.starts),
        tuple(reader.repairs), tuple(reader.others),
    )  # fmt: skip


def token_end(text: str, pos: int) -> int:
    """Return the position behind the characters of an address that start at `pos`, at most 8,192."""
    found = _TAIL.match(text, pos)
    return found.end() if found else pos


def _could_continue(word: str) -> bool:
    """Return whether a word could be part of an address rather than of a sentence, list or new address."""
    bare = word.strip(".-_")
    prose = not bare or bare.lower() in SENTENCE_WORDS
    return not (prose or _LIST_NUMBER.match(word) or _NEW_ADDRESS.match(word))


def _balanced(chunk: str) -> str:
    """Cut a chunk at the first bracket that closes nothing in it."""
    if ")" not in chunk:
        return chunk
    depth = 0
    for index, character in enumerate(chunk):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return chunk[:index]
    return chunk
