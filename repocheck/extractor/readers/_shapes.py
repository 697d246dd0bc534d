"""Records become papers, each by the shape it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from repocheck.extractor.readers._huggingface import is_item, paper_of_item
from repocheck.extractor.readers._records import Record, is_row, paper_of_record, paper_of_rows
from repocheck.models import Paper


def papers_of(records: Iterable[Record]) -> Iterator[Paper]:
    """Yield a paper per record; rows of Papers with Code that follow each other are gathered by paper."""
    for _, group in groupby(records, _key):
        first, *others = group
        if first.broken:
            yield first.as_text()
        elif is_item(first.value):
            yield paper_of_item(first.value, first)
        elif is_row(first.value):
            yield paper_of_rows([first, *others])
        elif first.value and isinstance(first.value, str | dict | list):  # numbers hold no text
            yield paper_of_record(first)


def _key(record: Record) -> object:
    return record.value["paper_url"] if is_row(record.value) else object()
