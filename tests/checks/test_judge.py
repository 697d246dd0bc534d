from repocheck.checks import judge, load_checks
from repocheck.models import Availability, Outcome
from tests.subjects import make_subject


def outcomes(subject):
    return {finding.check: finding.outcome for finding in judge(subject)}


def test_of_what_could_not_be_read_nothing_is_said():
    unseen = make_subject(availability=Availability.UNKNOWN, commit=None)
    assert set(outcomes(unseen).values()) == {Outcome.UNKNOWN}


def test_of_what_is_not_there_nothing_but_that_is_said():
    first, *others = outcomes(make_subject(availability=Availability.MISSING, commit=None)).values()
    assert (first, set(others)) == (Outcome.FAIL, {Outcome.NOT_APPLICABLE})


def test_what_depends_on_an_unknown_is_unknown():
    found = outcomes(make_subject({"README.md": "# A", "LICENSE": None}))
    assert found["license-declared"] is Outcome.UNKNOWN
    dependent = [check.id for check in load_checks() if "license-declared" in check.requires]
    assert {found[check] for check in dependent} == {Outcome.UNKNOWN}
