"""Clones that are damaged or hostile, one row each; `KINDS` is the whole list."""

from tests.faults.clones import objects, packs, places, trees
from tests.faults.clones.making import SECRET, Clone, make

KINDS: list[Clone] = [clone for table in (objects, packs, places, trees) for clone in table.KINDS]

__all__ = ["KINDS", "SECRET", "Clone", "make"]
