"""What an earlier report did not already say, for reports that interrupt people."""

from __future__ import annotations

from repocheck.models import ESSENTIALS, AuditReport, Outcome, PaperState, RepoReport
from repocheck.reporter.view import by_name


def only_new(report: AuditReport, baseline: AuditReport) -> AuditReport:
    """Return `report` without the repositories and promises that are as bad in `baseline`.

    A repository stays if its state differs, or if it fails an essential that it did not fail before.
    """
    before = by_name(baseline.repos)
    promised = {paper.id for paper in baseline.papers if paper.state is PaperState.PROMISED}
    repos = (repo for repo in report.repos if not _as_before(repo, before.get(repo.repo.key)))
    papers = (
        paper for paper in report.papers if paper.state is not PaperState.PROMISED or paper.id not in promised
    )
    return report.model_copy(update={"repos": tuple(repos), "papers": tuple(papers)})


def _as_before(repo: RepoReport, old: RepoReport | None) -> bool:
    return old is not None and repo.state is old.state and _failed(repo) <= _failed(old)


def _failed(repo: RepoReport) -> set[str]:
    return {f.check for f in repo.findings if f.outcome is Outcome.FAIL and f.check in ESSENTIALS}
