"""The one gate that all requests to an API pass: it knows when the host wants to hear from us again.

Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api (read 2026-11):
wait for ``retry-after``; else, with nothing remaining, for ``x-ratelimit-reset``; else a minute, then
twice as long each time. Past the primary limit GraphQL answers 200 with an error in the body.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

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

    def take_in(self, status: int, headers: Mapping[str, str], body_limited: bool = False) -> bool:
        """Learn from an answer.

        Args:
            status: Its HTTP status.
            headers: Its headers, names in lower case.
            body_limited: Whether its body speaks of a rate limit.

        Returns:
            Whether it was refused for its rate, so that the request is to be sent again later. An answer
            of 200 that leaves nothing remaining was not; the *next* one has to wait.
        """
        spent = headers.get("x-ratelimit-remaining", "").strip() == "0"
        told = spent or "retry-after" in headers
        refused = body_limited or status == 429 or (status == 403 and told)
        if refused:
            self._setbacks += 1
            self._close(_said_s(headers, spent), self._doubled(_UNSAID_S))
        elif status < 400:
            self._setbacks = 0
            if spent:
                self._close(_said_s(headers, spent), _UNSAID_S)
        return refused

    def stumble(self) -> None:
        """Learn that a request came to nothing: wait a second, then twice as long each time."""
        self._setbacks += 1
        self._close(None, self._doubled(1.0))

    def _doubled(self, seconds: float) -> float:
        return float(seconds * 2 ** min(self._setbacks - 1, 12))

    def _close(self, said_s: float | None, otherwise_s: float) -> None:
        wait = otherwise_s if said_s is None else said_s
        self._opens_at = max(self._opens_at, self._clock() + min(max(wait, 1.0), _LONGEST_S))


def _said_s(headers: Mapping[str, str], spent: bool) -> float | None:
    """Return the wait that the headers ask for, in seconds; None if they ask for none that makes sense."""
    now = _date(headers.get("date", ""))
    after = headers.get("retry-after", "").strip()
    if (seconds := _number(after)) is not None:
        return seconds
    if (moment := _date(after)) and now:
        return (moment - now).total_seconds()
    reset = _number(headers.get("x-ratelimit-reset", "").strip()) if spent else None
    if reset is None or now is None:  # without the host's own clock its time of reset means nothing
        return None
    return reset - now.timestamp()


def _number(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdigit() and len(text) <= 12 else None


def _date(text: str) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
