"""One JSON record per line and repository, for streams and tables; the audit comes with each record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from repocheck.models import AuditReport
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.sanitise import json_escapes


def _render(report: AuditReport) -> str:
    """Return one line per repository, in the order of the report; no string can break a line."""
    return "".join(_pieces(report))


def _pieces(report: AuditReport) -> Iterator[str]:
    """Yield the lines of `render`."""
    audit = {
        "schema_version": report.schema_version,
        "source": report.source.name,
        "generated_at": report.model_dump(mode="json", include={"generated_at"})["generated_at"],
        "rubric": report.rubric.version,
    }
    records = (audit | repo.model_dump(mode="json") for repo in report.repos)
    yield from (json_escapes(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)


FORMAT = ReportFormat(
    "jsonl",
    "one JSON record per repository and line",
    _render,
    suffixes=(".jsonl", ".ndjson"),
    pieces=_pieces,
)
