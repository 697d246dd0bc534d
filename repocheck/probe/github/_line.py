"""The line to one API: sends its requests, and remembers when the token is no longer good."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from repocheck.config import HostConfig
from repocheck.http import Answer, Client, HttpError, Reach, Request
from repocheck.probe.github._gate import Gate
from repocheck.probe.github._query import WHO_AM_I, proves_token

IN_FLIGHT = 4
"""Requests under way at the same time; the host asks for few. Source: its best practices for REST."""
SIGNATURE = "x-github-request-id"
"""Header on every answer that comes from the API itself and not from a proxy on the way."""
PATIENCE_S = 75.0
"""Longest wait for the gate: a little more than the minute of a secondary limit."""
_MAX_BYTES = 4_194_304
"""Fifty repositories take some 40 kB."""
_HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}


class Line:
    """Sends requests to one API, all through one gate.

    Args:
        client: As `api_client` makes it.
        host: Says where the API is.
        gate: Says when a request may go.
        sleep: Waits for a number of seconds.
    """

    def __init__(
        self,
        client: Client,
        host: HostConfig,
        gate: Gate | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.gate = gate or Gate()
        self.sleep = sleep
        self._refusals = 0
        self.refused = False
        """Whether the token was refused; nothing is asked after that."""
        self.unreachable = False
        """Whether there seems to be no network; nothing is asked after that."""
        self.clock = time.monotonic
        self._silent_since: float | None = None
        self._client = client
        self._few = threading.BoundedSemaphore(IN_FLIGHT)
        self._proof = threading.Lock()
        self._proven_at = -math.inf
        self._rest = (host.api or "").rstrip("/")
        self._graphql = graphql_address(host)

    @property
    def silent_s(self) -> float:
        """Return for how many seconds no request has been answered; 0 if the last one was."""
        since = self._silent_since
        return 0.0 if since is None else self.clock() - since

    def graphql(self, body: bytes) -> Answer | None:
        """Send a GraphQL request; None if no answer came."""
        return self._send(Request("POST", self._graphql, _HEADERS, body, _MAX_BYTES))

    def rest(self, path: str) -> Answer | None:
        """Ask for ``path`` unless the gate is closed; None if no answer came, or one that only says wait."""
        if self.gate.wait_s():
            return None
        answer = self._send(Request("GET", self._rest + path, _HEADERS, max_bytes=_MAX_BYTES))
        if answer is None:
            return None
        return None if self.gate.take_in(answer, speaks_of_limit(answer)) else answer

    def token_is_valid(self, since: float) -> bool:
        """Return whether the token was accepted at some time after `since`; asks if that is not known.

        Args:
            since: Time of `clock`.
        """
        with self._proof:
            if self._proven_at < since:
                now = self.clock()
                answer = None if self.gate.wait_s() else self.graphql(WHO_AM_I)
                if answer is None or self.gate.take_in(answer):
                    return False
                if answer.status != 200 or SIGNATURE not in answer.headers or not proves_token(answer.body):
                    return False
                self._proven_at = now
            return True

    def _send(self, request: Request) -> Answer | None:
        if self.refused:
            return None
        began = self.clock()
        try:
            with self._few:
                answer = self._client.send(request)
        except HttpError as error:
            self.unreachable = error.cause == "no-network"
            self._silent_since = began if self._silent_since is None else self._silent_since
            return None
        self._silent_since = None
        self._refusals = self._refusals + 1 if answer.status == 401 else 0
        self.refused = self._refusals > 1  # a single 401 may come from something on the way
        return answer


def api_client(
    host: HostConfig, timeout_s: float, use_proxies: bool = False, reach: Reach | None = None
) -> Client:
    """Return a client that holds the token of `host`, asks nobody but its API, and tries once.

    This is the one place where the token is taken out of its wrapping.
    """
    name = urlsplit(host.api or "").hostname or ""
    tokens = {name: host.token.get_secret_value()} if host.token else {}
    return Client({name}, timeout_s, attempts=1, tokens=tokens, trust_env=use_proxies, reach=reach)


def graphql_address(host: HostConfig) -> str:
    """Return the address of GraphQL, which on GitHub Enterprise stands beside ``/api/v3``.

    Source: https://docs.github.com/en/enterprise-server/graphql/guides/forming-calls-with-graphql
    """
    return (host.api or "").rstrip("/").removesuffix("/v3") + "/graphql"


def speaks_of_limit(answer: Answer) -> bool:
    """Return whether a 403 is about our rate though no header says so, as secondary limits may be."""
    return answer.status == 403 and b"rate limit" in answer.body[:2_000].lower()
