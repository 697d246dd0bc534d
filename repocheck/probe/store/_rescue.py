"""What a damaged store still holds: every audit that matches its checksums is brought over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from repocheck.models import Evidence
from repocheck.probe.store import _rows
from repocheck.probe.store._schema import FAILURES, FILE_NAME, Damaged

_SCANS = ("SELECT id FROM audit NOT INDEXED", "SELECT id FROM audit INDEXED BY audit_by_key")
"""The table and its index name the same audits; where one of them is damaged the other may not be."""


def rescued(folder: Path) -> Iterator[tuple[Evidence, str | None]]:
    """Yield each audit of the store in `folder` that can still be read, with the rev that was asked for."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        for id_ in sorted(_ids(connection)):
            try:
                evidence, rev = _rows.audit(connection, id_)
            except FAILURES:
                continue
            if evidence:
                yield evidence, rev


def verify(connection: sqlite3.Connection) -> int:
    """Read everything and return the number of audits.

    SQLite's own check sees broken structure but overlooks changed content, which the checksums see.

    Raises:
        Damaged: Something is not what was written.
    """
    if (found := connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
        raise Damaged(f"SQLite finds: {found}")
    ids = _ids(connection)
    for id_ in ids:
        _rows.audit(connection, id_)
    return len(ids)


def _ids(connection: sqlite3.Connection) -> set[int]:
    ids: set[int] = set()
    for scan in _SCANS:
        try:
            for (id_,) in connection.execute(scan):
                ids.add(id_)
        except FAILURES:
            continue
    return ids
