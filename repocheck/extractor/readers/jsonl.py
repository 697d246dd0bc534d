"""JSON lines: one paper per line, read in flat memory."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._records import decode, json_lines
from repocheck.extractor.readers._shapes import papers_of
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper

_MIN_SHARE = 0.8
"""Share of the first lines that must begin like records; the rest may be broken."""


def _sniff(head: str, name: str) -> Confidence | None:
    lines = [line.strip() for line in head.lstrip().split("\n", 20)[:20] if line.strip()]
    begun = [line for line in lines if line.startswith("{")]
    if name.lower().endswith((".jsonl", ".ndjson")):
        return Confidence.HIGH if begun or not lines else None
    several = len(begun) > 1 and len(begun) >= _MIN_SHARE * len(lines)
    if several and any(_is_object(line) for line in begun):
        return Confidence.HIGH
    return Confidence.LOW if several and begun == lines else None


def _is_object(line: str) -> bool:
    try:
        return decode(line)[1] == len(line)
    except (ValueError, RecursionError):
        return False


def _read(source: Source) -> Iterator[Paper]:
    return papers_of(json_lines(source))


FORMAT = Format("jsonl", "JSON lines; one paper per line", _sniff, _read)
