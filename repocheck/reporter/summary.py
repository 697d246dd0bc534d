"""Count an audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from repocheck.models import ESSENTIALS, Outcome, PaperReport, PaperState, RepoReport, State, Summary


def summarise(papers: Sequence[PaperReport], repos: Sequence[RepoReport]) -> Summary:
    """Return the counts of an audit; every state and outcome is named, also where its count is 0."""
    seen = [_Seen(repo) for repo in repos]
    points = [repo.points for repo in seen if repo.points is not None]
    return Summary(
        papers=len(papers),
        papers_by_state=_tally(PaperState, (paper.state for paper in papers)),
        links=sum(len(paper.links) for paper in papers),
        repos=len(repos),
        repos_by_state=_tally(State, (repo.state for repo in seen)),
        essentials={
            check: _tally(Outcome, (repo.outcomes[check] for repo in seen if check in repo.outcomes))
            for check in ESSENTIALS
        },
        mean_points=round(sum(points) / len(points), 1) if points else None,
    )


class _Seen:
    """What is counted of one repository; each is looked at once, for they may have to be unpacked."""

    def __init__(self, repo: RepoReport) -> None:
        self.state, self.points = repo.state, repo.score.points
        self.outcomes = {f.check: f.outcome for f in repo.findings if f.check in ESSENTIALS}


def _tally(kinds: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    counts = Counter(found)
    return {str(kind): counts[kind] for kind in kinds}
