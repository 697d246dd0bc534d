"""Joins what a PDF shows with what its links point to.

A link annotation holds the whole address, however the shown one is broken over lines; so where both
are the same but for such breaks, the annotation wins. Where they are not, the clash is reported:
annotations are sometimes wrong.

Source: GROBID's issues 1099, 1190 and 1191 on annotations that extend, repair or contradict the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from repocheck.text.pattern import late_regex
from repocheck.text.sentence import RAISED_DIGITS

MAX_PAGE_CHARS = 200_000
"""Length of a page in which links are sought; one full of text has some 8,000 characters."""
_MAX_ADDRESS_CHARS = 200
_NEAR = 12
"""Characters between where a link lies and where its words stand: edges of boxes are drawn by hand."""
_BREAKS = frozenset("-_\u00ad\u2010\u2011\ufffe\ufffd\x02")
"""Hyphens, what stands for one at a line end in pdfium's texts, and underscores, which LaTeX draws."""
_SCHEME = late_regex(r"(?:https?:)?//(?:www\.)?", re.I)
_ADDRESS = late_regex(r"(?:https?://)?(?:[\w-]{1,60}\.){1,4}[a-z]{2,10}/\S", re.I)


_PARTED_HOST = late_regex(r"(?<=[a-z]\.)[-\u00ad\u2010\ufffe\x02]\s{1,3}(?=(?:com|org|net|io|edu)/)")
"""A line end within the name of a host, behind a hyphen that is none of its own."""


_SPACED = late_regex(
    r"https?[ ]?:[ ]/[ ]?/[ ][\w-]{1,40}(?:[ ]?\.[ ]?[\w-]{1,40}){1,3}"
    r"(?:[ ]?/\s{0,2}[\w.-]{1,60}(?:[ ]-[ ][\w.-]{1,40}){0,3}){1,4}"
)
"""An address that justified lines set with blanks around its signs."""


class Merged(NamedTuple):
    """One page."""

    text: str
    """The text, its addresses as the annotations have them."""
    hidden: list[str]
    """Targets that the text does not show."""
    clashes: list[dict[str, str]]
    """``{"text": address shown, "target": address linked}`` where these differ."""


def merge(
    text: str, links: list[tuple[str, str, int]], marks: Iterable[int] = (), elsewhere: Iterable[str] = ()
) -> Merged:
    """Join the text of one page with its links: target, the text that each lies over, and its offset or -1.

    What stands there as an address that is linked on another page, of `elsewhere`, is written as that.

    The target of linked words is put behind them, in brackets, so that their sentence says whose it is.
    Of `marks`, the offsets of raised digits, each is written as one (``code²``); where they are glued to an
    address, a blank is put before them.
    """
    hidden, clashes = [], []
    raised = frozenset(mark for mark in marks if text[mark].isdecimal())  # that of a line may be gone
    spans = {mark: (mark + 1, _raised(text, mark, mark - 1 not in raised)) for mark in raised}
    tight, offsets = _squeeze(text[:MAX_PAGE_CHARS])
    for target, visible, offset in dict.fromkeys(links):
        wanted = _squeeze(_SCHEME.sub("", target, count=1))[0]
        shown = _shown(visible)
        found = _find_all(tight, wanted) if "/" in wanted else []
        if not found and shown and wanted.startswith(shown):
            found = _find_all(tight, shown)  # the annotation extends the text
        for start, end in found:
            spans[offsets[start]] = max(
                (offsets[end - 1] + 1, _SCHEME.sub("", target, count=1)), spans.get(offsets[start], (0, ""))
            )
        if not found and (behind := _behind(text, visible, offset)) and target.startswith("http"):
            spans.setdefault(behind, (behind, f" ({target})"))
        elif not found:
            hidden.append(target)
        if shown and shown not in wanted and wanted not in shown:
            clashes.append({"text": "".join(visible.split()), "target": target})
    for target in elsewhere:
        plain = _SCHEME.sub("", target, count=1)
        for start, end in _find_all(tight, _squeeze(plain)[0]):
            if not (tight[end : end + 1] in ("/", ".") and tight[end + 1 : end + 2].isalnum()):
                spans.setdefault(offsets[start], (offsets[end - 1] + 1, plain))
    whole = _SPACED.sub(lambda found: "".join(found[0].split()), _replaced(text, spans))
    return Merged(_PARTED_HOST.sub("", whole), list(dict.fromkeys(hidden)), clashes)


def _raised(text: str, at: int, first: bool) -> str:
    """Return the digit at an offset as it is written above the line, apart from an address before it."""
    word = text[max(0, at - _MAX_ADDRESS_CHARS) : at].rsplit(maxsplit=1)[-1:]
    glued = first and text[at - 1 : at].strip() and "/" in word[0]
    return (" " if glued else "") + RAISED_DIGITS[int(text[at])]


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return `text` without blanks, hyphens, underscores and case, and the offset of each character left."""
    kept = [(char, at) for at, char in enumerate(text) if not char.isspace() and char not in _BREAKS]
    return "".join(char.lower() if len(char.lower()) == 1 else char for char, _ in kept), [
        at for _, at in kept
    ]


def _shown(visible: str) -> str:
    """Return an address that a link lies over, squeezed; empty if it lies over words."""
    joined = "".join(visible.split())
    return _squeeze(_SCHEME.sub("", joined, count=1))[0].strip(".,;:()[]") if _ADDRESS.match(joined) else ""


def _behind(text: str, visible: str, offset: int) -> int:
    """Return the offset behind the words that a link lies over; 0 if they do not stand where it says."""
    words = visible.split()
    if not words or offset < 0 or _ADDRESS.match("".join(words)):
        return 0
    start = text.find(words[0], max(0, offset - len(words[0])))
    if not 0 <= start <= offset + _NEAR:
        return 0
    for word in words[1:]:
        at = text.find(word, start)
        if not 0 <= at - start <= len(visible) + _NEAR:
            break
        start = at
        words = [word]
    return start + len(words[0].rstrip(".,;:"))


def _find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    spans, at = [], text.find(wanted)
    while at >= 0:
        spans.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return spans


def _replaced(text: str, spans: dict[int, tuple[int, str]]) -> str:
    parts, at = [], 0
    for start, (end, address) in sorted(spans.items()):
        if start >= at:
            parts += [text[at:start], address]
            at = end
    return "".join([*parts, text[at:]])
