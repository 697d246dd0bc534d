"""From what came of a plan to the plans that may better it, by the cause of what fails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packaging.utils import canonicalize_name

from repocheck.environment.attempt import Attempt
from repocheck.environment.candidate import (
    Case,
    Plan,
    days_before,
    kept_entries,
    minor_of,
    past_days,
    usual_python,
)
from repocheck.environment.supplier import Refusal, name_in, relaxed, supplier_of
from repocheck.environment.wanted import wanted_by_packages, wanted_in
from repocheck.knowledge.stdlib import has_name, minors_with
from repocheck.knowledge.suppliers import IN_STEP, RENAMED
from repocheck.models import ImportOutcome, Pins, Supplier

_OTHER_PYTHON = frozenset({"no-wheel-for-python", "requires-python", "not-checkable", "wrong-platform"})
_GONE_FROM_PYTHON = frozenset({"removed-from-python", "name-removed-from-python"})
_GONE_FROM_PACKAGE = frozenset({"name-missing", "submodule-missing", "attribute-missing"})
_MAX_PYTHONS = 4
"""Other Pythons that are tried for a list that does not resolve."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def first_plans(case: Case, start: Plan) -> Iterator[Plan]:
    """Yield the plans to begin with: the list with what it lacks, last the list without its versions."""
    yield start
    if any(True for _ in kept_entries(start, case.said)):
        yield start.on(pins=Pins.RELAXED)
        yield start.on(pins=Pins.IMPORTED)


def next_plans(case: Case, attempt: Attempt) -> tuple[Plan, ...]:
    """Return the plans that the causes of an attempt's failures call for, the most promising first."""
    found = _after_trial(case, attempt) if attempt.trial else _after_refusal(case, attempt)
    return tuple(dict.fromkeys(each for each in found if each != attempt.plan))


def _after_refusal(case: Case, attempt: Attempt) -> Iterator[Plan]:
    """Yield plans for one that does not resolve."""
    plan, outcome = attempt.plan, attempt.installation.outcome
    named = _named(attempt)
    if outcome == "missing-package":
        if named:
            yield _without(plan, named)
        return
    if outcome in _OTHER_PYTHON or outcome == "conflict":
        yield from _other_pythons(case, plan)
    pinned = named & {entry.name for line, entry in kept_entries(plan, case.said) if relaxed(line) != line}
    pinned |= named & {each.name for each in plan.suppliers if relaxed(each.line) != each.line}
    if pinned - plan.loose:
        yield plan._replace(loose=plan.loose | pinned)
    elif droppable := named & {each.name for each in plan.suppliers}:
        yield _without(plan, droppable)


def _named(attempt: Attempt) -> frozenset[str]:
    """Return the packages that the resolver's words name."""
    words = {canonicalize_name(word) for word in _NAME.findall(attempt.installation.message)}
    return frozenset(words | {canonicalize_name(word.split("==")[0]) for word in words})


def _without(plan: Plan, names: frozenset[str]) -> Plan:
    kept = tuple(each for each in plan.suppliers if each.name not in names)
    spoken = names | {old for old, new in RENAMED.items() if new in names}
    return plan._replace(suppliers=kept, left_out=plan.left_out | spoken)


def _other_pythons(case: Case, plan: Plan) -> Iterator[Plan]:
    """Yield the plan on other Pythons that the project allows, those nearest to the code's days first."""
    day = case.days[-1] if case.days else None
    usual = minor_of(usual_python(day, case.pythons)) if day and case.pythons else plan.minor
    others = sorted(
        (p for p in case.pythons if minor_of(p) != plan.minor), key=lambda p: (abs(minor_of(p) - usual), p)
    )
    yield from (plan.on(python=python) for python in others[:_MAX_PYTHONS])


def _after_trial(case: Case, attempt: Attempt) -> Iterator[Plan]:
    """Yield plans for one that was tried."""
    plan = attempt.plan
    if strangers := attempt.strangers():
        yield plan._replace(suppliers=tuple(each for each in plan.suppliers if each not in strangers))
        return
    if added := tuple(lacking(case, attempt)):
        yield plan._replace(suppliers=(*plan.suppliers, *added))
        return
    faults = list(attempt.faults())
    if python := _python_with(faults, plan):
        yield plan.on(python=python)
    yield from _for_builds(case, attempt)
    yield from _for_lost_names(case, attempt, faults)


