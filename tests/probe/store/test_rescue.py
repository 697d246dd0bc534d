"""Damage of every kind: set aside, rescued as far as possible, reported, and never believed."""

import random
import sqlite3

import pytest

from repocheck.models import RepoRef
from repocheck.probe.store import Store
from repocheck.probe.store._schema import FILE_NAME
from tests.probe.store.factory import REF, evidence

REFS = [RepoRef(host="github.com", owner="acme", name=f"repo{i}") for i in range(12)]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "store"
    with Store(folder) as store:
        for i, ref in enumerate(REFS):
            store.keep(evidence(ref, text=f"text of {i}: " + "licence " * (20 * i)))
    return folder


def edit(folder, statement):
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(statement)
    connection.close()


def aside(folder):
    return sorted(folder.parent.glob("store.corrupt-*"))


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        ("UPDATE audit SET availability = 'missing' WHERE key LIKE '%/repo3'", 11),
        ("UPDATE audit SET body = '{}' WHERE key LIKE '%/repo3'", 11),
        ("UPDATE audit SET texts = tree WHERE key LIKE '%/repo3'", 11),
        ("UPDATE audit SET key = 'github.com/acme/repo3' WHERE key LIKE '%/repo4'", 11),
        ("UPDATE blob SET packed = x'00' WHERE sha256 = (SELECT texts FROM audit WHERE id = 4)", 11),
        ("DELETE FROM blob WHERE sha256 = (SELECT texts FROM audit WHERE id = 4)", 11),
        ("DELETE FROM blob WHERE sha256 = (SELECT tree FROM audit WHERE id = 4)", 0),
        ("ALTER TABLE audit RENAME COLUMN body TO corpus", 0),
        ("DROP TABLE blob", 0),
    ],
)
def test_changed_content_is_noticed_on_reading_and_the_rest_is_rescued(folder, statement, left):
    edit(folder, statement)
    with Store(folder) as store:
        found = [store.kept(ref) for ref in REFS]
        assert sum(one is not None for one in found) == left
        assert all(one.requested == ref for ref, one in zip(REFS, found, strict=True) if one)
        (problem,) = store.problems
        assert problem.cause == "store-damaged"
        assert f"{left} audits" in problem.message
        assert aside(folder)[0].name in problem.message
        assert store.keep(evidence(REFS[3]))
        assert store.kept(REFS[3]) == evidence(REFS[3])


@pytest.mark.parametrize("content", [b"no database at all" * 1000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_file_that_is_no_database_is_set_aside(folder, content):
    (folder / FILE_NAME).write_bytes(content)
    with Store(folder) as store:
        assert store.kept(REFS[0]) is None
        assert [problem.cause for problem in store.problems] == ["store-damaged"]
    assert (aside(folder)[0] / FILE_NAME).read_bytes() == content


def test_damage_that_sqlite_itself_cannot_put_into_words(folder):
    content = (folder / FILE_NAME).read_bytes()
    at = content.index(b"checksum TEXT NOT NULL")
    (folder / FILE_NAME).write_bytes(content[: at + 15] + b"\xcc" + content[at + 16 :])
    with Store(folder) as store:
        assert store.verify() == 0
        assert [problem.cause for problem in store.problems] == ["store-damaged"]


def test_flipped_bits_are_never_believed(tmp_path, folder):
    pristine = (folder / FILE_NAME).read_bytes()
    truth = {ref: evidence(ref, text=f"text of {i}: " + "licence " * (20 * i)) for i, ref in enumerate(REFS)}
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    for round_ in range(30):
        copy = tmp_path / f"flip{round_}"
        copy.mkdir()
        content = bytearray(pristine)
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
        (copy / FILE_NAME).write_bytes(content)
        with Store(copy) as store:
            store.verify()
            found = {ref: store.kept(ref) for ref in REFS}
            wrong = [ref for ref in REFS if found[ref] not in (None, truth[ref])]
            lost = [ref for ref in REFS if found[ref] is None]
            assert not wrong, f"seed {seed}"
            assert not lost or store.problems, f"seed {seed}"


def test_another_process_that_has_the_damaged_store_open_follows_to_the_new_one(folder):
    with Store(folder) as behind, Store(folder) as first:
        edit(folder, "UPDATE audit SET body = '{}' WHERE id = 4")
        assert first.kept(REFS[3]) is None
        assert first.problems
        assert behind.keep(evidence(REF))
        assert first.kept(REF) == evidence(REF)
        assert behind.kept(REFS[5]).requested == REFS[5]
    with Store(folder) as later:
        assert later.verify() == 12
    assert len(aside(folder)) == 1


def test_what_was_written_before_the_log_was_folded_in_is_rescued_too(folder):
    with Store(folder) as writer, Store(folder) as reader:
        writer.keep(evidence(REF))
        edit(folder, "UPDATE audit SET body = '{}' WHERE id = 4")
        reader.kept(REFS[3])
        assert reader.kept(REF) == evidence(REF)
