"""Count an audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from repocheck.models import ESSENTIALS, Outcome, PaperReport, PaperState, RepoReport, State, Summary


def summarise(papers: Sequence[PaperReport], repos: Sequence[RepoReport]) -> Summary:
    """Return the counts of an audit; every state and outcome is named, also where its count is 0."""
    points = [repo.score.points for repo in repos if repo.score.points is not None]
    return Summary(
        papers=len(papers),
        papers_by_state=_tally(PaperState, (paper.state for paper in papers)),
        links=sum(len(paper.links) for paper in papers),
        repos=len(repos),
        repos_by_state=_tally(State, (repo.state for repo in repos)),
        essentials={check: _outcomes(check, repos) for check in ESSENTIALS},
        mean_points=round(sum(points) / len(points), 1) if points else None,
    )


def _outcomes(check: str, repos: Sequence[RepoReport]) -> dict[str, int]:
    return _tally(Outcome, (f.outcome for repo in repos for f in repo.findings if f.check == check))


def _tally(kinds: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    counts = Counter(found)
    return {str(kind): counts[kind] for kind in kinds}
