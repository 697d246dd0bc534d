import pytest
from hypothesis import given
from hypothesis import strategies as st

from repocheck.models import ESSENTIALS, Finding, Outcome, State
from repocheck.reporter import score

P, F, U, N = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
WEIGHTS = {"repository-available": 0, "license-declared": 8, "readme-present": 2, "tests-present": 10}
CATEGORIES = dict.fromkeys(WEIGHTS, "one") | {"tests-present": "verification"}


def findings(*outcomes):
    return tuple(Finding(check=c, outcome=o, message="") for c, o in zip(WEIGHTS, outcomes, strict=True))


def scored(*outcomes, state=State.AVAILABLE, min_coverage=0.5):
    return score(findings(*outcomes), state, WEIGHTS, CATEGORIES, min_coverage)


@pytest.mark.parametrize(
    ("outcomes", "points", "coverage", "essentials"),
    [
        ((P, P, P, P), 100, 1.0, 3),
        ((P, P, P, F), 50, 1.0, 3),
        ((P, F, F, F), 0, 1.0, 1),
        ((P, P, F, U), 80, 0.5, 2),  # unknown leaves the denominator
        ((P, P, F, N), 80, 1.0, 2),  # and so does what does not apply, without lowering the coverage
        ((P, U, P, U), None, 0.1, 2),  # too little is decided
        ((P, N, N, N), None, 0.0, 1),
    ],
)
def test_points_are_the_passed_share_of_what_was_decided(outcomes, points, coverage, essentials):
    found = scored(*outcomes)
    assert (found.points, found.coverage, found.essentials) == (points, coverage, essentials)


@pytest.mark.parametrize("state", [State.MISSING, State.BLOCKED, State.EMPTY, State.PLACEHOLDER])
def test_without_code_the_score_is_zero(state):
    found = scored(F, P, P, N, state=state)
    assert (found.points, found.coverage) == (0, 1)


def test_what_could_not_be_seen_is_not_scored():
    assert scored(U, P, P, P, state=State.UNKNOWN).points is None


def test_categories_hold_only_what_applies():
    by_category = scored(P, P, U, N).by_category
    assert list(by_category) == ["one"]
    assert (by_category["one"].points, by_category["one"].coverage) == (100, 0.8)


@given(st.lists(st.sampled_from(list(Outcome)), min_size=4, max_size=4), st.integers(0, 3))
def test_fixing_a_failure_never_lowers_the_score(outcomes, fixed):
    better = [P if number == fixed and outcome is F else outcome for number, outcome in enumerate(outcomes)]
    old, new = scored(*outcomes, min_coverage=0), scored(*better, min_coverage=0)
    assert (old.points is None) == (new.points is None)
    assert old.points is None or new.points >= old.points
    assert new.essentials >= old.essentials


def test_only_the_five_essentials_are_counted():
    assert len(ESSENTIALS) == 5
    assert scored(P, P, P, P).essentials == 3  # tests-present is none
