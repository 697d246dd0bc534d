"""What is asked, with which headers, in which order, and how each answer is read; it takes no socket."""

import gzip

import httpx
import pytest
import respx

from repocheck.http import Client, HttpError, Request
from repocheck.version import VERSION

URL = "https://git.example/owner/name"
CANARY = "ghp_canaryCANARYcanary"
GZIPPED = gzip.compress(b"hello", mtime=0)
NOON = "Tue, 24 Nov 2026 12:00:00 GMT"


@pytest.fixture
def router():
    with respx.mock(assert_all_called=False) as mocked:
        yield mocked


class Waiting(Client):
    """A client that waits for nothing, and remembers for how long it should have."""

    def __init__(self, *hosts, **settings):
        super().__init__(hosts or {"git.example"}, **settings)
        self.waited = []

    def _pause(self, seconds):
        self.waited.append(seconds)


def ask(*answers, router, method="GET", headers=None, body=b"", url=URL, **settings):
    """Give `answers` one after the other, and return what came of one request and the pauses before tries."""
    route = router.route(url__startswith="https://").mock(side_effect=list(answers))
    with Waiting(**settings) as client:
        try:
            got = client.send(Request(method, url, headers or {}, body))
        except HttpError as error:
            got = error.cause
    return got, [call.request for call in route.calls], client.waited


def test_a_request_says_who_asks_and_nothing_else(router):
    got, (asked,), _ = ask(httpx.Response(200, text="ok"), router=router)
    assert (got.status, got.body, got.url) == (200, b"ok", URL)
    assert dict(asked.headers) == {
        "host": "git.example",
        "user-agent": f"repocheck/{VERSION}",
        "accept": "*/*",
        "accept-encoding": "gzip",
        "connection": "keep-alive",
    }


