"""Cut a text into sentences around a place, within bounds, and keep secrets out of what is quoted."""

from __future__ import annotations

import re
from string import ascii_uppercase

from repocheck.text.pattern import late_regex

LOOK = 400
"""Number of characters looked at on either side of a place."""
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits as they stand above the line, at their value: the numbers of notes."""
_END = late_regex(
    r"[.?!\n。！？](?:(?<=[.?!])[)\]\"'”’⁰¹²³⁴-⁹]{0,4}"
    r"(?=\s+[A-Z(\[\"“‘\u2e80-\uffff]|[ \t\r]{0,9}\n[ \t]{0,9}\d{1,2}[ ][A-Z])"
    r"|(?<=\n)[ \t\r]*\n"
    r"|(?<=\n)(?=[ \t]*(?:[-*•#|]|\d+[.)])[ \t])|(?<=[。！？])"
    r"|(?<=\n)(?=[ \t]*\\(?:item|begin|end|(?:sub){0,2}section|paragraph|maketitle|title"
    r"|hline|cline|(?:c?mid|top|bottom)rule)\b))"
)
"""The one set of characters at its start is searched for at memory speed.

A number that begins a line of a page is that of a heading or of a note.
"""
_ABBREVIATION = late_regex(
    r"(?:\b(?:e\.g|i\.e|et al|etc|cf|vs|Fig|Sec|Eq|Ref|Refs|No|Dr|resp|approx)|\b[A-Z])\.\Z"
)
_BEFORE_STOP = frozenset("gelcfsoqrpx" + ascii_uppercase)
"""Last letters of abbreviations."""
_TAG = late_regex(r"<(?!https?:)[A-Za-z/!][^<>]{0,2000}>")
_SECRETS = (
    ("@", late_regex(r"//(?!git@)[^\s/@\"'<>]{1,200}@"), "//***@"),
    (
        "=",
        late_regex(
            r"=(?:(?<=token=)|(?<=_key=)|(?<=apikey=)|(?<=password=)|(?<=auth=))[^&\s\"'<>)]{1,200}",
            re.IGNORECASE,
        ),
        "=***",
    ),
    ("_", late_regex(r"_(?:(?<=\bgh[pousr]_)|(?<=\bgithub_pat_)|(?<=\bhf_))[A-Za-z0-9_]{16,255}"), "_***"),
    ("glpat-", late_regex(r"glpat-[A-Za-z0-9_-]{16,64}"), "glpat-***"),
)
"""Users and passwords of addresses, values of queries, and tokens; each with a sign that it holds."""


_PARTED = late_regex(
    r"(?<=[a-z]{2})-[ ](?!(?:and|or|to|und|bzw|oder|et|ou|as|is|in|of|the|for|on|at)\b)(?=[a-z]{2})"
)
"""A word that a line end parted, on one line."""


def flat(text: str) -> str:
    """Return a text on one line, its words whole and with single blanks between them."""
    line = " ".join(text.split())
    return _PARTED.sub("", line) if "- " in line else line


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence around the span of a link; full stops inside the link end nothing."""
    low = max(0, start - LOOK)
    first = low
    for found in reversed(list(_END.finditer(text, low, start))):
        if not _ABBREVIATION.search(text, max(low, found.start() - 8), found.start() + 1):
            first = found.end()
            break
    last = min(len(text), end + LOOK)
    for found in _END.finditer(text, end, last):
        if not _ABBREVIATION.search(text, max(end, found.start() - 8), found.start() + 1):
            last = found.end()
            break
    while first < start and text[first].isspace():
        first += 1
    return first, last


def ends_a_sentence(text: str) -> bool:
    """Return whether `text` ends with a stop that is not that of an abbreviation."""
    return text.endswith((".", "!", "?")) and not _ABBREVIATION.search(text, max(0, len(text) - 9))


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of all sentences of a text."""
    spans: list[tuple[int, int]] = []
    first = 0
    for found in _END.finditer(text):
        stop, end = found.span()
        short = text[stop] == "." and text[stop - 1] in _BEFORE_STOP
        if short and _ABBREVIATION.search(text, max(first, stop - 8), stop + 1):
            continue
        _add(spans, text, first, end)
        first = end
    _add(spans, text, first, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, first: int, end: int) -> None:
    """Add the span without the blanks it begins with, unless it is nothing else."""
    while first < end and text[first].isspace():
        first += 1
    if first < end:
        spans.append((first, end))


def quoted(text: str) -> str:
    """Return a piece of text on one line, without markup and without secrets."""
    return redacted(" ".join((_TAG.sub(" ", text) if "<" in text else text).split()))


def redacted(text: str) -> str:
    """Return `text` with credentials replaced by ``***``."""
    for sign, pattern, stars in _SECRETS:
        if sign in text:
            text = pattern.sub(stars, text)
    return text
