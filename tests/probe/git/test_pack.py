import contextlib
import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repocheck.probe.git.delta import apply_delta
from repocheck.probe.git.pack import Limits, read_pack
from repocheck.probe.git.pktline import ProtocolError
from tests.conftest import GIT_ENV, git
from tests.forge.packs import OFS_DELTA, REF_DELTA, delta, entry, name_of, ofs, pack, pack_of

BASE = b"0123456789" * 10
THING = ("blob", BASE)


def test_reads_what_git_writes(make_repo):
    path = make_repo({f"f{i}.txt": "line\n" * 200 + str(i) for i in range(60)})
    oids = git("rev-list", "--objects", "--all", cwd=path).split("\n")
    wanted = "\n".join(line.split(" ")[0] for line in oids).encode()
    done = subprocess.run(
        ["git", "pack-objects", "--stdout", "--delta-base-offset", "-q"],
        input=wanted, cwd=path, env=GIT_ENV, capture_output=True, check=True,
    )  # fmt: skip
    objects = read_pack([done.stdout])
    assert set(objects) == set(wanted.decode().split())
    for id_, found in objects.items():
        head = found.kind + b" %d\0" % len(found.content)
        assert hashlib.sha1(head + found.content).hexdigest() == id_


@pytest.mark.parametrize(
    "entries",
    [
        [entry(3, BASE), entry(OFS_DELTA, delta(100, (0, 50), b"x"), base=ofs(len(entry(3, BASE))))],
        [entry(3, BASE), entry(REF_DELTA, delta(100, (0, 50), b"x"), base=bytes.fromhex(name_of(THING)))],
        [entry(REF_DELTA, delta(100, (0, 50), b"x"), base=bytes.fromhex(name_of(THING))), entry(3, BASE)],
    ],
    ids=["by-offset", "by-id", "by-id-of-one-behind"],
)
def test_deltas_find_their_base(entries):
    made = ("blob", BASE[:50] + b"x")
    assert {id_: found.content for id_, found in read_pack([pack(*entries)]).items()} == {
        name_of(THING): BASE,
        name_of(made): made[1],
    }


def test_ten_thousand_deltas_before_their_bases_take_linear_time():
    contents = [b"%06d" % n for n in range(20_000)]
    links = [
        entry(REF_DELTA, delta(6, contents[n + 1]), base=bytes.fromhex(name_of(("blob", contents[n]))))
        for n in range(0, 19_999, 2)
    ]
    bases = [entry(3, contents[n]) for n in range(0, 19_999, 2)]
    assert len(read_pack([pack(*links, *bases)])) == 20_000


@pytest.mark.parametrize(
    ("limits", "fits"),
    [
        (Limits(objects=2), True),
        (Limits(objects=1), False),
        (Limits(object_bytes=100), True),
        (Limits(object_bytes=99), False),
        (Limits(total_bytes=1_000), True),
        (Limits(total_bytes=999), False),
        (Limits(seconds=0), False),
    ],
)
def test_limits(limits, fits):
    data = pack_of(THING, ("blob", BASE[::-1]))
    if fits:
        assert len(read_pack([data], limits)) == 2
        return
    with pytest.raises(ProtocolError) as caught:
        read_pack([data], limits)
    assert caught.value.cause == "pack-limit"


@pytest.mark.parametrize("size", [1, 7, 19, 20, 21, 1000])
def test_it_does_not_matter_in_what_pieces_a_pack_comes(size):
    data = pack(entry(3, BASE), entry(OFS_DELTA, delta(100, (0, 50), b"x"), base=ofs(len(entry(3, BASE)))))
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert read_pack(pieces) == read_pack([data])
    assert read_pack([b"", *pieces, b""]) == read_pack([data])
    with pytest.raises(ProtocolError):
        read_pack(pieces[:-1])


def test_what_passes_a_limit_is_not_even_asked_for():
    def pieces():
        yield pack_of(("blob", bytes(range(90))), ("blob", bytes(range(100))))[:-20]
        raise AssertionError("asked for more")

    with pytest.raises(ProtocolError, match="larger than 99 bytes"):
        read_pack(pieces(), Limits(object_bytes=99))


@given(st.binary(max_size=200))
def test_any_bytes_behind_a_header_are_refused_or_read(tail):
    for data in (pack(tail, count=1), pack(entry(3, BASE), entry(OFS_DELTA, tail, base=ofs(20)))):
        with contextlib.suppress(ProtocolError):
            read_pack([data])


@given(st.binary(max_size=60))
def test_any_delta_is_refused_or_fits(noise):
    with contextlib.suppress(ProtocolError):
        assert len(apply_delta(BASE, b"\x64" + noise, 1_000)) <= 1_000


@pytest.mark.parametrize("offset", [1, 5, 9, 2**31])
def test_a_delta_copies_nothing_from_beyond_its_base_whatever_size_it_claims(offset):
    short = max(9 - offset, 0)
    with pytest.raises(ProtocolError):
        apply_delta(b"a" * 9, delta(9, (offset, 9), size=short), 100)


def test_a_delta_does_not_make_up_with_new_bytes_for_what_its_base_lacks():
    with pytest.raises(ProtocolError, match="beyond"):
        apply_delta(b"a" * 9, delta(9, (1, 9), b"x", size=9), 100)
