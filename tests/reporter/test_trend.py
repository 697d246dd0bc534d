import pytest

from repocheck.models import State
from repocheck.reporter.trend import trend_lines
from tests.reporter.factory import F, N, P, U, audit_report, repo_report

GOOD = repo_report("a/good", State.AVAILABLE, [P] * 13)
BARE = repo_report("a/bare", State.AVAILABLE, [P, F] + [P] * 11)
GONE = repo_report("a/gone", State.MISSING, [F] + [N] * 12)
UNSEEN = repo_report("a/unseen", State.UNKNOWN, [U] * 13)


@pytest.mark.parametrize(
    ("audits", "latest"),
    [
        ([[GOOD, GONE], [GOOD, GOOD]], ["100% (+50)", "100% (+50)", "100 points (+50)"]),
        ([[GOOD], [GOOD, BARE]], ["100% (+0)", "50% (-50)", "94 points (-6)"]),
        ([[GOOD, UNSEEN]], ["100%", "100%", "100 points"]),  # unknown counts neither way
        ([[UNSEEN]], ["none", "none", "none"]),
    ],
)
def test_lines_end_with_the_newest_value_and_its_change(audits, latest):
    lines = trend_lines([audit_report(repos=repos, papers=()) for repos in audits])
    assert [line.latest for line in lines] == latest
    assert all(len(line.points) <= len(audits) for line in lines)


def test_audits_are_spread_over_the_chart_and_stay_in_it():
    lines = trend_lines([audit_report(repos=repos) for repos in ([GOOD], [GONE], [BARE])])
    for line in lines:
        assert [x for x, _ in line.points] == [36, 313, 590]
        assert all(15 <= y <= 165 for _, y in line.points)
