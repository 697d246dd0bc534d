import os
import subprocess
import sys
import threading
import time

import pytest

from repocheck.probe.store import Owner, Store
from tests.probe.store.factory import REF, evidence


@pytest.fixture
def stranger():
    """Another living process."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.wait()
    process.stdin.close()


def test_a_process_is_known_by_its_id_and_its_start():
    me = Owner.of(os.getpid())
    assert me.pid == os.getpid()
    assert me.alive
    assert not Owner(2**22 + 1, 5).alive


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="no /proc here")
def test_an_id_given_to_another_process_is_another_owner():
    me = Owner.of(os.getpid())
    assert not Owner(me.pid, me.started - 1).alive


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="no /proc here")
def test_a_killed_process_is_dead_before_it_is_waited_for(stranger):
    owner = Owner.of(stranger.pid)
    assert owner.alive
    stranger.kill()
    deadline = time.monotonic() + 5
    while owner.alive and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not owner.alive


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="no /proc here")
def test_a_lease_waits_for_a_living_owner_and_not_for_a_dead_one(tmp_path, stranger):
    with Store(tmp_path) as theirs, Store(tmp_path) as ours:
        theirs._owner = Owner.of(stranger.pid)
        held = theirs.lease(REF, None, 1)
        held.__enter__()
        with ours.lease(REF, None, 0.2) as waited:
            assert waited
        with ours.lease(REF, "v1", 5) as waited:
            assert not waited
        threading.Timer(0.1, stranger.kill).start()
        with ours.lease(REF, None, 1_000) as waited:
            assert waited


def test_leases_of_one_process_do_not_wait_and_are_given_back(tmp_path):
    with Store(tmp_path) as store:
        with store.lease(REF, None, 5) as waited:
            assert not waited
            store.keep(evidence())
        assert store._connection.execute("SELECT count(*) FROM lease").fetchone() == (0,)
        assert store.kept(REF)
