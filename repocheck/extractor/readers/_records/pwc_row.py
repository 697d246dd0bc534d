"""Rows of Papers with Code's dump of links: paper, repository, and whether it is official."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repocheck.extractor.readers._date import precision_of, read_date
from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._records.json import Record
from repocheck.models import Paper, Passage, Relation


def is_row(value: object) -> bool:
    """Tell whether `value` is a row of the dump."""
    return isinstance(value, dict) and "repo_url" in value and "paper_url" in value


def paper_of_rows(rows: Sequence[Record]) -> Paper:
    """Make a paper of its rows, of which there is at least one."""
    first = rows[0].value
    when = read_date(str(first.get("published") or first.get("date") or "")[:100])
    title = one_line(str(first.get("paper_title") or first.get("paper_url") or ""))
    return Paper(
        id=str(first.get("paper_arxiv_id") or "") or slug(title),
        title=title or f"row in line {rows[0].line}",
        passages=tuple(passage for row in rows for passage in _passages(row)),
        date=when.date if when else None,
        extra=precision_of(when),
        url=str(first.get("paper_url_abs") or first.get("paper_url") or "") or None,
        found_at=rows[0].at("paper_title"),
    )


def _passages(row: Record) -> Iterator[Passage]:
    official = row.value.get("is_official")
    own = str(official).lower() in {"true", "1"}  # a table has it as text
    relation = None if official is None else Relation.OWN if own else Relation.THIRD_PARTY
    yield from row.passage("repo_url", row.value["repo_url"], relation=relation)
