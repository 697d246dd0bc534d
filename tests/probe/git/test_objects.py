import pytest

from repocheck.models import Availability, EntryKind
from repocheck.probe.git.objects import availability_of, commit_of, list_tree
from repocheck.probe.git.pack import PackObject
from tests.forge.packs import commit, name_of, tree

BLOB = "b" * 40


def store(*things):
    return {name_of(thing): PackObject(thing[0].encode(), thing[1]) for thing in things}


def paths(root, *others, most=100):
    listed, complete = list_tree(store(root, *others), name_of(root), most)
    return [entry.path for entry in listed], complete


@pytest.mark.parametrize(
    ("entries", "wanted", "complete"),
    [
        ([("100644", b"a", BLOB)], ["a"], True),
        ([("100755", b"a b", BLOB), ("100664", b"c", BLOB)], ["a b", "c"], True),
        ([("100644", b"\xc3\xa9", BLOB)], ["é"], True),
        ([("100644", b"\xff", BLOB)], ["\ufffd"], True),
        ([("100644", b".git", BLOB), ("100644", b"a", BLOB)], ["a"], False),
        ([("40000", b"..", BLOB)], [], False),
        ([("100644", b"a/b", BLOB)], [], False),
        ([("100644", b"n" * 255, BLOB)], ["n" * 255], True),
        ([("100644", b"n" * 256, BLOB), ("100644", b"o", BLOB)], ["o"], False),
        ([("40000", b"gone", BLOB)], [], False),
        ([("040000", b"gone", BLOB)], [], False),
    ],
)
def test_entries(entries, wanted, complete):
    assert paths(tree(*entries)) == (wanted, complete)


def test_kinds():
    root = tree(("100644", b"f", BLOB), ("120000", b"l", BLOB), ("160000", b"s", BLOB))
    listed, _ = list_tree(store(root), name_of(root), 9)
    assert [entry.kind for entry in listed] == [EntryKind.FILE, EntryKind.SYMLINK, EntryKind.SUBMODULE]


def test_folders_and_the_limit_of_entries():
    sub = tree(("100644", b"x", BLOB), ("100644", b"y", BLOB))
    root = tree(("40000", b"d", name_of(sub)), ("100644", b"z", BLOB))
    assert paths(root, sub, most=3) == (["d/x", "d/y", "z"], True)
    listed, complete = paths(root, sub, most=2)
    assert (len(listed), complete) == (2, False)


def test_a_bomb_of_empty_folders_ends_soon():
    things = [tree()]
    for _ in range(30):
        below = name_of(things[-1])
        things.append(tree(*(("40000", b"d%d" % n, below) for n in range(10))))
    assert paths(things[-1], *things[:-1], most=1_000) == ([], False)


@pytest.mark.parametrize("content", [b"x", b"100644 a", b"100644 a\0short", b"no-blank\0" + bytes(20)])
def test_of_a_malformed_tree_is_listed_what_stands_before(content):
    assert paths(("tree", content)) == ([], False)
    assert paths(("tree", tree(("100644", b"a", BLOB))[1] + content)) == (["a"], False)


@pytest.mark.parametrize(
    ("entries", "complete", "availability", "cause"),
    [
        ([("100644", b"a", BLOB)], True, Availability.EXISTS, []),
        ([("100644", b"a", BLOB), ("40000", b"..", BLOB)], False, Availability.EXISTS, []),
        ([], True, Availability.EMPTY, []),
        ([("40000", b"gone", BLOB)], False, Availability.UNKNOWN, ["incomplete-tree"]),
    ],
)
def test_a_listing_without_files_is_empty_only_if_it_is_complete(entries, complete, availability, cause):
    root = tree(*entries)
    listed = list_tree(store(root), name_of(root), 100)
    said, problems = availability_of(*listed)
    assert (listed[1], said, [problem.cause for problem in problems]) == (complete, availability, cause)


def test_paths_are_bounded_by_their_bytes_as_a_whole(monkeypatch):
    monkeypatch.setattr("repocheck.probe.git.objects.MAX_PATHS_BYTES", 10_000)
    leaf = tree(*(("100644", b"n%03d" % n + b"x" * 96, BLOB) for n in range(20)))
    root = tree(*(("40000", b"d%03d" % n, name_of(leaf)) for n in range(400)))
    listed, complete = paths(root, leaf, most=100_000)
    assert not complete
    assert len(listed) < 100


def test_a_commit_and_a_tree_of_a_repository_with_longer_ids():
    content = b"100644 a\0" + bytes(32)
    objects = {
        "c" * 64: PackObject(b"commit", b"tree " + b"d" * 64 + b"\ncommitter A <a> 1 +0000\n\nm"),
        "d" * 64: PackObject(b"tree", content),
    }
    found = commit_of(objects, "c" * 64)
    listed, complete = list_tree(objects, found.tree, 10)
    assert (found.tree, [entry.oid for entry in listed], complete) == ("d" * 64, ["0" * 64], True)


def test_a_commit_behind_a_tag():
    made = commit("c" * 40)
    tag = ("tag", f"object {name_of(made)}\ntype commit\ntag v1\n".encode())
    found = commit_of(store(made, tag), name_of(tag))
    assert (found.tree, found.time.isoformat()) == ("c" * 40, "2023-11-14T22:13:20+00:00")


@pytest.mark.parametrize("line", ["", "committer nobody\n", "committer A <a> 99999999999999 +0000\n"])
def test_a_commit_without_a_time_that_makes_sense(line):
    made = ("commit", f"tree {'c' * 40}\n{line}\nm".encode())
    assert commit_of(store(made), name_of(made)).time is None
