"""JSON lines: one paper per line, read in flat memory."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._json import decode, json_lines
from repocheck.extractor.readers._shapes import papers_of
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper


def _sniff(head: str, name: str) -> Confidence | None:
    first, *others = [line.strip() for line in head.lstrip().split("\n", 20)[:20] if line.strip()]
    named = name.lower().endswith((".jsonl", ".ndjson"))
    if not first.startswith("{") or not (others or named):
        return None
    try:
        whole = decode(first)[1] == len(first)
    except (ValueError, RecursionError):
        whole = named  # longer than the head, or broken
    return Confidence.HIGH if whole and all(line.startswith("{") for line in others) else None


def _read(source: Source) -> Iterator[Paper]:
    return papers_of(json_lines(source))


FORMAT = Format("jsonl", "JSON lines; one paper per line", _sniff, _read)
