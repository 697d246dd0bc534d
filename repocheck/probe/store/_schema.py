"""The SQLite file of the evidence store: its tables, its settings, and how it is opened.

A store is a folder with one database in it, so that the database, its write-ahead log and its shared
memory can be set aside together by one atomic rename.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from repocheck.errors import ConfigError

FILE_NAME = "evidence.db"
APPLICATION_ID = 0x52435645
"""Marks the file as ours ("RCVE")."""
MIGRATIONS = (
    """
    CREATE TABLE blob (sha256 TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT;
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL,          -- RepoRef.key of the repository that was asked for
        rev TEXT NOT NULL,          -- commit, branch or tag that was asked for, '' for HEAD
        probed_at INTEGER NOT NULL, -- seconds since 1970, UTC
        availability TEXT NOT NULL,
        body TEXT NOT NULL,         -- evidence as JSON, without tree and texts
        tree TEXT NOT NULL,         -- blob: entries as JSON
        texts TEXT NOT NULL,        -- blob: {path: [blob, truncated]} as JSON
        checksum TEXT NOT NULL UNIQUE -- over all of the above but id
    ) STRICT;
    CREATE INDEX audit_by_key ON audit (key, rev, probed_at, id);
    CREATE TABLE lease (key TEXT PRIMARY KEY, pid INTEGER NOT NULL, started INTEGER NOT NULL) STRICT;
    """,
)
"""Statements that lead from each version of the schema to the next; never change one, add one.
A semicolon only ends a statement."""
_BUSY_S = 30.0
_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_AUTH,
    }
)


class Damaged(Exception):
    """What was read from the store is not what was written to it."""


FAILURES = (Damaged, sqlite3.Error, UnicodeDecodeError, OSError)
"""What working with the database raises; the third comes of SQLite quoting damaged content in its message."""


def means_damage(error: Exception) -> bool:
    """Return whether wrong content was met, as against a full disk, a lock or a read-only folder.

    Our statements are constants; that one of them does not fit the tables is damage too.
    Source: https://sqlite.org/rescode.html
    """
    if not isinstance(error, sqlite3.Error):
        return not isinstance(error, OSError)
    if isinstance(error, sqlite3.ProgrammingError):  # used after closing
        return False
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF not in _UNAVAILABLE


def connect(folder: Path) -> sqlite3.Connection:
    """Open the database in `folder`, creating or migrating it.

    Write-ahead logging with ``synchronous=FULL`` loses no acknowledged commit when the power fails.

    Raises:
        ConfigError: The file belongs to another program or to a newer repocheck.
        sqlite3.Error: It is damaged or cannot be reached; `means_damage` tells which.
    """
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        folder / FILE_NAME, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    try:
        _refuse_strangers(connection, folder)
        _log_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA trusted_schema = OFF")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(folder: Path) -> sqlite3.Connection:
    """Open the database in a folder that cannot be written.

    Raises:
        ConfigError: As `connect`.
        sqlite3.Error: There is no such database, or it is damaged.
    """
    address = f"{(folder / FILE_NAME).absolute().as_uri()}?immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        _refuse_strangers(connection, folder)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_strangers(connection: sqlite3.Connection, folder: Path) -> None:
    remedy = "Name another folder in `store.path`"
    tables = _value(connection, "SELECT count(*) FROM sqlite_schema")
    if tables and _value(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise ConfigError(f"{folder / FILE_NAME} is no evidence store of repocheck", f"{remedy}.")
    if _value(connection, "PRAGMA user_version") > len(MIGRATIONS):
        raise ConfigError(
            f"{folder / FILE_NAME} was written by a newer repocheck", f"{remedy}, or upgrade repocheck."
        )


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; the busy timeout does not cover this statement."""
    deadline = time.monotonic() + _BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if means_damage(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(connection: sqlite3.Connection) -> None:
    if _value(connection, "PRAGMA user_version") == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _value(connection, "PRAGMA user_version")  # another process may have been faster
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _value(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])
