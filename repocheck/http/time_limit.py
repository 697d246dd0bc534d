"""One deadline over all that is done for one repository, however many requests, tries and pauses it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

UNTIL: ContextVar[float | None] = ContextVar("until", default=None)
"""End of the time of this thread, by the monotonic clock; None if it has no end."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Let nothing in this thread ask a host or wait for it beyond `seconds` from now, nor an outer end."""
    until = min(time.monotonic() + seconds, UNTIL.get() or float("inf"))
    token = UNTIL.set(until)
    try:
        yield
    finally:
        UNTIL.reset(token)


def left_s() -> float:
    """Return the seconds that are left, not below 0; infinity without a deadline."""
    until = UNTIL.get()
    return float("inf") if until is None else max(0.0, until - time.monotonic())
