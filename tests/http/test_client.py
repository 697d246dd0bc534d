import gzip
import ssl
import threading
import time

import pytest

from repocheck.http import Client, HttpError, Request, transport
from tests.forge import GitHost, Planned

CANARY = "ghp_canaryCANARYcanary"


@pytest.fixture
def host(tmp_path):
    with GitHost(tmp_path) as made:
        yield made


def client(**settings):
    return Client((), **({"timeout_s": 5, "attempts": 3, "backoff_s": 0.01} | settings))


def ask(host, path="/x", **settings):
    with client(**settings) as made:
        return made.send(Request("GET", host.url + path))


def test_an_answer_of_any_status_is_an_answer(host):
    host.plan("/x", Planned(418, (("X-Word", "Tea"), ("Content-Type", "Text/HTML; charset=utf-8")), b"pot"))
    answer = ask(host)
    assert (answer.status, answer.body, answer.content_type) == (418, b"pot", "text/html")
    assert (answer.headers["x-word"], answer.url) == ("Tea", f"{host.url}/x")


def test_gzip_is_inflated(host):
    host.plan("/x", Planned(200, (("Content-Encoding", "gzip"),), gzip.compress(b"hello")))
    assert ask(host).body == b"hello"
    assert host.asked[0].headers["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520])
def test_what_may_pass_is_tried_again(host, status):
    answers = iter([Planned(status), Planned(status), Planned(200, body=b"ok")])
    host.plan("/x", lambda _: next(answers))
    assert ask(host).body == b"ok"
    assert len(host.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_what_will_not_pass_is_not(host, status):
    host.plan("/x", Planned(status))
    assert ask(host).status == status
    assert len(host.asked) == 1


def test_the_last_answer_is_handed_on(host):
    host.plan("/x", Planned(503))
    assert ask(host).status == 503
    assert len(host.asked) == 3


@pytest.mark.parametrize(("after", "tries"), [("0", 3), ("3600", 1), ("2\u00b2", 3), ("soon", 3)])
def test_a_pause_that_is_asked_for_is_kept_or_not_waited_for(host, after, tries):
    host.plan("/x", Planned(429, (("Retry-After", after),)))
    assert ask(host).status == 429
    assert len(host.asked) == tries


def test_a_byte_now_and_then_does_not_outlast_the_deadline(host):
    host.plan("/x", Planned(200, (), [b"x"] * 1_000, pause_s=0.1))
    with pytest.raises(HttpError) as caught:
        ask(host, timeout_s=0.5, attempts=1)
    assert caught.value.cause == "timeout"


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("https://evil.example/", "host-not-allowed"),
        ("https://github.com.evil.example/", "host-not-allowed"),
        ("https://github.com@evil.example/", "host-not-allowed"),
        ("https://user:word@github.com/", "host-not-allowed"),
        ("http://github.com/", "host-not-allowed"),
        ("ftp://github.com/", "host-not-allowed"),
        ("file:///etc/passwd", "host-not-allowed"),
        ("https://169.254.169.254/", "host-not-allowed"),
        ("https://[::ffff:169.254.169.254]/", "host-not-allowed"),
        ("https://0.0.0.0/", "host-not-allowed"),
        ("https://[::", "protocol"),
    ],
)
def test_who_may_not_be_asked_is_not(url, cause):
    with Client({"github.com"}) as made, pytest.raises(HttpError) as caught:
        made.send(Request("GET", url))
    assert caught.value.cause == cause


def test_a_redirect_keeps_the_method_and_the_body(host):
    host.plan("/old", Planned(302, (("Location", "/new"),)))
    host.plan("/new", Planned(200, body=b"here"))
    with client() as made:
        answer = made.send(Request("POST", f"{host.url}/old", body=b"question"))
    assert (answer.body, answer.url) == (b"here", f"{host.url}/new")
    assert [(a.method, a.body) for a in host.asked] == [("POST", b"question")] * 2


def test_the_token_goes_to_its_host_alone_and_nowhere_else(host, caplog):
    caplog.set_level(0)
    host.plan("/x", Planned(302, (("Location", f"http://localhost:{host.url.rpartition(':')[2]}/y"),)))
    with client(tokens={"127.0.0.1": CANARY}) as made:
        made.send(Request("GET", f"{host.url}/page"))
        with pytest.raises(HttpError) as caught:
            made.send(Request("GET", f"{host.url}/x"))
        made.send(Request("GET", host.url.replace("127.0.0.1", "localhost") + "/other"))
        seen = repr(made) + repr(vars(caught.value)) + str(caught.value) + caplog.text
    assert [a.headers.get("Authorization") for a in host.asked] == [f"Bearer {CANARY}"] * 2 + [None]
    assert CANARY not in seen


def test_cookies_are_not_kept(host):
    host.plan("/x", Planned(200, (("Set-Cookie", "session=1; Path=/"),)))
    with client() as made:
        for _ in range(2):
            made.send(Request("GET", f"{host.url}/x"))
    assert "Cookie" not in host.asked[1].headers


def test_proxies_of_the_environment_are_not_used(host, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert ask(host).status == 404


def test_connections_are_used_again_and_threads_share_them(host):
    with client() as made:
        for _ in range(5):
            made.send(Request("GET", f"{host.url}/x"))
        assert host.connections == 1
        threads = [
            threading.Thread(target=made.send, args=(Request("GET", f"{host.url}/y"),)) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(host.asked) == 13


def test_a_host_that_only_fails_is_left_alone_for_a_while(host):
    host.plan("/x", Planned(500))
    with client(attempts=1) as made:
        for _ in range(10):
            made.send(Request("GET", f"{host.url}/x"))
        with pytest.raises(HttpError) as caught:
            made.send(Request("GET", f"{host.url}/fine"))
    assert (caught.value.cause, len(host.asked)) == ("circuit-open", 10)


def test_one_answer_in_between_closes_the_circuit(host):
    host.plan("/x", Planned(500))
    with client(attempts=1) as made:
        for number in range(30):
            made.send(Request("GET", f"{host.url}/{'fine' if number % 9 == 8 else 'x'}"))
    assert len(host.asked) == 30


def test_whoever_waits_when_it_closes_is_told(host):
    host.plan("/x", Planned(200, (), [b"x"] * 100, pause_s=0.1))
    made = client()
    causes = []

    def wait():
        try:
            made.send(Request("GET", f"{host.url}/x"))
        except HttpError as error:
            causes.append(error.cause)

    thread = threading.Thread(target=wait)
    thread.start()
    while not host.asked:
        time.sleep(0.01)
    made.close()
    thread.join()
    with pytest.raises(HttpError, match="stopped"):
        made.send(Request("GET", host.url))
    assert causes == ["stopped"]


def test_the_usual_trust_roots_are_read_once_for_all_clients(host, monkeypatch):
    made = []
    real = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: made.append(real()) or made[-1])
    transport._usual_trust.cache_clear()
    host.plan("/x", Planned(200, (), b"1"))
    assert [ask(host).status for _ in range(3)] == [200] * 3
    assert len(made) == 1
