"""Keep what the resolver says between runs: the same list on the same day comes to the same.

What the index holds today is good for today; what it held on a day long past does not change.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from repocheck.models import Installation, Resolution
from repocheck.probe.resolve.uv import environment
from repocheck.probe.wheels import TableStore
from repocheck.version import VERSION

Answer = TypeVar("Answer", Installation, Resolution)
_TODAY = "today:"
"""Begins the keys of what is good for one day; the day follows."""
_PASSING = frozenset({"network", "offline-miss", "timeout", "not-checkable"})
"""Outcomes that another try may better."""
_FORMAT = 3
"""Counted up when what is kept is made in another way."""


class Kept:
    """Answers of the resolver by what was asked.

    Args:
        store: Where they are kept, beside the tables of names.
    """

    def __init__(self, store: TableStore) -> None:
        self._store = store
        store.drop(_TODAY, f"{_TODAY}{_today()}")

    def find(self, key: str, kind: type[Answer]) -> Answer | None:
        """Return what is kept under a key."""
        text = self._store.tables([key]).get(key)
        try:
            return kind.model_validate_json(text) if text else None
        except ValidationError:
            return None

    def keep(self, key: str, found: Installation | Resolution) -> None:
        """Keep an answer, unless another try may better it."""
        if found.outcome not in _PASSING:
            self._store.keep_tables({key: found.model_dump_json()})


def key_of(
    mode: str,
    lines: Sequence[str],
    python: str,
    as_of: dt.date | None,
    dates: Mapping[str, dt.date] = MappingProxyType({}),
) -> str:
    """Return the key of what is asked: a digest of all that decides the answer, the day included.

    Args:
        mode: Which of the resolver's answers is wanted.
        lines: Requirements.
        python: On which Python, or on which Pythons in turn.
        as_of: Day of the index; None is today.
        dates: Day of the index for single packages.
    """
    reached = environment(Path(), os.environ)
    asked = {
        "made by": [VERSION, _FORMAT, mode],
        "lines": list(lines),
        "python": python,
        "as of": str(as_of),
        "dates": sorted((name, str(day)) for name, day in dates.items()),
        "index": sorted((name, value) for name, value in reached.items() if name.startswith("UV_")),
    }
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    return f"as-of:{digest}" if as_of else f"{_TODAY}{_today()}:{digest}"


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
