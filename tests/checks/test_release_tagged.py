import pytest

from repocheck.checks.release_tagged import release_tagged as check
from repocheck.models import Outcome
from tests.subjects import make_subject

JUDGED = [
    (("v1.0",), None, Outcome.PASS),
    (("a", "b", "c", "d"), 0, Outcome.PASS),
    (None, 2, Outcome.PASS),
    ((), None, Outcome.FAIL),
    ((), 0, Outcome.FAIL),
    (None, None, Outcome.UNKNOWN),
    (None, 0, Outcome.UNKNOWN),
]


@pytest.mark.parametrize(("tags", "releases", "outcome"), JUDGED)
def test_tags_and_releases(tags, releases, outcome):
    assert check(make_subject({"a.py": ""}, tags=tags, releases=releases)).outcome is outcome
