import datetime as dt
import hashlib
import random
import resource
import sqlite3
import subprocess
import sys
import zlib

import pytest

from repocheck.errors import ConfigError
from repocheck.models import Availability, Evidence, RepoRef
from repocheck.probe.store import Store, _store
from repocheck.probe.store._schema import FILE_NAME, MIGRATIONS
from tests.probe.store.factory import NOON, REF, evidence, without

OTHER = RepoRef(host="github.com", owner="acme", name="gadget")


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "store") as opened:
        yield opened
    assert not opened.problems


def test_what_is_kept_comes_back_the_same_also_after_closing(tmp_path):
    with Store(tmp_path) as store:
        assert store.keep(evidence())
    with Store(tmp_path) as store:
        assert store.kept(REF) == evidence()
        assert store.kept(RepoRef(host="github.com", owner="ACME", name="widget")) == evidence()
        assert store.kept(OTHER) is None


def test_a_rev_is_kept_apart_from_head(store):
    store.keep(evidence(commit="d" * 40), "v1")
    assert store.kept(REF) is None
    assert store.kept(REF, "v1").commit == "d" * 40


@pytest.mark.parametrize("availability", [Availability.MISSING, Availability.BLOCKED, Availability.EMPTY])
def test_negative_answers_are_kept_too(store, availability):
    store.keep(evidence())
    store.keep(without(availability, at=NOON + dt.timedelta(seconds=1)))
    assert store.kept(REF).availability is availability


def test_unknown_is_on_record_but_never_hides_what_is_known(store):
    store.keep(evidence())
    store.keep(without(Availability.UNKNOWN, at=NOON + dt.timedelta(hours=1)))
    assert store.kept(REF) == evidence()
    assert [e.availability for e in store.history(REF)] == [Availability.EXISTS, Availability.UNKNOWN]
    assert list(store.history(OTHER)) == []


@pytest.mark.parametrize("jump", [dt.timedelta(days=3650), dt.timedelta(seconds=1), dt.timedelta(days=-3650)])
def test_what_was_kept_last_counts_whatever_the_clock_said(store, jump):
    store.keep(without(Availability.MISSING, at=NOON + jump))
    store.keep(evidence(text="last"))
    assert store.kept(REF).texts["LICENSE"].text == "last"
    assert [e.availability.value for e in store.history(REF)] == ["missing", "exists"]
    assert store.kept(REF, max_age=dt.timedelta(days=36500)).availability is Availability.EXISTS


def test_what_is_kept_again_to_the_letter_is_the_newest_again(store):
    for availability in (Availability.MISSING, Availability.EMPTY, Availability.MISSING):
        store.keep(without(availability))
    assert store.kept(REF).availability is Availability.MISSING
    assert [e.availability.value for e in store.history(REF)] == ["empty", "missing"]


@pytest.mark.parametrize("blob", ["tree", "texts", "LICENSE"])
@pytest.mark.parametrize("content", [b"[]", b"{}", b"GPL-3.0", b""])
def test_a_blob_that_is_not_what_its_name_says_is_never_believed(tmp_path, blob, content):
    with Store(tmp_path / "store") as store:
        store.keep(evidence(OTHER))
        store.keep(evidence(text="Apache License"))
    connection = sqlite3.connect(tmp_path / "store" / FILE_NAME)
    if blob == "LICENSE":
        name = hashlib.sha256(b"Apache License").hexdigest()
    else:
        name = connection.execute(f"SELECT {blob} FROM audit ORDER BY id DESC").fetchone()[0]
    connection.execute("UPDATE blob SET packed = ? WHERE sha256 = ?", (zlib.compress(content), name))
    connection.commit()
    connection.close()
    with Store(tmp_path / "store") as store:
        assert store.kept(REF) is None
        assert [problem.cause for problem in store.problems] == ["store-damaged"]
        assert store.kept(OTHER) == (None if blob == "tree" else evidence(OTHER))


@pytest.mark.parametrize(("hours_old", "found"), [(0, True), (1, True), (1.01, False), (-1, False)])
def test_max_age(store, monkeypatch, hours_old, found):
    monkeypatch.setattr(_store, "utc_now", lambda: NOON + dt.timedelta(hours=hours_old))
    store.keep(evidence())
    assert (store.kept(REF, max_age=dt.timedelta(hours=1)) is not None) == found


