"""From what came of a plan to the plans that may better it, by the cause of what fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from packaging.utils import canonicalize_name

from repocheck.environment.attempt import Attempt
from repocheck.environment.builds import for_builds, other_pythons
from repocheck.environment.candidate import (
    Case,
    Plan,
    bounded_names,
    kept_entries,
    lines_asked,
    minor_of,
    pinned_names,
    without,
)
from repocheck.environment.older_days import before_python, for_lost_names
from repocheck.environment.supplier import Refusal, supplier_of
from repocheck.environment.wanted import wanted_by_packages, wanted_in
from repocheck.knowledge.resolver_texts import PYTHONS
from repocheck.knowledge.stdlib import has_name, minors_with
from repocheck.models import ImportOutcome, Origin, Pins, Supplier, Wanted
from repocheck.python import OLDER_DEFAULT, minor_since
from repocheck.text.pattern import late_regex

NOT_THERE = frozenset({"missing-package", "missing-version"})
"""Outcomes of a resolution that asks for what the index does not have."""
OTHER_PYTHON = frozenset({"no-wheel-for-python", "requires-python", "not-checkable", "wrong-platform"})
"""Outcomes of a resolution that another Python may better."""
_GONE_FROM_PYTHON = frozenset({"removed-from-python", "name-removed-from-python"})
_NAME = late_regex(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_UNREADABLE = late_regex(r"([A-Za-z0-9][\w.-]{0,80})==\S{1,40} has invalid metadata")
_ASKED_FOR = late_regex(r"depends? on ([A-Za-z0-9][\w.-]*)")
_ASKING = late_regex(r"([A-Za-z0-9][\w.-]{0,80})(?:[\[(<>=!~][^ ]{0,80})? depends? on")


def first_plans(case: Case, start: Plan) -> Iterator[Plan]:
    """Yield the plans to begin with: the list with what it lacks, without its versions, without it."""
    yield start
    yield start.on(pins=Pins.RELAXED)
    yield start.on(pins=Pins.IMPORTED)


def plain_plan(case: Case, start: Plan) -> Plan:
    """Return the plan of somebody who has no list: the names of what is imported, on the usual Python.

    It is tried whatever the list says, so that nothing is proposed that is worse.
    """
    return start.on(pins=Pins.IMPORTED, python=case.plain_python or start.candidate.python)


def next_plans(case: Case, attempt: Attempt) -> tuple[Plan, ...]:
    """Return the plans that the causes of an attempt's failures call for, the most promising first."""
    found = _after_trial(case, attempt) if attempt.trial else _after_refusal(case, attempt)
    return tuple(dict.fromkeys(each for each in found if each != attempt.plan))


def named_in(message: str) -> frozenset[str]:
    """Return the normalised names in the resolver's words, and many that are none."""
    return frozenset(canonicalize_name(word) for word in _NAME.findall(message))


def unreadable_in(message: str) -> frozenset[str]:
    """Return the packages of which the resolver says that it cannot read a version."""
    return named_in(" ".join(_UNREADABLE.findall(message)))


def _after_refusal(case: Case, attempt: Attempt) -> Iterator[Plan]:
    """Yield plans for one that does not resolve."""
    plan, installation = attempt.plan, attempt.installation
    named = named_in(installation.message)
    if unread := unreadable_in(installation.message) & bounded_names(plan, case.said):
        yield plan._replace(loose=plan.loose | unread)
        return
    if installation.outcome in NOT_THERE:
        there = list(_as_it_is_there(case, attempt, named))
        yield from there
        if there or installation.outcome == "missing-package":
            return
    if not plan.builds:
        yield from _fewerlines_asked(case, plan, named, installation.message)
        return
    if installation.outcome == "needs-source-build":
        yield plan.on(python=other_pythons(case, attempt)[0])
        yield plan._replace(insists=True)
        return
    asking = _asking_in(installation.message)
    guessed = asking & {each.name for each in plan.suppliers if each.origin is Origin.GUESS}
    yield from [without(plan, guessed)] if guessed else []
    if rare := _rare(case, attempt):
        other = rare & bounded_names(plan, case.said)  # later versions may have wheels
        yield without(plan, rare - other)._replace(loose=plan.loose | other)
    yield from before_python(case, plan) if installation.outcome in OTHER_PYTHON else ()
    meant = asking & _meant(case, plan) if installation.outcome == "no-wheel-for-python" else frozenset[str]()
    dated = meant.intersection(dict(plan.candidate.dates))  # they are so for the names that they had
    yield from [plan._replace(insists=True)] if dated else ()
    yield from _with_wheels(case, attempt, asking)
    bounded = named & bounded_names(plan, case.said)
    inner = bounded & named_in(" ".join(_ASKED_FOR.findall(installation.message)))
    if bounded:
        yield plan._replace(loose=plan.loose | (inner or bounded))
    elif droppable := named & {each.name for each in plan.suppliers}:
        yield without(plan, droppable & asking or droppable)
    yield from [plan._replace(insists=True)] if meant else ()
    if installation.outcome == "conflict":
        yield from (plan.on(python=python) for python in other_pythons(case, attempt))


