"""What the columns of a table without heads hold, known by their cells.

The first row is one of papers as well, so that the columns have to be known by what stands in them: the
longest words that differ from row to row are titles, lists of persons authors, addresses and numbers of
records papers, days and years dates.

Source: exports of indexes, of spreadsheets and of scripts, as public repositories keep them. Blind spots:
tables of fewer than three rows; tables of anything else that have an address of a paper in each row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from repocheck.extractor.readers._date import read_date
from repocheck.extractor.readers._listing import CODE_HOST, PAPER, PAPERISH, likely_names
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_MIN_ROWS, _MOST = 3, 0.7
"""Rows from which on columns are known, and the share of cells that have to be of one kind."""
_FEW = 0.4
"""The same for addresses of code and of papers, which not every paper has."""
_NAMED = 0.5
"""The same for persons, not all of whom are known by their words."""
_MIN_WORDS, _MAX_WORDS, _ABSTRACT_WORDS = 3, 40, 45
_MAX_TITLE_CHARS = 350
_DIFFERENT = 0.8
"""Share of the titles that are different."""
_WORD = late_regex(r"[^\W\d_]{2,}")
_PERSONS = late_regex(r"\s*[\[\"']{0,2}[^\W\d_]")
_YEAR = late_regex(r"\s*(?:1[5-9]|20)\d\d\s*")
_EPRINT = late_regex(r"(?:19|20)\d\d/\d{1,5}")
"""The number of a paper in an archive that counts by the year, such as that of cryptology."""
_NOT_TITLE = late_regex(r"://|\A[\[{]|@")
_MIN_COLONS = 2
"""Colons from which on they stand between persons; a title has one."""
_STOP = late_regex(r"[.!?]\s")


def heads_by_content(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a head for each column of a table of papers without heads; empty if it is none such.

    Args:
        rows: The first rows, of one width.
    """
    if len(rows) < _MIN_ROWS:
        return []
    columns = [[cell.strip() for cell in column] for column in zip(*rows, strict=False)]
    heads = [_head_of(column) for column in columns]
    titled = [number for number, column in enumerate(columns) if not heads[number] and _is_title(column)]
    if not titled or not {"url", "id", "authors", "date"} & set(heads):
        return []
    at = max(titled, key=lambda number: (_words(columns[number]), -number))
    of_papers = {"url", "id"} & set(heads) or {"authors", "date"} <= set(heads)
    if not of_papers or not _share(columns[at][:1], _reads_like_title):
        return []
    heads[at] = "title"
    return [head or f"column {number}" for number, head in enumerate(heads, 1)]


def _head_of(column: list[str]) -> str:
    """Return what a column holds by the form of its cells; empty if that does not say it."""
    filled = [cell for cell in column if cell]
    kinds = (
        ("date", _share(filled, _YEAR.fullmatch) >= _MOST or _share(filled, _is_date) >= _MOST),
        ("code", _share(column, CODE_HOST.search) >= _FEW),
        ("id", _share(filled, _is_id) >= _MOST),
        ("url", _share(column, _is_paper) >= _FEW and _share(filled, _is_address) >= _MOST),
        ("authors", _share(filled, _is_list_of_names) >= _NAMED),
        ("abstract", _words(filled) >= _ABSTRACT_WORDS),
    )
    return next((head for head, is_so in kinds if is_so), "")


def _share(cells: Sequence[str], is_one: Callable[[str], object]) -> float:
    return sum(bool(is_one(cell)) for cell in cells) / max(1, len(cells))


def _words(cells: list[str]) -> float:
    return sum(len(_WORD.findall(cell[:2_000])) for cell in cells) / max(1, len(cells))


def _is_title(column: list[str]) -> bool:
    return _share(column, _reads_like_title) >= _MOST and len(set(column)) >= _DIFFERENT * len(column)


def _reads_like_title(cell: str) -> bool:
    n_words = len(_WORD.findall(cell[:_MAX_TITLE_CHARS]))
    fits = _MIN_WORDS <= n_words <= _MAX_WORDS and len(cell) <= _MAX_TITLE_CHARS
    return fits and not _NOT_TITLE.search(cell) and len(_STOP.findall(cell)) <= 1


def _is_date(cell: str) -> bool:
    return len(cell) <= 30 and read_date(cell) is not None


def _is_id(cell: str) -> bool:
    known = arxiv_id(cell) or doi(cell) or _EPRINT.fullmatch(cell)
    return len(cell) <= 80 and bool(known) and not _is_address(cell)


def _is_address(cell: str) -> bool:
    return re.match(r"https?://\S+", cell) is not None


def _is_paper(cell: str) -> bool:
    return bool(PAPER.search(cell) or PAPERISH.search(cell))


def _is_list_of_names(cell: str) -> bool:
    bare = re.sub(r"[\[\]\"]|(?<!\w)'|'(?!\w)", "", cell).replace(";", ",")
    bare = bare.replace(":", ",") if bare.count(":") >= _MIN_COLONS else bare
    return (
        bool(_PERSONS.match(cell))
        and " " in bare
        and bool(likely_names(bare.title() if bare.islower() else bare))
    )
