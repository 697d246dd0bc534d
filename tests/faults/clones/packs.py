"""Packs and their indexes: damaged, lying, or chained without end."""

import hashlib
import struct

from tests.conftest import git
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
from tests.forge.packs import OFS_DELTA, REF_DELTA, delta, entry, ofs, pack, tree

COMMIT_CAUSES = "missing-object|damaged-object"


def _repack(path):
    """Put everything into one pack and return it."""
    git("repack", "-adq", cwd=path)
    (found,) = (path / ".git/objects/pack").glob("*.pack")
    found.chmod(0o644)
    found.with_suffix(".idx").chmod(0o644)
    return found


def _packed(change, suffix=".pack"):
    """Repack, and let `change` make a new content of the pack or of its index."""

    def spoil(path):
        file = _repack(path).with_suffix(suffix)
        write(file, change(file.read_bytes()))

    return spoil


def _replaced(act, *arguments, suffix=".pack"):
    return lambda path: act(_repack(path).with_suffix(suffix), *arguments)


def index(ids_and_offsets, version=2):
    """Return the index of a pack."""
    rows = sorted((bytes.fromhex(id_), offset) for id_, offset in ids_and_offsets)
    fanout = b"".join(sum(id_[0] <= n for id_, _ in rows).to_bytes(4) for n in range(256))
    if version == 1:
        body = fanout + b"".join(offset.to_bytes(4) + id_ for id_, offset in rows)
    else:
        ids, offsets = (b"".join(part) for part in (
            (id_ for id_, _ in rows), ((offset & 0x7FFFFFFF).to_bytes(4) for _, offset in rows)))  # fmt: skip
        body = b"\xfftOc\0\0\0\2" + fanout + ids + bytes(4 * len(rows)) + offsets
    body += bytes(20)
    return body + hashlib.sha1(body).digest()


def _handmade(make):
    """Take the README out of its place and put a handmade pack with it, at the id it had, into another."""

    def spoil(path):
        id_ = id_of(path, "HEAD:README.md")
        remove(loose(path, id_))
        entries, at = make(id_)
        home = path / ".git/objects/pack"
        places, place = [], 12
        for number, each in enumerate(entries):
            places.append((id_ if number == at else f"{number:040x}", place))
            place += len(each)
        write(home / "pack-x.pack", pack(*entries))
        write(home / "pack-x.idx", index(places))

    return spoil


def _chain(length):
    def make(_):
        entries = [entry(3, b"a" * 9)]
        for _number in range(length):
            entries.append(entry(OFS_DELTA, delta(9, (0, 9)), base=ofs(len(entries[-1]))))
        return entries, length

    return make


def _versions(number):
    def spoil(path):
        file = _repack(path)
        git(
            "index-pack",
            f"--index-version={number}",
            "-o",
            str(file.with_suffix(".idx")),
            str(file),
            cwd=path,
        )

    return spoil


def _delta_commit_cycle(path):
    one, two = "1" * 40, "2" * 40
    parts = [entry(REF_DELTA, delta(9, (0, 9)), base=bytes.fromhex(other)) for other in (two, one)]
    home = path / ".git/objects/pack"
    write(home / "pack-x.pack", pack(*parts))
    write(home / "pack-x.idx", index([(one, 12), (two, 12 + len(parts[0]))]))
    point(path, one)


def _large_base(path):
    size = 256 << 20
    head = bytes([0xB0 | size & 15 | 128])
    rest = size >> 4
    while rest > 127:
        head, rest = head + bytes([rest & 127 | 128]), rest >> 7
    base = head + bytes([rest]) + bomb(size, b"")
    id_ = id_of(path, "HEAD:README.md")
    remove(loose(path, id_))
    home = path / ".git/objects/pack"
    write(home / "pack-x.pack", pack(base, entry(OFS_DELTA, delta(size, (0, 9)), base=ofs(len(base)))))
    write(home / "pack-x.idx", index([("0" * 40, 12), (id_, 12 + len(base))]))


def _many(path):
    for number in range(3_000):
        write(path / f".git/objects/pack/pack-{number}.idx", b"garbage")
        write(path / f".git/objects/pack/pack-{number}.pack", b"garbage")


def _deltas_of_bytes(_):
    """Return a delta of two million copies of one byte each."""
    size = 2_000_000
    copies = b"\x90\x01" * size
    body = struct.pack("<B", 9) + b"\x80\x89\x7a" + copies
    return [entry(3, b"a" * 9), entry(OFS_DELTA, body, base=ofs(len(entry(3, b"a" * 9))))], 1


def _kilobytes_of_megabytes(path):
    """Hold a tree of many files each of which inflates to the largest size there may be."""
    blobs = [("blob", bytes(15 << 20) + b"%d" % n) for n in range(40)]
    names = [put(path, blob) for blob in blobs]
    hold(path, tree(*(("100644", b"f%02d.md" % n, id_) for n, id_ in enumerate(names))))


def _lonely_index(path):
    _repack(path).unlink()


def _cut_table(data):
    return data[: 1032 + 5]


def _fanout(value):
    return lambda data: data[:8] + b"".join(value(n).to_bytes(4) for n in range(256)) + data[1032:]


def _wide_offsets(data):
    count = int.from_bytes(data[1028:1032])
    at = 1032 + 24 * count
    return data[:at] + b"\xff\xff\xff\xff" * count + data[at + 4 * count :]


