"""Keep name tables and directories of wheels in a file: they never change, whatever the repository."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

TABLE_FILE_NAME = "names.sqlite3"
_BUSY_S = 5.0
_AT_ONCE = 400
"""Keys in one question; SQLite takes 999 at least."""


class TableFile:
    """A file of tables, safe for several threads and processes at once.

    Nothing in it is worth an error: what cannot be read is read from the index again, what cannot be written
    is not kept.

    Args:
        folder: Folder of the evidence store, made if need be.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        try:
            folder = folder.expanduser()
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                folder / TABLE_FILE_NAME, timeout=_BUSY_S, check_same_thread=False
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # the last rows may be lost, no more
            self._connection.execute("CREATE TABLE IF NOT EXISTS tables (key TEXT PRIMARY KEY, value BLOB)")
        except (sqlite3.Error, OSError):
            self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection:
                self._connection.close()
            self._connection = None

    def tables(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return what is kept, by key."""
        wanted, found = list(keys), dict[str, str]()
        try:
            with self._lock:
                for start in range(0, len(wanted), _AT_ONCE) if self._connection else ():
                    part = wanted[start : start + _AT_ONCE]
                    found |= self._part(part)
        except (sqlite3.Error, zlib.error, UnicodeDecodeError, TypeError):
            return {}
        return found

    def keep_tables(self, tables: Mapping[str, str]) -> None:
        """Keep tables by key."""
        rows = [(key, zlib.compress(value.encode(), 1)) for key, value in tables.items()]
        try:
            with self._lock:
                if self._connection:
                    with self._connection:
                        self._connection.executemany("INSERT OR IGNORE INTO tables VALUES (?, ?)", rows)
        except sqlite3.Error:
            return

    def drop(self, first: str, last: str) -> None:
        """Forget the keys from `first` up to and without `last`."""
        with suppress(sqlite3.Error), self._lock:
            if self._connection:
                with self._connection:
                    self._connection.execute("DELETE FROM tables WHERE key >= ? AND key < ?", (first, last))

    def _part(self, keys: list[str]) -> dict[str, str]:
        assert self._connection
        marks = ", ".join("?" * len(keys))
        question = f"SELECT key, value FROM tables WHERE key IN ({marks})"  # noqa: S608 - nothing but marks
        return {
            key: zlib.decompress(value).decode() for key, value in self._connection.execute(question, keys)
        }
