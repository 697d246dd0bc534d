"""Self-contained page for people; see `repocheck.reporter.template` for what keeps it closed to markup."""

from __future__ import annotations

from repocheck.models import AuditReport
from repocheck.reporter.format import ReportFormat


def _render(report: AuditReport) -> str:
    """Return the page; the same report gives the same bytes."""
    from repocheck.reporter.template import report_page  # noqa: PLC0415 - loads the template engine

    return report_page(report)


FORMAT = ReportFormat("html", "self-contained page for people", _render, suffixes=(".html", ".htm"))
