"""What one search for an environment has used of its limits: the one place where that is counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from repocheck.config import EnvironmentConfig
from repocheck.probe import Budget

_TO_SUM_UP = 0.05
"""Share of the time that is kept for judging what was read."""
_MOST_BYTES = 0.5
"""Share of the bytes left that one candidate may read: the source archives of a list that must be built are
large, and what is tried instead, another Python or wheels alone, reads little."""
_FEWEST_BYTES = 0.02
"""Share of the bytes with which another candidate is worth beginning."""


class Spending:
    """Candidates, time and bytes of one search; every attempt is a candidate, whatever comes of it.

    Args:
        limits: What it may use.
        clock: Monotonic clock, in seconds.
    """

    def __init__(self, limits: EnvironmentConfig, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._started_s = clock()
        self._stop_s, self._stop_bytes = float(limits.max_seconds), limits.max_bytes
        self.candidates = self.bytes_read = self.requests = 0

    @property
    def seconds(self) -> float:
        """Return the time since the search began."""
        return self._clock() - self._started_s

    @property
    def seconds_left(self) -> float:
        """Return the time that is left to what is under way, not below 0."""
        return max(0.0, self._stop_s - self.seconds)

    @property
    def seconds_in_all(self) -> float:
        """Return the time that is left to the whole search, not below 0."""
        return max(0.0, self._limits.max_seconds - self.seconds)

    @property
    def reading_left(self) -> float:
        """Return the time that is left for reading packages, in seconds, not below 0."""
        return max(0.0, self.seconds_left - _TO_SUM_UP * self._limits.max_seconds)

    @property
    def bytes_left(self) -> int:
        """Return the bytes of packages that what is under way may still read."""
        return max(0, self._stop_bytes - self.bytes_read)

    def used(self) -> float:
        """Return the share of the limit that is used most; from 1 on, nothing more is tried.

        Bytes count only when they are as good as gone: each candidate leaves some for the next.
        """
        limits = self._limits
        if limits.max_bytes - self.bytes_read < _FEWEST_BYTES * limits.max_bytes:
            return 1.0
        return max(self.candidates / limits.max_candidates, self.seconds / limits.max_seconds)

    @contextmanager
    def candidate(self) -> Iterator[None]:
        """Count a candidate, and leave the rest of the bytes for what comes after it."""
        self.candidates += 1
        self._stop_bytes = self.bytes_read + int(_MOST_BYTES * (self._limits.max_bytes - self.bytes_read))
        try:
            yield
        finally:
            self._stop_bytes = self._limits.max_bytes

    @contextmanager
    def part(self, share: float) -> Iterator[None]:
        """Leave the rest of the time for what comes after: no more than a share of what is left is there."""
        before = self._stop_s
        self._stop_s = self.seconds + share * self.seconds_left
        try:
            yield
        finally:
            self._stop_s = before

    @contextmanager
    def reading(self, share: float = 1.0) -> Iterator[Budget]:
        """Give a share of what is left for reading, and count what was taken of it."""
        n_bytes = int(self.bytes_left * share)
        budget = Budget.lasting(self.reading_left * share, n_bytes, self.seconds_left)
        try:
            yield budget
        finally:
            self.add(budget.bytes_read, budget.requests)

    def add(self, bytes_read: int, requests: int) -> None:
        """Count what was read."""
        self.bytes_read += bytes_read
        self.requests += requests
