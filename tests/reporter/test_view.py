import pytest

from repocheck.models import Link, Location, PaperState, State
from repocheck.reporter import render
from repocheck.reporter import view as _view
from tests.reporter.factory import REPOS, F, N, P, Relation, audit_report, paper, repo_report

BY_STATE = {repo.state: repo for repo in REPOS}


def test_worst_first_and_what_we_could_not_see_last():
    states = [repo.state for repo in _view.worst_first(REPOS)]
    assert states[0] is State.MISSING
    assert states[-1] is State.UNKNOWN
    available = [repo.score.points for repo in _view.worst_first(REPOS) if repo.state is State.AVAILABLE]
    assert available == sorted(available)


@pytest.mark.parametrize(
    ("more", "held"),
    [
        ({}, {"repository-available", "license-declared"}),
        ({"pending": True}, set()),
        ({"relation": Relation.THIRD_PARTY}, {"repository-available"}),
    ],
)
def test_a_pending_promise_does_not_count_and_of_third_party_code_only_absence(more, held):
    repo = repo_report("a/b", State.PLACEHOLDER, [F, F] + [P] * 11, **more)
    assert {f.check for f in repo.findings if _view.held_against(repo, f)} == held
    assert {b.check.id for b in _view.blockers(audit_report(repos=[repo]))} == held


@pytest.mark.parametrize("state", [State.MISSING, State.BLOCKED, State.EMPTY])
def test_of_what_is_not_there_only_that_is_said(state):
    repo = repo_report("a/b", state, [F] * 13)
    assert [f.check for f in repo.findings if _view.held_against(repo, f)] == ["repository-available"]
    assert [check.id for check in _view.remedies(audit_report(), repo)] == ["repository-available"]


def test_blockers_start_with_absence_and_go_on_by_points_lost():
    first, *others = _view.blockers(audit_report())
    assert (first.check.id, first.n_repos) == ("repository-available", 4)
    lost = [blocker.check.weight * blocker.n_repos for blocker in others]
    assert lost == sorted(lost, reverse=True)


def test_the_text_of_an_issue_lists_most_points_first_and_nothing_a_stranger_wrote():
    repo = repo_report("a/b", State.AVAILABLE, [P, F, P, F] + [P] * 6 + [F, N, P])
    text = _view.issue_text(audit_report(), repo)
    asked = [line for line in text.splitlines() if line.startswith("- [ ]")]
    assert [("packages" in asked[0]), ("reuse" in asked[1]), ("tests" in asked[2])] == [True] * 3
    assert "commit 4f1c9a7be2d0" in text
    assert "Nothing of the kind" not in text


def test_a_repository_without_code_gets_another_first_sentence_and_a_perfect_one_none():
    assert "cannot be used. The repository" in _view.issue_text(audit_report(), BY_STATE[State.MISSING])
    assert _view.issue_text(audit_report(), repo_report("a/b", State.AVAILABLE, [P] * 13)) == ""


@pytest.mark.parametrize(
    ("offline", "step"), [(True, "run again without --offline"), (False, "GITHUB_TOKEN")]
)
def test_next_steps_say_how_to_learn_more(offline, step):
    report = audit_report()
    report = report.model_copy(update={"source": report.source.model_copy(update={"offline": offline})})
    assert step in _view.next_steps(report)[0]


@pytest.mark.parametrize(
    ("address", "repo", "kind", "relation", "shown"),
    [
        ("https://git.io/abc", None, "other", "own", [("https://git.io/abc",)]),
        ("https://git.io/abc", None, "other", "third-party", []),
        ("https://github.com/lab", None, "org", "own", []),
        (
            "https://gist.github.com/lab/1a",
            "gist.github.com/lab/1a",
            "gist",
            "own",
            [("https://gist.github.com/lab/1a",)],
        ),
        ("https://github.com/lab/tiny", "github.com/lab/tiny", "repo", "own", []),
    ],
)
def test_code_that_is_kept_elsewhere_is_named(address, repo, kind, relation, shown):
    link = Link(raw=address, url=address, repo=repo, kind=kind, relation=relation, found_at=Location(line=1))
    cited = paper("p1", "A paper", PaperState.LINKED).model_copy(update={"links": (link,)})
    report = audit_report(repos=[], papers=[cited])
    assert [found.addresses for found in _view.elsewhere(report)] == shown
    for name in ("text", "markdown", "html"):
        assert (address in render(report, name)) is bool(shown)


def test_values_of_another_shape_are_no_text():
    repo = repo_report("a/b", State.AVAILABLE, [P] * 13)
    assert _view.licence_of(repo) == "MIT"
    assert _view.value_of(repo, "readme-present", "kind") is None
    assert _view.value_of(repo, "no-such-check", "kind") is None
