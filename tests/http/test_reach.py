import socket

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
    reach.check()  # nothing failed yet: the first connections may take their time
    if hope:
        reach.check(failed=True)
        return
    for failed in (True, False):
        with pytest.raises(HttpError) as caught:
            reach.check(failed=failed)
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
    with Client((), attempts=9, reach=reach) as one, Client((), attempts=9, reach=reach) as other:
        assert causes(one, nowhere, 1) == ["no-network"]
        assert causes(other, nowhere, 3) == ["no-network"] * 3


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


def refused(circuit, place="a:1"):
    try:
        circuit.check(place)
    except HttpError as error:
        return error.cause
    return ""


@pytest.mark.parametrize(
    ("failures", "apart_s", "then_s", "cause"),
    [
        (9, 0, 0, ""),
        (10, 0, 0, "circuit-open"),
        (10, 0, 29, "circuit-open"),
        (10, 0, 31, ""),
        (5, 25, 0, ""),
        (6, 25, 0, "circuit-open"),
        (6, 25, 124, "circuit-open"),
        (6, 25, 126, ""),
    ],
)
def test_a_host_that_only_fails_or_lets_everybody_wait_is_left_alone(failures, apart_s, then_s, cause):
    clock = Clock()
    circuit = reach_module.Circuit(clock)
    for _ in range(failures):
        clock.now += apart_s
        circuit.note("a:1", failed=True)
    clock.now += then_s
    assert refused(circuit) == cause
    assert refused(circuit, "b:1") == ""
    circuit.note("a:1", failed=False)
    assert refused(circuit) == ""
