"""A workbook for people: a sheet of papers, one of repositories, one of findings. Needs the extra ``xlsx``.

Cells are texts and numbers; none is a formula or a link that a spreadsheet would follow by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any, NamedTuple

from repocheck.errors import UsageError
from repocheck.models import AuditReport, Finding, Outcome
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.page import cells
from repocheck.reporter.sanitise import visible
from repocheck.reporter.view import licence_of, remedies, worst_first
from repocheck.reporter.words import ESSENTIAL_LABELS, MEANINGS, OUTCOMES, PAPERS, STATES

MAX_SHEET_CELL_CHARS = 32_767
"""Source: Excel's specifications and limits; a longer text makes the file unreadable."""
MAX_SHEET_ROWS = 1_048_575
"""Rows of a sheet below its header, by the same source."""
Value = str | int | float | None


class Column(NamedTuple):
    """One column of a sheet."""

    head: str
    width: int
    """In characters of the standard font."""


_PAPERS = (
    Column("Paper", 60),
    Column("State", 12),
    Column("Date", 12),
    Column("Repositories", 40),
    Column("Whose code", 16),
    Column("What it says about its code", 60),
    Column("Page", 34),
    Column("Id", 24),
)
_REPOS = (
    Column("Repository", 40),
    Column("State", 12),
    Column("What that means", 40),
    Column("Points", 8),
    Column("Checked, %", 10),
    *(Column(label, 14) for label in ESSENTIAL_LABELS.values()),
    Column("SPDX licence", 18),
    Column("To do, most points first", 70),
    Column("Papers", 60),
    Column("Commit", 16),
    Column("Address", 44),
)
_FINDINGS = (
    Column("Repository", 36),
    Column("Question", 50),
    Column("Answer", 12),
    Column("What was found", 60),
    Column("Where", 34),
    Column("Remedy", 60),
    Column("Weight", 8),
    Column("Category", 14),
    Column("Check", 26),
)


def _render(report: AuditReport) -> bytes:
    """Return the workbook.

    Raises:
        UsageError: xlsxwriter is not installed.
    """
    try:
        library = import_module("xlsxwriter")
    except ImportError:
        raise UsageError(
            "xlsx needs xlsxwriter, which is not installed", "pip install 'paper-repocheck[xlsx]'"
        ) from None
    out = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = library.Workbook(out, plain | {"strings_to_numbers": False, "nan_inf_to_errors": True})
    book.set_properties(
        {
            "title": f"repocheck audit of {visible(report.source.name, 200)}",
            "created": report.generated_at.replace(tzinfo=None),
        }
    )
    for name, columns, rows in (
        ("Papers", _PAPERS, _papers(report)),
        ("Repositories", _REPOS, _repos(report)),
        ("Findings", _FINDINGS, _findings(report)),
    ):
        _sheet(book, name, columns, rows)
    book.close()
    return out.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.head, head)
    last = 0
    for last, row in zip(range(1, MAX_SHEET_ROWS + 1), rows, strict=False):
        for number, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(last, number, value, body)
            elif value:
                sheet.write_string(last, number, visible(value, MAX_SHEET_CELL_CHARS), body)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _papers(report: AuditReport) -> Iterator[Sequence[Value]]:
    for paper in report.papers:
        probed = [link for link in paper.links if link.probed and link.repo]
        yield (
            paper.title,
            PAPERS[paper.state].word,
            paper.date.isoformat() if paper.date else "",
            _listed(link.repo.slug for link in probed if link.repo),
            _listed(str(link.relation) for link in probed),
            paper.claim.quote if paper.claim else "",
            paper.url,
            paper.id,
        )


def _repos(report: AuditReport) -> Iterator[Sequence[Value]]:
    titles = {paper.id: paper.title for paper in report.papers}
    for repo in worst_first(report.repos):
        yield (
            repo.repo.slug,
            STATES[repo.state].word,
            MEANINGS[repo.state],
            repo.score.points,
            round(100 * repo.score.coverage),
            *(cell.word for cell in cells(repo)),
            licence_of(repo) or "",
            _listed(check.remedy for check in remedies(report, repo)),
            _listed(titles.get(cited.paper, cited.paper) for cited in repo.cited_by),
            (repo.commit or "")[:12],
            repo.repo.url,
        )


def _findings(report: AuditReport) -> Iterator[Sequence[Value]]:
    infos = {check.id: check for check in report.checks}
    for repo in worst_first(report.repos):
        for finding in repo.findings:
            info = infos.get(finding.check)
            if info and finding.outcome is not Outcome.NOT_APPLICABLE:
                remedy = info.remedy if finding.outcome is Outcome.FAIL else ""
                yield (
                    repo.repo.slug,
                    info.question,
                    OUTCOMES[finding.outcome].word,
                    finding.message,
                    _place(finding),
                    remedy,
                    info.weight,
                    info.category,
                    info.id,
                )


def _place(finding: Finding) -> str:
    place = next((each for each in finding.locations if each.path), None)
    return f"{place.path}:{place.line}" if place and place.line else place.path if place else ""


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


FORMAT = ReportFormat("xlsx", "workbook for people; needs the extra `xlsx`", _render, suffixes=(".xlsx",))
