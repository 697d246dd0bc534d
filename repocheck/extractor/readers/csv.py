"""CSV and TSV with a header row: one paper per row, every cell a passage; reads in flat memory."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import Role, role_of
from repocheck.extractor.readers._records import Record, heads_by_content, is_record
from repocheck.extractor.readers._shapes import papers_of
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

MAX_CELL_CHARS = 4_194_304
"""Length of a cell; a stray quote would otherwise swallow the rest of the file."""
MAX_HEAD_CHARS = 120
"""Length of the head of a column; those of reviews explain themselves."""
_DELIMITERS = (",", "\t", ";", "|")
_SURER = "\t;|,"
"""The same from the one that says most: words have commas."""
_SUFFIXES = (".csv", ".tsv")
_RULER = late_regex(r"^[ \t]{0,9}(?:\|?[ \t]{0,9}:?--|\|[ \t]{0,9}:?-[ \t]{0,9}\|)[-+:| \t\r]{0,500}$", re.M)
_RULER_CHARS = 2_000
"""A line of bars and dashes, below the heads of a table of Org or Markdown."""
_SAMPLE_ROWS = 20
_COUNTS = late_regex(r"#|nr\.?|no\.?|number|s/?no?\.?", re.I)
"""Head of a column that numbers its rows."""
_CAPTIONED = 2
"""Columns from which on a first row with one cell alone is no head."""
_MIN_AGREEMENT = 0.8
"""Share of the first rows that must have as many cells as the header."""


class _Rows:
    """Lines for the parser of rows, remembered until the row they make up is complete."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = enumerate(lines, 1)
        self._taken: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        for number, line in self._lines:
            self._taken.append((number, line))
            yield line

    def take(self) -> tuple[int, str]:
        """Return the number of the first line since the last call, and the lines joined."""
        taken, self._taken = self._taken, []
        return (taken[0][0], "".join(line for _, line in taken)) if taken else (0, "")


def _sniff(head: str, name: str) -> Confidence | None:
    if _headless(head, name):
        return Confidence.MEDIUM
    delimiter = _delimiter(head)
    if not delimiter or _RULER.search(head[:_RULER_CHARS]):
        return None
    rows = _sample(head, delimiter)
    header = [cell.strip() for cell in rows[0]]
    named_cells = [cell for cell in header if cell]
    named = name.lower().endswith(_SUFFIXES)
    width = header.index(named_cells[-1]) + 1 if named and named_cells else len(header)
    titled = is_record(dict.fromkeys(header))
    # heads may repeat, in exports that have a column for each language, beside one that says what they hold
    differ = titled or len(set(named_cells)) == len(named_cells)
    short = differ and len(named_cells) > width // 2  # spreadsheets leave blank columns behind
    short = short and all(len(cell) <= MAX_HEAD_CHARS for cell in header)
    agree = sum(len(row) == len(header) for row in rows[1:]) >= _MIN_AGREEMENT * (len(rows) - 1)
    known = titled or any("url" in cell.lower() or "repo" in cell.lower() for cell in header)
    enough = named if len(rows) == 1 else known or named
    return Confidence.MEDIUM if short and agree and enough else None


def _headless(head: str, name: str) -> tuple[str, list[str]] | None:
    """Return the delimiter of a table whose first row is one of papers, and heads for it.

    None for any other.
    """
    if not name.lower().endswith((*_SUFFIXES, ".txt")):
        return None
    for delimiter in sorted(_DELIMITERS, key=_SURER.index):
        rows = _sample(head, delimiter, quoted=name.lower().endswith(_SUFFIXES))
        width = len(rows[0])
        whole = [row for row in rows if len(row) == width]
        agree = width > 1 and len(whole) >= _MIN_AGREEMENT * len(rows)
        known = agree and (is_record(dict.fromkeys(cell.strip() for cell in rows[0])))
        if agree and not known and (heads := heads_by_content(whole)):
            return delimiter, heads
    return None


def _delimiter(head: str) -> str | None:
    first = head.lstrip().partition("\n")[0]
    best = max(_DELIMITERS, key=first.count)
    return best if best in first and "\n" in head else None


def _sample(head: str, delimiter: str, *, quoted: bool = True) -> list[list[str]]:
    lines = head.lstrip().splitlines(keepends=True)
    whole = lines if len(lines) < _SAMPLE_ROWS else lines[:-1]
    rows: list[list[str]] = []
    try:
        for row in csv.reader(
            whole, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        ):
            if row:
                rows.append(row)
            if len(rows) > _SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    return rows or [[]]


def _read(source: Source) -> Iterator[Paper]:
    return papers_of(_records(source))


def _records(source: Source) -> Iterator[Record]:
    csv.field_size_limit(MAX_CELL_CHARS)
    rows = _Rows(source.lines())
    found = _headless(source.head, source.name)
    delimiter, header = found or (_delimiter(source.head) or ",", [])
    # plain text has quotation marks of its own, which set no cells apart
    quoted = found is None or source.name.lower().endswith(_SUFFIXES)
    parsed = csv.reader(rows, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    while True:
        try:
            row = next(parsed, None)
        except csv.Error as error:
            line, raw = rows.take()
            yield Record(source.name, raw, line, broken=str(error))
            continue
        line, _ = rows.take()
        if row is None:
            return
        if _is_section(header, row):
            continue
        if any(row) and (header or any("://" in cell for cell in row)):
            yield Record(source.name, "", line, _named(header or row, row))  # the first row may be no head
        header = header or ([] if _is_caption(row) else row)


def _is_section(header: list[str], row: list[str]) -> bool:
    """Return whether a row heads those below it: it has words alone, others have persons or a number."""
    if not len(row) == len(header) > _CAPTIONED or not row[0].strip() or any(map(str.strip, row[1:])):
        return False
    counts = _COUNTS.fullmatch(header[0].strip()) is not None and not re.search(r"\d", row[0])
    return counts or role_of(header[0]) in {Role.AUTHORS, Role.DATE, Role.VENUE}


def _is_caption(row: list[str]) -> bool:
    """Return whether a row is blank, or the one of several cells that has words is its caption."""
    return not any(row) or (len(row) > _CAPTIONED and not any(row[1:]))


def _named(header: list[str], row: list[str]) -> dict[str, str]:
    """Return the cells by column; columns without a name, or with one that is taken, go by number."""
    cells: dict[str, str] = {}
    for number, cell in enumerate(row, 1):
        name = header[number - 1].strip() if number <= len(header) else ""
        cells[name if name and name not in cells else f"column {number}"] = cell
    return cells


FORMAT = Format("csv", "CSV or TSV with a header row; one paper per row", _sniff, _read)
