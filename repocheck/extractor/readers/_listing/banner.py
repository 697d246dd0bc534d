"""Rows of a table that head those below them: one cell over all columns, or one that is filled alone.

Source: tables of reading lists that are parted by topics or years, and timetables with sessions. Blind spots:
sections whose row has a link, or says in a second cell how many papers follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from repocheck.extractor.readers._listing.blocks import Block, Kind
from repocheck.extractor.readers._listing.label import plain
from repocheck.extractor.readers._listing.signs import Role, role_of
from repocheck.text.pattern import late_regex

_MIN_ROWS = 2
"""Rows with several filled cells that a table has beside those that head them."""
_SET_OFF = late_regex(
    r"\s*(?:(?P<mark>[*_]{1,3})(?=\S)[^\n]{1,300}(?P=mark)|<(?P<tag>b|i|em|strong|th|h\d|u)\b[^<>]{0,200}>.{1,300}</(?P=tag)>)\s*",
    re.I | re.S,
)
_LINKED = late_regex(r"\]\(|\]\[|href\s?=|https?://", re.I)


def banners(text: str, blocks: Sequence[Block]) -> dict[int, tuple[int, int]]:
    """Return the cell with the words of each row that heads those below it, by the number of its block."""
    found: dict[int, tuple[int, int]] = {}
    for heads, numbers in _tables(blocks):
        rows = {number: _filled(text, blocks[number]) for number in numbers}
        full = [number for number, filled in rows.items() if len(filled) > 1]
        lone = {number: filled[0] for number, filled in rows.items() if len(filled) == 1}
        if len(full) < max(_MIN_ROWS, len(lone)):
            continue
        width = min(len(blocks[number].cells) for number in full)
        roles = [role_of(plain(text[slice(*cell)])) for cell in blocks[heads].cells] if heads >= 0 else []
        for number, at in lone.items():
            cell = blocks[number].cells[at]
            others = [blocks[each].cells[at] for each in full if at < len(blocks[each].cells)]
            usual = sum(_SET_OFF.fullmatch(text, *each) is not None for each in others) * 2 > len(others)
            apart = _SET_OFF.fullmatch(text, *cell) is not None and not usual
            titled = {Role.TITLE, Role.PAPER}.intersection(roles)
            beside = bool(titled) and at < len(roles) and roles[at] not in titled
            spans = len(blocks[number].cells) < width
            if (apart or beside or spans) and not _LINKED.search(text, *cell):
                found[number] = cell
    return found


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[int, list[int]]]:
    """Yield the rows of each table with its heads, by the numbers of their blocks; -1 for no heads."""
    heads = -1
    for kind, group in groupby(enumerate(blocks), key=lambda each: each[1].kind):
        numbers = [number for number, _ in group]
        if kind is Kind.HEAD:
            heads = numbers[-1]
        elif kind is Kind.ROW:
            yield heads, numbers
        else:
            heads = -1


def _filled(text: str, row: Block) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if re.search(r"\w", plain(text[slice(*cell)]))]
