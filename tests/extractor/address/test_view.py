import re

import pytest

from repocheck.extractor.address.view import DISGUISES, build_view


def dropped(match):
    return None if match[0] == "c" else ({"a": "", "b": "BB"}[match[0]], f"mended-{match[0]}")


VIEW = build_view("xaybzc", re.compile("[abc]"), re.compile("[abc]"), dropped)


def test_replacements_are_applied_in_one_pass():
    assert VIEW.text == "xyBBzc"
    assert VIEW.raw == "xaybzc"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (0, 1, "x"),
        (1, 2, "y"),
        (0, 2, "xay"),
        (2, 4, "b"),
        (2, 3, "b"),
        (3, 5, "bz"),
        (4, 6, "zc"),
        (0, 6, "xaybzc"),
    ],
)
def test_every_span_finds_its_way_back(start, end, written):
    first, last = VIEW.raw_span(start, end)
    assert VIEW.raw[first:last] == written


@pytest.mark.parametrize(
    ("start", "end", "repairs"),
    [(0, 1, []), (1, 2, []), (0, 2, ["mended-a"]), (2, 4, ["mended-b"]), (0, 6, ["mended-a", "mended-b"])],
)
def test_repairs_inside_a_span_are_named(start, end, repairs):
    assert VIEW.repairs(start, end) == repairs


@pytest.mark.parametrize("character", sorted(DISGUISES))
def test_every_disguise_becomes_short_ascii(character):
    plain, _ = DISGUISES[character]
    assert plain.isascii()
    assert 1 <= len(plain) <= 3


@pytest.mark.parametrize("character", "¹²³™①𝐠—―…。·ıіé")
def test_what_is_no_disguise_stays(character):
    assert character not in DISGUISES