def test_a_body_and_headers_go_out_as_given(router):
    fields = {"Content-Type": "application/x-git", "Git-Protocol": "version=2"}
    _, (asked,), _ = ask(
        httpx.Response(200), router=router, method="POST", headers=fields, body=b"\0\xffbody"
    )
    assert (asked.method, asked.content) == ("POST", b"\0\xffbody")
    assert {name: asked.headers[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("tokens", "sent"),
    [
        ({}, None),
        ({"git.example": CANARY}, f"Bearer {CANARY}"),
        ({"api.example": CANARY}, None),
        ({"example": CANARY}, None),
        ({"sub.git.example": CANARY}, None),
    ],
)
def test_a_token_goes_to_its_host_and_no_other(router, tokens, sent):
    _, (asked,), _ = ask(httpx.Response(200), router=router, tokens=tokens)
    assert asked.headers.get("authorization") == sent


def test_cookies_are_not_kept(router):
    route = router.get(URL).mock(return_value=httpx.Response(200, headers={"Set-Cookie": "a=b"}))
    with Waiting() as client:
        client.send(Request("GET", URL))
        client.send(Request("GET", URL))
    assert [call.request.headers.get("cookie") for call in route.calls] == [None, None]


@pytest.mark.parametrize(
    ("target", "came_to"),
    [
        ("/new/name", "https://git.example/new/name"),
        ("https://git.example/new/name", "https://git.example/new/name"),
        ("https://evil.example/owner/name", "forbidden-redirect"),
        ("http://git.example/owner/name", "forbidden-redirect"),
        ("https://git.example:8443/owner/name", "forbidden-redirect"),
        ("https://user@git.example/owner/name", "forbidden-redirect"),
        ("https://git.example@evil.example/", "forbidden-redirect"),
        ("//evil.example/", "forbidden-redirect"),
    ],
)
def test_a_redirect_is_followed_within_its_host_alone(router, target, came_to):
    first = httpx.Response(301, headers={"Location": target})
    got, asked, _ = ask(first, httpx.Response(200), router=router, tokens={"git.example": CANARY})
    assert (got if isinstance(got, str) else got.url) == came_to
    assert {request.url.host for request in asked} == {"git.example"}
    assert len(asked) == (1 if came_to == "forbidden-redirect" else 2)


def test_three_redirects_are_followed_and_a_fourth_is_not(router):
    onward = [httpx.Response(302, headers={"Location": f"/{n}"}) for n in range(4)]
    got, asked, _ = ask(*onward, router=router, attempts=1)
    assert (got, [request.url.path for request in asked]) == (
        "too-many-redirects",
        ["/owner/name", "/0", "/1", "/2"],
    )


@pytest.mark.parametrize(
    ("statuses", "asked"),
    [
        ([200], 1),
        ([404], 1),
        ([401], 1),
        ([403], 1),
        ([410], 1),
        ([451], 1),
        ([501], 1),
        ([503, 200], 2),
        ([429, 500, 200], 3),
        ([408, 502, 504, 520], 4),
        ([503, 404], 2),
    ],
)
def test_what_may_pass_is_asked_again_up_to_four_times(router, statuses, asked):
    got, requests, waited = ask(*map(httpx.Response, statuses), router=router)
    assert (got.status, len(requests), len(waited)) == (statuses[-1], asked, asked - 1)


@pytest.mark.parametrize(
    ("error", "cause", "asked"),
    [
        (httpx.ConnectTimeout("x"), "timeout", 4),
        (httpx.ReadTimeout("x"), "timeout", 4),
        (httpx.ReadError("x"), "reset", 4),
        (httpx.RemoteProtocolError("x"), "protocol", 4),
        (ConnectionRefusedError("x"), "refused", 4),
    ],
)
def test_what_breaks_has_our_name_and_is_tried_again(router, error, cause, asked):
    got, requests, _ = ask(*[error] * 4, router=router)
    assert (got, len(requests)) == (cause, asked)


@pytest.mark.parametrize(
    ("headers", "pauses"),
    [
        ({"Retry-After": "7"}, [7, 7, 7]),
        ({"Retry-After": "60"}, [60, 60, 60]),
        ({"Retry-After": "61"}, []),
        ({"Retry-After": "Tue, 24 Nov 2026 12:00:09 GMT", "Date": NOON}, [9, 9, 9]),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1795521605", "Date": NOON}, [5, 5, 5]),
    ],
)  # fmt: skip
def test_the_pause_that_a_host_asks_for_is_kept(router, headers, pauses):
    got, _, waited = ask(*[httpx.Response(429, headers=headers)] * 4, router=router)
    assert (got.status, waited) == (429, pauses)


def test_pauses_of_our_own_are_random_and_their_bound_doubles(router, monkeypatch):
    bounds = []
    monkeypatch.setattr("repocheck.http.retry.random.uniform", lambda low, high: bounds.append(high) or low)
    ask(*[httpx.Response(503)] * 4, router=router, backoff_s=2.0)
    assert bounds[:3] == [2, 4, 8]


@pytest.mark.parametrize(
    ("coding", "content", "read"),
    [
        ("gzip", GZIPPED, b"hello"),
        ("", b"hello", b"hello"),
        ("identity", b"hello", b"hello"),
        ("br", b"hello", "bad-encoding"),
        ("gzip", GZIPPED[:-4], "bad-encoding"),
        ("gzip", GZIPPED + b"more", "bad-encoding"),
    ],
)
def test_a_body_is_inflated_as_its_header_says(router, coding, content, read):
    response = httpx.Response(200, headers={"Content-Encoding": coding}, stream=httpx.ByteStream(content))
    got, _, _ = ask(response, router=router, attempts=1)
    assert (got if isinstance(got, str) else got.body) == read


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("http://git.example/", "host-not-allowed"),
        ("https://other.example/", "host-not-allowed"),
        ("https://user:secret@git.example/", "host-not-allowed"),
        ("ftp://git.example/", "host-not-allowed"),
        ("https://git.example.evil.example/", "host-not-allowed"),
    ],
)
def test_an_address_that_may_not_be_asked_is_not(router, url, cause):
    got, asked, _ = ask(httpx.Response(200), router=router, url=url)
    assert (got, asked) == (cause, [])
