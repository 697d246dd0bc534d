"""Answers to the request for a commit and its trees: broken packs, hostile packs, hostile trees."""

import random

from repocheck.models import Availability
from tests.faults import acts
from tests.faults.acts import git
from tests.forge.fault import Fault
from tests.forge.fault_host import RESULT
from tests.forge.packs import (
    OFS_DELTA,
    REF_DELTA,
    banded,
    commit,
    delta,
    entry,
    fetched,
    listed,
    name_of,
    ofs,
    pack,
    pack_of,
    packet,
    tree,
)

UNKNOWN, EXISTS = Availability.UNKNOWN, Availability.EXISTS
OPEN = f"HTTP/1.1 200 OK\r\nContent-Type: {RESULT}\r\n\r\n".encode()
BLOB = entry(3, b"hello world" * 9)
BEGUN = pack(count=1)[:12] + b"\xb0\x80\x80\x04" + b"\x78\x01"
"""The start of a file of 1 MB."""
SIZE = 99
FILE = ("100644", b"README.md", name_of(("blob", b"hi")))


def _row(name, act, cause, says=UNKNOWN, at="trees"):
    return Fault(f"trees-{name}", at, act, says, cause)


def _pack(name, data, cause):
    return _row(name, git(fetched(data)), cause)


def _bomb(name, make, cause):
    return _row(name, acts.made(lambda: git(fetched(make()))), cause)


def _world(name, things, cause, says=UNKNOWN):
    """Serve handmade objects, the last of which is what HEAD names."""
    act = acts.made(lambda: acts.world(listed(name_of(things[-1])), fetched(pack_of(*things))))
    return Fault(f"trees-{name}", "refs+trees+blobs", act, says, cause)


def _tree(name, root, cause, says=EXISTS):
    return _world(name, [("blob", b"hi"), root, commit(name_of(root))], cause, says)


def _grove(name, make, cause):
    """Serve the trees that `make` returns, the last of which is the root."""

    def act():
        things = [("blob", b"hi"), *(trees := make()), commit(name_of(trees[-1]))]
        return acts.world(listed(name_of(things[-1])), fetched(pack_of(*things)))

    says = UNKNOWN if cause else EXISTS
    return Fault(f"trees-{name}", "refs+trees+blobs", acts.made(act), says, cause)


def _chain(length):
    first, link = entry(3, b"a" * SIZE), entry(OFS_DELTA, delta(SIZE, (0, SIZE)), base=b"")
    entries, size = [first], len(first)
    for _ in range(length):
        entries.append(entry(OFS_DELTA, delta(SIZE, (0, SIZE)), base=ofs(size)))
        size = len(entries[-1])
    return pack(*entries) if link else b""


def _nested(depth, width):
    """Return trees within trees, each `width` times in the one above: width ** depth paths."""
    things = [tree()]
    for _ in range(depth):
        below = name_of(things[-1])
        things.append(tree(*(("40000", b"d%02d" % n, below) for n in range(width))))
    return things


def _long_names(depth):
    things = [tree(FILE)]
    for _ in range(depth):
        things.append(tree(("40000", b"n" * 250, name_of(things[-1]))))
    return things


def _grown(size, count, kind=2):
    """Return an object and deltas of it, each a little longer than it."""
    first = entry(kind, bytes(size))
    entries, at = [first], len(first)
    for number in range(count):
        entries.append(entry(OFS_DELTA, delta(size, b"%d" % number, (0, size)), base=ofs(at)))
        at += len(entries[-1])
    return entries


def _files(count):
    return [tree(*(("100644", b"f%06d" % n, FILE[2]) for n in range(count)))]


def _noise(size):
    return random.Random(size).randbytes(size)


