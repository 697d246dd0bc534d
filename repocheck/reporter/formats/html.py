"""Self-contained page for people; see `repocheck.reporter.template` for what keeps it closed to markup."""

from __future__ import annotations

from repocheck.models import AuditReport
from repocheck.reporter.template import report_page


def render(report: AuditReport) -> str:
    """Return the page; the same report gives the same bytes."""
    return report_page(report)
