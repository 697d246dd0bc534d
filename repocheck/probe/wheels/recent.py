"""Directories of the wheels that were opened last: one search opens most of them a dozen times."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import NamedTuple

from repocheck.probe.wheels.directory import Member


class Directory(NamedTuple):
    """What a wheel holds."""

    members: dict[str, Member]
    """By name."""
    paths: dict[str, str]
    """Name of the member by the path at which it is installed."""


class Recent:
    """Directories by digest, the last ones; safe to use from several threads.

    Args:
        most: Members that all of them may have together; the last one is held whatever it has.
    """

    def __init__(self, most: int) -> None:
        self._most, self._count = most, 0
        self._held: OrderedDict[str, Directory] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, digest: str) -> Directory | None:
        """Return the directory of a wheel, if it is held."""
        with self._lock:
            if digest in self._held:
                self._held.move_to_end(digest)
            return self._held.get(digest)

    def keep(self, digest: str, directory: Directory) -> None:
        """Hold the directory of a wheel, and let go of those that nobody asked for the longest."""
        with self._lock:
            if digest not in self._held:
                self._held[digest] = directory
                self._count += len(directory.members)
            while self._count > self._most and len(self._held) > 1:
                self._count -= len(self._held.popitem(last=False)[1].members)
