"""Tables that hold one paper each: a row for its title, one for its authors, one for its address.

Such a table is read as one row whose columns have the keys as heads.

Source: pages of bots that write a table for each paper. Blind spots: tables of more than two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from repocheck.extractor.readers._listing.blocks import Block, Kind
from repocheck.extractor.readers._listing.label import plain
from repocheck.extractor.readers._listing.signs import Role, role_of
from repocheck.text.pattern import late_regex

_BESIDE = frozenset({Role.AUTHORS, Role.DATE, Role.CODE, Role.PAPER, Role.VENUE})
_OTHER_KEY = late_regex(
    r"\W*(?:links?|urls?|abstract|summary|tags?|keywords?|topics?|id|idx|摘要|链接|关键词)\W*", re.I
)
_KEY_CHARS = 60


def with_upright(text: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks of a page with one row, and its heads, for each table of a single paper."""
    found: list[Block] = []
    for is_table, run in groupby(blocks, lambda block: block.kind in {Kind.HEAD, Kind.ROW}):
        rows = list(run)
        found += rows
        if is_table and (turned := list(_turned(text, rows))):
            found[-len(rows) :] = turned
    return found


def _turned(text: str, rows: list[Block]) -> Iterator[Block]:
    """Yield a head and a row for each paper in a run of rows; nothing if these are not upright."""
    keys = [_key(text, row) for row in rows]
    at = [number for number, key in enumerate(keys) if role_of(key) is Role.TITLE]
    pairs = [number for number, row in enumerate(rows) if len(row.cells) == 2]
    others = [number for number in pairs if number not in at]
    known = sum(
        role_of(keys[each]) in _BESIDE or _OTHER_KEY.fullmatch(keys[each]) is not None for each in others
    )
    if not at or len(pairs) < len(rows) or known * 2 < len(others) or known < len(at):
        return
    first = 0 if at[0] == 0 or rows[0].kind is not Kind.HEAD else 1
    starts = [max(first, each - (at[0] - first)) for each in at]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        part = [rows[each] for each in range(start, end) if rows[each].kind is Kind.ROW or each in at]
        yield Block(Kind.HEAD, part[0].start, part[0].start, cells=tuple(row.cells[0] for row in part))
        yield Block(Kind.ROW, part[0].start, part[-1].end, cells=tuple(row.cells[1] for row in part))


def _key(text: str, row: Block) -> str:
    start, end = row.cells[0] if row.cells else (0, 0)
    return plain(text[start:end]) if end - start <= _KEY_CHARS else ""
