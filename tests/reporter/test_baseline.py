import pytest

from repocheck.models import PaperState, State
from repocheck.reporter import only_new, render
from tests.reporter.factory import F, N, P, U, audit_report, repo_report

GONE = repo_report("a/b", State.MISSING, [F] + [N] * 12)
BARE = repo_report("a/b", State.AVAILABLE, [P, F] + [P] * 11)
BARER = repo_report("a/b", State.AVAILABLE, [P, F, F] + [P] * 10)
BARE_NOW_EMPTY = repo_report("a/b", State.PLACEHOLDER, [P, F] + [N] * 11)
UNSEEN = repo_report("a/b", State.UNKNOWN, [U] * 13)


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ([], [GONE], True),
        ([GONE], [GONE], False),
        ([UNSEEN], [UNSEEN], False),
        ([BARE], [GONE], True),
        ([BARE], [BARE], False),
        ([BARE], [BARER], True),
        ([BARER], [BARE], False),
        ([BARE], [BARE_NOW_EMPTY], True),
    ],
)
def test_what_the_baseline_has_is_no_annotation(before, after, stays):
    old, new = audit_report(repos=before), audit_report(repos=after)
    left = only_new(new, old)
    assert list(left.repos) == (after if stays else [])
    assert ("a/b" in render(left, "github")) is stays


def test_a_promise_that_was_broken_before_is_none_either():
    report = audit_report()
    assert any(paper.state is PaperState.PROMISED for paper in report.papers)
    assert not any(paper.state is PaperState.PROMISED for paper in only_new(report, report).papers)
    assert only_new(report, audit_report(papers=())).papers == report.papers