KINDS = [
    _row("nothing", git(b""), "truncated"),
    _row("flush", git(b"0000"), "truncated"),
    _row("no-pack", git(packet(b"shallow-info\n") + b"0000"), "truncated"),
    _row("html", acts.answer(200, *acts.HTML, body=b"<html>"), "not-git"),
    _row("error", git(packet(b"ERR upload-pack: not our ref\n")), "refused-by-host"),
    _row("band-error", git(packet(b"packfile\n") + banded(b"out of memory", 3) + b"0000"), "refused-by-host"),
    _row("band-unknown", git(packet(b"packfile\n") + banded(b"hello", 7) + b"0000"), "bad-protocol"),
    _row("band-empty", git(packet(b"packfile\n") + packet(b"") * 9 + b"0000"), "bad-protocol"),
    _row("progress-only", git(packet(b"packfile\n") + banded(b"Counting", 2) + b"0000"), "bad-protocol"),
    _row("progress-endless", acts.endless(OPEN + packet(b"packfile\n"), banded(b"x" * 60_000, 2)), "too-large|timeout"),
    _row("keepalive-endless", acts.endless(OPEN + packet(b"packfile\n"), packet(b"\x01") * 9_000), "too-large|timeout"),
    _row("pack-endless", acts.endless(OPEN + packet(b"packfile\n") + banded(pack(count=80_000)[:12]), banded(BLOB * 900)), "pack-limit"),
    _row("object-endless", acts.endless(OPEN + packet(b"packfile\n") + banded(BEGUN), banded(b"\0\x60\xea\x9f\x15" + bytes(60_000))), "bad-protocol"),
    _row("object-endlessly-empty", acts.endless(OPEN + packet(b"packfile\n") + banded(BEGUN), banded(b"\0\0\0\xff\xff" * 12_000)), "too-large"),
    _row("cut-in-half", acts.changed(lambda body: body[: len(body) // 2]), "truncated"),
    _row("cut-fin", acts.cut(0.5), "protocol"),
    _row("cut-rst", acts.cut(0.5, "rst"), "reset|protocol"),
    _row("hang", acts.cut(0.5, "hang"), "timeout"),
    _row("drip", acts.drip(head=False), "timeout"),
    _row("bit-flipped", acts.changed(lambda b: b[:-40] + bytes([b[-40] ^ 1]) + b[-39:]), "bad-protocol"),
    _pack("pack-empty", b"", "bad-protocol"),
    _pack("pack-no-objects", pack(), "missing-object"),
    _pack("pack-magic", pack(BLOB, magic=b"KCAP"), "bad-protocol"),
    _pack("pack-version", pack(BLOB, version=4), "bad-protocol"),
    _pack("pack-checksum", pack(BLOB)[:-1] + b"!", "bad-checksum"),
    _pack("pack-count-2-31", pack(BLOB, count=2**31), "pack-limit"),
    _pack("pack-count-high", pack(BLOB, count=2), "truncated|bad-protocol|pack-limit"),
    _pack("pack-count-low", pack(BLOB, BLOB, count=1), "bad-protocol"),
    _pack("pack-wrong-object", pack(BLOB), "missing-object"),
    _pack("type-0", pack(entry(0, b"a")), "bad-protocol"),
    _pack("type-5", pack(entry(5, b"a")), "bad-protocol"),
    _pack("size-high", pack(entry(3, b"abc", size=9)), "bad-protocol"),
    _pack("size-low", pack(entry(3, b"abc", size=1)), "bad-protocol"),
    _pack("size-2-60", pack(entry(3, b"abc", size=2**60)), "pack-limit"),
    _pack("size-endless", pack(b"\xb0" + b"\xff" * 500), "bad-protocol"),
    _pack("zlib-garbage", pack(b"\x33garbage" + bytes(40)), "bad-protocol"),
    _pack("zlib-cut", pack(entry(3, b"abcdef" * 40)[:-9]), "bad-protocol"),
    _bomb("bomb-of-one", lambda: pack(entry(2, bytes(64 << 20), level=9)), "pack-limit"),
    _bomb("bomb-hidden", lambda: pack(entry(2, bytes(64 << 20), size=100, level=9)), "bad-protocol"),
    _bomb("bomb-of-many", lambda: pack(*[entry(2, bytes(7 << 20))] * 12), "pack-limit"),
    _bomb("bomb-of-noise", lambda: pack(*(entry(2, _noise((7 << 20) + n), level=0) for n in range(4))), "pack-limit"),
    _bomb("bomb-of-nothing", lambda: pack(*(entry(3, b"%d" % n) for n in range(79_990))), "pack-limit"),
    _bomb("bomb-of-a-file", lambda: pack(entry(3, bytes(64 << 20), level=9)), "missing-object"),
    _bomb("bomb-of-files", lambda: pack(*[entry(3, bytes(64 << 20), level=9)] * 5), "pack-limit"),
    _bomb("bomb-of-notebooks", lambda: pack(*(entry(3, _noise((1 << 19) + n), level=0) for n in range(62))), "pack-limit"),
    _bomb("bomb-of-waiting-deltas", lambda: pack(*[entry(REF_DELTA, bytes(7 << 20), base=b"x" * 20)] * 12), "pack-limit"),
    _bomb("bomb-of-deltas", lambda: pack(*_grown(7 << 20, 9)), "pack-limit"),
    _bomb("delta-of-a-large-file", lambda: pack(*_grown(7 << 20, 1, kind=3)), "pack-limit"),
    _pack("delta-of-nothing", pack(entry(OFS_DELTA, delta(9, b"a"), base=ofs(9))), "bad-protocol"),
    _pack("delta-before-start", pack(BLOB, entry(OFS_DELTA, delta(9, b"a"), base=ofs(2**40))), "bad-protocol"),
    _pack("delta-of-itself", pack(entry(OFS_DELTA, delta(9, b"a"), base=ofs(0))), "bad-protocol"),
    _pack("delta-base-missing", pack(entry(REF_DELTA, delta(9, b"a"), base=b"x" * 20)), "bad-protocol"),
    _pack("delta-base-cut", pack(entry(REF_DELTA, b"", base=b"x" * 3)), "bad-protocol"),
    _pack("delta-wrong-base", pack(BLOB, entry(OFS_DELTA, delta(5, b"a"), base=ofs(len(BLOB)))), "bad-protocol"),
    _pack("delta-beyond", pack(BLOB, entry(OFS_DELTA, delta(SIZE, (90, 50)), base=ofs(len(BLOB)))), "bad-protocol"),
    _pack("delta-too-long", pack(BLOB, entry(OFS_DELTA, delta(SIZE, (0, 50), size=9), base=ofs(len(BLOB)))), "bad-protocol"),
    _pack("delta-too-short", pack(BLOB, entry(OFS_DELTA, delta(SIZE, (0, 5), size=9), base=ofs(len(BLOB)))), "bad-protocol"),
    _pack("delta-cut", pack(BLOB, entry(OFS_DELTA, delta(SIZE, (0, 5), size=9)[:-2], base=ofs(len(BLOB)))), "truncated"),
    _pack("delta-reserved", pack(BLOB, entry(OFS_DELTA, delta(SIZE, size=9) + b"\0", base=ofs(len(BLOB)))), "bad-protocol"),
    _pack("delta-claims-2-50", pack(BLOB, entry(OFS_DELTA, delta(SIZE, size=2**50), base=ofs(len(BLOB)))), "pack-limit"),
    _pack("delta-chain", _chain(400), "pack-limit"),
    _world("head-is-a-blob", [("blob", b"hi")], "not-a-commit"),
    _world("head-is-a-tree", [tree(FILE)], "not-a-commit"),
    _world("commit-of-nothing", [("commit", b"hello\n")], "not-a-commit"),
    _world("commit-empty", [("commit", b"")], "not-a-commit"),
    _world("tag-in-a-circle", [("tag", b"object " + b"1" * 40 + b"\n")], "missing-object"),
    _world("tree-missing", [commit("2" * 40)], "incomplete-tree"),
    _world("tree-is-a-blob", [("blob", b"hi"), commit(name_of(("blob", b"hi")))], "incomplete-tree"),
    _world("tree-garbage", [("tree", b"garbage"), commit(name_of(("tree", b"garbage")))], "incomplete-tree"),
    _world("tree-cut", [("tree", b"100644 a\0" + b"x" * 9), commit(name_of(("tree", b"100644 a\0" + b"x" * 9)))], "incomplete-tree"),
    _tree("tree-cut-late", ("tree", tree(FILE)[1] + b"100644 a\0" + b"x" * 9), ""),
    _tree("tree-empty", tree(), "", says=Availability.EMPTY),
    _tree("name-dot-git", tree(FILE, ("40000", b".git", "3" * 40)), ""),
    _tree("name-dot-dot", tree(FILE, ("40000", b"..", "3" * 40)), ""),
    _tree("name-slash", tree(FILE, ("100644", b"/etc/passwd", FILE[2])), ""),
    _tree("name-empty", tree(FILE, ("100644", b"", FILE[2])), ""),
    _tree("name-not-utf8", tree(FILE, ("100644", b"\xff\xfe", FILE[2])), ""),
    _tree("name-escapes", tree(FILE, ("100644", b"\x1b[31m::error::", FILE[2])), ""),
    _tree("mode-garbage", tree(FILE, ("banana", b"a", FILE[2])), ""),
    _tree("subtree-missing", tree(FILE, ("40000", b"src", "3" * 40)), ""),
    _grove("long-paths", lambda: _long_names(40), "incomplete-tree"),
    _grove("tree-bomb", lambda: _nested(12, 40), "incomplete-tree"),
    _grove("tree-deep", lambda: _nested(3_000, 1), "incomplete-tree"),
    _grove("tree-wide", lambda: _files(120_000), ""),
]  # fmt: skip
"""By what is wrong with the pack, its objects or its trees."""
