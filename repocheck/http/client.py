"""The client: one event loop in one thread serves all callers.

Only an asynchronous request can be given a *total* deadline: httpx's own limits are per read, and a
server that sends a byte now and then outlasts them.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Collection, Mapping
from concurrent.futures import CancelledError
from types import TracebackType
from typing import Self

import httpx

from repocheck.http.message import Answer, HttpError, Request
from repocheck.http.retry import TRANSIENT, retrying
from repocheck.http.transport import is_loopback, named, onward, open_client, read

MAX_HOPS = 3
"""Redirects followed. Source: a renamed repository needs one; three is what Renovate allows."""
MAX_HEADER_COUNT = 256
"""More response headers than any real host sends."""
BREAK_AFTER = 10
"""Requests to a host that failed in a row, retries included, after which it is left alone for `BREAK_S`."""
BREAK_S = 30.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Client:
    """Send requests; safe to use from several threads.

    Args:
        hosts: Host names that may be asked; plain http is for addresses of this machine only.
        timeout_s: Total time for one try, redirects included, in seconds.
        attempts: How often a request is tried.
        tokens: Secret by host name, sent as ``Authorization: Bearer`` to just that host.
        verify: Trust roots; None for the system's.
        backoff_s: Longest pause before the second try, in seconds; it doubles from try to try.
        trust_env: Whether proxies named by the environment are used.
    """

    def __init__(
        self,
        hosts: Collection[str],
        timeout_s: float = 30.0,
        attempts: int = 4,
        tokens: Mapping[str, str] | None = None,
        verify: ssl.SSLContext | None = None,
        *,
        backoff_s: float = 1.0,
        trust_env: bool = False,
    ) -> None:
        self._hosts = frozenset(hosts)
        self._timeout_s = timeout_s
        self._attempts = attempts
        self._tokens = dict(tokens or {})
        self._backoff_s = backoff_s
        self._failures: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="repocheck-http", daemon=True)
        self._thread.start()
        self._http = open_client(verify, timeout_s, trust_env=trust_env)

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
        await self._loop.shutdown_asyncgens()

    async def _send(self, request: Request) -> Answer:
        place = self._allowed(request.url).netloc.decode()
        self._refuse_broken(place)
        try:
            answer: Answer = await retrying(self._attempts, self._backoff_s)(self._try, request)
        except HttpError as error:
            self._note(place, failed=error.cause in TRANSIENT)
            raise
        self._note(place, failed=answer.status >= 500)
        return answer

    async def _try(self, request: Request) -> Answer:
        try:
            async with asyncio.timeout(self._timeout_s):
                return await self._follow(request)
        except (TimeoutError, OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise named(error, httpx.URL(request.url).host) from None

    async def _follow(self, request: Request) -> Answer:
        url = self._allowed(request.url)
        for _ in range(MAX_HOPS + 1):
            answer = await self._exchange(request, url)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            url = onward(url, target)
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
            body = await read(response, request.max_bytes)
        return Answer(
            response.status_code, {k.lower(): v for k, v in response.headers.items()}, body, str(url)
        )

    def _allowed(self, address: str) -> httpx.URL:
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL:
            raise HttpError("protocol", "An address is none.") from None
        if url.host not in self._hosts and not is_loopback(url.host):
            raise HttpError("host-not-allowed", f"{url.host} is not among the hosts that may be asked.")
        if url.userinfo or (url.scheme != "https" and not (url.scheme == "http" and is_loopback(url.host))):
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
