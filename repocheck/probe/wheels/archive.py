"""Read one file of a package index in parts, within a budget that all files of a repository share."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from repocheck.http import Client, HttpError, length_of, ranged
from repocheck.models import Package


class Unreadable(Exception):
    """A file, or a part of it, cannot be had or is not what it should be; ours to say, never a failure."""


class BudgetSpent(Unreadable):
    """What one repository may cost is used up."""


class GivenUp(Exception):
    """The time in which what was read may be judged is over, too."""


class Budget:
    """Bytes, files, requests and time that a trial may take; safe to use from several threads.

    Args:
        max_bytes: Bytes that may be read over the network.
        deadline_s: Moment of `clock` after which nothing more is asked, in seconds.
        clock: Monotonic clock, in seconds.
        within: What several of them share; None if nothing.
        end_s: Moment of `clock` after which nothing is judged either.
        max_files: Number of files of packages that may be looked into.
    """

    def __init__(
        self,
        max_bytes: int,
        deadline_s: float,
        clock: Callable[[], float] = time.monotonic,
        within: Budget | None = None,
        end_s: float = math.inf,
        max_files: float = math.inf,
    ) -> None:
        self._max_bytes, self._deadline_s, self._clock, self._within = max_bytes, deadline_s, clock, within
        self._end_s, self._max_files = end_s, max_files
        self._lock = threading.Lock()
        self._refused = False
        self._files: set[str] = set()
        self.bytes_read = 0
        self.requests = 0
        self.spent = False
        """Whether something was refused for want of budget."""

    @classmethod
    def lasting(
        cls,
        seconds: float,
        max_bytes: int,
        judging_s: float = math.inf,
        within: Budget | None = None,
        max_files: float = math.inf,
    ) -> Budget:
        """Return a budget for some time from now on, and another time in which all must be judged."""
        now = time.monotonic()
        return cls(max_bytes, now + seconds, within=within, end_s=now + judging_s, max_files=max_files)

    def check(self) -> None:
        """Go on judging what was read.

        Raises:
            GivenUp: There is no time for that either.
        """
        if self._clock() > self._end_s:
            raise GivenUp

    def take(self, n_bytes: int) -> None:
        """Account for a request of `n_bytes`.

        Raises:
            BudgetSpent: It may not be made.
        """
        with self._lock:
            if self.bytes_read + n_bytes > self._max_bytes or self._clock() > self._deadline_s:
                self.spent = self._refused = True
                raise BudgetSpent("the budget of the trial is spent")
            if self._within:
                self._take_within(self._within, n_bytes)
            self.bytes_read += n_bytes
            self.requests += 1

    def admitted(self, files: Sequence[str]) -> list[str]:
        """Return those of `files` that may be looked into; one that was looked into before costs nothing."""
        with self._lock:
            may = [each for each in files if each in self._files or self._has_room_for(each)]
        may = self._within.admitted(may) if self._within else may
        self.spent |= len(may) < len(files)
        return may

    def _has_room_for(self, file: str) -> bool:
        has_room = len(self._files) < self._max_files
        self._files |= {file} if has_room else set()
        return has_room

    def _take_within(self, shared: Budget, n_bytes: int) -> None:
        try:
            shared.take(n_bytes)
        except BudgetSpent:
            self.spent = self._refused = True
            raise

    @property
    def is_over(self) -> bool:
        """Return whether nothing more may be asked: the time is up, or bytes were refused."""
        return self._refused or self.is_late or bool(self._within and self._within.is_over)

    @property
    def is_late(self) -> bool:
        """Return whether the time is up."""
        late = self._clock() > self._deadline_s or bool(self._within and self._within.is_late)
        self.spent |= late
        return late


class Archive(Protocol):
    """A file that can be read in parts."""

    size_bytes: int

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes from `start` up to `end`.

        Raises:
            Unreadable: They cannot be had.
        """
        ...


class RemoteArchive:
    """A file of the package index.

    Args:
        client: May ask the host of `address`, and sends no token.
        address: Where the file is.
        size_bytes: Its size, as the index says.
        budget: What it may cost.
    """

    def __init__(self, client: Client, address: str, size_bytes: int, budget: Budget) -> None:
        self._client, self._address, self._budget = client, address, budget
        self.size_bytes = size_bytes

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes from `start` up to `end`; see `Archive`."""
        if not 0 <= start < end <= self.size_bytes:
            raise Unreadable("a part lies outside of the file")
        self._budget.take(end - start)
        try:
            return ranged(self._client, self._address, start, end)
        except HttpError as error:
            raise Unreadable(str(error)) from None


def remote_archive(client: Client, package: Package, budget: Budget) -> RemoteArchive:
    """Return the file of a package; an index that is a page for people does not say how large it is.

    Raises:
        Unreadable: Its size cannot be had.
    """
    size_bytes = package.size_bytes
    if size_bytes is None:
        budget.take(1)
        try:
            size_bytes = length_of(client, package.address)
        except HttpError as error:
            raise Unreadable(str(error)) from None
    return RemoteArchive(client, package.address, size_bytes, budget)


class HeldArchive:
    """A file that is in memory, or in a folder that the user named.

    Args:
        content: All its bytes.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.size_bytes = len(content)

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes from `start` up to `end`; see `Archive`."""
        if not 0 <= start < end <= self.size_bytes:
            raise Unreadable("a part lies outside of the file")
        return self._content[start:end]
