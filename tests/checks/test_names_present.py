import pytest

from repocheck.checks.names_present import names_present as check
from repocheck.models import Outcome
from tests.subjects import make_subject
from tests.trials import found, installed, trial


def judge(*trials, installations=None):
    files = {"requirements.txt": "lib\n", "a.py": "import lib\nlib.gone\n"}
    given = (installed(),) if installations is None else installations
    return check(make_subject(files, installations=given, trials=trials))


def attribute(**more):
    return found(
        "lib.gone", **{"kind": "attribute", "chain": ("lib.gone",), "package": "lib", "version": "1"} | more
    )


@pytest.mark.parametrize(
    ("outcomes", "outcome", "value"),
    [
        ([], Outcome.PASS, {"used": 5, "missing": 0, "unknown": 0}),
        ([attribute(verdict="unknown")], Outcome.PASS, {"used": 5, "missing": 0, "unknown": 1}),
        ([attribute(verdict="unknown")] * 5, Outcome.UNKNOWN, {"used": 5, "missing": 0, "unknown": 5}),
        ([attribute()], Outcome.FAIL, {"used": 5, "missing": 1, "unknown": 0}),
        ([attribute(guarded=True)], Outcome.PASS, {"used": 5, "missing": 0, "unknown": 0}),
        ([found()], Outcome.PASS, {"used": 5, "missing": 0, "unknown": 0}),
    ],
)
def test_judged_by_the_attributes(outcomes, outcome, value):
    verdict = judge(trial("ok", outcomes=outcomes))
    assert (verdict.outcome, verdict.value) == (outcome, value)


def test_what_is_gone_is_named():
    verdict = judge(trial("ok", outcomes=[attribute()]))
    assert "1 of 5 attributes in use are gone: lib.gone in lib 1." in verdict.message
    assert (verdict.locations[0].path, verdict.locations[0].line) == ("a.py", 2)


def test_not_tried():
    assert judge(installations=()).outcome is Outcome.NOT_APPLICABLE
    assert judge().outcome is Outcome.UNKNOWN
    assert judge(trial()).outcome is Outcome.NOT_APPLICABLE


def test_on_another_python_than_the_one_declared_nothing_fails():
    tried_instead = (installed(instead_of="2.7"),)
    assert judge(trial("ok", outcomes=[attribute()]), installations=tried_instead).outcome is Outcome.UNKNOWN
    assert judge(trial("ok"), installations=tried_instead).outcome is Outcome.PASS


def test_every_list_counts_with_its_first_trial():
    again = trial("ok", outcomes=[attribute()] * 2, python="3.8.20")
    other = trial("ok", outcomes=[attribute()], path="sub/requirements.txt")
    assert judge(trial("ok"), again, other).value == {"used": 10, "missing": 1, "unknown": 0}
