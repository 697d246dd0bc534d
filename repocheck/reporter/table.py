"""A repository as one flat record, for formats that are tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from repocheck.models import AuditReport, RepoReport
from repocheck.reporter.view import licence_of, remedies

Cell = str | bool | int | float | dt.datetime | list[str] | None

_FACTS: Mapping[str, Callable[[RepoReport], Cell]] = {
    "repo": lambda repo: repo.repo.slug,
    "url": lambda repo: repo.repo.url,
    "state": lambda repo: str(repo.state),
    "pending": lambda repo: repo.pending,
    "moved_to": lambda repo: repo.resolved.slug if repo.moved and repo.resolved else None,
    "archived": lambda repo: repo.archived,
    "fork": lambda repo: repo.fork,
    "commit": lambda repo: repo.commit,
    "pushed_at": lambda repo: repo.pushed_at,
    "points": lambda repo: repo.score.points,
    "coverage": lambda repo: repo.score.coverage,
    "essentials": lambda repo: repo.score.essentials,
    "papers": lambda repo: [cited.paper for cited in repo.cited_by],
    "relations": lambda repo: [str(cited.relation) for cited in repo.cited_by],
    "archived_copy": lambda repo: repo.archived_copy.swhid if repo.archived_copy else None,
    "overridden": lambda repo: [finding.check for finding in repo.findings if finding.override],
    "probed_at": lambda repo: repo.probed_at,
    "via": lambda repo: repo.via,
}


_WORDS = ("titles", "spdx", "to_do")
"""Titles of the papers, the licence, and what the authors can do, most points first."""


def columns(report: AuditReport) -> list[str]:
    """Return the names of all columns: facts, words for people, then one per check."""
    return [*_FACTS, *_WORDS, *(check.id for check in report.checks)]


def record(report: AuditReport, repo: RepoReport) -> dict[str, Cell]:
    """Return what is known of `repo` by column; the cell of a check is its outcome."""
    outcomes = {finding.check: str(finding.outcome) for finding in repo.findings}
    facts = {name: fact(repo) for name, fact in _FACTS.items()}
    titles = {paper.id: paper.title for paper in report.papers}
    words: dict[str, Cell] = {
        "titles": [titles.get(cited.paper, cited.paper) for cited in repo.cited_by],
        "spdx": licence_of(repo),
        "to_do": [check.remedy for check in remedies(report, repo)],
    }
    return facts | words | {check.id: outcomes.get(check.id) for check in report.checks}


def cell_text(cell: Cell) -> str:
    """Return a cell as plain text, for formats that have no types."""
    if isinstance(cell, list):
        return "; ".join(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat()
    return "" if cell is None else str(cell)
