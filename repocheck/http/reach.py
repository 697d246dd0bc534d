"""Whom to leave alone: a host that only fails, and everybody while nobody can be reached."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from repocheck.http.message import HttpError

BREAK_AFTER = 10
"""Requests to a host that failed in a row, retries included, after which it is left alone for `BREAK_S`."""
BREAK_S = 30.0
HANG_S = 120.0
"""Time without a single answer of a host that is asked, after which it is left alone for as long again: one
that lets everybody wait costs a run little more than that, and an outage is over sooner."""
QUIET_S = 8.0
"""Time after which a run gives up that never got as far as a connection, to whomever; an outage of any
length in the midst of a run is none of that."""


class Reach:
    """Whether this machine reaches anybody; shared by all clients of a run, safe to use from several threads.

    Args:
        clock: Monotonic clock in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: float | None = None
        self._has_failed = False
        self.proven = False
        """Whether any host ever let us connect."""

    def check(self, *, failed: bool = False) -> None:
        """Return if there is hope.

        Args:
            failed: Whether a request just failed. Until one did, nobody knows: on a busy machine the first
                connections take their time.

        Raises:
            HttpError: Nobody could be reached since the first check, `QUIET_S` ago or longer.
        """
        self._since = self._clock() if self._since is None else self._since
        self._has_failed |= failed
        if self._has_failed and not self.proven and self._clock() - self._since >= QUIET_S:
            raise HttpError("no-network", "No host could be reached at all; there seems to be no network.")


class _Row(NamedTuple):
    """Failures in a row."""

    failures: int = 0
    first: float = 0.0
    """When the first of them ended, by the clock."""
    last: float = 0.0


class Circuit:
    """Remembers which hosts only fail; safe to use from several threads.

    Args:
        clock: Monotonic clock in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[str, _Row] = {}
        self._lock = threading.Lock()

    def check(self, place: str) -> None:
        """Return if `place` (a host with its port) may be asked.

        Raises:
            HttpError: It failed too often of late.
        """
        row = self._failures.get(place, _Row())
        lost_s = row.last - row.first
        pause_s = lost_s if lost_s >= HANG_S else BREAK_S if row.failures >= BREAK_AFTER else 0.0
        if self._clock() - row.last < pause_s:
            message = f"{place} failed {row.failures} times in a row; not asked again for a while."
            raise HttpError("circuit-open", message)

    def note(self, place: str, *, failed: bool) -> None:
        """Learn how a request to `place` ended."""
        with self._lock:
            row, now = self._failures.get(place, _Row()), self._clock()
            first = row.first if row.failures else now
            self._failures[place] = _Row(row.failures + 1, first, now) if failed else _Row()
