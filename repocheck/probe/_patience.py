"""Look again: at what may pass, and at what is too grave to be said after one look.

The http package tries one *request* again; this tries one *repository* again, for an outage outlasts a few
tries of a request, and a wrong page in its place is a perfectly good answer to it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence

from repocheck.http import left_s
from repocheck.models import Availability, Evidence, Problem

_APART_S = 1.0
"""Time between two looks that both must find a repository missing; hosts say 404 in passing now and then."""
_PAUSES_S = (2.0, 10.0, 50.0)
"""Pauses before looking again when the host is in trouble: together they outlast a minute's throttle."""
_PAUSES_FOR_ONE_S = (1.0, 3.0, 9.0)
"""Pauses when the trouble may be of this repository alone."""
_SILENCE = frozenset({"circuit-open", "dns", "protocol", "refused", "reset", "timeout", "tls"})
"""Causes that mean that no answer came at all."""
_OF_THE_HOST = _SILENCE | {"rate-limited", "server-error", "unauthorised"}
"""Causes that concern other repositories of the host as well; github.com says 401 when it throttles."""
_LASTING = frozenset(
    {
        "bad-name",
        "dangling-head",
        "deadline",
        "host-not-allowed",
        "incomplete-tree",
        "inferred-name",
        "missing-blob",
        "no-network",
        "no-such-revision",
        "offline",
        "pack-limit",
        "stopped",
        "too-large",
    }
)
"""Causes that another look would only find again."""


class Patience:
    """Decides how often a repository is looked at; safe to use from several threads.

    A host that has not answered at all in this run gets one more look, for most likely there is no network;
    one that did not recover while one repository was waited for is not waited for again until it answers.

    Args:
        looks: How often at the most.
        sleep: Waits for a number of seconds.
    """

    def __init__(self, looks: int, sleep: Callable[[float], object] = time.sleep) -> None:
        self._sleep = sleep
        self._looks = looks
        self._alive: set[str] = set()
        self._hopeless: set[str] = set()
        self._lock = threading.Lock()

    def look(self, host: str, see: Callable[[], Evidence], *, late: bool = False) -> Evidence:
        """Return what `see` returns once it is certain, or the best of it when patience is at its end.

        Args:
            host: Host that `see` asks.
            see: Looks at the repository.
            late: Whether it was looked at before in this run: then one more look is the most, and the run
                as a whole waits for its host.
        """
        best = seen = self._sure(see)
        for number in range(min(self._looks - 1, 1 if late else self._looks)):
            if late and any(problem.cause in _OF_THE_HOST for problem in seen.problems):
                break
            pause_s = self._pause_s(host, seen, min(number, len(_PAUSES_S) - 1))
            if pause_s is None or pause_s >= left_s():
                break
            self._sleep(pause_s)
            seen = self._sure(see)
            best = _better(best, seen)
        self._remember(host, best)
        return best

    def is_worth_another_look(self, problems: Sequence[Problem]) -> bool:
        """Return whether a repository with these problems may be seen better once all others were looked at.

        Where no host ever answered there is most likely no network, and no use in asking again.
        """
        return bool(self._alive) and any(problem.cause not in _LASTING for problem in problems)

    def wait_for_hosts(self, problems: Iterable[Problem], seconds: float) -> None:
        """Wait before repositories with these problems are looked at again, if those are of a host."""
        if any(problem.cause in _OF_THE_HOST for problem in problems):
            self._sleep(seconds)

    def _pause_s(self, host: str, seen: Evidence, number: int) -> float | None:
        """Return how long to wait before looking again; None if there is no use in it."""
        causes = {problem.cause for problem in seen.problems} - _LASTING
        if not causes or (causes & _OF_THE_HOST and host in self._hopeless):
            return None
        if causes <= _SILENCE and host not in self._alive:
            return None if number else _PAUSES_FOR_ONE_S[0]
        return (_PAUSES_S if causes & _OF_THE_HOST else _PAUSES_FOR_ONE_S)[number]

    def _sure(self, see: Callable[[], Evidence]) -> Evidence:
        """Look once, and a second time at what seems missing."""
        seen = see()
        if seen.availability is not Availability.MISSING or seen.via != "git-http":
            return seen
        self._sleep(_APART_S)
        return see()

    def _remember(self, host: str, seen: Evidence) -> None:
        causes = {problem.cause for problem in seen.problems}
        with self._lock:
            if seen.availability is not Availability.UNKNOWN:
                self._alive.add(host)
                self._hopeless.discard(host)
            elif causes & _OF_THE_HOST:
                self._hopeless.add(host)


def _better(old: Evidence, new: Evidence) -> Evidence:
    """Return the evidence that leaves less unknown, the newer one if they are alike."""
    if new.availability is Availability.UNKNOWN and old.availability is not Availability.UNKNOWN:
        return old
    return old if len(new.texts) < len(old.texts) and new.commit == old.commit else new
