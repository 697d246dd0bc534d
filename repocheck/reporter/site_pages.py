"""A folder of static pages over many audits: an index, a feed, a page per audit, a page per repository.

Audits may be packed: of their repositories, only the one that is being shown is unpacked.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from repocheck.models import AuditReport, RepoReport, State
from repocheck.reporter.feed import Step, atom, steps
from repocheck.reporter.files import write_bytes
from repocheck.reporter.trend import trend_lines
from repocheck.reporter.view import rank


class Audit(NamedTuple):
    """One audit and the page it gets."""

    report: AuditReport
    href: str


class Sighting(NamedTuple):
    """What one audit said of a repository."""

    audit: Audit
    number: int
    """Place of the repository in the audit."""

    @property
    def repo(self) -> RepoReport:
        """Return what was said."""
        return self.audit.report.repos[self.number]


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


def site(reports: Sequence[AuditReport], folder: Path, address: str = "") -> None:
    """Write the site of `reports` into `folder`; pages of the same name are replaced, others left alone.

    Args:
        reports: At least one audit.
        folder: Where to write.
        address: Where the folder is published, for the feed; empty if that is not known.

    Raises:
        UsageError: A page cannot be written.
    """
    for name, text in _pages(_audits(reports), address):
        write_bytes((part.encode() for part in text), folder / name)


def _pages(audits: Sequence[Audit], address: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the name and the text, in parts, of each page."""
    histories = _histories(audits)
    taken = steps([audit.report for audit in audits])
    yield "index.html", _index(audits, histories, taken)
    yield "feed.xml", [atom(taken, [audit.href for audit in audits], address)]
    links = {history.key: f"../{history.href}" for history in histories}
    from repocheck.reporter.template import report_page  # noqa: PLC0415 - loads the template engine

    newest = {audit.report.source.name: audit for audit in reversed(audits)}
    for audit in audits:
        # An older page with its evidence takes seconds, and repeats what the page of a repository has newer.
        whole = newest[audit.report.source.name] is audit
        page = report_page(audit.report, home="../index.html", histories=links, with_evidence=whole)
        yield audit.href, page
    for history in histories:
        yield history.href, _repo_page(history)


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
        for number, repo in enumerate(audit.report.repos):
            seen.setdefault(repo.repo.key, []).append(Sighting(audit, number))
    histories = [History(key, f"repos/{_slug(key)}.html", tuple(found)) for key, found in seen.items()]
    return sorted(histories, key=lambda history: rank(history.latest.repo))


def _index(audits: Sequence[Audit], histories: Sequence[History], taken: Sequence[Step]) -> Iterator[str]:
    trend = [audit for audit in reversed(audits) if audit.report.repos]
    from repocheck.reporter.template import page  # noqa: PLC0415 - loads the template engine

    return page(
        "index.html.j2",
        title="All audits · repocheck",
        audits=audits,
        trend=trend,
        lines=trend_lines([audit.report for audit in trend]),
        histories=histories,
        occurring=Counter(history.latest.repo.state for history in histories),
        latest=taken[0],
    )


def _repo_page(history: History) -> Iterator[str]:
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
