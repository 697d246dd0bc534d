import pytest

from repocheck.checks._check import check, failed, passed
from repocheck.models import Outcome
from tests.subjects import make_subject


def judge(verdict, seeks_faults, **evidence):
    @check(category="readme", question="?", remedy="!", weight=1, reads=("*.md",), seeks_faults=seeks_faults)
    def made_up(subject):
        return verdict

    return made_up(make_subject({"a.md": "x", "b.py": "y"}, **evidence)).outcome


@pytest.mark.parametrize(
    ("verdict", "seeks_faults", "evidence", "outcome"),
    [
        (failed("not found"), False, {}, Outcome.FAIL),
        (failed("not found"), False, {"unreadable": {"a.md": "gone"}}, Outcome.UNKNOWN),
        (failed("not found"), False, {"unreadable": {"b.py": "gone"}}, Outcome.FAIL),
        (failed("not found"), False, {"tree_complete": False}, Outcome.UNKNOWN),
        (failed("a fault"), True, {"unreadable": {"a.md": "gone"}}, Outcome.FAIL),
        (failed("a fault"), True, {"tree_complete": False}, Outcome.FAIL),
        (passed("found"), False, {"unreadable": {"a.md": "gone"}}, Outcome.PASS),
    ],
)
def test_what_could_not_be_read_is_never_absent(verdict, seeks_faults, evidence, outcome):
    assert judge(verdict, seeks_faults, **evidence) is outcome


def test_an_id_is_the_name_with_hyphens():
    @check(category="readme", question="?", remedy="!", weight=1)
    def some_good_thing(subject):
        return passed("")

    assert some_good_thing.id == "some-good-thing"
    assert not some_good_thing.essential