def test_what_two_audits_share_is_stored_once(store):
    for day in range(20):
        store.keep(evidence(text="x" * 1000, at=NOON + dt.timedelta(days=day)))
    store.keep(evidence(OTHER, text="x" * 1000))
    connection = sqlite3.connect(store.folder / FILE_NAME)
    assert connection.execute("SELECT count(*) FROM blob").fetchone() == (3,)
    assert connection.execute("SELECT count(*) FROM audit").fetchone() == (21,)
    connection.close()
    assert store.verify() == 21


def test_keeping_the_same_twice_is_keeping_it_once(store):
    assert store.keep(evidence())
    assert store.keep(evidence())
    assert len(list(store.history(REF))) == 1


def test_a_commit_is_flushed_before_it_is_acknowledged(store):
    asked = ("journal_mode", "synchronous")
    assert [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == ["wal", 2]


def test_a_foreign_database_is_refused_untouched(tmp_path):
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("CREATE TABLE recipe (name)")
    connection.commit()
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(ConfigError, match="no evidence store") as raised:
        Store(tmp_path)
    assert "store.path" in raised.value.remedy
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_newer_store_is_refused(tmp_path):
    Store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(ConfigError, match="newer repocheck") as raised:
        Store(tmp_path)
    assert "upgrade" in raised.value.remedy


def test_a_folder_that_cannot_be_made_is_a_problem_not_an_error(tmp_path):
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "store")
    assert not store.keep(evidence())
    assert store.kept(REF) is None
    assert store.verify() is None
    with store.lease(REF, None, 1) as waited:
        assert not waited
    assert [problem.cause for problem in store.problems] == ["store-unavailable"]
    store.close()


def test_a_store_that_cannot_be_written_still_answers(tmp_path, monkeypatch):
    with Store(tmp_path) as store:
        store.keep(evidence())

    def refuse(folder):
        raise PermissionError(13, "read-only", str(folder))

    monkeypatch.setattr(_store, "connect", refuse)
    with Store(tmp_path) as store:
        assert store.kept(REF) == evidence()
        assert not store.keep(evidence(OTHER))
        assert [problem.cause for problem in store.problems] == ["store-unavailable"]


def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path):
    with Store(tmp_path) as store:
        store._connection.execute("PRAGMA max_page_count = 40")
        refs = [RepoRef(host="h", owner="o", name=f"r{i}") for i in range(60)]
        kept = [
            ref
            for i, ref in enumerate(refs)
            if store.keep(evidence(ref, text=random.Random(i).randbytes(900).hex()))
        ]
        assert 0 < len(kept) < 60
        assert [problem.cause for problem in store.problems] == ["store-unavailable"]
        assert all(store.kept(ref) for ref in kept)
    with Store(tmp_path) as store:
        assert all(store.kept(ref) for ref in kept)
        assert store.keep(evidence(refs[-1]))
        assert store.verify() == len({*kept, refs[-1]})


FILLING = """
import resource, signal, sys
from pathlib import Path
from repocheck.models import RepoRef
from repocheck.probe.store import Store
from tests.probe.store.factory import evidence
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
with Store(Path(sys.argv[1])) as store:
    for i in range(300):
        if store.keep(evidence(RepoRef(host="h", owner="o", name=f"r{i}"), text=f"{i} " * 500)):
            sys.stdout.write(f"{i}\\n")
    assert store.problems[0].cause == "store-unavailable", store.problems
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no such limit here")
def test_writes_that_the_system_refuses_lose_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FILLING, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    kept = [int(line) for line in done.stdout.split()]
    assert 0 < len(kept) < 300
    with Store(tmp_path) as store:
        assert all(store.kept(RepoRef(host="h", owner="o", name=f"r{i}")) for i in kept)
        assert store.verify() == len(kept)


def test_what_another_version_wrote_is_left_alone(store):
    class Richer(Evidence):
        mood: str = "sunny"

    assert store.keep(Richer(**dict(evidence())))
    assert store.kept(REF) is None
    assert list(store.history(REF)) == []
    assert store.verify() == 1


def test_a_field_that_evidence_has_no_more_does_not_cost_what_was_kept(store):
    class Older(Evidence):
        topics: tuple[str, ...] = ("ml",)

    assert store.keep(Older(**dict(evidence())))
    assert store.kept(REF) == evidence()
