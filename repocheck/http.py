"""The one door to the network: who may be asked, for how long, how much, and how often.

    HttpError                no usable answer; ``cause`` says why in one word
    Answer                   any answer of the host, whatever its status

Built on httpx, which nothing else imports. One event loop in one thread serves all callers, because only
an asynchronous request can be given a *total* deadline: httpx's own limits are per read, and a server
that sends a byte now and then outlasts them.
"""

from __future__ import annotations

import asyncio
import ipaddress
import random
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Collection, Mapping
from concurrent.futures import CancelledError
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import NamedTuple, Self

import httpx
import tenacity
from tenacity.stop import stop_base

from repocheck.version import VERSION

MAX_HOPS = 3
"""Redirects followed. Source: a renamed repository needs one; three is what Renovate allows."""
MAX_WAIT_S = 60.0
"""Longest pause before another try; who is asked to wait longer gives up for now."""
MAX_HEADER_COUNT = 256
"""More response headers than any real host sends."""
BREAK_AFTER = 10
"""Requests to a host that failed in a row, retries included, after which it is left alone for `BREAK_S`."""
BREAK_S = 30.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RETRIED = frozenset({408, 429, 500, 502, 503, 504, 520})
_TRANSIENT = frozenset({"timeout", "dns", "refused", "reset", "protocol", "tls"})


class HttpError(Exception):
    """No usable answer came.

    Args:
        cause: ``timeout``, ``dns``, ``refused``, ``reset``, ``tls``, ``protocol``, ``too-large``,
            ``bad-encoding``, ``forbidden-redirect``, ``too-many-redirects``, ``host-not-allowed``,
            ``circuit-open`` or ``stopped``.
        message: What happened, one sentence; never holds a token.
    """

    def __init__(self, cause: str, message: str) -> None:
        super().__init__(message)
        self.cause = cause


class Request(NamedTuple):
    """What to ask."""

    method: str
    url: str
    headers: Mapping[str, str] = {}
    body: bytes = b""
    max_bytes: int = 67_108_864
    """Largest answer, inflated, in bytes."""


