"""A folder of static pages over many audits: an index, a page per audit, a page per repository."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from repocheck.models import AuditReport, RepoReport, State
from repocheck.reporter.files import write_bytes
from repocheck.reporter.view import worst_first


class Audit(NamedTuple):
    """One audit and the page it gets."""

    report: AuditReport
    href: str


class Sighting(NamedTuple):
    """What one audit said of a repository."""

    audit: Audit
    repo: RepoReport


class History(NamedTuple):
    """All that the audits said of one repository, newest first, and the page it gets."""

    key: str
    href: str
    sightings: tuple[Sighting, ...]

    @property
    def latest(self) -> Sighting:
        """Return the newest sighting in which it was not unknown, else the newest."""
        known = (s for s in self.sightings if s.repo.state is not State.UNKNOWN)
        return next(known, self.sightings[0])


def site(reports: Sequence[AuditReport], folder: Path) -> None:
    """Write the site of `reports` into `folder`; pages of the same name are replaced, others left alone.

    Raises:
        UsageError: A page cannot be written.
    """
    audits = _audits(reports)
    histories = _histories(audits)
    pages = {"index.html": _index(audits, histories)}
    links = {history.key: f"../{history.href}" for history in histories}
    from repocheck.reporter.template import report_page  # noqa: PLC0415 - loads the template engine

    for audit in audits:
        pages[audit.href] = report_page(audit.report, home="../index.html", histories=links)
    for history in histories:
        pages[history.href] = _repo_page(history)
    for name, text in pages.items():
        write_bytes([text.encode()], folder / name)


def _audits(reports: Sequence[AuditReport]) -> list[Audit]:
    newest = sorted(reports, key=lambda report: (report.generated_at, report.source.name), reverse=True)
    unique = {_page_name(report): report for report in newest}
    return [Audit(report, f"audits/{name}.html") for name, report in unique.items()]


def _page_name(report: AuditReport) -> str:
    return f"{report.generated_at:%Y-%m-%d-%H%M%S}-{_slug(report.source.name)}"


def _slug(name: str) -> str:
    """Return a file name that is safe on any system and still differs where names differ."""
    words = re.sub(r"[^a-z0-9.]+", "-", name.casefold()).strip("-.")[-60:]
    return f"{words}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _histories(audits: Sequence[Audit]) -> list[History]:
    seen: dict[str, list[Sighting]] = {}
    for audit in audits:
        for repo in audit.report.repos:
            seen.setdefault(repo.repo.key, []).append(Sighting(audit, repo))
    histories = {key: History(key, f"repos/{_slug(key)}.html", tuple(found)) for key, found in seen.items()}
    order = worst_first(history.latest.repo for history in histories.values())
    return [histories[repo.repo.key] for repo in order]


def _index(audits: Sequence[Audit], histories: Sequence[History]) -> str:
    trend = [audit for audit in reversed(audits) if audit.report.repos]
    from repocheck.reporter.template import page  # noqa: PLC0415 - loads the template engine

    return page(
        "index.html.j2", title="All audits · repocheck", audits=audits, trend=trend, histories=histories
    )


def _repo_page(history: History) -> str:
    latest = history.latest
    from repocheck.reporter.template import page  # noqa: PLC0415 - loads the template engine

    return page(
        "history.html.j2",
        title=f"{latest.repo.repo} · repocheck",
        history=history,
        repo=latest.repo,
        report=latest.audit.report,
        papers={paper.id: paper for paper in latest.audit.report.papers},
        histories={},
    )
