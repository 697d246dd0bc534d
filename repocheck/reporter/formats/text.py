"""A table for a terminal: a sign with every word, and what to do next."""

from __future__ import annotations

from repocheck.models import AuditReport
from repocheck.reporter.format import ReportFormat


def _render(report: AuditReport) -> str:
    from repocheck.reporter.terminal import render_text  # noqa: PLC0415 - loads rich

    return render_text(report)


FORMAT = ReportFormat("text", "table for a terminal, 80 columns", _render, suffixes=(".txt",))
