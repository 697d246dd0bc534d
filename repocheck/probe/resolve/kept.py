"""Keep installations on paper between runs: the same list on the same day comes to the same.

What the index holds today is good for today; what it held on a day long past does not change.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from pathlib import Path

from pydantic import ValidationError

from repocheck.models import Installation
from repocheck.probe.resolve.sources import Ask
from repocheck.probe.resolve.uv import environment
from repocheck.probe.wheels import TableStore
from repocheck.version import VERSION

_TODAY = "today:"
"""Begins the keys of what is good for one day; the day follows."""
_PASSING = frozenset({"network", "offline-miss", "timeout", "not-checkable"})
"""Outcomes that another try may better."""
_FORMAT = 1
"""Counted up when what is kept is made in another way."""


class KeptInstallations:
    """Installations by what was asked.

    Args:
        store: Where they are kept, beside the tables of names.
    """

    def __init__(self, store: TableStore) -> None:
        self._store = store
        store.drop(_TODAY, f"{_TODAY}{_today()}")

    def find(self, key: str) -> Installation | None:
        """Return what is kept under a key."""
        text = self._store.tables([key]).get(key)
        try:
            return Installation.model_validate_json(text) if text else None
        except ValidationError:
            return None

    def keep(self, key: str, found: Installation, *, matrix: bool) -> None:
        """Keep an installation, unless another try may better it; of a `matrix` only the outcome matters."""
        unread = not matrix and any(not risk.version and not risk.reasons for risk in found.risks)
        if found.outcome not in _PASSING and not unread:
            self._store.keep_tables({key: found.model_dump_json()})


def key_of(ask: Ask, *, matrix: bool) -> str:
    """Return the key of what is asked: a digest of all that decides the answer, the day included."""
    reached = environment(Path(), os.environ)
    asked = {
        "made by": [VERSION, _FORMAT],
        "lines": ask.lines,
        "python": ask.python,
        "as of": str(ask.config.as_of),
        "dates": sorted((name, str(day)) for name, day in ask.dates.items()),
        "matrix": matrix,
        "wheels only": ask.prefers_wheels,
        "index": sorted((name, value) for name, value in reached.items() if name.startswith("UV_")),
    }
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    return f"as-of:{digest}" if ask.config.as_of else f"{_TODAY}{_today()}:{digest}"


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
