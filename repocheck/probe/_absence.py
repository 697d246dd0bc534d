"""Believe that a repository does not exist on two votes, each while its host answers rightly for another.

A proxy, a page during maintenance, or a host in trouble may answer "not found" to everything for a while, and
well-formed at that. So a vote counts only if the same host, right after it, shows a repository that is there:
one that was seen in this run, else the canary of the host. And the second vote comes at the end of the run,
some time after the first.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

from repocheck.models import Availability, Evidence, Problem, RepoRef

UNCONFIRMED = "unconfirmed-absence"
"""Cause of what was said to be missing, and may not be."""
CANARIES = {
    "github.com": "git/git",
    "gitlab.com": "gitlab-org/gitlab",
    "codeberg.org": "forgejo/forgejo",
    "bitbucket.org": "snakeyaml/snakeyaml",
}
"""A repository per host that will be there as long as the host."""
_KEPT = 3
"""Repositories tried as canary, the one seen last first: any one may be gone by now, or meet a fault."""
_SAID = "The host says that it does not exist, "


class Absences:
    """Knows who was seen where, and whose absence has been confirmed; safe to use from several threads.

    Args:
        apart_s: Time between the votes in seconds; 0 lets the first one count.
        canaries: Canary by host, as ``owner/name``.
        wait: Waits for a number of seconds.
        clock: Monotonic clock in seconds.
    """

    def __init__(
        self,
        apart_s: float,
        canaries: Mapping[str, str],
        wait: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._apart_s = apart_s
        self._canaries = canaries
        self._wait = wait
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[str, list[RepoRef]] = {}
        self._honest: dict[str, float] = {}
        self._votes: dict[str, float] = {}

    def note(self, place: str, ref: RepoRef) -> None:
        """Remember that `place` (a host with its port) showed a repository."""
        with self._lock:
            others = [other for other in self._seen.get(place, ()) if other.key != ref.key]
            self._seen[place] = [ref, *others][:_KEPT]

    def confirm(
        self, ref: RepoRef, place: str, look: Callable[[], Evidence], shows: Callable[[RepoRef, str], bool]
    ) -> Evidence:
        """Return what `look` sees; a repository that is missing is `unknown` until two votes say so.

        Args:
            ref: The repository.
            place: Host and port that are asked.
            look: Looks at it.
            shows: Asks for another repository by the way that evidence came, and returns whether it is there.
        """
        key = f"{place} {ref.key}"
        if (first := self._votes.get(key)) is not None:
            self._wait(max(0.0, first + self._apart_s - self._clock()))
        seen = look()
        if seen.availability in (Availability.EXISTS, Availability.EMPTY):
            self.note(place, seen.resolved or ref)
        if seen.availability is not Availability.MISSING:
            return seen
        now = self._clock()
        if not self._is_honest(
            f"{place} {seen.via}", self._known(place, ref), lambda r: shows(r, seen.via), now
        ):
            return _unconfirmed(seen, "as it does at the moment of one that is known to be there, or of all.")
        if now - self._votes.setdefault(key, now) < self._apart_s:
            return _unconfirmed(
                seen, f"once; only {self._apart_s:g} s later it can be asked whether it stays so."
            )
        return seen

    def _known(self, place: str, ref: RepoRef) -> list[RepoRef]:
        """Return repositories that the place should show, other than `ref`."""
        with self._lock:
            known = list(self._seen.get(place, ()))
        owner, _, name = self._canaries.get(ref.host, "").rpartition("/")
        known += [RepoRef(host=ref.host, owner=owner, name=name)] if owner else []
        return [other for other in known if other.key != ref.key]

    def _is_honest(
        self, way: str, known: list[RepoRef], shows: Callable[[RepoRef], bool], since: float
    ) -> bool:
        """Return whether a way to ask shows a repository that is there, at some time after `since`."""
        for other in known:
            if self._honest.get(way, -1.0) >= since:  # another thread has asked meanwhile
                return True
            began = self._clock()
            if shows(other):
                with self._lock:
                    self._honest[way] = max(began, self._honest.get(way, began))
                return True
        return False


def seems_missing(seen: Evidence) -> bool:
    """Return whether a repository is missing, or was said to be."""
    return seen.availability is Availability.MISSING or any(p.cause == UNCONFIRMED for p in seen.problems)


def _unconfirmed(seen: Evidence, why: str) -> Evidence:
    problem = Problem(
        cause=UNCONFIRMED, message=_SAID + why, remedy="Run again later.", where=str(seen.requested)
    )
    return seen.model_copy(update={"availability": Availability.UNKNOWN, "problems": (problem,)})
