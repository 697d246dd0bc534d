import pytest

from repocheck.checks.worked_then import worked_then as check
from repocheck.models import Outcome
from tests.subjects import make_subject
from tests.trials import THEN, installed, trial

NOW_OK, NOW_BAD = trial("ok", "ok"), trial("fails", "unknown")
THEN_OK, THEN_BAD = trial("ok", "ok", as_of=THEN), trial("fails", "ok", as_of=THEN)


@pytest.mark.parametrize(
    ("trials", "outcome"),
    [
        ([NOW_OK], Outcome.PASS),
        ([trial("ok", "unknown")], Outcome.PASS),
        ([trial("unknown", "unknown")], Outcome.UNKNOWN),
        ([NOW_BAD, THEN_OK], Outcome.FAIL),
        ([NOW_BAD, THEN_BAD], Outcome.PASS),
        ([THEN_OK], Outcome.FAIL),
        ([NOW_BAD], Outcome.UNKNOWN),
        ([], Outcome.UNKNOWN),
    ],
)
def test_then_against_now(trials, outcome):
    subject = make_subject({"requirements.txt": "lib\n"}, installations=(installed(),), trials=trials)
    assert check(subject).outcome is outcome


def test_the_day_is_told():
    subject = make_subject({"r": ""}, installations=(installed(),), trials=(NOW_BAD, THEN_OK))
    verdict = check(subject)
    assert verdict.message == "As of 2020-03-01 2 of 2 files would import, today 0."
    assert verdict.value == {"as_of": "2020-03-01", "then": 2, "now": 0}


def test_not_tried():
    assert check(make_subject({"r": ""})).outcome is Outcome.NOT_APPLICABLE