def _far_offsets(data):
    count = int.from_bytes(data[1028:1032])
    at = 1032 + 24 * count
    return data[:at] + b"\x7f\xff\xff\xff" * count + data[at + 4 * count :]


KINDS = [
    Clone("pack-good", _repack, EXISTS),
    Clone("pack-index-1", _versions(1), EXISTS),
    Clone("pack-index-2", _versions(2), EXISTS),
    Clone("pack-empty", _packed(lambda data: b""), UNKNOWN, COMMIT_CAUSES),
    Clone("pack-garbage", _packed(lambda data: b"garbage" * 99), UNKNOWN, COMMIT_CAUSES),
    Clone("pack-of-zeros", _packed(lambda data: data[:12] + bytes(len(data) - 12)), UNKNOWN, COMMIT_CAUSES),
    Clone("pack-flipped", _packed(lambda data: data[:12] + bytes(byte ^ 0x55 for byte in data[12:])), UNKNOWN, COMMIT_CAUSES),
    Clone("pack-cut", _packed(lambda data: data[:14]), UNKNOWN, COMMIT_CAUSES),
    Clone("pack-missing", _lonely_index, UNKNOWN, COMMIT_CAUSES),
    Clone("pack-fifo", _replaced(fifo), UNKNOWN, COMMIT_CAUSES),
    Clone("pack-device", _replaced(link, "/dev/zero"), UNKNOWN, "outside-folder"),
    Clone("index-empty", _packed(lambda data: b"", ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-garbage", _packed(lambda data: b"garbage" * 999, ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-cut", _packed(_cut_table, ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-of-zeros", _packed(lambda data: bytes(len(data)), ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-counts-2-32", _packed(_fanout(lambda n: 0xFFFFFFFF), ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-counts-down", _packed(lambda data: data[:8] + b"".join((300 - n).to_bytes(4) for n in range(255)) + data[1028:], ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-offsets-far", _packed(_far_offsets, ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-offsets-wide", _packed(_wide_offsets, ".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-fifo", _replaced(fifo, suffix=".idx"), UNKNOWN, COMMIT_CAUSES),
    Clone("index-link-out", _replaced(link, "../../../../secret", suffix=".idx"), UNKNOWN, "outside-folder"),
    Clone("packs-link-out", lambda path: (remove(path / ".git/objects/pack"), link(path / ".git/objects/pack", "/proc")), EXISTS),
    Clone("packs-many", _many, EXISTS, slow=True),
    Clone("delta-of-itself", _handmade(lambda _: ([entry(OFS_DELTA, delta(9, (0, 9)), base=ofs(0))], 0)), EXISTS),
    Clone("delta-of-itself-by-id", _handmade(lambda id_: ([entry(REF_DELTA, delta(9, (0, 9)), base=bytes.fromhex(id_))], 0)), EXISTS),
    Clone("delta-before-the-start", _handmade(lambda _: ([entry(OFS_DELTA, delta(9, (0, 9)), base=ofs(2**40))], 0)), EXISTS),
    Clone("delta-of-nothing", _handmade(lambda _: ([entry(REF_DELTA, delta(9, (0, 9)), base=b"x" * 20)], 0)), EXISTS),
    Clone("delta-commit-cycle", _delta_commit_cycle, UNKNOWN, "damaged-object"),
    Clone("delta-chain", _handmade(_chain(6_000)), EXISTS, slow=True),
    Clone("delta-base-large", _large_base, EXISTS, slow=True),
    Clone("delta-claims-2-50", _handmade(lambda _: ([entry(3, b"a" * 9), entry(OFS_DELTA, delta(9, (0, 9), size=2**50), base=ofs(len(entry(3, b"a" * 9))))], 1)), EXISTS),
    Clone("delta-of-many-copies", _handmade(_deltas_of_bytes), EXISTS, slow=True),
    Clone("object-type-0", _handmade(lambda _: ([entry(0, b"a")], 0)), EXISTS),
    Clone("object-type-5", _handmade(lambda _: ([entry(5, b"a")], 0)), EXISTS),
    Clone("object-size-high", _handmade(lambda _: ([entry(3, b"abc", size=9)], 0)), EXISTS),
    Clone("object-size-low", _handmade(lambda _: ([entry(3, b"abc", size=1)], 0)), EXISTS),
    Clone("object-size-2-60", _handmade(lambda _: ([entry(3, b"abc", size=2**60)], 0)), EXISTS),
    Clone("object-size-endless", _handmade(lambda _: ([b"\xb0" + b"\xff" * 90], 0)), EXISTS),
    Clone("object-zlib-garbage", _handmade(lambda _: ([b"\x33garbage"], 0)), EXISTS),
    Clone("object-of-another-id", _handmade(lambda _: ([entry(3, b"abc")], 0)), EXISTS),
    Clone("files-that-swell", _kilobytes_of_megabytes, EXISTS, slow=True),
    Clone("commit-in-a-pack-of-its-own", lambda path: (_repack(path), hold(path, tree(("100644", b"README.md", id_of(path, "HEAD:README.md"))))), EXISTS),
]  # fmt: skip
"""By what is wrong with a pack or its index. Where only a file is hit, the repository is still there."""
