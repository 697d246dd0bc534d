"""One row per repository for spreadsheets, with a guard against cells that a spreadsheet would run.

Source: OWASP "CSV injection": a cell that starts with ``= + - @``, a tab or a line break is a formula.
"""

from __future__ import annotations

import csv
from io import StringIO

from repocheck.models import AuditReport, RepoReport
from repocheck.reporter._sanitise import visible

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIXED = (
    "repo", "url", "state", "pending", "moved_to", "archived", "fork", "commit", "pushed_at",
    "points", "coverage", "essentials", "papers", "relations", "probed_at", "via",
)  # fmt: skip


def render(report: AuditReport) -> str:
    """Return a header and a row per repository; the last columns are the outcomes, one per check."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    checks = [check.id for check in report.checks]
    writer.writerow([*_FIXED, *checks])
    for repo in report.repos:
        outcomes = {finding.check: str(finding.outcome) for finding in repo.findings}
        writer.writerow([guarded(cell) for cell in (*_fixed(repo), *(outcomes.get(c, "") for c in checks))])
    return out.getvalue()


def guarded(cell: object) -> str:
    """Return a cell as text that no spreadsheet takes for a formula."""
    text = visible("" if cell is None else str(cell))
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) else text


def _fixed(repo: RepoReport) -> tuple[object, ...]:
    return (
        repo.repo.slug,
        repo.repo.url,
        repo.state,
        repo.pending,
        repo.resolved.slug if repo.moved and repo.resolved else None,
        repo.archived,
        repo.fork,
        repo.commit,
        repo.pushed_at.isoformat() if repo.pushed_at else None,
        repo.score.points,
        repo.score.coverage,
        repo.score.essentials,
        " ".join(cited.paper for cited in repo.cited_by),
        " ".join(cited.relation for cited in repo.cited_by),
        repo.probed_at.isoformat(),
        repo.via,
    )
