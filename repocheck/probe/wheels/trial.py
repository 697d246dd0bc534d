"""The trial: which own files would import with the packages of an installation, and what keeps others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from repocheck.models import Confidence, FileTrial, ImportOutcome, Location, Tried
from repocheck.probe.wheels.closure import Closure, Failure
from repocheck.probe.wheels.lookup import Lookup, Node
from repocheck.probe.wheels.missing import Fault
from repocheck.probe.wheels.names import NameBook
from repocheck.python import Guard, Import, ModuleTable, Use

_SURE = frozenset(
    {"module-missing", "removed-from-python", "python2-module", "newer-python", "own-module-missing",
     "name-removed-from-python", "own-syntax", "relative-without-package", "relative-beyond-package",
     "name-missing", "submodule-missing", "own-name-missing", "not-a-package"}
)  # fmt: skip
"""Causes that are certain where they stand. Source: in six draws all statements of each did fail."""


class Verdict(NamedTuple):
    """What came of one statement."""

    tried: Tried
    cause: str = ""
    chain: tuple[str, ...] = ()
    package: str = ""
    version: str = ""
    confidence: Confidence = Confidence.HIGH


OK = Verdict(Tried.OK)


class Judge:
    """Judges the statements of own files.

    Args:
        lookup: Follows imports.
        names: Knows names.
        closure: Knows what cannot be imported.
        whole: Whether all entries of the list were tried; what was not may bring more than its own modules.
    """

    def __init__(self, lookup: Lookup, names: NameBook, closure: Closure, *, whole: bool) -> None:
        self._lookup, self._names, self._closure = lookup, names, closure
        self._sure = _SURE if whole else _SURE - {"module-missing"}

    def prepare(self, nodes: list[Node]) -> None:
        """Look into all that the files `nodes` import, guarded or not."""
        starts: list[Node] = []
        for node in nodes:
            table = self._lookup.table(node)
            for statement in table.imports if table else ():
                starts += self._lookup.target(node, statement).nodes
        self._closure.explore(starts)

    def file(self, node: Node) -> tuple[FileTrial, list[ImportOutcome]]:
        """Return what came of one file, and of what in it is not simply fine."""
        table = self._lookup.table(node)
        if table is None or table.fault:
            return self._unparsed(node, table)
        outcomes: list[ImportOutcome] = []
        failed: set[str] = set()
        for statement in table.imports:
            verdict = self.statement(node, statement)
            if verdict.tried is not Tried.OK:
                failed.add(statement.alias or statement.name or statement.module.partition(".")[0])
                outcomes.append(_outcome(node, "import", statement.text, statement, verdict))
        outcomes += self._metadata(node, table)
        uses = list(self._uses(table, failed))
        outcomes += dict.fromkeys(filter(None, (self.use(node, use) for use in uses)))
        imports = [each for each in outcomes if each.kind == "import" and not each.guarded]
        worst = max((each.verdict for each in imports), key=_badness, default=Tried.OK)
        return FileTrial(
            path=node.path, verdict=worst, imports=len(table.imports), attributes=len(uses)
        ), outcomes

    def statement(self, node: Node, statement: Import) -> Verdict:
        """Return what comes of one import."""
        target = self._lookup.target(node, statement)
        for each in target.nodes:
            if failure := self._closure.failure(each):
                return self._through(failure)
        if target.fault:
            return self._direct(target.fault)
        if target.doubt:
            return Verdict(Tried.UNKNOWN, target.doubt)
        if target.holder:
            lack = self._names.lacks(target.holder, target.name)
            if isinstance(lack, Fault):
                return self._direct(lack)
            if lack:
                return Verdict(Tried.UNKNOWN, lack)
        doubts = map(self._closure.doubt, target.nodes)
        doubt = next(filter(None, doubts), "")
        hidden = self._lookup.hidden_by(node)
        if hidden and any(self._closure.meets(each, hidden) for each in target.nodes):
            doubt = doubt or "own-hides-standard"
        return Verdict(Tried.UNKNOWN, doubt) if doubt else OK

    def use(self, node: Node, use: Use) -> ImportOutcome | None:
        """Return what is wrong with an attribute chain, up to its fault; None if nothing is."""
        module = self._names.module_at(node, use.chain[0])
        if module is None:
            return None
        depth, lack = 0, self._names.hidden(node, module, use.chain[1]) if module.is_own else ""
        if not module.is_own:
            depth, lack = self._names.attribute(module, use.chain[1:])
        if not lack:
            return None
        verdict = Verdict(Tried.UNKNOWN, lack) if isinstance(lack, str) else self._direct(lack)
        if verdict.tried is Tried.FAILS:
            verdict = verdict._replace(cause="attribute-missing")
        return _outcome(node, "attribute", use.text(depth + 2), use, verdict)

    def _metadata(self, node: Node, table: ModuleTable) -> Iterator[ImportOutcome]:
        """Yield what comes of asking for the metadata of distributions, where that is not simply fine."""
        for line, name in table.asked:
            if lack := self._lookup.metadata(node, name):
                verdict = Verdict(Tried.UNKNOWN, lack) if isinstance(lack, str) else self._direct(lack)
                at = Use(line, (), Guard.NONE)
                yield _outcome(node, "import", f"metadata of {name or 'a distribution'}", at, verdict)

    def _direct(self, fault: Fault) -> Verdict:
        confidence = Confidence.HIGH if fault.cause in self._sure else Confidence.MEDIUM
        return Verdict(Tried.FAILS, fault.cause, (fault.detail,), fault.package, fault.version, confidence)

    def _through(self, failure: Failure) -> Verdict:
        """Return what comes of importing a module that fails; through a library nothing is certain."""
        direct = self._direct(failure.fault)
        chain = (*failure.chain, failure.fault.detail)
        if failure.is_own:
            return direct._replace(chain=chain)
        return direct._replace(cause=f"library-{direct.cause}", chain=chain, confidence=Confidence.LOW)

    def _uses(self, table: ModuleTable, failed: set[str]) -> Iterator[Use]:
        """Yield the chains on imported modules, each once; what is not there has no attributes to miss."""
        seen: set[tuple[str, ...]] = set()
        for use in sorted(table.uses, key=lambda each: (each.guard, each.line)):
            binding = table.names.get(use.chain[0])
            if (
                binding
                and (binding.module or binding.level)
                and use.chain[0] not in failed
                and use.chain not in seen
            ):
                seen.add(use.chain)
                yield use

    def _unparsed(self, node: Node, table: ModuleTable | None) -> tuple[FileTrial, list[ImportOutcome]]:
        sure = table is not None and not table.own_limits
        verdict = Verdict(Tried.FAILS if sure else Tried.UNKNOWN, "own-syntax" if sure else "not-parsed")
        message = table.fault if table else "its text could not be had"
        at = Use(table.fault_line if table else 0, (), Guard.NONE)
        outcome = _outcome(node, "syntax", message, at, verdict)
        return FileTrial(path=node.path, verdict=verdict.tried), [outcome]


def _badness(verdict: Tried) -> int:
    return (Tried.OK, Tried.UNKNOWN, Tried.FAILS).index(verdict)


def _outcome(node: Node, kind: str, text: str, at: Import | Use, verdict: Verdict) -> ImportOutcome:
    return ImportOutcome(
        kind=kind,
        statement=text[:200],
        location=Location(path=node.path, line=at.line or None, snippet=text[:200]),
        verdict=verdict.tried,
        guarded=bool(at.guard & ~(Guard.FUNCTION | Guard.STARTED) if kind == "attribute" else at.guard),
        cause=verdict.cause,
        chain=verdict.chain,
        package=verdict.package,
        version=verdict.version,
        confidence=verdict.confidence,
    )
