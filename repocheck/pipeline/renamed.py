"""Report once a repository that papers cite by its old name and by its new one.

Only the host knows that two names are one repository, so this shows after the probe: two names that the same
host answers with the same name and the same commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repocheck.models import Outcome, RepoReport, State

_PAPERS_DECIDE = "cites-paper"
"""The one check whose verdict depends on the papers that cite, and so on the name they cite by."""


def once_each(reports: Sequence[RepoReport]) -> Iterator[RepoReport]:
    """Yield the reports in their order, those of one repository joined in the place of the first."""
    moved = {_identity(report) for report in reports if is_renamed(report)}
    groups: dict[tuple[str, str | None], list[int]] = {}
    for number, report in enumerate(reports):
        if (identity := _identity(report)) in moved:
            groups.setdefault(identity, []).append(number)
    joined = {numbers[0]: numbers for numbers in groups.values()}
    later = {number for numbers in groups.values() for number in numbers[1:]}
    for number, report in enumerate(reports):
        if number not in later:
            yield _joined([reports[each] for each in joined[number]]) if number in joined else report


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