def _asking_in(message: str) -> frozenset[str]:
    """Return the packages that ask for others in the resolver's words."""
    return named_in(" ".join(_ASKING.findall(message)))


def _meant(case: Case, plan: Plan) -> frozenset[str]:
    """Return the packages that a plan asks for and that are no guesses."""
    known = (each.name for each in plan.suppliers if each.origin is not Origin.GUESS)
    return frozenset((*kept_entries(plan, case.said), *known))


def _rare(case: Case, attempt: Attempt) -> frozenset[str]:
    """Return the packages without a wheel for this Python that the code imports in one place only."""
    python = attempt.plan.candidate.python
    lacking_one = {name for name, pythons in attempt.wheels.items() if python not in pythons}
    once = {
        each.name
        for each in attempt.plan.suppliers
        if each.module in case.wanted and len(case.wanted[each.module].places) == 1
    }
    return frozenset(lacking_one & once)


def _fewerlines_asked(case: Case, plan: Plan, named: frozenset[str], message: str) -> Iterator[Plan]:
    """Yield a plan of wheels alone that is nearer to resolving: with fewer bounds, then with fewer lines."""
    if bounded := named & bounded_names(plan, case.said):
        yield plan._replace(loose=plan.loose | bounded)
    elif droppable := named & lines_asked(case, plan):
        yield without(plan, droppable & _asking_in(message) or droppable)


def _with_wheels(case: Case, attempt: Attempt, asking: frozenset[str]) -> Iterator[Plan]:
    """Yield the plan on Pythons with more wheels, then with builds if a version in the list asks for one."""
    plan, outcome = attempt.plan, attempt.installation.outcome
    if outcome in OTHER_PYTHON:
        yield from (plan.on(python=python) for python in other_pythons(case, attempt))
    if outcome == "no-wheel-for-python" and asking & pinned_names(plan, case.said).keys():
        yield plan._replace(insists=True)


def _as_it_is_there(case: Case, attempt: Attempt, named: frozenset[str]) -> Iterator[Plan]:
    """Yield the plan without the packages and the versions that the index does not have."""
    plan = attempt.plan
    asked = {*kept_entries(plan, case.said), *(each.name for each in plan.suppliers)}
    absent = attempt.absent
    if attempt.installation.outcome == "missing-package":
        absent |= named & asked
    bounded = bounded_names(plan, case.said)
    free = plan.loose | attempt.outdated & bounded
    if attempt.installation.outcome == "missing-version":
        free |= named & bounded
    free |= _released_with(free - plan.loose, pinned_names(plan, case.said))
    if absent or free != plan.loose:
        yield without(plan, absent)._replace(loose=free)


def _released_with(names: frozenset[str], pins: Mapping[str, str]) -> frozenset[str]:
    """Return the packages of the same release as some whose version is not there: they fit no other one.

    They have the same number, and one is named after the other: ``jax`` and ``jaxlib``.
    """
    known = {name: pins[name].partition("+")[0] for name in names if name in pins}
    return frozenset(
        other
        for other, version in pins.items()
        for name, missing in known.items()
        if version.partition("+")[0] == missing and (other.startswith(name) or name.startswith(other))
    )


