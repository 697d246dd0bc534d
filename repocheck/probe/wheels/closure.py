"""What importing a module sets off: the modules it imports in turn, and the first that cannot be.

A module fails if a statement of it that is sure to run fails: by itself, or because a module that it imports
fails. Modules import each other in circles, so this is a reachability question over the graph of all of them:
a module in progress neither fails nor succeeds, it adds nothing.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import NamedTuple

from repocheck.probe.wheels.circles import LAST_MINOR, circles
from repocheck.probe.wheels.generated import generated_fault
from repocheck.probe.wheels.lookup import Lookup, Node
from repocheck.probe.wheels.missing import SEEDED, Fault
from repocheck.probe.wheels.names import NameBook
from repocheck.probe.wheels.refusals import OF_SETTINGS, OF_THE_MACHINE, needs_of, refusal_of
from repocheck.probe.wheels.site import Kind, Site
from repocheck.probe.wheels.stand_ins import made_sure
from repocheck.probe.wheels.tables import Tables
from repocheck.python import (
    AT_ONCE,
    OLDER_DEFAULT,
    Guard,
    Import,
    ModuleTable,
    Use,
    is_of_another_python,
    minor_since,
)

MAX_FILES_OF_ONE = 150
"""Files of one package that are looked into, nearest to the import first; what breaks lies at its borders."""

HANGS_ON_MACHINE = "library-of-the-machine"
HANGS_ON_SETTINGS = "settings-of-the-program"
NOT_IN_TIME = "not-read-in-time"
_CARRIED = frozenset({f"library-{SEEDED}", HANGS_ON_MACHINE, NOT_IN_TIME, HANGS_ON_SETTINGS})
"""Doubts about a module of a package that all have that import it."""


class Step(NamedTuple):
    """What a module does to another when it is imported."""

    line: int
    target: Node


class Failure(NamedTuple):
    """Why a module cannot be imported."""

    chain: tuple[str, ...]
    """Places from the module on to the fault, ``path:line`` each."""
    fault: Fault
    is_own: bool
    """Whether the fault lies in the repository itself."""


class Closure:
    """Explores modules from wherever it is asked to, each once.

    Args:
        lookup: Follows statements.
        names: Knows names.
        tables: Makes tables ready, many at a time.
        site: The packages' modules.
    """

    def __init__(self, lookup: Lookup, names: NameBook, tables: Tables, site: Site) -> None:
        self._lookup, self._names, self._tables, self._site = lookup, names, tables, site
        self._steps: dict[Node, list[Step]] = {}
        self._doubts: dict[Node, str] = {}
        self._faults: dict[Node, tuple[int, Fault]] = {}
        self._failures: dict[Node, Failure] | None = None
        self._unsure: dict[Node, str] | None = None
        self._looked_into: set[Node] = set()
        self._per_package: dict[str, int] = defaultdict(int)
        self._meeting: dict[frozenset[str], set[Node]] = {}

    def explore(self, starts: Iterable[Node]) -> None:
        """Look into all modules that importing `starts` would import."""
        frontier = [node for node in dict.fromkeys(starts) if node not in self._steps]
        while frontier:
            self._failures = self._unsure = None
            self._meeting.clear()
            taken = [node for node in frontier if self._may_look(node)]
            self._steps.update((node, []) for node in frontier)
            self._looked_into.update(taken)
            self._tables.load(node.path for node in taken if not node.is_own)
            reached = [step.target for node in taken for step in self._examined(node)]
            frontier = [node for node in dict.fromkeys(reached) if node not in self._steps]

    def failure(self, node: Node) -> Failure | None:
        """Return why a module that was explored cannot be imported; None if nothing is known against it."""
        if self._failures is None:
            self._judge_names()
            self._judge_circles()
            self._failures = self._spread()
        return self._failures.get(node)

    def doubt(self, node: Node) -> str:
        """Return why it is not sure that a module can be imported; empty if it is.

        Of what packages import nothing counts but what environments or machines may have or lack.
        """
        if self._unsure is None:
            self._unsure = dict(self._doubts)
            backwards = self._backwards()
            waiting = deque(self._unsure)
            while waiting:
                at = waiting.popleft()
                for before, _ in backwards[at]:
                    carries = before.is_own or self._unsure[at] in _CARRIED
                    if carries and before not in self._unsure:
                        self._unsure[before] = self._unsure[at]
                        waiting.append(before)
        return self._unsure.get(node, "")

    def meets(self, node: Node, hidden: frozenset[str]) -> bool:
        """Return whether importing a module imports one of some modules of the standard library."""
        if hidden not in self._meeting:
            found = {node for node in self._steps if node.kind is Kind.STANDARD and _top(node) in hidden}
            backwards, waiting = self._backwards() if found else {}, deque(found)
            while waiting:
                before = {each for each, _ in backwards.get(waiting.popleft(), ())} - found
                found |= before
                waiting.extend(before)
            self._meeting[hidden] = found
        return node in self._meeting[hidden]

    def _may_look(self, node: Node) -> bool:
        """Return whether a module has source, and its package is not looked into too far already."""
        if node.kind not in {Kind.PACKAGE, Kind.MODULE}:
            return False
        if not node.is_own:
            package = self._site.package_of(node.path)
            name = package.name if package else ""
            self._per_package[name] += 1
            return self._per_package[name] <= MAX_FILES_OF_ONE
        return True

    def _examined(self, node: Node) -> list[Step]:
        table = self._lookup.table(node)
        if table is None:
            self._doubts[node] = "not-read"
            return []
        if node.path in self._tables.cut and not node.is_own:
            self._doubts[node] = NOT_IN_TIME
        if table.fault:
            self._note_syntax(node, table)
            return []
        if not node.is_own:
            self._note_known(node)
        self._note_need(node)
        self._note_metadata(node, table)
        steps = self._steps[node]
        for statement in made_sure(self._lookup, node, table.imports):
            if statement.guard in AT_ONCE:
                target = self._lookup.target(node, statement)
                steps += [Step(statement.line, each) for each in target.nodes if each != node]
                if target.fault and self._counts(node, target.fault, target.nodes):
                    self._note(node, statement.line, target.fault)
                elif target.doubt and node.is_own:
                    self._doubts.setdefault(node, target.doubt)
                elif target.doubt == SEEDED and not statement.module.startswith("distutils"):
                    self._doubts.setdefault(node, f"library-{SEEDED}")
        return steps

    def _note_known(self, node: Node) -> None:
        """Take note of what is known of a module of a package and does not stand in its imports."""
        if refusal := refusal_of(node.name, self._site):
            self._note(node, 1, refusal)
        if node.name in OF_THE_MACHINE:
            self._doubts[node] = HANGS_ON_MACHINE
        if node.name in OF_SETTINGS:
            self._doubts[node] = HANGS_ON_SETTINGS

    def _note_need(self, node: Node) -> None:
        """Take note where a module of a package needs one of some modules, and all of them are missing."""
        needs = () if node.is_own else needs_of(node.name, self._site)
        asked = (Import(1, 0, module, None, None, Guard.NONE) for module in needs)
        faults = [self._lookup.target(node, each).fault for each in asked]
        if faults and faults[0] and all(faults):
            self._note(node, 1, faults[0])

    def _note_metadata(self, node: Node, table: ModuleTable) -> None:
        """Take note where an own module asks for the metadata of what is not installed, or may not be."""
        for line, name in table.asked if node.is_own else ():
            lack = self._lookup.metadata(node, name)
            if isinstance(lack, Fault):
                self._note(node, line, lack)
            elif lack:
                self._doubts.setdefault(node, lack)

    def _note_syntax(self, node: Node, table: ModuleTable) -> None:
        """Take note of a file that is no Python of this release, in packages too: they may not know it.

        A release that says by mistake that it is for this Python is installed on it.
        """
        if table.own_limits:
            self._doubts |= {node: "not-parsed"} if node.is_own else {}
        elif node.is_own:
            self._note(node, table.fault_line, Fault("own-syntax", table.fault))
        elif is_of_another_python(table.fault) and (package := self._site.package_of(node.path)):
            cause = "syntax" if minor_since(table.fault) is None else "newer-syntax"
            cause = "older-python" if table.fault == OLDER_DEFAULT else cause
            self._note(node, table.fault_line, Fault(cause, node.name, "", package.name, package.version))

    def _counts(self, node: Node, fault: Fault, nodes: tuple[Node, ...]) -> bool:
        """Return whether a fault lies at the border between packages: within one, its files fit together."""
        if node.is_own:
            return True
        mine = self._site.package_of(node.path)
        return not any(each.path and self._site.package_of(each.path) == mine for each in nodes)

    def _note(self, node: Node, line: int, fault: Fault) -> None:
        if node not in self._faults or line < self._faults[node][0]:
            self._faults[node] = (line, fault)

    def _judge_names(self) -> None:
        """Add the faults of names that a module imports from others, or reads of them while imported."""
        for node in [each for each in self._steps if self._has_source(each)]:
            table = self._lookup.table(node)
            if table is None or table.fault:
                continue
            for statement in table.imports:
                named = statement.name not in {None, "*"}
                if named and self._is_certain(node, table, statement):
                    self._judge_import(node, statement)
            for use in table.uses:
                if use.chain[0] in table.names and self._is_certain(node, table, use):
                    self._judge_use(node, use.line, use.chain)

    def _judge_circles(self) -> None:
        """Add the faults of imports in a circle, on a Python that does not allow them all."""
        for at in circles(self._lookup, self._looked_into) if self._lookup.minor <= LAST_MINOR else ():
            if package := self._site.package_of(at.node.path):
                fault = Fault("circular-import", at.module, "", package.name, package.version)
                self._note(at.node, at.line, fault)

    def _is_certain(self, node: Node, table: ModuleTable, at: Import | Use) -> bool:
        """Return whether a name is asked for, for sure and without anything that catches its lack.

        What hangs on imports that may fail is so where none of them does.
        """
        if at.guard not in {Guard.ELSE, Guard.TRY | Guard.MISSING}:
            return at.guard in AT_ONCE
        tried = (each for each in table.imports if each.guard & Guard.TRY and each.line <= at.line)
        found = (self._lookup.target(node, each) for each in tried)
        return not any(each.fault or each.doubt for each in found)

    def _has_source(self, node: Node) -> bool:
        if node.kind not in {Kind.PACKAGE, Kind.MODULE}:
            return False
        return node.is_own or node in self._looked_into

    def _judge_import(self, node: Node, statement: Import) -> None:
        target = self._lookup.target(node, statement)
        if target.holder is None or not self._is_border(node, target.holder):
            return
        lack = self._names.lacks(target.holder, target.name)
        if isinstance(lack, Fault):
            self._note(node, statement.line, lack)
        elif lack and node.is_own:
            self._doubts.setdefault(node, lack)

    def _judge_use(self, node: Node, line: int, chain: tuple[str, ...]) -> None:
        module = self._names.module_at(node, chain[0])
        if module and module.is_own and module.path == node.path:
            self._judge_itself(node, line, module, chain[1])
        if module is None or module.is_own or not self._is_border(node, module):
            return
        _, lack = self._names.attribute(module, chain[1:])
        if isinstance(lack, Fault):
            self._note(node, line, lack._replace(cause="attribute-missing"))
        elif old := generated_fault(node.path, module.name, chain[1:], self._site.package_of(module.path)):
            self._note(node, line, old)

    def _judge_itself(self, node: Node, line: int, module: Node, name: str) -> None:
        """Judge what an own file reads of itself, since it is called like the module that it means.

        In a package it finds itself only where it is started as a program.
        """
        lack = self._names.lacks(module, name)
        if isinstance(lack, Fault) and self._lookup.own.package_of(node.path):
            self._doubts.setdefault(node, "own-or-installed")
        elif isinstance(lack, Fault):
            self._note(node, line, lack)

    def _is_border(self, node: Node, other: Node) -> bool:
        if node.is_own or not other.path:
            return True
        return self._site.package_of(node.path) != self._site.package_of(other.path)

    def _may_find(self, node: Node, fault: Fault) -> bool:
        """Return whether the package of a module may look for what is missing in a folder of its own.

        Known once all is read: any module of the package may say so.
        """
        if node.is_own or fault.cause != "module-missing":
            return False
        searches = node.path.partition("/")[0] in self._tables.searchers
        return searches and self._site.hides(fault.detail.partition(".")[0], node.path)

    def _backwards(self) -> dict[Node, list[tuple[Node, int]]]:
        backwards: dict[Node, list[tuple[Node, int]]] = defaultdict(list)
        for node, steps in self._steps.items():
            for line, target in steps:
                backwards[target].append((node, line))
        return backwards

    def _spread(self) -> dict[Node, Failure]:
        """Return why each module fails, by the shortest way to a fault."""
        failures: dict[Node, Failure] = {}
        for node, (line, fault) in self._faults.items():
            if self._may_find(node, fault):
                continue
            failures[node] = Failure((f"{node.path}:{line}",), fault, node.is_own)
        backwards = self._backwards()
        waiting = deque(failures)
        while waiting:
            at = waiting.popleft()
            for before, line in backwards[at]:
                if before not in failures:
                    below = failures[at]
                    failures[before] = below._replace(chain=(f"{before.path}:{line}", *below.chain))
                    waiting.append(before)
        return failures


def _top(node: Node) -> str:
    return node.name.partition(".")[0]
