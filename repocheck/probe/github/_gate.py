"""The one gate that all requests to an API pass: it knows when the host wants to hear from us again.

Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api (read 2026-11):
wait for ``retry-after``; else, with nothing remaining, for ``x-ratelimit-reset``; else a minute, then
twice as long each time. Past the primary limit GraphQL answers 200 with an error in the body.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from repocheck.http import Answer, is_rate_limit, retry_after_s

_UNSAID_S = 60.0
"""Wait when the host does not say for how long."""
_LONGEST_S = 3600.0
"""Longest wait believed: a primary limit starts anew every hour."""


class Gate:
    """Keeps the time before which no request may be sent.

    Args:
        clock: Monotonic clock in seconds; the time of day of this machine is never trusted.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._opens_at = 0.0
        self._setbacks = 0

    def wait_s(self) -> float:
        """Return how long the next request has to wait, in seconds; 0 if it may go."""
        return max(0.0, self._opens_at - self._clock())

    def take_in(self, answer: Answer, body_limited: bool = False) -> bool:
        """Learn from an answer.

        Args:
            answer: The answer.
            body_limited: Whether its body speaks of a rate limit.

        Returns:
            Whether it was refused for its rate, so that the request is to be sent again later. An answer
            of 200 that leaves nothing remaining was not; the *next* one has to wait.
        """
        if body_limited or is_rate_limit(answer):
            self._set_back()
            said_s = retry_after_s(answer)
            # a host that says "in a second" for ever is not believed for ever
            self._close(None if said_s is None else max(said_s, self._doubled(1.0)), self._doubled(_UNSAID_S))
            return True
        if answer.status < 400:
            self._setbacks = 0
            if answer.headers.get("x-ratelimit-remaining") == "0":
                self._close(retry_after_s(answer), _UNSAID_S)
        return False

    def stumble(self) -> None:
        """Learn that a request came to nothing: wait a second, then twice as long each time."""
        self._set_back()
        self._close(None, self._doubled(1.0))

    def _set_back(self) -> None:
        """Count a setback; those of requests that were under way when the gate closed are no further ones."""
        if not self.wait_s():
            self._setbacks += 1

    def _doubled(self, seconds: float) -> float:
        return float(seconds * 2 ** min(max(self._setbacks, 1) - 1, 12))

    def _close(self, said_s: float | None, otherwise_s: float) -> None:
        wait = otherwise_s if said_s is None else said_s
        self._opens_at = max(self._opens_at, self._clock() + min(max(wait, 1.0), _LONGEST_S))
