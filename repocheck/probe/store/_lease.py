"""Who probes what: a lease keeps two processes from asking a host for the same repository.

A lease only saves requests. It is owned by a process id *and* the time that process started, so that the
lease of a process that was killed is free at once, also when the system gives its id to another one.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple, Self


class Owner(NamedTuple):
    """A process."""

    pid: int
    started: int
    """Start in clock ticks since boot; 0 where the system does not tell."""

    @classmethod
    def of(cls, pid: int) -> Self:
        """Return the process that has the id `pid` now."""
        return cls(pid, _started(pid) or 0)

    @property
    def alive(self) -> bool:
        """Return whether the process still runs."""
        started = _started(self.pid)
        return _exists(self.pid) if started is None else started == self.started


def take(connection: sqlite3.Connection, key: str, owner: Owner) -> bool:
    """Take the lease of `key`, within a write transaction; False if another living process holds it."""
    row = connection.execute("SELECT pid, started FROM lease WHERE key = ?", (key,)).fetchone()
    if row and Owner(*row) != owner and Owner(*row).alive:
        return False
    connection.execute("INSERT OR REPLACE INTO lease VALUES (?, ?, ?)", (key, *owner))
    return True


def give_back(connection: sqlite3.Connection, key: str, owner: Owner) -> None:
    """Give the lease of `key` back, if `owner` holds it."""
    connection.execute("DELETE FROM lease WHERE key = ? AND pid = ? AND started = ?", (key, *owner))


def _started(pid: int) -> int | None:
    """Return when a process started; None where there is no ``/proc``, -1 if the process is gone.

    Source: proc(5), fields 3 and 22 of ``/proc/PID/stat``; the name in field 2 may hold anything but ends
    at ``)``. State Z is a process that was killed and not yet waited for.
    """
    if not Path("/proc/self/stat").exists():
        return None
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return -1 if fields[0] == b"Z" else int(fields[19])
    except (OSError, ValueError, IndexError):
        return -1


def _exists(pid: int) -> bool:
    if os.name == "nt":  # signal 0 would end the process there; a lease is then waited for in vain
        return True
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
