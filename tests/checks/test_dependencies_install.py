import pytest

from repocheck.checks.dependencies_install import dependencies_install as check
from repocheck.models import BuildRisk, Confidence, Outcome
from tests.subjects import make_subject
from tests.trials import THEN, installed


def judge(*installations):
    return check(make_subject({"requirements.txt": "lib\n"}, installations=installations))


@pytest.mark.parametrize(
    ("outcome", "reasons", "verdict", "confidence"),
    [
        ("resolves", None, Outcome.PASS, Confidence.HIGH),
        ("needs-source-build", (), Outcome.UNKNOWN, None),
        ("needs-source-build", ("compiles",), Outcome.UNKNOWN, None),
        ("needs-source-build", ("imports-itself: lib",), Outcome.UNKNOWN, None),
        ("needs-source-build", ("python2-syntax",), Outcome.UNKNOWN, None),
        ("needs-source-build", ("compiles", "older-than-python"), Outcome.UNKNOWN, None),
        ("conflict", None, Outcome.FAIL, None),
        ("no-wheel-for-python", None, Outcome.FAIL, None),
        ("missing-version", None, Outcome.FAIL, None),
        ("network", None, Outcome.UNKNOWN, None),
        ("timeout", None, Outcome.UNKNOWN, None),
        ("a class of tomorrow", None, Outcome.UNKNOWN, None),
    ],
)
def test_judged_by_the_installation(outcome, reasons, verdict, confidence):
    risks = () if reasons is None else (BuildRisk(package="old", reasons=reasons),)
    found = judge(installed(outcome, risks=risks))
    assert found.outcome is verdict
    assert confidence in (None, found.confidence)


def test_other_pythons_are_told_beside():
    found = judge(
        installed("no-wheel-for-python"),
        installed("resolves", "3.7.17"),
        installed("needs-source-build", "3.8.20"),
        installed("resolves", "3.6.15", as_of=THEN),
    )
    assert "Words. It would on 3.7, 3.8." in found.message
    assert found.value["pythons"] == {
        "3.11": "no-wheel-for-python",
        "3.7": "resolves",
        "3.8": "needs-source-build",
    }


def test_not_tried():
    assert judge().outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("outcome", ["resolves", "conflict"])
def test_a_python_that_is_too_old_to_be_tried_leaves_it_open(outcome):
    found = judge(installed(outcome, instead_of="2.7"))
    assert found.outcome is Outcome.UNKNOWN
    assert "No Python that can be tried fits '2.7'. Tried instead: requirements.txt on Python 3.11" in (
        found.message
    )


@pytest.mark.parametrize(
    ("risks", "said"),
    [
        ([BuildRisk(package="a", version="1")], "build from source: a; about 97% of such"),
        ([BuildRisk(package="a", version="1", reasons=("imports-itself: a",))], "about 97%"),
        ([BuildRisk(package="a", version="1", reasons=("compiles",))], "about 65%"),
        ([BuildRisk(package="a")], "about 65%"),
        ([BuildRisk(package=name, version="1", reasons=("compiles",)) for name in "ab"], "a, b; about 42%"),
    ],
)
def test_how_often_such_builds_succeed_is_told(risks, said):
    assert said in judge(installed("needs-source-build", risks=risks)).message


@pytest.mark.parametrize(
    ("reasons", "rate"),
    [
        (("older-than-python",), 0.65),
        (("read-in-part",), 0.65),
        (("needs-rust", "older-than-python"), 0.05),
        (("python2-syntax",), 0.05),
    ],
)
def test_the_gravest_sign_decides(reasons, rate):
    assert BuildRisk(package="a", version="1", reasons=reasons).rate == rate
