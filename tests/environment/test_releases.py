import pytest

from repocheck.environment import newest_with


@pytest.mark.parametrize(
    ("count", "held", "hint", "found"),
    [
        (10, range(2, 7), 4, 6),  # the code's days tell where it was
        (10, range(2, 10), None, 9),
        (10, range(2, 7), None, 6),
        (40, range(15, 26), None, 25),
        (40, range(15, 26), 39, 25),  # they tell nothing
        (30, range(10, 11), 12, 10),  # it was there for a short time
        (30, range(20, 25), 12, 24),  # it came later than they tell
        (10, (), 4, None),
        (10, range(1), None, None),  # too far back for the steps
        (0, (), None, None),
        (1, range(1), None, 0),
    ],
)
def test_the_newest_release_that_still_has_it(count, held, hint, found):
    asked = []

    def has(n):
        asked.append(n)
        assert 0 <= n < count
        return n in held

    assert newest_with(count, has, hint) == found
    assert len(asked) <= 12
