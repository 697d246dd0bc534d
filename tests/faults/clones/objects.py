"""Objects that lie loose: damaged, swollen, or no files at all."""

from tests.faults.clones.making import (
    EXISTS,
    UNKNOWN,
    Clone,
    bomb,
    fifo,
    hold,
    id_of,
    link,
    loose,
    point,
    put,
    remove,
    write,
)
from tests.forge.packs import commit, name_of, tree

LARGE = 256 << 20


def _change(rev, content):
    return lambda path: write(loose(path, id_of(path, rev)), content)


def _cut(rev):
    def spoil(path):
        file = loose(path, id_of(path, rev))
        write(file, file.read_bytes()[:-6])

    return spoil


def _at(rev, act, *arguments):
    return lambda path: act(loose(path, id_of(path, rev)), *arguments)


def _tag(path, target):
    put(path, tag := ("tag", f"object {target}\ntype commit\ntag t\n\nm\n".encode()))
    point(path, name_of(tag))


def _tree_as_file(path):
    hold(
        path,
        tree(
            ("100644", b"README.md", id_of(path, "HEAD:src")),
            ("100644", b"a.py", id_of(path, "HEAD:train.py")),
        ),
    )


def _large(kind, change):
    """Store an object of `LARGE` zeros that does not have the id it is stored under."""

    def spoil(path):
        id_ = "7" * 40
        write(loose(path, id_), bomb(LARGE, f"{kind} {LARGE}\0".encode()))
        change(path, id_)

    return spoil


README = "HEAD:README.md"
KINDS = [
    Clone("object-good", lambda path: None, EXISTS),
    Clone("commit-garbage", _change("HEAD", b"garbage"), UNKNOWN, "damaged-object"),
    Clone("commit-cut", _cut("HEAD"), UNKNOWN, "damaged-object"),
    Clone("commit-empty", _change("HEAD", b""), UNKNOWN, "damaged-object"),
    Clone("commit-missing", _at("HEAD", remove), UNKNOWN, "missing-object"),
    Clone("commit-fifo", _at("HEAD", fifo), UNKNOWN, "damaged-object"),
    Clone("commit-link", _at("HEAD", link, "../../../../../secret"), UNKNOWN, "outside-folder|missing-object"),
    Clone("commit-is-a-blob", lambda path: point(path, id_of(path, README)), UNKNOWN, "not-a-commit"),
    Clone("commit-is-a-tree", lambda path: point(path, id_of(path, "HEAD:")), UNKNOWN, "not-a-commit"),
    Clone("commit-of-nothing", lambda path: point(path, put(path, ("commit", b"hello\n"))), UNKNOWN, "not-a-commit"),
    Clone("commit-time-huge", lambda path: point(path, put(path, ("commit", f"tree {id_of(path, 'HEAD:')}\ncommitter A <a> 99999999999999999999 +0000\n\nm".encode()))), EXISTS),
    Clone("commit-time-negative", lambda path: point(path, put(path, ("commit", f"tree {id_of(path, 'HEAD:')}\ncommitter A <a> -5 +9999\n\nm".encode()))), EXISTS),
    Clone("commit-large", _large("commit", point), UNKNOWN, "damaged-object", slow=True),
    Clone("tag-of-nothing", lambda path: _tag(path, "1" * 40), UNKNOWN, "missing-object"),
    Clone("tag-of-a-commit", lambda path: _tag(path, id_of(path, "HEAD")), EXISTS),
    Clone("tree-garbage", _change("HEAD:", b"garbage"), UNKNOWN, "incomplete-tree", complete=False),
    Clone("tree-missing", _at("HEAD:", remove), UNKNOWN, "incomplete-tree", complete=False),
    Clone("tree-fifo", _at("HEAD:", fifo), UNKNOWN, "incomplete-tree", complete=False),
    Clone("tree-large", _large("tree", lambda path, id_: point(path, put(path, commit(id_)))), UNKNOWN, "incomplete-tree", complete=False, slow=True),
    Clone("subtree-garbage", _change("HEAD:src", b"garbage"), EXISTS, complete=False),
    Clone("subtree-missing", _at("HEAD:src", remove), EXISTS, complete=False),
    Clone("blob-garbage", _change(README, b"garbage"), EXISTS),
    Clone("blob-cut", _cut(README), EXISTS),
    Clone("blob-empty", _change(README, b""), EXISTS),
    Clone("blob-missing", _at(README, remove), EXISTS, "missing-blob"),
    Clone("blob-fifo", _at(README, fifo), EXISTS),
    Clone("blob-folder", _at(README, lambda file: (remove(file), write(file / "x"))), EXISTS),
    Clone("blob-link-out", _at(README, link, "../../../../../secret"), EXISTS, "outside-folder"),
    Clone("blob-link-device", _at(README, link, "/dev/zero"), EXISTS, "outside-folder"),
    Clone("blob-link-to-itself", lambda path: link(file := loose(path, id_of(path, README)), file.name), EXISTS, "missing-blob"),
    Clone("blob-of-another-id", _change(README, bomb(0, b"blob 5\0# Ho\n")), EXISTS),
    Clone("blob-no-head", _change(README, bomb(0, b"hello")), EXISTS),
    Clone("blob-of-no-kind", _change(README, bomb(0, b"banana 5\0hello")), EXISTS),
    Clone("blob-of-no-size", _change(README, bomb(0, b"blob -5\0hello")), EXISTS),
    Clone("blob-of-a-size-no-machine-has", _change(README, bomb(0, b"blob 99999999999999999999\0hello")), EXISTS),
    Clone("blob-bomb", lambda path: write(loose(path, id_of(path, README)), bomb(LARGE, f"blob {LARGE}\0".encode())), EXISTS, slow=True),
    Clone("blob-bomb-hidden", lambda path: write(loose(path, id_of(path, README)), bomb(LARGE, b"blob 5\0")), EXISTS, slow=True),
    Clone("blob-is-a-tree", _tree_as_file, EXISTS),
]  # fmt: skip
"""By which object is wrong, and how."""
