"""Whom to leave alone: a host that only fails, and everybody while nobody can be reached."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from repocheck.http.message import HttpError

BREAK_AFTER = 10
"""Requests to a host that failed in a row, retries included, after which it is left alone for `BREAK_S`."""
BREAK_S = 30.0
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
        self.proven = False
        """Whether any host ever let us connect."""

    def check(self) -> None:
        """Return if there is hope.

        Raises:
            HttpError: Nobody could be reached since the first check, `QUIET_S` ago or longer.
        """
        self._since = self._clock() if self._since is None else self._since
        if not self.proven and self._clock() - self._since >= QUIET_S:
            raise HttpError("no-network", "No host could be reached at all; there seems to be no network.")


class Circuit:
    """Remembers which hosts only fail; safe to use from several threads."""

    def __init__(self) -> None:
        self._failures: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def check(self, place: str) -> None:
        """Return if `place` (a host with its port) may be asked.

        Raises:
            HttpError: It failed too often of late.
        """
        count, since = self._failures.get(place, (0, 0.0))
        if count >= BREAK_AFTER and time.monotonic() - since < BREAK_S:
            raise HttpError("circuit-open", f"{place} failed {count} times in a row; left alone for a while.")

    def note(self, place: str, *, failed: bool) -> None:
        """Learn how a request to `place` ended."""
        with self._lock:
            count = self._failures.get(place, (0, 0.0))[0]
            self._failures[place] = (count + 1, time.monotonic()) if failed else (0, 0.0)
