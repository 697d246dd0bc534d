"""The client: one event loop in one thread serves all callers.

Only an asynchronous request can be given a *total* deadline: httpx's own limits are per read, and a
server that sends a byte now and then outlasts them. What is read is handed to the caller's thread block
by block, and the next block is not asked for before: a large answer is never held, a hostile one neither.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import traceback
from base64 import b64encode
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager
from functools import lru_cache
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx

from repocheck.http.message import Answer, HttpError, Request
from repocheck.http.reach import Circuit, Reach
from repocheck.http.retry import TRANSIENT, may_pass, retrying
from repocheck.http.time_limit import left_s
from repocheck.http.transport import Opened, is_loopback, named, onward, open_answer, open_client

MAX_HOPS = 3
"""Redirects followed. Source: a renamed repository needs one; three is what Renovate allows."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ASKS_FOR_LOGIN = 401
_PARSED = 256
"""Addresses whose parts are kept."""
_T = TypeVar("_T")


class Client:
    """Send requests; safe to use from several threads.

    Args:
        hosts: Host names that may be asked; plain http is for addresses of this machine only.
        timeout_s: Total time for one try, redirects included, in seconds.
        attempts: How often a request is tried.
        tokens: Secret by host name, sent as ``Authorization: Bearer`` to just that host.
        logins: ``user:secret`` by host name, sent as ``Authorization: Basic`` to just that host, and only for
            addresses that it does not show without (status 401).
        verify: Trust roots; None for the system's.
        backoff_s: Longest pause before the second try, in seconds; it doubles from try to try.
        trust_env: Whether proxies named by the environment are used.
        reach: Knows whether there is a network; shared by the clients of a run.
        connections: Most connections at a time; looking after each costs every request some time.
    """

    def __init__(
        self,
        hosts: Collection[str],
        timeout_s: float = 30.0,
        attempts: int = 4,
        tokens: Mapping[str, str] | None = None,
        logins: Mapping[str, str] | None = None,
        verify: ssl.SSLContext | None = None,
        *,
        backoff_s: float = 1.0,
        trust_env: bool = False,
        reach: Reach | None = None,
        connections: int = 64,
    ) -> None:
        self._hosts = frozenset(hosts)
        self._timeout_s = timeout_s
        self._attempts = attempts
        self._authorizations = {host: f"Bearer {token}" for host, token in (tokens or {}).items()}
        self._logins = {
            host: f"Basic {b64encode(pair.encode()).decode()}" for host, pair in (logins or {}).items()
        }
        self._behind_login: set[httpx.URL] = set()
        self._backoff_s = backoff_s
        self._circuit = Circuit()
        self._reach = reach or Reach()
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="repocheck-http", daemon=True)
        self._thread.start()
        self._http = open_client(verify, timeout_s, trust_env=trust_env, connections=connections)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections and end the thread; whoever waits for an answer gets an `HttpError`."""
        with self._lock:
            if self._stopped.is_set():
                return
            self._stopped.set()
        asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def send(self, request: Request) -> Answer:
        """Send `request`, following redirects within the host and trying again what may pass.

        Raises:
            HttpError: No usable answer came.
        """
        return self.read(request, _whole)

    def read(self, request: Request, use: Callable[[Answer, Iterator[bytes]], _T]) -> _T:
        """Send `request` as `send` does, and let `use` read the body while it comes.

        Args:
            request: What to ask.
            use: Gets the answer without its body, and the body in blocks; called anew for each try whose
                status is not one that may pass. What it raises ends the trying.

        Returns:
            What `use` returns.

        Raises:
            HttpError: No usable answer came.
        """
        place = self._allowed(request.url).netloc.decode()
        self._circuit.check(place)

        def used(answer: Answer, blocks: Iterator[bytes]) -> _T:
            result = use(answer, blocks)
            self._circuit.note(place, failed=answer.status >= 500)
            return result

        try:
            got: Any = retrying(self._attempts, self._backoff_s, self._pause)(self._try, request, used)
            late = isinstance(got, Answer) and may_pass(got)  # the last try, and still no better
            return used(got, iter((got.body,))) if late else got
        except Exception as error:
            # tenacity ties what was raised into a circle, and with it a large answer, until somebody sweeps.
            traceback.clear_frames(error.__traceback__)
            if isinstance(error, HttpError) and left_s():  # an end of our own time says nothing of the host
                self._circuit.note(place, failed=error.cause in TRANSIENT)
            raise

    def _try(self, request: Request, use: Callable[[Answer, Iterator[bytes]], _T]) -> _T | Answer:
        if not (left := left_s()):
            raise HttpError("deadline", "The time for this repository is up.")
        until = self._loop.time() + min(self._timeout_s, left)
        try:
            self._reach.check()
            opened = self._run(self._within(until, request.url, self._open, request))
        except HttpError:
            self._reach.check(failed=True)
            raise
        try:
            blocks = self._blocks(opened, until)
            return _whole(opened.head, blocks) if may_pass(opened.head) else use(opened.head, blocks)
        finally:
            if not opened.ended:
                with contextlib.suppress(HttpError):  # all connections are closed already
                    self._run(opened.close())

    def _blocks(self, opened: Opened, until: float) -> Iterator[bytes]:
        block = opened.first
        while block:
            yield block
            ended = opened.ended
            block = b"" if ended else self._run(self._within(until, opened.head.url, opened.block))

    def _run(self, step: Coroutine[Any, Any, _T]) -> _T:
        """Run one step of an exchange and wait for it."""
        with self._lock:
            if self._stopped.is_set():
                step.close()
                raise HttpError("stopped", "The run was stopped.")
            running = asyncio.run_coroutine_threadsafe(step, self._loop)
        try:
            return running.result()
        except CancelledError:
            raise HttpError("stopped", "The run was stopped.") from None

    def _pause(self, seconds: float) -> None:
        self._stopped.wait(seconds)

    async def _finish(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._http.aclose()
        await self._loop.shutdown_asyncgens()

    async def _within(
        self, until: float, address: str, step: Callable[..., Awaitable[_T]], *arguments: Request
    ) -> _T:
        """Return what `step` returns, if it does before the time `until` of the loop."""
        try:
            async with asyncio.timeout_at(until):
                return await step(*arguments)
        except (TimeoutError, OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise named(error, httpx.URL(address).host) from None

    async def _open(self, request: Request) -> Opened:
        url = self._allowed(request.url)
        for _ in range(MAX_HOPS + 1):
            opened = await self._answer(request, url)
            target = opened.head.headers.get("location")
            if opened.head.status not in _REDIRECTS or not target:
                return opened
            await opened.close()
            url = onward(url, target)
        raise HttpError("too-many-redirects", f"{url.host} redirects more than {MAX_HOPS} times.")

    async def _answer(self, request: Request, url: httpx.URL) -> Opened:
        """Ask `url`; with the login for its host if it asks for one, or did so before."""
        login = self._logins.get(url.host)
        if login is None or url not in self._behind_login:
            opened = await open_answer(self._http, self._built(request, url), request.max_bytes)
            if login is None or opened.head.status != _ASKS_FOR_LOGIN:
                return opened
            await opened.close()
        opened = await open_answer(self._http, self._built(request, url, login), request.max_bytes)
        accepted = opened.head.status != _ASKS_FOR_LOGIN
        if accepted:
            self._behind_login.add(url)
        opened.head = opened.head._replace(logged_in=accepted)
        return opened

    def _built(self, request: Request, url: httpx.URL, login: str | None = None) -> httpx.Request:
        headers = dict(request.headers)
        if authorization := login or self._authorizations.get(url.host):
            headers["Authorization"] = authorization
        watch = {} if self._reach.proven else {"trace": self._watch}
        return self._http.build_request(
            request.method, url, headers=headers, content=request.body or None, extensions=watch
        )

    async def _watch(self, event: str, _: object) -> None:
        if event == "connection.connect_tcp.complete":
            self._reach.proven = True

    def _allowed(self, address: str) -> httpx.URL:
        try:
            url = _parsed(address)
        except httpx.InvalidURL:
            raise HttpError("protocol", "An address is none.") from None
        if url.host not in self._hosts and not is_loopback(url.host):
            raise HttpError("host-not-allowed", f"{url.host} is not among the hosts that may be asked.")
        if url.userinfo or (url.scheme != "https" and not (url.scheme == "http" and is_loopback(url.host))):
            raise HttpError(
                "host-not-allowed", f"{url.scheme}://{url.host} is not asked: only https, no passwords."
            )
        return url


ClientFor = Callable[[frozenset[str]], AbstractContextManager[Client]]
"""Gives a client that may ask these hosts and sends no token, for as long as it is needed."""


@lru_cache(maxsize=_PARSED)
def _parsed(address: str) -> httpx.URL:
    """Return an address in its parts; of one file many ranges are asked for."""
    return httpx.URL(address)


def _whole(answer: Answer, blocks: Iterator[bytes]) -> Answer:
    return answer._replace(body=b"".join(blocks))
