"""One repository that papers cite by two names."""

import pytest

from repocheck.models import RepoRef, State
from repocheck.pipeline.renamed import once_each
from repocheck.reporter import by_name, render
from repocheck.reporter.diff import compare
from tests.reporter.factory import COMMIT, F, P, audit_report, paper, repo_report

NEW = RepoRef(host="github.com", owner="b", name="new")
MOVED = {"moved": True, "resolved": NEW}


def reports(**old):
    fields = {"papers": ("p1",), **MOVED} | old
    was = repo_report("a/old", State.AVAILABLE, [P, F] + [P] * 11, **fields)
    return was, repo_report("b/new", State.AVAILABLE, [P, F] + [P] * 11, papers=("p2",))


@pytest.mark.parametrize(
    ("old", "names"),
    [
        ({}, [("b/new", ("a/old",), ["p2", "p1"])]),
        ({"papers": ("p2",)}, [("b/new", ("a/old",), ["p2"])]),
        ({"commit": "0" * 40}, [("a/old", (), ["p1"]), ("b/new", (), ["p2"])]),
        ({"moved": False, "resolved": None}, [("a/old", (), ["p1"]), ("b/new", (), ["p2"])]),
    ],
    ids=["joined", "a paper cites both", "another commit", "not the same"],
)
def test_two_names_of_one_commit_are_one_report(old, names):
    found = once_each(reports(**old))
    assert [
        (f"{one.repo.owner}/{one.repo.name}", tuple(f"{n.owner}/{n.name}" for n in one.cited_as),
         [cited.paper for cited in one.cited_by])
        for one in found
    ] == names  # fmt: skip


def test_the_report_in_which_the_repository_names_its_paper_is_kept():
    was, now = reports()
    cites = was.findings[-1].model_copy(update={"check": "cites-paper"})
    (joined,) = once_each((now, was.model_copy(update={"findings": (*was.findings, cites)})))
    assert (joined.findings[-1].check, joined.commit, joined.moved) == ("cites-paper", COMMIT, False)


def test_two_old_names_keep_the_first():
    was, _ = reports()
    older = was.model_copy(update={"repo": RepoRef(host="github.com", owner="a", name="older")})
    (joined,) = once_each((was, older))
    assert (joined.repo, joined.moved, joined.resolved) == (was.repo, True, NEW)


def test_reports_know_it_by_both_names():
    was, now = reports()
    (joined,) = once_each((was, now))
    papers = (paper("p1", "One", "linked", repo="a/old"), paper("p2", "Two", "linked", repo="b/new", line=20))
    before, after = (
        audit_report(repos=(was, now), papers=papers),
        audit_report(repos=(joined,), papers=papers),
    )
    assert by_name(after.repos).keys() == {was.repo.key, now.repo.key}
    assert [change.kind for change in compare(before, after)] == []
    assert render(after, "github").count("b/new") == 1
