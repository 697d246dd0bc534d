from repocheck.probe.wheels.recent import Directory, Recent


def directory(count):
    return Directory(dict.fromkeys(map(str, range(count))), {})


def test_what_nobody_asked_for_the_longest_is_let_go_first():
    recent = Recent(10)
    for digest in "abc":
        recent.keep(digest, directory(4 if digest != "c" else 3))
        recent.find("a")
    assert [bool(recent.find(digest)) for digest in "abc"] == [True, False, True]


def test_the_last_one_is_held_however_large_it_is():
    recent = Recent(10)
    for _ in range(2):
        recent.keep("a", directory(50))
        assert recent.find("a")
    recent.keep("b", directory(2))
    assert (recent.find("a"), bool(recent.find("b"))) == (None, True)
