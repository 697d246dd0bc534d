"""The store itself: one connection per process, one writer at a time, and a way on when it is damaged."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

from repocheck.models import Evidence, Problem, RepoRef
from repocheck.probe._clock import utc_now
from repocheck.probe.store import _lease, _rescue, _rows
from repocheck.probe.store._codec import address
from repocheck.probe.store._schema import FAILURES, FILE_NAME, connect, connect_read_only, means_damage

T = TypeVar("T")
_TRIES = 3
_POLL_S = 0.05


class Store:
    """Evidence on disk, safe for several threads and processes at once.

    A store that is damaged is set aside as ``<folder>.corrupt-<time>``, what can be read of it is brought
    over into a new one, and `problems` says so. A store that cannot be reached or written keeps nothing,
    and `problems` says that.

    Args:
        folder: Folder of the store, made if need be.

    Raises:
        ConfigError: The folder holds the database of another program or of a newer repocheck.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()
        self._lock = threading.RLock()
        self._owner = _lease.Owner.of(os.getpid())
        self._problems: dict[str, Problem] = {}
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        try:
            self._open()
        except FAILURES as error:
            self._recover(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._drop()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what kept the store from keeping or giving back evidence so far."""
        return tuple(self._problems.values())

    def kept(
        self, ref: RepoRef, rev: str | None = None, max_age: dt.timedelta | None = None
    ) -> Evidence | None:
        """Return the newest evidence about a repository that says something, be it that it does not exist.

        Args:
            ref: The repository as it was asked for.
            rev: The commit, branch or tag that was asked for; None for HEAD.
            max_age: Older evidence is not returned; None for any age.

        Returns:
            The evidence; None if there is none, none so young, or the store cannot be read.
        """
        found = self._do(lambda connection: _rows.latest(connection, *address(ref, rev)), None)
        if found is None or max_age is None:
            return found
        return found if dt.timedelta(0) <= utc_now() - found.probed_at <= max_age else None

    def keep(self, evidence: Evidence, rev: str | None = None) -> bool:
        """Keep evidence beside what was kept before.

        Args:
            evidence: What the probe saw; `unknown` too, for the record.
            rev: The commit, branch or tag that was asked for; None for HEAD.

        Returns:
            True once it is on disk, so that neither a killed process nor a power failure loses it.
        """
        return self._do(_transaction(partial(_rows.insert, evidence=evidence, rev=rev)), False)

    def history(self, ref: RepoRef) -> Iterator[Evidence]:
        """Yield all evidence ever kept about a repository, whatever rev was asked for, oldest first."""
        ids: list[int] = self._do(partial(_rows.ids, key=ref.key), [])
        for id_ in ids:
            audit = self._do(partial(_rows.audit, id_=id_), None)
            if audit and audit[0]:
                yield audit[0]

    def verify(self) -> int | None:
        """Read and check everything, and return the number of audits; None if the store cannot be read."""
        return self._do(_rescue.verify, None)

    @contextmanager
    def lease(
        self, ref: RepoRef, rev: str | None, patience_s: float, wait: Callable[[float], object] = time.sleep
    ) -> Iterator[bool]:
        """Keep other processes from probing a repository while this one does.

        Args:
            ref: The repository.
            rev: Commit, branch or tag; None for HEAD.
            patience_s: How long to wait for another process that holds the lease, in seconds; then go on
                without it: a lease saves requests, it does not guard anything.
            wait: Waits for a number of seconds; what it returns is true if the run is to end.

        Yields:
            Whether another process held it, so that there may be new evidence in the store.
        """
        key, waited = "@".join(address(ref, rev)), False
        deadline = time.monotonic() + patience_s
        take = _transaction(partial(_lease.take, key=key, owner=self._owner))
        while not self._do(take, True) and time.monotonic() < deadline:
            waited = True
            if wait(_POLL_S):
                break
        try:
            yield waited
        finally:
            self._do(_transaction(partial(_lease.give_back, key=key, owner=self._owner)), None)

    def _do(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        with self._lock:
            for _ in range(_TRIES):
                if self._connection is None:
                    break
                try:
                    done = work(self._connection)
                    if self._identity == self._identity_on_disk():
                        return done
                    # Another process has set this store aside: do in the new one what was just done.
                    self._drop()
                    self._open()
                except FAILURES as error:
                    if not self._recover(error):
                        break
        return otherwise

    def _open(self) -> None:
        while True:
            before = self._identity_on_disk()
            self._connection = connect(self.folder)
            self._identity = self._identity_on_disk()
            if before == self._identity:
                return
            self._drop()  # made just now, or set aside by another process meanwhile: which file is it?

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _identity_on_disk(self) -> tuple[int, int] | None:
        try:
            status = os.stat(self.folder / FILE_NAME)
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _recover(self, error: Exception) -> bool:
        """Find a way on after `error`, and return whether it is worth trying again."""
        if means_damage(error):
            try:
                self._rebuild(error)
            except FAILURES as second:
                error = second
            else:
                return True
        self._note(
            "store-unavailable",
            f"The evidence store cannot be used: {error}.",
            "Free some space, or name another folder in `store.path`.",
        )
        if self._connection is None:
            with suppress(*FAILURES):
                self._connection = connect_read_only(self.folder)
                self._identity = self._identity_on_disk()
        return False

    def _rebuild(self, error: Exception) -> None:
        self._drop()
        if self._identity not in {None, self._identity_on_disk()}:
            self._open()  # another process was faster
            return
        stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
        aside = self.folder.with_name(f"{self.folder.name}.corrupt-{stamp}")
        self.folder.rename(aside)
        count = 0
        try:
            self._open()
            for evidence, rev in _rescue.rescued(aside):
                assert self._connection
                _transaction(partial(_rows.insert, evidence=evidence, rev=rev))(self._connection)
                count += 1
        finally:
            self._note(
                "store-damaged",
                f"The evidence store was damaged ({error}); it was set aside as {aside.name}, "
                f"and {count} audits were rescued.",
                "Audit again what is missing; the old store can be deleted.",
            )

    def _note(self, cause: str, message: str, remedy: str) -> None:
        self._problems[cause] = Problem(cause=cause, message=message, remedy=remedy, where=str(self.folder))


def _transaction(work: Callable[[sqlite3.Connection], T]) -> Callable[[sqlite3.Connection], T]:
    """Wrap `work` in a transaction that takes the one write lock at its beginning."""

    def run(connection: sqlite3.Connection) -> T:
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            return work(connection)

    return run
