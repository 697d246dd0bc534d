import socket
import time

import pytest

from repocheck.http import Client, HttpError, Reach, Request
from repocheck.http import reach as reach_module
from repocheck.http.reach import QUIET_S
from tests.forge import GitHost


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    ("proven", "seconds", "hope"),
    [(False, 0, True), (False, QUIET_S - 1, True), (False, QUIET_S, False), (True, 10 * QUIET_S, True)],
)
def test_hope_ends_where_nobody_was_ever_reached(proven, seconds, hope):
    clock = Clock()
    reach = Reach(clock)
    reach.check()
    reach.proven = proven
    clock.now += seconds
    if hope:
        reach.check()
        return
    with pytest.raises(HttpError) as caught:
        reach.check()
    assert caught.value.cause == "no-network"


@pytest.fixture
def nowhere():
    """An address where nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/"


def causes(client, address, times):
    caught = []
    for _ in range(times):
        with pytest.raises(HttpError) as error:
            client.send(Request("GET", address))
        caught.append(error.value.cause)
    return caught


def test_without_a_network_all_clients_of_a_run_give_up_soon(nowhere, monkeypatch):
    monkeypatch.setattr(reach_module, "QUIET_S", 0.3)
    reach = Reach()
    began = time.monotonic()
    with Client((), attempts=9, reach=reach) as one, Client((), attempts=9, reach=reach) as other:
        assert causes(one, nowhere, 1) == ["no-network"]
        assert time.monotonic() - began < 5
        began = time.monotonic()
        assert causes(other, nowhere, 3) == ["no-network"] * 3
        assert time.monotonic() - began < 0.3


def test_who_was_ever_let_in_anywhere_is_as_patient_as_always(nowhere, tmp_path, monkeypatch):
    monkeypatch.setattr(reach_module, "QUIET_S", 0.0)
    reach = Reach()
    reach.proven = True
    with GitHost(tmp_path) as host, Client((), attempts=2, backoff_s=0.01, reach=reach) as client:
        assert causes(client, nowhere, 2) == ["refused"] * 2
        assert client.send(Request("GET", host.url)).status == 404


def test_a_connection_is_proof_whatever_the_answer(tmp_path):
    reach = Reach()
    with GitHost(tmp_path) as host, Client((), reach=reach) as client:
        client.send(Request("GET", host.url))
    assert reach.proven
