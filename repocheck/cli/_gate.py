"""Turn a report into an exit code: did the gate fail, and could everything be determined?"""

from __future__ import annotations

from collections.abc import Collection

from repocheck.models import ESSENTIALS, AuditReport, Outcome, Relation, RepoReport, State
from repocheck.reporter import by_name

OK, FAILED, INCOMPLETE = 0, 1, 3


def refused(
    report: AuditReport,
    fail_under: float | None,
    fail_on: Collection[str],
    baseline: AuditReport | None = None,
) -> list[str]:
    """Return a sentence for each repository that the gate refuses.

    Points count only for repositories that some paper calls its own, or that were audited by name: a paper
    cannot answer for code that it merely cites. A repository that the baseline shows in the same state, and
    with points as low, is ignored.
    """
    before = by_name(baseline.repos) if baseline else {}
    reasons = []
    for repo in report.repos:
        old = before.get(repo.repo.key)
        if repo.state in fail_on and not (old and old.state is repo.state):
            reasons.append(f"{repo.repo} is {repo.state}")
        elif _too_low(repo, fail_under) and not (old and _too_low(old, fail_under)):
            reasons.append(f"{repo.repo} has {repo.score.points:g} points, fewer than {fail_under:g}")
    return reasons


def is_complete(report: AuditReport) -> bool:
    """Return whether every repository's state and essentials could be determined."""
    return not any(
        repo.state is State.UNKNOWN
        or any(finding.outcome is Outcome.UNKNOWN for finding in repo.findings if finding.check in ESSENTIALS)
        for repo in report.repos
    )


def _too_low(repo: RepoReport, fail_under: float | None) -> bool:
    if fail_under is None or repo.score.points is None:
        return False
    answerable = not repo.cited_by or any(
        cited.relation is not Relation.THIRD_PARTY for cited in repo.cited_by
    )
    return answerable and not repo.pending and repo.score.points < fail_under