def _after_trial(case: Case, attempt: Attempt) -> Iterator[Plan]:
    """Yield plans for one that was tried."""
    plan = attempt.plan
    if (better := with_lacking(case, attempt)) != plan:
        yield better
        return
    if unfit := attempt.unconfirmed():
        yield without(plan, unfit)  # there is to be one without; an older release may fit
    faults = list(attempt.faults())
    if python := _python_with(faults, plan):
        yield plan.on(python=python)
    if python := _python_since(case, faults, plan):
        yield plan.on(python=python)
    yield from before_python(case, plan) if attempt.installation.risks else ()
    yield from for_builds(case, attempt)
    yield from for_lost_names(case, attempt, faults)


def with_lacking(case: Case, attempt: Attempt) -> Plan:
    """Return the plan with what still is missing, and without what does not supply what it is there for."""
    bare = without(attempt.plan, frozenset(each.name for each in attempt.strangers()))
    return bare._replace(suppliers=(*bare.suppliers, *lacking(case, attempt)))


def lacking(case: Case, attempt: Attempt) -> Iterator[Supplier]:
    """Yield suppliers of what still is missing, that were neither asked for nor refused before."""
    assert attempt.trial
    asked = {each.name for each in attempt.plan.suppliers} | attempt.plan.left_out
    missing = wanted_in(attempt.trial)
    direct = [each for each in missing.values() if not each.guarded]
    for wanted in (*direct, *wanted_by_packages(attempt.trial)):
        for supplier in _suppliers_of(wanted, case, attempt):
            if supplier.name not in asked:
                asked.add(supplier.name)
                yield supplier


def _suppliers_of(wanted: Wanted, case: Case, attempt: Attempt) -> Iterator[Supplier]:
    """Yield what supplies a module: of what a package wants, all that it says to come with that."""
    supplier = supplier_of(wanted, case.said)
    if not isinstance(supplier, Refusal):
        yield supplier
    there = {each.name for each in attempt.installation.packages}
    for name in attempt.extras.get(wanted.module, ()) if wanted.through else ():
        if name not in there:
            yield Supplier(
                module=name.replace("-", "_"),
                name=name,
                line=name,
                origin=Origin.KNOWN,
                places=wanted.places,
                through=wanted.through,
            )


def _python_with(faults: list[ImportOutcome], plan: Plan) -> str:
    """Return the newest older Python that still has what is gone from this one; empty if there is none."""
    minors = [[m for m in _minors_with(each) if m < plan.minor] for each in faults]
    older = [max(each) for each in minors if each]
    return next((python for python in PYTHONS if older and minor_of(python) == min(older)), "")


def _python_since(case: Case, faults: list[ImportOutcome], plan: Plan) -> str:
    """Return the oldest newer Python of which own files are source; empty if this one is new enough for them.

    It may be newer than the project says: its code says more.
    """
    said = (each.chain[-1] if each.chain else each.statement for each in faults if each.cause == "own-syntax")
    least = max((minor_since(each) or 0 for each in said), default=0)
    known = (*case.pythons, *PYTHONS) if case.plain_python else case.pythons
    newer = (python for python in known if minor_of(python) >= least > plan.minor)
    return min(newer, key=lambda python: (python not in case.pythons, minor_of(python)), default="")


def _minors_with(outcome: ImportOutcome) -> tuple[int, ...]:
    """Return the minor releases of Python that have what an outcome misses; nothing if it is not Python's."""
    cause = outcome.cause.removeprefix("library-")
    what = outcome.chain[-1] if outcome.chain else ""
    if cause == "older-python" or OLDER_DEFAULT in (what, outcome.statement):
        return tuple(range(6, 11))
    if cause == "removed-from-python":
        return minors_with(what) or minors_with(what.partition(".")[0])
    if cause in _GONE_FROM_PYTHON or (cause == "attribute-missing" and not outcome.package):
        module, _, name = what.rpartition(".")
        return tuple(minor for minor in minors_with(module) if has_name(module, name, minor))
    return ()
