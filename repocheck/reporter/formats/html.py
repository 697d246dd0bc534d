"""Self-contained page for people; see `repocheck.reporter.template` for what keeps it closed to markup."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.models import AuditReport
from repocheck.reporter.format import Page, ReportFormat

ONE_PAGE = 5_000
"""Repositories of which the table still fits one page; see ``docs/decisions/0010-html-at-scale.md``."""


def _render(report: AuditReport) -> str:
    """Return the page; the same report gives the same bytes."""
    return "".join(_pieces(report))


def _pieces(report: AuditReport) -> Iterator[str]:
    from repocheck.reporter.template import report_page  # noqa: PLC0415 - loads the template engine

    return report_page(report)


def _pages(report: AuditReport, name: str) -> Iterator[Page]:
    if len(report.repos) > ONE_PAGE:
        from repocheck.reporter.many_pages import pages  # noqa: PLC0415 - loads the template engine

        yield from pages(report, name)


FORMAT = ReportFormat(
    "html",
    "self-contained page for people",
    _render,
    suffixes=(".html", ".htm"),
    pieces=_pieces,
    pages=_pages,
)
