"""Papers with Code's dump ``links-between-papers-and-code``: one row per paper and repository.

Rows of one paper follow each other, so the dump streams; rows that do not are papers of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._records import is_json, records
from repocheck.extractor.readers._shapes import papers_of
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper


def _sniff(head: str, name: str) -> Confidence | None:
    named = all(f'"{key}"' in head for key in ("paper_url", "repo_url", "is_official"))
    return Confidence.HIGH if named and head.lstrip().startswith("[") and is_json(head) else None


def _read(source: Source) -> Iterator[Paper]:
    return papers_of(records(source))


FORMAT = Format("pwc-json", "Papers with Code: links between papers and code (JSON)", _sniff, _read)
