from repocheck.models import CheckInfo, Location, State
from repocheck.reporter import render
from repocheck.reporter.tried import attempts
from tests.reporter.factory import CHECKS, F, N, P, audit_report, finding, repo_report

TRIED = CheckInfo(
    id="dependencies-resolve",
    category="dependencies",
    question="Do the declared dependencies still resolve?",
    remedy="Resolve the list again.",
    weight=10,
)
PLACE = Location(path="requirements.txt", line=3, snippet="torch==0.1")


IMPORTS = TRIED.model_copy(update={"id": "imports-resolve"})


def report(outcome, check=TRIED):
    found = finding(check.id, outcome, message="torch==0.1 does not exist", locations=(PLACE,))
    repo = repo_report("a/b", State.AVAILABLE, [P] * 13, papers=())
    repo = repo.model_copy(update={"findings": (*repo.findings, found)})
    return audit_report(repos=[repo], papers=(), checks=(*CHECKS, check))


def test_what_was_tried_has_a_place_of_its_own():
    (tried,) = attempts(report(F), report(F).repos[0])
    assert (tried.question, tried.text, tried.place) == (TRIED.question, "torch==0.1 does not exist", PLACE)
    for name in ("text", "html", "markdown"):
        assert "Tried" in render(report(F), name)


def test_a_digest_names_the_package_that_fails_with_its_line_in_the_terminal():
    digest = report(F).model_copy(update={"papers": audit_report().papers[:1]})
    shown = render(digest, "text")
    assert "Tried, without success" in shown
    assert "a/b (requirements.txt:3): torch==0.1 does not exist" in shown
    assert "without success" not in render(digest.model_copy(update={"repos": report(P).repos}), "text")


def test_what_was_not_asked_for_is_not_shown():
    assert attempts(report(N), report(N).repos[0]) == []
    for name in ("text", "html", "markdown"):
        assert "Tried" not in render(report(N), name)


def test_how_far_tried_imports_can_be_relied_on_stands_beside_them():
    for name in ("text", "html", "markdown"):
        assert "1,197 of 1,212" in " ".join(render(report(F, IMPORTS), name).split())
        assert "1,197 of 1,212" not in render(report(F), name)