def lacking(case: Case, attempt: Attempt) -> Iterator[Supplier]:
    """Yield suppliers of what still is missing, that were neither asked for nor refused before."""
    assert attempt.trial
    asked = {each.name for each in attempt.plan.suppliers} | attempt.plan.left_out
    missing = wanted_in(attempt.trial)
    direct = [each for each in missing.values() if not each.guarded and each.module in case.wanted]
    for wanted in (*direct, *wanted_by_packages(attempt.trial)):
        supplier = supplier_of(wanted, case.said)
        if not isinstance(supplier, Refusal) and supplier.name not in asked:
            asked.add(supplier.name)
            yield supplier


def _python_with(faults: list[ImportOutcome], plan: Plan) -> str:
    """Return the newest older Python that still has what is gone from this one; empty if there is none."""
    minors = [minors for o in faults if (minors := _minors_with(o))]
    older = [max(m for m in each if m < plan.minor) for each in minors if any(m < plan.minor for m in each)]
    return _full(min(older)) if older else ""


def _minors_with(outcome: ImportOutcome) -> tuple[int, ...]:
    cause = outcome.cause.removeprefix("library-")
    what = outcome.chain[-1] if outcome.chain else ""
    if cause == "removed-from-python":
        return minors_with(what) or minors_with(what.partition(".")[0])
    if cause in _GONE_FROM_PYTHON or cause == "attribute-missing":
        module, _, name = what.rpartition(".")
        return tuple(minor for minor in minors_with(module) if has_name(module, name, minor))
    return ()


def _full(minor: int) -> str:
    from repocheck.knowledge.resolver_texts import PYTHONS

    return next(python for python in PYTHONS if minor_of(python) == minor)


def _for_builds(case: Case, attempt: Attempt) -> Iterator[Plan]:
    """Yield plans with fewer builds: on a Python that has wheels, or with versions that have some."""
    plan = attempt.plan
    if not attempt.installation.risks:
        return
    counts = {
        python: sum(python in pythons for pythons in attempt.wheels.values())
        for python in case.pythons
        if python != plan.candidate.python
    }
    best = max(counts, key=lambda python: (counts[python], minor_of(python)), default="")
    if best and counts[best]:
        yield plan.on(python=best)
    risky = frozenset(risk.package for risk in attempt.installation.risks if risk.reasons or not risk.version)
    pinned = {name_in(line) for line, _ in kept_entries(plan, case.said) if relaxed(line) != line}
    pinned |= {each.name for each in plan.suppliers if relaxed(each.line) != each.line}
    if loose := (risky & pinned) - plan.loose:
        yield plan._replace(loose=plan.loose | loose)


def _for_lost_names(case: Case, attempt: Attempt, faults: list[ImportOutcome]) -> Iterator[Plan]:
    """Yield plans of older days: of the packages alone that have lost a name, then of all."""
    plan = attempt.plan
    lost = {
        o.package
        for o in faults
        if o.package and o.cause.removeprefix("library-") in _GONE_FROM_PACKAGE
    }
    if not lost or plan.candidate.pins is Pins.KEPT and not lost - _pinned(case, plan):
        return
    days = [day for package in sorted(lost) for day in days_before(package, case)]
    days = sorted({day for day in days if plan.candidate.as_of is None or day < plan.candidate.as_of}, reverse=True)
    together = lost & IN_STEP or any(RENAMED.get(each) in IN_STEP for each in lost)
    if plan.candidate.as_of is None and days and not together:
        yield plan.on(dates=tuple(sorted({**dict(plan.candidate.dates), **dict.fromkeys(lost, days[0])}.items())))
    for day in days:
        yield plan.on(python=_python_then(case, plan, day), as_of=day, dates=())


def _pinned(case: Case, plan: Plan) -> set[str]:
    return {entry.name for line, entry in kept_entries(plan, case.said) if "==" in line}


def _python_then(case: Case, plan: Plan, day: object) -> str:
    from repocheck.knowledge.resolver_texts import PYTHONS

    allowed = case.pythons or PYTHONS
    older = [python for python in allowed if minor_of(python) <= plan.minor] or list(allowed)
    return usual_python(day, older)  # type: ignore[arg-type]


def days_left(case: Case) -> bool:
    """Return whether there is a past day to try at all."""
    return bool(past_days(case))
