"""Report once a repository that papers cite by its old name and by its new one.

Only the host knows that two names are one repository, so this shows after the probe: two names that the same
host answers with the same name and the same commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from repocheck.models import Outcome, RepoReport, State

_PAPERS_DECIDE = "cites-paper"
"""The one check whose verdict depends on the papers that cite, and so on the name they cite by."""


def once_each(reports: Iterable[RepoReport]) -> tuple[RepoReport, ...]:
    """Return the reports in their order, those of one repository joined in the place of the first."""
    groups: dict[tuple[str, str | None], list[RepoReport]] = {}
    for report in reports:
        groups.setdefault(_identity(report), []).append(report)
    return tuple(_joined(group) for group in groups.values())


def is_renamed(report: RepoReport) -> bool:
    """Return whether a report may turn out to be of the same repository as another."""
    return report.moved and report.state is not State.UNKNOWN


def _identity(report: RepoReport) -> tuple[str, str | None]:
    answering = report.resolved if is_renamed(report) else None
    return (answering or report.repo).key, report.commit


def _joined(group: Sequence[RepoReport]) -> RepoReport:
    if len(group) == 1:
        return group[0]
    best = min(group, key=lambda report: (not _names_paper(report), report.moved))
    current = next((report for report in group if not report.moved), group[0])
    cited = {citation.paper: citation for report in reversed(group) for citation in report.cited_by}
    return best.model_copy(
        update={
            "repo": current.repo,
            "moved": current.moved,
            "cited_as": tuple(report.repo for report in group if report.repo.key != current.repo.key),
            "cited_by": tuple(cited.values()),
        }
    )


def _names_paper(report: RepoReport) -> bool:
    return any(found.check == _PAPERS_DECIDE and found.outcome is Outcome.PASS for found in report.findings)
