"""Trees with names that lead elsewhere, trees without end, and what else a tree may hold."""

from tests.faults.clones.making import EMPTY, EXISTS, UNKNOWN, Clone, hold, id_of, point, put
from tests.forge.packs import commit, name_of, tree


def _beside_good(*entries):
    """Put entries before a good README and program, so that what stops at them loses those."""

    def spoil(path):
        good = [(b"train.py", "HEAD:train.py"), (b"README.md", "HEAD:README.md")]
        hold(path, tree(*entries, *(("100644", name, id_of(path, rev)) for name, rev in good)))

    return spoil


def _held(make):
    return lambda path: hold(path, *make(id_of(path, "HEAD:README.md")))


def _nested(blob, depth, width, *, files):
    things = [tree(*(("100644", b"f%d" % n, blob) for n in range(width if files else 0)))]
    for _ in range(depth):
        below = name_of(things[-1])
        things.append(tree(*(("40000", b"d%03d" % n, below) for n in range(width))))
    return things


def _shared_long_names(blob):
    """Return few trees with long names that are named in many places: megabytes of paths from kilobytes."""
    things = [tree(*(("100644", b"n%03d" % n + b"x" * 240, blob) for n in range(400)))]
    for _ in range(12):
        things.append(tree(("40000", b"d" * 250, name_of(things[-1]))))
    things.append(tree(*(("40000", b"e%03d" % n, name_of(things[-1])) for n in range(400))))
    return things


def _submodules(path):
    hold(path, tree(("160000", b"sub", "1" * 40), ("120000", b"link", put(path, ("blob", b"/etc/passwd")))))


def _long_link(path):
    """Add a link whose target is a hundred times longer than any path may be."""
    far = put(path, ("blob", b"a/" * 200_000))
    hold(path, tree(("120000", b"link", far), ("100644", b"README.md", id_of(path, "HEAD:README.md"))))


def _links_to_a_folder(path):
    """Add 200 links to a folder with thousands of files: together they stand for millions."""
    blob, big = id_of(path, "HEAD:README.md"), put(path, ("blob", b"big"))
    below = tree(*(("100644", b"f%05d.md" % n, blob) for n in range(20_000)))
    links = (("120000", b"l%03d" % n, big) for n in range(200))
    hold(path, below, tree(("100644", b"README.md", blob), ("40000", b"big", name_of(below)), *links))


ODD = "5" * 40
KINDS = [
    Clone("name-dot-dot", _beside_good(("40000", b"..", ODD)), EXISTS, complete=False),
    Clone("name-dot", _beside_good(("40000", b".", ODD)), EXISTS, complete=False),
    Clone("name-dot-git", _beside_good(("40000", b".git", ODD)), EXISTS, complete=False),
    Clone("name-slash", _beside_good(("100644", b"a/b", ODD)), EXISTS, complete=False),
    Clone("name-absolute", _beside_good(("100644", b"/etc/passwd", ODD)), EXISTS, complete=False),
    Clone("name-empty", _beside_good(("100644", b"", ODD)), EXISTS, complete=False),
    Clone("name-long", _beside_good(("100644", b"n" * 5_000, ODD)), EXISTS, complete=False),
    Clone("name-escapes", _beside_good(("100644", b"\x1b]0;owned\x07\n::error::x.md", ODD)), EXISTS, "missing-blob"),
    Clone("name-not-utf8", _beside_good(("100644", b"\xff\xfe", ODD)), EXISTS),
    Clone("name-twice", _beside_good(("100644", b"README.md", ODD)), EXISTS),
    Clone("mode-garbage", _beside_good(("banana", b"x", ODD)), EXISTS),
    Clone("mode-huge", _beside_good(("7" * 99, b"x", ODD)), EXISTS),
    Clone("only-odd-names", _held(lambda _: [tree(("40000", b"..", ODD), ("100644", b"a/b", ODD))]), UNKNOWN, "incomplete-tree", complete=False),
    Clone("tree-empty", _held(lambda _: [tree()]), EMPTY),
    Clone("tree-malformed", _held(lambda _: [("tree", b"garbage")]), UNKNOWN, "incomplete-tree", complete=False),
    Clone("tree-malformed-late", _held(lambda blob: [("tree", tree(("100644", b"README.md", blob))[1] + b"100644 x\0short")]), EXISTS, complete=False),
    Clone("tree-is-a-blob", lambda path: point(path, put(path, commit(id_of(path, "HEAD:README.md")))), UNKNOWN, "incomplete-tree", complete=False),
    Clone("tree-bomb", _held(lambda blob: _nested(blob, 10, 10, files=True)), EXISTS, complete=False, slow=True),
    Clone("tree-bomb-of-nothing", _held(lambda blob: _nested(blob, 40, 2, files=False)), UNKNOWN, "incomplete-tree", complete=False),
    Clone("tree-deep", _held(lambda blob: _nested(blob, 3_000, 1, files=True)), UNKNOWN, "incomplete-tree", complete=False, slow=True),
    Clone("tree-wide", _held(lambda blob: [tree(*(("100644", b"f%06d" % n, blob) for n in range(300_000)))]), EXISTS, complete=False, slow=True),
    Clone("tree-of-long-paths", _held(_shared_long_names), EXISTS, complete=False, slow=True),
    Clone("link-long", _long_link, EXISTS),
    Clone("links-to-a-folder", _links_to_a_folder, EXISTS, slow=True),
    Clone("links-and-submodules", _submodules, EXISTS),
]  # fmt: skip
"""By what stands in the tree."""
