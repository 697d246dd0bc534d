"""The title of the paper that a row of a table is of, by the heads of its columns and what stands in them.

Source: tables of methods, data and papers in reading lists. Blind spots: titles in a column of notes; venues
that are no known ones in the column of papers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import Block, Kind
from repocheck.extractor.readers._listing.label import count_words, plain
from repocheck.extractor.readers._listing.names import likely_names
from repocheck.extractor.readers._listing.nickname import behind_dash, is_titled
from repocheck.extractor.readers._listing.signs import PAPER, Role, role_of
from repocheck.extractor.readers._listing.title import Title, first_words, title_in
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.venue import is_venue
from repocheck.text.pattern import late_regex

_MIN_TITLE_WORDS, _LONG = 3, 5
_FIGURE = late_regex(
    r"[-+~≈<>]?\d{1,4}[.,]\d{1,3}(?:\s?(?:%|[±(]\s?[\d.]{1,6}\)?|[a-zA-Z]{1,3}))?[\W↑↓]{0,3}"
)
"""What was measured."""
_MIN_FIGURES, _MOST_FIGURES = 3, 0.5
_THING = late_regex(
    r"\W*(?:model|method|system|framework|algorithm|approach|work|tool|data[ -]?set|benchmark)s?"
    r"(?: name)?\W*",
    re.I,
)
_SAID_OF = late_regex(
    r"\W*(?:(?:core|key|main|short|brief) )?(?:highlights?|description|summary|abstract|contributions?"
    r"|ideas?|features?|notes?|details|insights?|tl;?dr|takeaways?)\b(?: ?\([^()]{1,60}\))?\W*",
    re.I,
)
"""Heads of what a row is called, and of what is said of it, in a table without a column of titles."""
_OF_TITLES = late_regex(
    r"\b(?:titles?|papers?|publications?|references?|articles?|works?)\b|题目|论文|論文", re.I
)
"""Heads of columns that hold titles, whatever else they hold."""
_OF_DATA = late_regex(r"\W*data[ -]?sets?(?: names?| with (?:urls?|links?))?\W*", re.I)
"""Head of the first column of a table of data, or of one with links to them, which cites their papers."""

_MAX_NAMED = 2
"""Columns in the first of which, or behind the number in which, the name of what a row is of stands."""
SAYS_TITLE = late_regex(r"\btitles?\b|标题|题目", re.I)
"""Head of a column that holds titles, whatever else it says."""
_MIN_VENUES, _USUAL, _MIN_ROWS = 0.3, 0.5, 3
"""Shares of the cells of a column that show that it holds venues, or labels; and rows that tell that."""


class Heads(NamedTuple):
    """The heads of the columns of a table, and what the columns hold."""

    heads: tuple[str, ...]
    untitled: frozenset[int]
    """The numbers of columns that hold no titles: venues, or the same words in most rows."""


NO_HEADS = Heads((), frozenset())


def heads_of(text: str, blocks: Sequence[Block]) -> dict[int, Heads]:
    """Return the heads of each table by the number of their block; tables of the same heads are one here."""
    tables: dict[int, tuple[str, ...]] = {}
    rows: dict[tuple[str, ...], list[Block]] = defaultdict(list)
    heads: tuple[str, ...] = ()
    for number, block in enumerate(blocks):
        if block.kind is Kind.HEAD:
            heads = tables[number] = tuple(plain(text[slice(*cell)]) for cell in block.cells)
        elif block.kind is Kind.ROW:
            rows[heads].append(block)
        else:
            heads = ()
    untitled = {
        each: frozenset(at for at, head in enumerate(each) if _holds_no_titles(text, rows[each], at, head))
        for each in set(tables.values())
    }
    return {number: Heads(each, untitled[each]) for number, each in tables.items()}


def _holds_no_titles(text: str, rows: list[Block], at: int, head: str) -> bool:
    """Return whether a column of papers links the names of venues, or has the same words in most rows."""
    cells = [plain(text[slice(*row.cells[at])]) for row in rows if at < len(row.cells)]
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < _MIN_ROWS:
        return False
    words, times = Counter(filled).most_common(1)[0]
    label = role_of(head) is Role.NONE or count_words(words) < _MIN_TITLE_WORDS
    usual = label and role_of(head) is not Role.TITLE and times > _USUAL * len(filled)
    return usual or (role_of(head) is Role.PAPER and sum(map(is_venue, filled)) > _MIN_VENUES * len(filled))


def row_title(text: str, block: Block, columns: tuple[str, ...], untitled: frozenset[int]) -> Title | None:
    """Return the title in the cell below the head that says so; else the first cell with the most words."""
    roles = _roles(columns)
    if cited := _named_beside(text, block, columns, roles):
        return cited
    if not block.cells or (Role.PAPER not in roles and _is_measured(text, block)):
        return None
    found: list[tuple[int, Title]] = []
    if not {Role.TITLE, Role.PAPER}.intersection(roles):
        if _is_of_data(text, block, columns):
            return None
        # "Publication" heads references as well as venues
        roles = [Role.NONE if role is Role.VENUE else role for role in roles]
    remarked = False
    for number, (start, end) in enumerate(block.cells):
        role = roles[number] if number < len(roles) else ""
        other = role and role not in {"title", "paper"}
        if other or number in untitled or not text[start:end].strip():
            continue
        title = _of_cell(text, start, end) if role else title_in(text, start, end)
        if not title:
            continue
        if role and (role == "title" or "title" not in roles):
            return _said_beside(text, block, columns, roles, title) or title
        found.append((min(len(title.text.split()), 4), title))
        remarked = remarked or (number < len(columns) and _SAID_OF.fullmatch(columns[number]) is not None)
    best = max(found, key=_likeliness)[1] if found else None
    first = columns if remarked else columns[:_MAX_NAMED]
    things = (at for at, head in enumerate(first) if _THING.fullmatch(head))
    named = next((at for at in things if at not in untitled), None)
    titled = best and count_words(best.text) >= _MIN_TITLE_WORDS and _is_cited(block, columns, best)
    if named is not None and named < len(block.cells) and (remarked or not titled):
        return first_words(text, *block.cells[named]) or best
    return best


def _of_cell(text: str, start: int, end: int) -> Title | None:
    """Return the title in a cell that is known to hold one, perhaps behind what its method is called."""
    if span := behind_dash(text, start, end):
        return Title(clean(text[slice(*span)]), *span)
    return title_in(text, start, end) or first_words(text, start, end)


def _said_beside(
    text: str, block: Block, columns: tuple[str, ...], roles: list[Role], named: Title
) -> Title | None:
    """Return the title that stands below what is said of a method; None where the name is all there is."""
    short = count_words(named.text) < _MIN_TITLE_WORDS and Role.PAPER in roles
    if not short or any(SAYS_TITLE.search(head) for head in columns) or not PAPER.search(text, *_span(block)):
        return None
    cells = (cell for cell, head in zip(block.cells, columns, strict=False) if _SAID_OF.fullmatch(head))
    titles = filter(None, (title_in(text, *cell) for cell in cells if text[slice(*cell)].strip()))
    return next((each for each in titles if count_words(each.text) >= _LONG and is_titled(each.text)), None)


def _span(block: Block) -> tuple[int, int]:
    return block.cells[0][0], block.cells[-1][1]


def _is_of_data(text: str, block: Block, columns: tuple[str, ...]) -> bool:
    """Return whether a row is of data, which stand in its first cell, or are linked in another."""
    at = next((at for at, head in enumerate(columns) if _OF_DATA.fullmatch(head)), None)
    if at is None or at >= len(block.cells):
        return False
    return at == 0 or "](" in text[slice(*block.cells[at])]


def _roles(columns: tuple[str, ...]) -> list[Role]:
    """Return what the heads of columns say: "Title of the paper, and what to make of it" heads titles."""
    roles = [role_of(column) for column in columns]
    said = [at for at, head in enumerate(columns) if SAYS_TITLE.search(head) and "author" not in head.lower()]
    if len(said) == 1:  # "Name" beside "Title" is what a method is called
        roles = [Role.NONE if role is Role.TITLE else role for role in roles]
        roles[said[0]] = Role.TITLE
    return roles


def _is_cited(block: Block, columns: tuple[str, ...], title: Title) -> bool:
    """Return whether a title in a row is linked, or stands in a column of titles or references."""
    if title.url:
        return True
    cells = zip(block.cells, columns, strict=False)
    return any(_OF_TITLES.search(head) and start <= title.start < end for (start, end), head in cells)


def _is_measured(text: str, block: Block) -> bool:
    """Return whether most cells of a row are figures: it compares methods, which it names by their papers."""
    cells = [plain(text[slice(*cell)]).strip(" *") for cell in block.cells]
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    dashes = sum(cell != "" and not re.search(r"\w", cell) for cell in cells)
    short = count_words(cells[0]) < _MIN_TITLE_WORDS and dashes == len(cells) - 1
    enough = figures + dashes >= max(_MIN_FIGURES, len(cells) * _MOST_FIGURES)
    return enough and (figures > 0 or short)


def _likeliness(found: tuple[int, Title]) -> tuple[bool, int]:
    """Return how surely the title of a cell is that of its row: speakers and authors have cells as well."""
    n_words, title = found
    return PAPER.search(title.url) is not None or not likely_names(title.text), n_words


def _named_beside(text: str, block: Block, columns: tuple[str, ...], roles: list[Role]) -> Title | None:
    """Return the title below *Paper* beside a column of short names, those of methods; None without one."""
    titles = [column for column, role in zip(columns, roles, strict=True) if role is Role.TITLE]
    if Role.PAPER not in roles or [each.strip(" *_").lower() for each in titles] != ["name"]:
        return None
    at = roles.index(Role.PAPER)
    title = title_in(text, *block.cells[at]) if at < len(block.cells) else None
    return title if title and len(title.text.split()) >= _MIN_TITLE_WORDS else None