class Answer(NamedTuple):
    """What a host answered."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    url: str
    """Address that answered, after redirects."""

    @property
    def content_type(self) -> str:
        """Return the media type without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Client:
    """Send requests; safe to use from several threads.

    Args:
        hosts: Host names that may be asked; plain http is for addresses of this machine only.
        timeout_s: Total time for one try, redirects included, in seconds.
        attempts: How often a request is tried.
        tokens: Secret by host name, sent as ``Authorization: Bearer`` to just that host.
        verify: Trust roots; True for the system's.
    """

    def __init__(
        self,
        hosts: Collection[str],
        timeout_s: float = 30.0,
        attempts: int = 4,
        tokens: Mapping[str, str] | None = None,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self._hosts = frozenset(hosts)
        self._timeout_s = timeout_s
        self._attempts = attempts
        self._tokens = dict(tokens or {})
        self._verify = verify
        self._failures: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="repocheck-http", daemon=True)
        self._thread.start()
        self._http = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections and end the thread; whoever waits for an answer gets an `HttpError`."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def send(self, request: Request) -> Answer:
        """Send `request`, following redirects within the host and trying again what may pass.

        Raises:
            HttpError: No usable answer came.
        """
        with self._lock:
            if self._closed:
                raise HttpError("stopped", "The run was stopped.")
            sent = asyncio.run_coroutine_threadsafe(self._send(request), self._loop)
        try:
            return sent.result()
        except CancelledError:
            raise HttpError("stopped", "The run was stopped.") from None

    async def _finish(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._http.aclose()

    async def _open(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            headers={"User-Agent": f"repocheck/{VERSION}", "Accept-Encoding": "gzip"},
            timeout=None,  # noqa: S113 - every try has a total deadline instead
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=32),
            trust_env=False,
            follow_redirects=False,
            verify=self._verify,
        )

    async def _send(self, request: Request) -> Answer:
        retrying = tenacity.AsyncRetrying(
            stop=tenacity.stop_any(tenacity.stop_after_attempt(self._attempts), _AskedToWaitTooLong()),
            wait=_pause_s,
            retry=tenacity.retry_if_exception(_may_pass) | tenacity.retry_if_result(_may_pass),
            retry_error_callback=_last,
        )
        place = self._allowed(request.url).netloc.decode()
        self._refuse_broken(place)
        try:
            answer: Answer = await retrying(self._try, request)
        except HttpError as error:
            self._note(place, failed=error.cause in _TRANSIENT)
            raise
        self._note(place, failed=answer.status >= 500)
        return answer

    async def _try(self, request: Request) -> Answer:
        try:
            async with asyncio.timeout(self._timeout_s):
                return await self._follow(request)
        except (TimeoutError, OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise _named(error, httpx.URL(request.url).host) from None

    async def _follow(self, request: Request) -> Answer:
        url = self._allowed(request.url)
        for _ in range(MAX_HOPS + 1):
            answer = await self._exchange(request, url)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            url = _onward(url, target)
        raise HttpError("too-many-redirects", f"{url.host} redirects more than {MAX_HOPS} times.")

    async def _exchange(self, request: Request, url: httpx.URL) -> Answer:
        headers = dict(request.headers)
        if token := self._tokens.get(url.host):
            headers["Authorization"] = f"Bearer {token}"
        async with self._http.stream(
            request.method, url, headers=headers, content=request.body or None
        ) as response:
            if len(response.headers) > MAX_HEADER_COUNT:
                raise HttpError("protocol", f"{url.host} sent more than {MAX_HEADER_COUNT} headers.")
            body = await _read(response, request.max_bytes)
        return Answer(
            response.status_code, {k.lower(): v for k, v in response.headers.items()}, body, str(url)
        )

    def _allowed(self, address: str) -> httpx.URL:
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL:
            raise HttpError("protocol", "An address is none.") from None
        if url.host not in self._hosts and not _is_loopback(url.host):
            raise HttpError("host-not-allowed", f"{url.host} is not among the hosts that may be asked.")
        if url.userinfo or (url.scheme != "https" and not (url.scheme == "http" and _is_loopback(url.host))):
            raise HttpError(
                "host-not-allowed", f"{url.scheme}://{url.host} is not asked: only https, no passwords."
            )
        return url

    def _refuse_broken(self, place: str) -> None:
        count, since = self._failures.get(place, (0, 0.0))
        if count >= BREAK_AFTER and time.monotonic() - since < BREAK_S:
            raise HttpError("circuit-open", f"{place} failed {count} times in a row; left alone for a while.")

    def _note(self, place: str, *, failed: bool) -> None:
        count = self._failures.get(place, (0, 0.0))[0]
        self._failures[place] = (count + 1, time.monotonic()) if failed else (0, 0.0)


def _onward(url: httpx.URL, target: str) -> httpx.URL:
    """Return where a redirect leads, if that is the same place.

    Raises:
        HttpError: It leads to another scheme, host or port, or is no address.
    """
    try:
        there = url.join(target)
    except httpx.InvalidURL:
        raise HttpError("forbidden-redirect", f"{url.host} sends us on to no valid address.") from None
    if (there.scheme, there.host, there.port) != (url.scheme, url.host, url.port) or there.userinfo:
        raise HttpError("forbidden-redirect", f"{url.host} sends us on to another host.")
    return there


async def _read(response: httpx.Response, max_bytes: int) -> bytes:
    """Read and inflate a body of at most `max_bytes` bytes, wire and content alike."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"gzip", "identity", ""}:
        raise HttpError("bad-encoding", f"The answer is encoded as {coding[:40]!r}, which was not asked for.")
    inflater = zlib.decompressobj(wbits=31) if coding == "gzip" else None
    parts: list[bytes] = []
    wire = size = 0
    async for chunk in response.aiter_raw():
        wire += len(chunk)
        try:
            part = inflater.decompress(chunk, max_bytes - size + 1) if inflater else chunk
        except zlib.error:
            raise HttpError("bad-encoding", "The answer says gzip but is not.") from None
        size += len(part)
        parts.append(part)
        if max(size, wire) > max_bytes:
            raise HttpError("too-large", f"The answer is larger than {max_bytes} bytes.")
    if inflater and parts and (not inflater.eof or inflater.unused_data):
        raise HttpError("bad-encoding", "The compressed answer does not end where it should.")
    return b"".join(parts)


def _named(error: Exception, host: str) -> HttpError:
    """Return our name for a transport error; the text of the original may hold addresses and is dropped."""
    causes: set[type] = set()
    inner: BaseException | None = error
    while inner is not None:
        if not isinstance(inner, ssl.SSLWantReadError):  # how TLS waits, not what went wrong
            causes |= set(type(inner).__mro__)
        inner = inner.__cause__ or inner.__context__
    for kind, cause, words in _NAMES:
        if kind in causes:
            return HttpError(cause, f"{host}: {words}.")
    return HttpError("reset", f"{host}: the connection broke.")


_NAMES: tuple[tuple[type[BaseException], str, str], ...] = (
    (TimeoutError, "timeout", "no whole answer in time"),
    (socket.gaierror, "dns", "the name could not be looked up"),
    (ssl.SSLError, "tls", "no trusted connection could be made"),
    (ConnectionRefusedError, "refused", "the connection was refused"),
    (httpx.TimeoutException, "timeout", "no whole answer in time"),
    (httpx.InvalidURL, "protocol", "it names an address that is none"),
    (httpx.UnsupportedProtocol, "protocol", "it names an address that is none"),
    (httpx.RemoteProtocolError, "protocol", "the answer is not valid HTTP, or was cut off"),
    (httpx.LocalProtocolError, "protocol", "the request could not be written as HTTP"),
)


def _may_pass(outcome: Answer | BaseException) -> bool:
    """Say whether the same request may well be answered otherwise in a moment."""
    if isinstance(outcome, HttpError):
        return outcome.cause in _TRANSIENT
    return isinstance(outcome, Answer) and (outcome.status in _RETRIED or is_rate_limit(outcome))


def is_rate_limit(answer: Answer) -> bool:
    """Say whether a host asks us to come back later.

    Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
    """
    spent = answer.headers.get("x-ratelimit-remaining") == "0"
    return answer.status == 429 or (answer.status == 403 and (spent or "retry-after" in answer.headers))


def retry_after_s(answer: Answer) -> float | None:
    """Return the pause a host asks for, in seconds; None if it asks for none or what it says is no time.

    ``Retry-After`` is a number of ASCII digits or a date; ``x-ratelimit-reset`` is a time by the *server's*
    clock, so its ``Date`` is what it is compared with.
    """
    after = answer.headers.get("retry-after", "").strip()
    if after.isascii() and after.isdigit():
        return float(after[:9])
    now = _time_of(answer.headers.get("date", ""))
    if (then := _time_of(after)) is not None and now is not None:
        return max(0.0, then - now)
    reset = answer.headers.get("x-ratelimit-reset", "")
    if answer.headers.get("x-ratelimit-remaining") == "0" and reset.isascii() and reset.isdigit() and now:
        return max(0.0, float(reset[:12]) - now)
    return None


def _time_of(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _pause_s(state: tenacity.RetryCallState) -> float:
    """Return the pause before the next try: what the host asks for, else full-jitter exponential back-off.

    Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    outcome = state.outcome
    if outcome and not outcome.failed and (asked := retry_after_s(outcome.result())) is not None:
        return min(asked, MAX_WAIT_S)
    return random.uniform(0.0, min(MAX_WAIT_S, 0.5 * 2**state.attempt_number))  # noqa: S311 - no secret


class _AskedToWaitTooLong(stop_base):
    """Stop trying when a host asks for a longer pause than anybody wants to sit through."""

    def __call__(self, state: tenacity.RetryCallState) -> bool:
        outcome = state.outcome
        if outcome is None or outcome.failed:
            return False
        return (retry_after_s(outcome.result()) or 0.0) > MAX_WAIT_S


def _last(state: tenacity.RetryCallState) -> Answer:
    """Return the last answer, or raise the last error."""
    if state.outcome is None:  # tenacity sets it before it gets here
        raise HttpError("protocol", "nothing was tried")
    answer: Answer = state.outcome.result()
    return answer


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
