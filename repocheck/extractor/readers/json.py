"""Any other JSON: one paper per object (or row of a bot) in it, however deep; every text is looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from repocheck.errors import DigestError
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import paper_of_text
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._records import (
    Record,
    heads_by_content,
    is_bibtex,
    is_evident,
    is_json,
    is_record,
    is_slot,
    is_titled,
    record_of,
    records,
    text_passage,
    without_slots,
)
from repocheck.extractor.readers._shapes import papers_of
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.ids import arxiv_id
from repocheck.text.pattern import late_regex

_LISTS = frozenset(
    {
        "papers",
        "items",
        "entries",
        "results",
        "data",
        "articles",
        "publications",
        "records",
        "list",
        "feed",
        "rows",
        "entry",
    }
)
"""Keys of what lists papers, also where the object around it has a title of its own."""
_NO_PAPERS = late_regex(
    r"authors?|affiliations?|organi[sz]ations?|tags?|keywords?|references|citations|meta\w*|config\w*", re.I
)
_OF_PAPERS = late_regex(r"\w{0,20}(?:papers?|publications?)(?:_?(?:list|data|items))?", re.I)
"""Keys of lists of papers, beside which an object has others of what is none."""
_OTHERS = late_regex(
    r"\w{0,20}(?:co-?authors?|people|persons|members|students|team|venues?|conferences"
    r"|talks?|posters|presentations|news|events|awards|grants|teaching|courses|projects?|software|education"
    r"|experiences?|skills|services?)(?:_?(?:list|data|items))?",
    re.I,
)
_HEADS = frozenset({"columns", "header", "headers", "heads", "names"})
"""Keys of the heads of a table whose rows are arrays."""
_HEAD_CHARS = 40
_MAX_DEPTH = 6
_FIRST_ROWS = 30
"""Rows whose cells tell what a table without heads holds."""
_TITLE_WORDS = 3
"""Words of most keys of an object that are titles."""
_CITED_WORDS, _MOSTLY = 7, 0.8
"""Words of a reference, and share of the texts in an array that are such."""
_YEAR = late_regex(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")
_NUMBERED = late_regex(r"([A-Za-z][\w -]{0,40}?)[_ -]?(\d{1,3})")
_MIN_NUMBERED = 2
_WORD = late_regex(r"\w")
_ROW = late_regex(r"\]\(https?:|\|[^|\n]*\||arxiv\.org/")


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.MEDIUM if is_json(head) else None


def _read(source: Source) -> Iterator[Paper]:
    yield from _papers(source, records(source), "json")


def papers_in(source: Source, text: str, format: str) -> Iterator[Paper]:
    """Yield the papers of JSON that another format of the source was written out as."""
    yield from _papers(source, iter([record_of(source.name, text)]), format)


def _papers(source: Source, found: Iterator[Record], format: str) -> Iterator[Paper]:
    n_papers, blank = 0, True
    for record in _below_heads(found):
        empty = not record.broken and (record.value is None or _is_empty(record.value))
        blank = blank and empty
        for part in [] if empty else _parts(record, 0) or [record]:
            row = isinstance(part.value, str) and part.key and not is_bibtex(part.value)
            for paper in [_row(part)] if row else papers_of([part]):
                n_papers += 1
                if _WORD.search(paper.title):  # a template has a title such as "????"
                    yield paper
    if not n_papers and not blank:
        raise DigestError(
            f"{source.name}: no paper was recognised (read as {format})",
            "Give one object per paper, or name its format with --from.",
        )


def _parts(record: Record, depth: int) -> list[Record]:
    """Return the papers in an object or array; none if it holds none."""
    value = record.value
    if record.broken or not isinstance(value, dict | list) or not value or depth > _MAX_DEPTH:
        return []
    if rows := _table(record) or _numbered(record):
        return rows
    if is_record(value):
        inner = [
            found
            for part in (record.parts() if _LISTS.intersection(value) else ())
            if part.key in _LISTS and isinstance(part.value, list)
            for found in _parts(part, depth + 1)
        ]
        return inner or _likeliest(record) or ([record] if depth else [])
    held = list(value.values()) if isinstance(value, dict) else value
    listed = _holds_rows(value) or _holds_titles(value) if isinstance(value, dict) else _are_references(value)
    if listed or all(map(is_bibtex, held)):
        return list(record.parts())
    if not any(isinstance(each, dict | list) for each in held):
        return []
    keys = value if isinstance(value, dict) else ()
    listed = any(map(_OF_PAPERS.fullmatch, keys))
    parts = (part for part in record.parts() if not _is_of_none(part.key, listed))
    found = [(part, _parts(part, depth + 1)) for part in parts]
    beside = _beside([each for _, each in found]) if isinstance(value, dict) else set()
    papers = [part for number, (_, held) in enumerate(found) for part in held if number not in beside]
    return papers if isinstance(value, dict) else without_slots(papers)


def _is_of_none(key: str, listed: bool) -> bool:
    """Return whether a key says that what it holds is no paper; some do where another one says papers."""
    return _NO_PAPERS.fullmatch(key) is not None or (listed and _OTHERS.fullmatch(key) is not None)


def _are_references(value: list[object]) -> bool:
    """Return whether an array holds texts alone that cite a paper each: of many words, with a year."""
    texts = [each for each in value if isinstance(each, str)]
    cited = sum(len(each.split()) >= _CITED_WORDS and _YEAR.search(each) is not None for each in texts)
    return len(value) == len(texts) > 1 and cited >= _MOSTLY * len(texts)


def _beside(lists: list[list[Record]]) -> set[int]:
    """Return the numbers of the lists in an object that hold no papers, where another one does.

    The records of a list of papers say of each who wrote it, where or when; names of topics, of persons or of
    tags stand in lists beside it, as what these papers are sorted by.
    """
    evident = [sum(is_evident(each.value) and not is_slot(each.value) for each in held) for held in lists]
    several = [number for number, n_evident in enumerate(evident) if n_evident * 2 > len(lists[number]) > 1]
    return {number for number, n_evident in enumerate(evident) if not n_evident} if several else set()


def _likeliest(record: Record) -> list[Record]:
    """Return the list in an object that has the most papers; none if the object itself is a paper.

    The profile of a person has a name, and a list of products beside others.
    """
    if not isinstance(record.value, Mapping) or is_evident(record.value):
        return []
    lists = [
        part
        for part in record.parts()
        if isinstance(part.value, list | dict) and not _NO_PAPERS.fullmatch(part.key)
    ]
    found = [[each for each in _parts(part, 1) if is_evident(each.value)] for part in lists]
    best = max(found, key=len, default=[])
    return best if len(best) > 1 else []


def _holds_titles(value: Mapping[str, object]) -> bool:
    """Return whether an object holds flat objects by their titles."""
    inner = [each for each in value.values() if isinstance(each, Mapping) and not is_titled(each)]
    titles = [key for key in value if len(key.split()) >= _TITLE_WORDS]
    flat = all(not any(isinstance(leaf, Mapping) for leaf in each.values()) for each in inner)
    return len(inner) == len(value) and len(titles) * 2 > len(value) and flat


def _table(record: Record) -> list[Record]:
    """Return the rows of an array of arrays below their heads, as objects; none if it is no such table."""
    heads: object = None
    rows: Iterator[Record] | list[Record] = []
    if isinstance(record.value, Mapping):
        heads = next((each for key, each in record.value.items() if key in _HEADS), None)
        found = [part for part in record.parts() if part.key in _LISTS] if heads else []
        rows = found[0].parts() if found and isinstance(found[0].value, list) else []
    elif isinstance(record.value, list) and isinstance(record.value[0], list):
        heads, rows = record.value[0], islice(record.parts(), 1, None)
    names = [str(each.get("name", "")) if isinstance(each, Mapping) else each for each in _listed(heads)]
    if not all(isinstance(name, str) for name in names) or not is_record(dict.fromkeys(names)):
        return _rows_without_heads(record)
    return [
        row._replace(value=dict(zip(names, row.value, strict=False)))
        for row in rows
        if isinstance(row.value, list)
    ]


def _rows_without_heads(record: Record) -> list[Record]:
    """Return the rows of an array of arrays whose cells tell what they are, as objects; none otherwise."""
    rows = record.value if isinstance(record.value, list) else []
    heads = _heads(rows[:_FIRST_ROWS])
    parts = record.parts() if heads else ()
    return [row._replace(value=dict(zip(heads, _listed(row.value), strict=False))) for row in parts]


def _heads(rows: Sequence[object]) -> list[str]:
    """Return heads for arrays of one width by what stands in them; none for anything else."""
    listed = [each for each in rows if isinstance(each, list)]
    if len(listed) < len(rows) or len({len(row) for row in listed}) != 1:
        return []
    return heads_by_content([["" if cell is None else str(cell) for cell in row] for row in listed])


def _numbered(record: Record) -> list[Record]:
    """Return the papers in an object whose keys bear their numbers (``title1, date1, title2, …``).

    Each is an object; none if a number has no title with authors, a date or the like.
    """
    sets: dict[str, dict[str, object]] = {}
    first: dict[str, str] = {}
    value = record.value if isinstance(record.value, Mapping) and "title" not in record.value else {}
    for key, each in value.items():
        if found := _NUMBERED.fullmatch(key):
            sets.setdefault(found[2], {})[found[1]] = each
            first.setdefault(found[2], key)
    papers = {number: of for number, of in sets.items() if is_evident(of)}
    if len(papers) < _MIN_NUMBERED or len(papers) < len(sets):
        return []
    return [
        record._replace(value=of, raw=json.dumps(of), line=record.at(first[number]).line or record.line)
        for number, of in papers.items()
    ]


def _below_heads(found: Iterator[Record]) -> Iterator[Record]:
    """Yield records; arrays below one of heads as objects.

    So are arrays of one width whose cells say what they are.
    """
    first = list(islice(found, _FIRST_ROWS))
    heads = _heads([record.value for record in first])
    for record in chain(first, found):
        cells = _listed(record.value)
        if not heads and cells and all(isinstance(cell, str) and len(cell) < _HEAD_CHARS for cell in cells):
            heads = (
                cells if is_record(dict.fromkeys(cells)) and not any("/" in cell for cell in cells) else []
            )
            if heads:
                continue
        yield record._replace(value=dict(zip(heads, cells, strict=False))) if heads and cells else record


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _holds_rows(value: Mapping[str, object]) -> bool:
    """Return whether an object holds rows of text by id, as bots that keep lists up to date write them."""
    rows = [each for each in value.values() if isinstance(each, str) and _ROW.search(each[:3_000])]
    return len(rows) == len(value) and (len(rows) > 1 or any(arxiv_id(key) for key in value))


def _row(record: Record) -> Paper:
    """Make a paper of a row of text, by its id; a place is the line of the row."""
    paper = paper_of_text(Page(record.value, record.name))
    place = record.at()
    pieces = [
        text_passage(each.field, each.text, place, each.relation, each.format) for each in paper.passages
    ]
    own = arxiv_id(record.key) or paper.id
    return paper._replace(id=own, passages=tuple(pieces), found_at=place)


def _is_empty(value: object) -> bool:
    """Return whether a value lists nothing: an empty array, or an object with an empty one and no other."""
    if isinstance(value, Mapping):
        lists = {key: each for key, each in value.items() if isinstance(each, Mapping | list)}
        described = is_evident(value) if _LISTS.intersection(lists) else is_record(value)
        return not value or (bool(lists) and all(map(_is_empty, lists.values())) and not described)
    return isinstance(value, list) and not value


FORMAT = Format("json", "Any JSON; one paper per object that describes one", _sniff, _read)
