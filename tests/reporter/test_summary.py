from repocheck.models import Outcome, PaperState, State
from repocheck.reporter import summarise
from tests.reporter.factory import REPOS, papers


def test_counts_name_every_state_and_outcome():
    summary = summarise(papers(), REPOS)
    assert (summary.papers, summary.links, summary.repos) == (14, 11, 11)
    assert summary.papers_by_state == {"linked": 11, "promised": 1, "no-link": 2}
    assert summary.repos_by_state.keys() == {str(state) for state in State}
    assert summary.repos_by_state["placeholder"] == 2
    assert summary.essentials["license-declared"] == {"pass": 5, "fail": 2, "unknown": 1, "not_applicable": 3}
    assert all(sum(counts.values()) == 11 for counts in summary.essentials.values())


def test_an_empty_audit_has_no_mean():
    summary = summarise((), ())
    assert summary.mean_points is None
    assert set(summary.papers_by_state) == {str(state) for state in PaperState}
    assert set(summary.essentials["readme-present"]) == {str(outcome) for outcome in Outcome}
