import datetime as dt

import pytest

from repocheck.cli._gate import is_complete, refused
from repocheck.models import (
    AuditReport,
    CitedBy,
    Finding,
    Outcome,
    Relation,
    RepoRef,
    RepoReport,
    RubricInfo,
    Score,
    Source,
    State,
    Summary,
    ToolInfo,
)

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
REF = RepoRef(host="github.com", owner="owner", name="name")


def report(state=State.AVAILABLE, points=50.0, relation=None, pending=False, outcome=Outcome.PASS):
    repo = RepoReport(
        repo=REF,
        state=state,
        pending=pending,
        findings=(Finding(check="readme-present", outcome=outcome, message=""),),
        score=Score(points=points, coverage=1, essentials=3),
        cited_by=(CitedBy(paper="p", relation=relation),) if relation else (),
        probed_at=NOW,
        via="local",
    )
    summary = Summary(
        papers=0, papers_by_state={}, links=0, repos=1, repos_by_state={}, essentials={}, mean_points=None
    )
    return AuditReport(
        tool=ToolInfo(version="0"),
        rubric=RubricInfo(version=1, min_coverage=0.5, weights={}),
        generated_at=NOW,
        source=Source(name="x", format="text"),
        repos=(repo,),
        summary=summary,
    )


@pytest.mark.parametrize(
    ("now", "under", "on", "before", "fails"),
    [
        (report(), None, (), None, False),
        (report(points=50), 60, (), None, True),
        (report(points=50), 50, (), None, False),
        (report(points=None), 60, (), None, False),
        (report(points=50, relation=Relation.THIRD_PARTY), 60, (), None, False),
        (report(points=50, relation=Relation.UNCLEAR), 60, (), None, True),
        (report(points=0, pending=True), 60, (), None, False),
        (report(State.MISSING), None, ("missing",), None, True),
        (report(State.MISSING), None, ("empty",), None, False),
        (report(State.MISSING), None, ("missing",), report(State.MISSING), False),
        (report(State.MISSING), None, ("missing",), report(State.AVAILABLE), True),
        (report(points=50), 60, (), report(points=40), False),
        (report(points=50), 60, (), report(points=70), True),
    ],
)
def test_refused(now, under, on, before, fails):
    assert bool(refused(now, under, on, before)) is fails


@pytest.mark.parametrize(
    ("now", "complete"),
    [
        (report(), True),
        (report(State.UNKNOWN), False),
        (report(outcome=Outcome.UNKNOWN), False),
        (report(outcome=Outcome.FAIL), True),
    ],
)
def test_is_complete(now, complete):
    assert is_complete(now) is complete
