"""The evidence store: probe once, score many times, lose nothing."""

from repocheck.probe.store._lease import Owner
from repocheck.probe.store._store import Store

__all__ = ["Owner", "Store"]
