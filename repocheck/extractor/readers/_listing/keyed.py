"""Entries of plain text by their keys: ``Title: …``, ``Authors: …``, as in the mails of preprint servers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.text.pattern import late_regex

_TITLE = late_regex(
    r"^[ \t>*+-]*(?:\d{1,4}[.)][ \t]*)?(?:\*\*|__|:)?(?:(?:paper )?title|titel|titre|t[ií]tulo"
    r"|标题|题目|论文标题|タイトル|제목)"
    r"(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*(\S[^\n]*(?:\n[ \t]{2,}(?![-*+][ \t])\S[^\n:：]*(?=\n|\Z))*)",
    re.M | re.I,
)
_FENCE = late_regex(r" {0,3}(?:```|~~~)[ \t]{0,3}([^\n`]{0,60})")
_RULE = late_regex(r"^[ \t]*(?:[-=_*~%][ \t]*){5,}$|^[ \t]*\\\\[ \t]*$", re.M)
_BLANK = late_regex(r"\n[ \t]*\n")
_OUTLINE = late_regex(r"^\*{1,8}(?=[ \t])", re.M)
"""Stars of a heading of Org, which keeps the fields of a paper between two lines below it."""


def keyed_entries(text: str) -> list[Entry]:
    """Return the entries of a text by their lines ``Title: …``; none if there are fewer than two."""
    titles = list(_TITLE.finditer(text))
    if len(titles) < 2:
        return []
    starts = []
    last = 0
    for title in titles:
        starts.append(_start(text, last, title.start()))
        last = title.end()
    ends = [
        _end(text, start, title.end(), following)
        for start, title, following in zip(starts, titles, [*starts[1:], len(text)], strict=True)
    ]
    return [
        Entry(start, end, Title(clean(title[1].strip(" ,")), *title.span(1)))
        for start, end, title in zip(starts, ends, titles, strict=True)
    ]


def without_examples(text: str, entries: list[Entry]) -> list[Entry]:
    """Return entries without those in blocks of code, unless these are most of a page and say no language.

    A page that explains how to write an entry shows one.
    """
    fences = list(_fenced(text))
    listed = sum(end - start for start, end, _ in fences) * 2 > len(text)
    shown = [(start, end) for start, end, language in fences if language or not listed]
    return [each for each in entries if not any(start <= each.title.start < end for start, end in shown)]


def _fenced(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the span of each block of code, and what language it says it is in."""
    at, opened, language = 0, -1, ""
    for line in text.splitlines(keepends=True):
        if fence := _FENCE.match(line):
            if opened >= 0:
                yield opened, at + len(line), language
            opened, language = (at, fence[1].strip()) if opened < 0 else (-1, "")
        at += len(line)


def _end(text: str, start: int, title: int, following: int) -> int:
    """Return where the entry of a title ends: with its section, if it began with a heading of Org."""
    own = _OUTLINE.match(text, start)
    behind = _OUTLINE.finditer(text, title, following) if own else ()
    return next((each.start() for each in behind if own and len(each[0]) <= len(own[0])), following)


def _start(text: str, last: int, title: int) -> int:
    """Return where the entry of a title begins: behind the rule above it, or else the blank line."""
    headings = list(_OUTLINE.finditer(text, last, title))
    if headings and text[title : title + 9].lstrip().startswith(":"):
        return headings[-1].start()
    rules = list(_RULE.finditer(text, last, title))
    if rules:
        long = [rule for rule in rules if "\\" not in rule[0]]
        return (long or rules)[-1].end()
    blanks = list(_BLANK.finditer(text, last, title))
    return blanks[-1].end() if blanks else title
