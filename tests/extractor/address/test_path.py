import pytest

from repocheck.extractor.address.path import read_path, token_end

TABLE = [
    ("/o/n", False, ("o", "n"), "", ()),
    ("//o//n//tree", False, ("o", "n"), "//tree", ()),
    ("/o/n.", False, ("o", "n"), "", ()),
    ("/o/n...", False, ("o", "n"), "", ()),
    ("/o/.github", False, ("o", ".github"), "", ()),
    ("/o/n/tree/main).", False, ("o", "n"), "/tree/main", ()),
    ("/o/n/blob/main/a(b).py)", False, ("o", "n"), "/blob/main/a(b).py", ()),
    ("/o/n?tab=x#y", False, ("o", "n"), "?tab=x#y", ()),
    ("/o/n,x", False, ("o", "n"), "", ()),
    ("/o/\nName", False, ("o", "Name"), "", ("joined-line",)),
    ("/o/\r\nname.", False, ("o", "name"), "", ("joined-line",)),
    ("/o/\nWe also", False, ("o",), "", ()),
    ("/o/\nQuartz is", False, ("o",), "", ()),
    ("/o/\n\nName", False, ("o",), "", ()),
    ("/o/ for", True, ("o",), "", ()),
    ("/o/ name", False, ("o",), "", ()),
    ("/o/ name", True, ("o", "name"), "", ("joined-blank",)),
    ("/o/ na-me", False, ("o", "na-me"), "", ("joined-blank",)),
    ("/o/\n12. x", True, ("o",), "", ()),
    ("/o/\nhttps://x.org", True, ("o",), "", ()),
    ("/o/\nDate: x", True, ("o",), "", ()),
    ("/ o/n", False, ("o", "n"), "", ("joined-blank",)),
    ("/ and/or", False, (), "", ()),
    ("/o/Na-\nme", False, ("o", "Na-me"), "", ("hyphen-at-line-end",)),
    ("/o/Na- me", False, ("o", "Na-"), "", ()),
    ("/o/Na- me", True, ("o", "Na-me"), "", ("hyphen-at-line-end",)),
    ("/o/na_\nme", False, ("o", "na_me"), "", ("joined-line",)),
    ("/or-\ng/n", False, ("or-g", "n"), "", ("hyphen-at-line-end",)),
    ("/o-\nnext line", False, ("o-",), "", ()),
    ("/o\n/n", False, ("o", "n"), "", ("joined-line",)),
    ("/o/n\nWe", False, ("o", "n"), "", ()),
    ("/o/TP GRID. We", True, ("o", "TP_GRID"), "", ("joined-blank",)),
    ("/o/TP GRID.", False, ("o", "TP"), "", ()),
    ("/o/n GRID is", True, ("o", "n"), "", ()),
    ("/o/n Grid. We", True, ("o", "n"), "", ()),
    ("/o/n/tree/\nmain", False, ("o", "n"), "/tree/main", ("joined-line",)),
    ("/o/n/\nmain", False, ("o", "n"), "/", ()),
    ("/o/nhttps://x", False, ("o", "n"), "", ()),
]


@pytest.mark.parametrize(("text", "broken", "segments", "tail", "repairs"), TABLE)
def test_a_path_is_read_as_far_as_it_goes(text, broken, segments, tail, repairs):
    reading = read_path(text, 0, 2, broken)
    assert (reading.segments, reading.tail, reading.repairs) == (segments, tail, repairs)


def test_the_end_is_behind_the_last_character_that_belongs_to_it():
    assert read_path("/o/n. Next", 0, 2).end == 4
    assert read_path("/o/n/tree/main, x", 0, 2).end == 14
    assert read_path("/o/Na-\nme. x", 0, 2).end == 9


def test_other_readings_are_kept_with_their_segment():
    assert read_path("/o/Na-\nme", 0, 2).others == ((1, "Name"),)
    assert read_path("/or-\ng/n", 0, 2).others == ((0, "org"),)
    assert read_path("/o/n. ", 0, 2).others == ((1, "n."),)
    assert read_path("/o/TP GRID.", 0, 2, broken=True).others == ((1, "TP"),)


def test_a_token_is_skipped_whole():
    assert token_end("a/b?c=d e", 0) == 7
    assert token_end(" ", 0) == 0
