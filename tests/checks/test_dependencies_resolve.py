import pytest

from repocheck.checks.dependencies_resolve import dependencies_resolve as check
from repocheck.models import BuildRisk, Confidence, Installation, Outcome, Resolution
from tests.subjects import make_subject

CASES = {
    "resolves": ({}, Outcome.PASS, Confidence.HIGH),
    "some left out": ({"left_out": 2}, Outcome.PASS, Confidence.LOW),
    "needs-source-build": ({"built": ("fire",)}, Outcome.PASS, Confidence.LOW),
    "missing-version": ({}, Outcome.FAIL, None),
    "missing-package": ({}, Outcome.FAIL, None),
    "conflict": ({}, Outcome.FAIL, None),
    "no-wheel-for-python": ({}, Outcome.FAIL, None),
    "requires-python": ({}, Outcome.FAIL, None),
    "wrong-platform": ({}, Outcome.FAIL, None),
    "newer-than": ({}, Outcome.FAIL, None),
    "network": ({}, Outcome.UNKNOWN, None),
    "offline-miss": ({}, Outcome.UNKNOWN, None),
    "no-upload-dates": ({}, Outcome.UNKNOWN, None),
    "timeout": ({}, Outcome.UNKNOWN, None),
    "not-checkable": ({}, Outcome.UNKNOWN, None),
    "a class of tomorrow": ({}, Outcome.UNKNOWN, None),
}


@pytest.mark.parametrize("case", CASES)
def test_judged_by_what_the_resolver_said(case):
    more, outcome, confidence = CASES[case]
    named = "resolves" if case == "some left out" else case
    found = Resolution(
        outcome=named, message="Words.", path="requirements.txt", python="3.10.19", resolved=7, **more
    )
    verdict = check(make_subject({"requirements.txt": "a\n"}, resolution=found))
    assert verdict.outcome is outcome
    assert confidence in (None, verdict.confidence)
    assert verdict.value == {"outcome": named, "python": "3.10.19", "resolved": 7}
    assert "Words." in verdict.message


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("Because there is no version of torch==0.1 and you require torch==0.1, …", 2),
        ("Because scikit-learn depends on numpy>=2 and you require numpy<2, …", 4),
        ("Because torchvision was not found, …", None),
    ],
)
def test_the_line_of_the_package_that_fails_is_shown(message, line):
    found = Resolution(outcome="conflict", message=message, path="requirements.txt", python="3.10.19")
    text = "# list\ntorch==0.1\nnumpy<2\nScikit_Learn\n"
    verdict = check(make_subject({"requirements.txt": text}, resolution=found))
    assert [(place.path, place.line) for place in verdict.locations] == [("requirements.txt", line)]


def test_what_was_not_asked_for_does_not_apply():
    assert check(make_subject({"requirements.txt": "a\n"})).outcome is Outcome.NOT_APPLICABLE


def test_limits_are_said():
    found = Resolution(outcome="resolves", message="7 packages.", path="requirements.txt", left_out=3)
    verdict = check(make_subject({"requirements.txt": "a\n"}, resolution=found))
    assert "Entries not tried: 3." in verdict.message


RESOLVED = Resolution(
    outcome="resolves", message="7 packages for Python 3.7.", path="r.txt", python="3.7.17", resolved=7
)
BUILT = (BuildRisk(package="fire", version="1.0"),)


@pytest.mark.parametrize(
    ("own", "more", "message", "confidence"),
    [
        ("conflict", {}, "r.txt resolves: 7 packages for Python 3.7. Not on 3.11.", Confidence.LOW),
        ("resolves", {}, "r.txt resolves: 7 packages for Python 3.11.", Confidence.HIGH),
        (
            "needs-source-build",
            {"risks": BUILT},
            "r.txt resolves: 7 packages for Python 3.11. Left aside, to be built from source: fire.",
            Confidence.LOW,
        ),
        ("conflict", {"instead_of": "2.7"}, "r.txt resolves: 7 packages for Python 3.7.", Confidence.HIGH),
        ("conflict", {"path": "other.txt"}, "r.txt resolves: 7 packages for Python 3.7.", Confidence.HIGH),
        ("timeout", {}, "r.txt resolves: 7 packages for Python 3.7.", Confidence.HIGH),
    ],
)
def test_where_imports_are_tried_their_python_counts(own, more, message, confidence):
    first = Installation(**{"path": "r.txt", "outcome": own, "python": "3.11.14"} | more)
    other = Installation(path="r.txt", outcome="resolves", python="3.7.17")
    verdict = check(make_subject({"r.txt": "a"}, resolution=RESOLVED, installations=(first, other)))
    assert (verdict.message, verdict.confidence) == (message, confidence)


def test_pythons_on_which_it_does_not_resolve_are_named():
    verdict = check(
        make_subject({"r.txt": "a"}, resolution=RESOLVED.model_copy(update={"not_on": ("3.12.12",)}))
    )
    assert verdict.message.endswith("Not on 3.12.")
    assert verdict.confidence is Confidence.LOW
