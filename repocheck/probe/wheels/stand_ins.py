"""Imports in handlers that are sure to run, because those that they stand in for certainly fail."""

from __future__ import annotations

from collections.abc import Sequence

from repocheck.probe.wheels.lookup import Lookup, Node
from repocheck.python import Guard, Import

_MOST_LINES_BEHIND = 6
"""Lines from what was tried to what stands in for it: another `try` may lie between that imports nothing."""


def made_sure(lookup: Lookup, node: Node, imports: Sequence[Import]) -> list[Import]:
    """Return the imports of a module, those in handlers as unguarded where all that was tried before fails.

    ``try: import a`` and ``except ImportError: import b`` ask for ``b`` where there is no ``a``. Where
    nothing is installed at all, to see what may be wanted, nothing is said of them.
    """
    found, tried, behind = list[Import](), list[Import](), False
    for each in imports:
        if each.guard is Guard.HANDLER:
            behind = True
            near = (
                bool(tried)
                and each.line - tried[-1].line <= _MOST_LINES_BEHIND
                and bool(lookup.site.distributions)
            )
            fails = near and all(lookup.target(node, other).fault for other in tried)
            found.append(each._replace(guard=Guard.NONE) if fails else each)
            continue
        if each.guard & Guard.TRY and not each.guard & ~(Guard.TRY | Guard.IMPORTS | Guard.MISSING):
            tried = [each] if behind else [*tried, each]
        elif each.guard is not Guard.ELSE:
            tried = []
        behind = False
        found.append(each)
    return found
