"""Hugging Face's papers API: ``/api/daily_papers``, ``/api/papers/ID``.

``githubRepo`` is the paper's own code, unless it was matched by machine (``githubRepoAddedBy: auto``).
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._huggingface import items, paper_of_item
from repocheck.extractor.readers._records import is_json, records
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_KEYS = late_regex(
    r'"(numComments|submittedBy|submittedOnDailyAt|githubRepo|githubRepoAddedBy|ai_keywords|discussionId'
    r'|publishedAt|upvotes|organization|projectPage)"\s*:'
)


def _sniff(head: str, name: str) -> Confidence | None:
    enough = len(set(_KEYS.findall(head))) >= 2 and is_json(head)
    return Confidence.HIGH if enough else None


def _read(source: Source) -> Iterator[Paper]:
    for record in records(source):
        if record.broken:
            yield record.as_text()
        for item in items(record.value):
            yield paper_of_item(item, record)


FORMAT = Format("hf-json", "Hugging Face papers API (JSON)", _sniff, _read)
