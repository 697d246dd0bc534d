"""What keeps name tables and directories of wheels between runs, as seen by who uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class TableStore(Protocol):
    """Keeps tables between runs, for all repositories."""

    def tables(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return what is kept, by key."""
        ...

    def keep_tables(self, tables: Mapping[str, str]) -> None:
        """Keep tables by key."""
        ...

    def drop(self, first: str, last: str) -> None:
        """Forget the keys from `first` up to and without `last`."""
        ...


class NoStore:
    """Keeps nothing."""

    def tables(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return nothing."""
        return {}

    def keep_tables(self, tables: Mapping[str, str]) -> None:
        """Keep nothing."""

    def drop(self, first: str, last: str) -> None:
        """Forget nothing."""
