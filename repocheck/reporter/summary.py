"""Count an audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from repocheck.models import ESSENTIALS, Outcome, PaperReport, PaperState, RepoReport, State, Summary


def summarise(papers: Iterable[PaperReport], repos: Iterable[RepoReport]) -> Summary:
    """Return the counts of an audit; every state and outcome is named, also where its count is 0.

    Each paper and repository is looked at once and let go of: there may be millions, each to be unpacked.
    """
    paper_states, repo_states = Counter[str](), Counter[str]()
    outcomes = {check: Counter[str]() for check in ESSENTIALS}
    links = scored = 0
    points = 0.0
    for paper in papers:
        paper_states[paper.state] += 1
        links += len(paper.links)
    for repo in repos:
        repo_states[repo.state] += 1
        for finding in repo.findings:
            if finding.check in outcomes:
                outcomes[finding.check][finding.outcome] += 1
        if repo.score.points is not None:
            scored += 1
            points += repo.score.points
    return Summary(
        papers=paper_states.total(),
        papers_by_state=_all(PaperState, paper_states),
        links=links,
        repos=repo_states.total(),
        repos_by_state=_all(State, repo_states),
        essentials={check: _all(Outcome, counts) for check, counts in outcomes.items()},
        mean_points=round(points / scored, 1) if scored else None,
    )


def _all(kinds: Iterable[str], counts: Counter[str]) -> dict[str, int]:
    return {str(kind): counts[kind] for kind in kinds}
