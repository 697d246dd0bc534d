"""Markdown in blocks: headings, list items, rows of tables, paragraphs; linear, whatever is broken in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+\S")
_UNDERLINE = re.compile(r"(=+|-{3,})[ \t\r]*\n?\Z")
_ITEM = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,4}[.)])[ \t]+\S")
_RULER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_TAB = 4
"""Columns of a tab, as in CommonMark."""
_MAX_DEPTH = 16
"""Columns that are told apart; lists in lists go three or four deep."""


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    ITEM = auto()
    ROW = auto()
    TEXT = auto()
    CODE = auto()


class Block(NamedTuple):
    """One block; offsets are in the page."""

    kind: Kind
    start: int
    end: int
    depth: int = 0
    """Level of a heading, 1-6; columns before the mark of an item."""


def blocks(text: str) -> list[Block]:
    """Return the blocks of a page in order; blank lines belong to none."""
    found: list[Block] = []
    fenced = blank = False
    lines = list(_LINE.finditer(text))
    for number, line in enumerate(lines):
        written = line[0]
        if not written.strip():
            blank = True
            continue
        fence = _FENCE.match(written) is not None
        last = found[-1] if found else None
        if fenced or fence:
            new = None if fenced and last else Block(Kind.CODE, *line.span())
            fenced = fenced != fence
        else:
            new = _opened(line, lines[number + 1][0] if number + 1 < len(lines) else "", last, blank)
        if new:
            found.append(new)
        elif last:
            found[-1] = last._replace(end=line.end())
        blank = False
    return found


def _opened(line: re.Match[str], following: str, last: Block | None, blank: bool) -> Block | None:
    """Return the block that a line opens; None if it goes on with the last."""
    written, (start, end) = line[0], line.span()
    if heading := _HEADING.match(written):
        return Block(Kind.HEADING, start, end, len(heading[1]))
    if item := _ITEM.match(written):
        return Block(Kind.ITEM, start, end, _columns(item[1]))
    if "|" in written and not _is_ruler(written) and (written.lstrip().startswith("|") or _in_table(last)):
        return Block(Kind.TEXT if _is_ruler(following) and "|" in following else Kind.ROW, start, end)
    underline = _UNDERLINE.match(following)
    if underline and (blank or last is None) and "|" not in written:
        return Block(Kind.HEADING, start, end, 1 if underline[1][0] == "=" else 2)
    return None if last and _goes_on(last, written, blank) else Block(Kind.TEXT, start, end)


def _goes_on(last: Block, written: str, blank: bool) -> bool:
    """Return whether a line of no other kind belongs to the block above it."""
    if last.kind is Kind.HEADING:
        return not blank and _UNDERLINE.match(written) is not None
    if last.kind in {Kind.CODE, Kind.ROW}:
        return False
    indented = last.kind is Kind.ITEM and _columns(written) > last.depth
    return indented or not blank


def _is_ruler(written: str) -> bool:
    return _RULER.fullmatch(written.strip()) is not None


def _in_table(last: Block | None) -> bool:
    return last is not None and last.kind is Kind.ROW


def _columns(written: str) -> int:
    blanks = written[: len(written) - len(written.lstrip(" \t"))]
    return min(len(blanks.replace("\t", " " * _TAB)), _MAX_DEPTH)


def families(items: Sequence[Block]) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Yield each item of a list with the items below it, which go deeper and follow at once."""
    first = 0
    while first < len(items):
        last = first + 1
        while last < len(items) and items[last].depth > items[first].depth:
            last += 1
        yield items[first], items[first + 1 : last]
        first = last
