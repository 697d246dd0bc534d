"""Rows of the tables ``audit`` and ``blob``, read and written on an open connection."""

from __future__ import annotations

import sqlite3

from repocheck.models import Evidence
from repocheck.probe.store._codec import Row, pack, unpack
from repocheck.probe.store._schema import Damaged

_COLUMNS = ", ".join(Row._fields)
_SELECT = f"SELECT {_COLUMNS} FROM audit"  # noqa: S608 - names of our own columns
_INSERT = f"INSERT OR REPLACE INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_KNOWN = "key = ? AND rev = ? AND availability != 'unknown'"
_LATEST = f"{_SELECT} WHERE {_KNOWN} ORDER BY id DESC LIMIT 1"
"""By the order in which they were kept, and not by the clock: one that was ten years ahead must not win until
then. What is kept a second time, to the second and letter, is the newest again."""


def latest(connection: sqlite3.Connection, key: str, rev: str) -> Evidence | None:
    """Return the newest evidence under `key` and `rev` that says something; None if there is none.

    Raises:
        Damaged: It is not what was written.
    """
    found = connection.execute(_LATEST, (key, rev)).fetchone()
    return evidence_of(connection, Row(*found)) if found else None


def ids(connection: sqlite3.Connection, key: str) -> list[int]:
    """Return the ids of all audits under `key`, oldest first."""
    found = connection.execute("SELECT id FROM audit WHERE key = ? ORDER BY id", (key,))
    return [id_ for (id_,) in found]


def audit(connection: sqlite3.Connection, id_: int) -> tuple[Evidence | None, str | None]:
    """Return an audit by its id, with the rev that was asked for.

    Raises:
        Damaged: It is not what was written, or not there.
    """
    found = connection.execute(f"{_SELECT} WHERE id = ?", (id_,)).fetchone()
    if found is None:
        raise Damaged(f"there is no audit {id_}")
    return evidence_of(connection, Row(*found)), Row(*found).rev or None


def evidence_of(connection: sqlite3.Connection, row: Row) -> Evidence | None:
    """Return the evidence of `row` with its blobs; None if another version of repocheck wrote it.

    Raises:
        Damaged: The row or one of its blobs is not what was written.
    """

    def blob(name: str) -> bytes:
        found = connection.execute("SELECT packed FROM blob WHERE sha256 = ?", (name,)).fetchone()
        if found is None:
            raise Damaged(f"there is no blob {name}")
        return bytes(found[0])

    return unpack(row, blob)


def insert(connection: sqlite3.Connection, evidence: Evidence, rev: str | None) -> bool:
    """Write an audit and the blobs that are not there yet, within a write transaction; return True."""
    row, blobs = pack(evidence, rev)
    connection.executemany("INSERT OR IGNORE INTO blob VALUES (?, ?)", blobs.items())
    connection.execute(_INSERT, row)
    return True
