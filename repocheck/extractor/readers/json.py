"""Any other JSON: one paper per object (or row of a bot) in it, however deep; every text is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from repocheck.errors import DigestError
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import paper_of_text
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._records import Record, is_json, is_record, records, text_passage
from repocheck.extractor.readers._shapes import papers_of
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.ids import arxiv_id

_LISTS = frozenset(
    {"papers", "items", "entries", "results", "data", "articles", "publications", "records", "list", "feed"}
)
"""Keys of what lists papers, also where the object around it has a title of its own."""
_NO_PAPERS = re.compile(
    r"authors?|affiliations?|organi[sz]ations?|tags?|keywords?|references|citations|meta\w*|config\w*", re.I
)
_MAX_DEPTH = 6
_ROW = re.compile(r"\]\(https?:|\|.*\||arxiv\.org/")


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.MEDIUM if is_json(head) else None


def _read(source: Source) -> Iterator[Paper]:
    n_papers, blank = 0, True
    for record in records(source):
        blank = blank and not record.broken and _is_empty(record.value)
        for part in [] if _is_empty(record.value) and not record.broken else _parts(record, 0) or [record]:
            row = isinstance(part.value, str) and part.key
            for paper in [_row(part)] if row else papers_of([part]):
                n_papers += 1
                yield paper
    if not n_papers and not blank:
        raise DigestError(
            f"{source.name}: no paper was recognised (read as json)",
            "Give JSON with one object per paper, or name its format with --from.",
        )


def _parts(record: Record, depth: int) -> list[Record]:
    """Return the papers in an object or array; none if it holds none."""
    value = record.value
    if record.broken or not isinstance(value, dict | list) or not value or depth > _MAX_DEPTH:
        return []
    if is_record(value):
        listed = [
            found
            for part in (record.parts() if _LISTS.intersection(value) else ())
            if part.key in _LISTS and isinstance(part.value, list)
            for found in _parts(part, depth + 1)
        ]
        return listed or ([record] if depth else [])
    if isinstance(value, Mapping) and _holds_rows(value):
        return list(record.parts())
    if not any(
        isinstance(each, dict | list) for each in (value.values() if isinstance(value, dict) else value)
    ):
        return []
    parts = (part for part in record.parts() if not _NO_PAPERS.fullmatch(part.key))
    return [found for part in parts for found in _parts(part, depth + 1)]


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
    return paper.model_copy(update={"id": own, "passages": tuple(pieces), "found_at": place})


def _is_empty(value: object) -> bool:
    """Return whether a value lists nothing: an empty array, or an object with an empty one and no other."""
    if isinstance(value, Mapping):
        lists = [each for each in value.values() if isinstance(each, Mapping | list)]
        return not value or (bool(lists) and all(_is_empty(each) for each in lists) and not is_record(value))
    return isinstance(value, list) and not value


FORMAT = Format("json", "Any JSON; one paper per object that describes one", _sniff, _read)
