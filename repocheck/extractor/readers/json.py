"""Any other JSON: an array has one paper per object, all else is one paper. Every text is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._records import Record, is_json, is_record, records
from repocheck.extractor.readers._shapes import papers_of
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.MEDIUM if is_json(head) else None


def _read(source: Source) -> Iterator[Paper]:
    return papers_of(each for record in records(source) for each in _parts(record))


def _parts(record: Record) -> list[Record]:
    """Return the papers of an object that only wraps a list of them, such as ``{"papers": [...]}``."""
    if isinstance(record.value, dict) and not is_record(record.value):
        lists = [value for value in record.value.values() if isinstance(value, list) and value]
        if len(lists) == 1 and all(is_record(each) for each in lists[0]):
            return [Record(record.name, record.raw, record.line, each) for each in lists[0]]
    return [record]


FORMAT = Format("json", "Any JSON; one paper per object of an array", _sniff, _read)
