"""One row per repository, for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO

from repocheck.models import AuditReport
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.quote import formula_free
from repocheck.reporter.table import cell_text, columns, record


def _render(report: AuditReport) -> str:
    """Return a header and a row per repository; the last columns are the outcomes, one per check."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns(report))
    for repo in report.repos:
        writer.writerow([formula_free(cell_text(cell)) for cell in record(report, repo).values()])
    return out.getvalue()


FORMAT = ReportFormat("csv", "one row per repository, for spreadsheets", _render, suffixes=(".csv",))
