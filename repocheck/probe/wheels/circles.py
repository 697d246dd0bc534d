"""Imports in a circle that Python up to 3.6 does not allow: ``import a.b as c`` while ``a.b`` is being made.

Until 3.6 the name is taken from ``a``, which has it only once ``a.b`` is done.
Source: https://bugs.python.org/issue30024
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from repocheck.probe.wheels.lookup import Lookup, Node
from repocheck.python import Guard, Import

LAST_MINOR = 6
"""Last minor release of Python 3 that does not allow them."""
_SKIPPED = Guard.FUNCTION | Guard.HANDLER | Guard.MAIN
_MAX_DEEP = 150
"""Longest chain of imports that is followed."""
_MAX_RUNS = 5_000
"""Modules that are run: one that fails is run again by who imports it next, as Python does, and so might be
those that it imports, and so on."""
_MAX_EAGER = 300
"""Modules after which none is looked into that was not before."""


class Circle(NamedTuple):
    """A statement that fails, since what it imports is being made."""

    node: Node
    line: int
    module: str


class Circles:
    """Imports the modules of one package on paper, in the order of their statements.

    Args:
        lookup: Follows statements.
        top: The package itself.
        known: Modules that may be looked into.
        eager: Whether statements run, too, that are not sure to.
    """

    def __init__(self, lookup: Lookup, top: Node, known: set[Node], *, eager: bool) -> None:
        self._lookup, self._top, self._known, self._eager = lookup, top, known, eager
        self._begun: list[str] = []
        self._done: set[str] = set()
        self._runs = 0

    def first(self) -> Circle | None:
        """Return the statement by which importing the package fails; None if there is none."""
        return self._run(self._top)

    def _run(self, node: Node) -> Circle | None:
        if node.name in self._begun or node.name in self._done or not self._may_run(node):
            return None
        table = self._lookup.table(node) if len(self._begun) < _MAX_DEEP else None
        if table is None or table.fault or self._runs >= _MAX_RUNS:
            return None
        self._runs += 1
        self._begun.append(node.name)
        found = None
        for statement in sorted(table.imports, key=lambda each: each.line):
            if statement.guard is Guard.NONE or (self._eager and not statement.guard & _SKIPPED):
                found = self._met(node, statement)
                if found and statement.guard is Guard.NONE:
                    break
                found = None
        self._begun.pop()
        if not found:
            self._done.add(node.name)
        return found

    def _may_run(self, node: Node) -> bool:
        """Return whether a module is followed: one not looked into before only where all that may run is."""
        if node in self._known or not self._eager or len(self._done) > _MAX_EAGER:
            return node in self._known
        return node.name.partition(".")[0] == self._top.name

    def _met(self, node: Node, statement: Import) -> Circle | None:
        """Return what fails where a statement of a module is run."""
        target = self._lookup.target(node, statement)
        for each in target.nodes:
            if found := self._run(each):
                return found
        if statement.alias and statement.name is None and not target.fault and not target.doubt:
            for above, each in zip(target.nodes, target.nodes[1:], strict=False):
                if each.name in self._begun and not self._has(above, each):
                    return Circle(node, statement.line, each.name)
        return None

    def _has(self, above: Node, node: Node) -> bool:
        """Return whether a module may have the name of one below it by other means."""
        table = self._lookup.table(above)
        return table is None or node.name.rpartition(".")[2] in table.names


def circles(lookup: Lookup, known: set[Node]) -> Iterator[Circle]:
    """Yield the statements by which packages fail, whether what is not sure to run does or not."""
    tops = [node for node in known if not node.is_own and "." not in node.name]
    for top in tops:
        sure = Circles(lookup, top, known, eager=False).first()
        if sure and sure == Circles(lookup, top, known, eager=True).first():
            yield sure
