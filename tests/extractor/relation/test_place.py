import pytest

from repocheck.extractor.relation.place import Places
from repocheck.models import Location


def test_lines_and_columns_count_from_one():
    places = Places("ab\ncd\n\ne")
    found = [(p.line, p.column) for p in (places.at(i, "") for i in (0, 1, 3, 4, 6, 7))]
    assert found == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1)]


def test_a_snippet_is_cut():
    assert len(Places("a").at(0, "x" * 500).snippet) == 200


@pytest.mark.parametrize(
    ("base", "place", "line", "column"),
    [
        ((5, 3), (1, 4), 5, 6),
        ((5, 3), (2, 4), 6, 4),
        ((5, None), (1, 4), 5, None),
        ((None, None), (2, 4), None, None),
    ],
)
def test_places_are_moved_into_the_source(base, place, line, column):
    places = Places("first\nsecond", Location(path="p", line=base[0], column=base[1]))
    position = place[1] - 1 + (len("first\n") if place[0] == 2 else 0)
    moved = places.at(position, "s")
    assert (moved.path, moved.line, moved.column, moved.snippet) == ("p", line, column, "s")
