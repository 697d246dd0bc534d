import pytest

from repocheck.models import Candidate, Location, Proposal, RepoRef, State
from repocheck.reporter.checklist import checklist, is_by_name, places_in_repository
from repocheck.reporter.scoring import score
from tests.reporter.factory import CATEGORIES, WEIGHTS, F, N, P, U, audit_report, finding, repo_report
from tests.trials import installed

ONE = repo_report("a/b", State.AVAILABLE, [P, F, P, F, U, P, P, F, P, P, F, N, P], papers=())
REPORT = audit_report(repos=[ONE], papers=())


def test_most_points_come_first_and_each_gain_is_what_the_score_would_add():
    found = checklist(REPORT, ONE)
    assert [item.check.id for item in found.to_do] == [
        "dependencies-declared",
        "license-declared",
        "tests-present",
        "container-provided",
    ]
    for item in found.to_do:
        fixed = tuple(
            f.model_copy(update={"outcome": P}) if f.check == item.check.id else f for f in ONE.findings
        )
        after = score(fixed, ONE.state, WEIGHTS, CATEGORIES, 0.5).points
        assert after - ONE.score.points == pytest.approx(item.gain, abs=0.11)


def test_unknown_and_right_are_apart_and_not_applicable_is_left_out():
    found = checklist(REPORT, ONE)
    assert [item.check.id for item in found.unknown] == ["compute-target-declared"]
    assert len(found.right) == 7


@pytest.mark.parametrize("state", [State.MISSING, State.EMPTY, State.BLOCKED])
def test_where_nothing_is_there_only_that_is_to_do(state):
    repo = repo_report("a/b", state, [F] * 13)
    (item,) = checklist(audit_report(repos=[repo]), repo).to_do
    assert (item.check.id, item.gain) == ("repository-available", 0)


@pytest.mark.parametrize(
    ("found", "repos", "places"),
    [
        (finding("x", F, locations=(Location(path="a.py", line=3),)), 1, [("a.py", 3)]),
        (finding("x", F, locations=()), 1, [("README.md", 1)]),  # absent: shown at the README
        (finding("x", F, locations=(Location(path="a.py", line=3),)), 2, [("github.com/a/b/a.py", 3)]),
    ],
)
def test_every_finding_has_a_place_in_the_repository(found, repos, places):
    report = audit_report(repos=[ONE] * repos, papers=())
    assert [(p.path, p.line) for p in places_in_repository(report, ONE, found)] == places


def test_by_name_is_what_no_paper_links_to():
    assert is_by_name(REPORT)
    assert not is_by_name(audit_report())
    assert not is_by_name(audit_report(repos=(), papers=()))


@pytest.mark.parametrize(("ok", "is_ready"), [(("a.py",), True), ((), False)])
def test_a_proposed_environment_is_the_remedy_ready_to_paste(ok, is_ready):
    candidate = Candidate(python="3.11.14")
    proposal = Proposal(candidate=candidate, installation=installed(), ok=ok, fails=("b.py",))
    found = checklist(REPORT, ONE.model_copy(update={"proposal": proposal}))
    remedies = {item.check.id: item.check.remedy for item in found.to_do}
    ready = "`repocheck env github.com/a/b -o pylock.toml` writes one: Proposed: Python 3.11"
    assert (ready in remedies["dependencies-declared"]) is is_ready
    assert ("`repocheck env" in remedies["dependencies-declared"]) is is_ready
    assert "repocheck env" not in remedies["license-declared"]


def test_where_none_was_asked_for_the_command_that_proposes_one_is_said():
    remedies = {item.check.id: item.check.remedy for item in checklist(REPORT, ONE).to_do}
    assert "`repocheck env github.com/a/b` proposes an environment" in remedies["dependencies-declared"]
    assert "repocheck env" not in remedies["license-declared"]


def test_a_folder_is_named_as_a_command_can_name_it():
    proposal = Proposal(candidate=Candidate(python="3.11.14"), installation=installed(), ok=("a.py",))
    local = RepoRef(host="local", owner="work", name="here")
    found = checklist(REPORT, ONE.model_copy(update={"proposal": proposal, "repo": local}))
    remedies = {item.check.id: item.check.remedy for item in found.to_do}
    assert "`repocheck env . -o pylock.toml` writes one" in remedies["dependencies-declared"]
