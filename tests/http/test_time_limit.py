import pytest

from repocheck.http import Client, HttpError, Request, deadline, left_s, threads
from tests.forge import GitHost, Planned


def test_an_inner_deadline_may_be_nearer_but_not_farther(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("repocheck.http.time_limit.time.monotonic", lambda: now[0])
    assert left_s() == float("inf")
    with deadline(10):
        assert left_s() == 10
        with deadline(3):
            assert left_s() == 3
        with deadline(30):
            assert left_s() == 10
        now[0] += 11
        assert left_s() == 0
    assert left_s() == float("inf")


def test_threads_keep_to_the_deadline_of_whoever_starts_them(monkeypatch):
    monkeypatch.setattr("repocheck.http.time_limit.time.monotonic", lambda: 100.0)
    with deadline(10), threads(2) as started:
        assert list(started.map(lambda _: left_s(), range(4))) == [10] * 4
    with threads(1) as started:
        assert started.submit(left_s).result() == float("inf")


def cause_of(url, seconds, **options):
    with Client((), **options) as client, deadline(seconds), pytest.raises(HttpError) as caught:
        client.send(Request("GET", url))
    return caught.value.cause


@pytest.fixture
def host(tmp_path):
    with GitHost(tmp_path) as host:
        yield host


def test_nothing_is_sent_once_the_time_is_up(host):
    assert cause_of(host.url, 0) == "deadline"
    assert host.asked == []


def test_a_body_that_drips_ends_with_the_deadline_and_not_with_the_timeout(host):
    host.plan("", Planned(200, (), [b"x"] * 600, pause_s=0.1))
    assert cause_of(host.url, 0.4, timeout_s=30, attempts=4) == "timeout"
    assert len(host.asked) == 1


def test_no_pause_is_begun_that_would_outlast_the_deadline(host):
    host.plan("", Planned(503, (("Retry-After", "59"),)))
    with Client((), attempts=4) as client, deadline(20):
        assert client.send(Request("GET", host.url)).status == 503
    assert len(host.asked) == 1


def test_an_end_of_our_own_time_says_nothing_of_the_host(host, monkeypatch):
    monkeypatch.setattr("repocheck.http.reach.BREAK_AFTER", 2)
    host.plan("", Planned(200, (), [b"x"] * 10, pause_s=0.1))
    with Client((), attempts=1) as client:
        for _ in range(2):
            with deadline(0.1), pytest.raises(HttpError):
                client.send(Request("GET", host.url))
        host.plan("", Planned(200, (), [b"x"]))
        assert client.send(Request("GET", host.url)).status == 200
