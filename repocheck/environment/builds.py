"""What must be built, and the plans that need fewer builds: other Pythons, other versions, wheels alone."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.environment.attempt import Attempt
from repocheck.environment.candidate import (
    Case,
    Plan,
    bounded_names,
    kept_entries,
    lines_asked,
    minor_of,
    usual_python,
    without,
)
from repocheck.environment.supplier import supplier_of
from repocheck.knowledge.suppliers import RENAMED, WHEELS_OF
from repocheck.models import Origin, Supplier, Tried

_MAX_PYTHONS = 3
"""Other Pythons that are tried for one cause."""
_NO_SETUPTOOLS = "pkg-resources"
_TOO_NEW = frozenset({_NO_SETUPTOOLS, "older-than-python"})
"""Signs that a build would do better on an older Python."""
_LAST_WITH = 8
"""Last minor release of Python 3 for which no setuptools without ``pkg_resources`` is built with.
Source: setuptools 82 asks for Python 3.9."""


def is_better_elsewhere(case: Case, attempt: Attempt) -> bool:
    """Return whether another Python has wheels of more of what must be built."""
    return bool(attempt.installation.risks and attempt.wheels and other_pythons(case, attempt))


def other_pythons(case: Case, attempt: Attempt) -> list[str]:
    """Return other Pythons that the project allows, with most wheels of its pins, nearest to its days."""
    minor = attempt.plan.minor
    usual = minor_of(usual_python(case.days[-1], case.pythons)) if case.days and case.pythons else minor

    def rank(python: str) -> tuple[int, int, str]:
        n_wheels = sum(python in pythons for pythons in attempt.wheels.values())
        return -n_wheels, abs(minor_of(python) - usual), python

    others = sorted((p for p in case.pythons if minor_of(p) != minor), key=rank)
    if attempt.wheels and others:
        most = rank(others[0])[0]
        now = rank(attempt.plan.candidate.python)[0]
        others = [p for p in others if rank(p)[0] == most < now]
    return others[:_MAX_PYTHONS]


def for_builds(case: Case, attempt: Attempt) -> Iterator[Plan]:
    """Yield plans with fewer builds: on a Python that has wheels, or with versions that have some."""
    plan, risks = attempt.plan, attempt.installation.risks
    if not risks:
        return
    built, lines = frozenset(risk.package for risk in risks), lines_asked(case, plan)
    if twins := built & lines & WHEELS_OF.keys():
        yield _as_wheels(case, plan, twins)
        return
    idle = built & _idle(case, plan)
    left = lines & {risk.package for risk in risks if risk.reasons or not risk.version}
    if idle or any(risk.is_grave and risk.package in left for risk in risks):
        other = left & bounded_names(plan, case.said) - attempt.wheelless - idle
        fewer = without(plan, idle | (left - other))
        yield fewer._replace(loose=fewer.loose | other)  # what files import they need in any version
    yield from (plan.on(python=python) for python in other_pythons(case, attempt)[:1] if attempt.wheels)
    yield from (plan.on(python=python) for python in _pythons_to_build(case, attempt))
    unread = frozenset(risk.package for risk in risks if not risk.version)
    if loose := built & bounded_names(plan, case.said) - (attempt.wheelless - unread):
        yield plan._replace(loose=plan.loose | loose)
    if left:
        yield without(plan, left)


def _pythons_to_build(case: Case, attempt: Attempt) -> Iterator[str]:
    """Yield the Python of the day of an archive that hardly builds on this one, which is newer."""
    made = {each.name: each.uploaded_at for each in attempt.installation.packages}
    old = [risk for risk in attempt.installation.risks if _TOO_NEW & {*risk.reasons}]
    days = [when.date() for when in (made.get(risk.package) for risk in old) if when]
    most = attempt.plan.minor if all(_NO_SETUPTOOLS not in risk.reasons for risk in old) else _LAST_WITH
    allowed = [
        each for each in case.pythons if minor_of(each) < attempt.plan.minor and minor_of(each) <= most
    ]
    if days and allowed:
        yield usual_python(min(days), allowed)


def of_wheels(case: Case, attempt: Attempt) -> Plan | None:
    """Return the plan without builds: versions without a wheel let go, what has none in any left out.

    None if nothing is to be built, or more files need what would be left out than its builds put at risk.
    """
    plan, built = attempt.plan, frozenset(risk.package for risk in attempt.installation.risks)
    bounded = built & bounded_names(plan, case.said) - attempt.wheelless
    if not built or _share_needing(case, attempt, built - bounded) > attempt.for_wheels:
        return None
    return without(plan, built - bounded)._replace(loose=plan.loose | bounded, builds=False)


def share_of_wheels(case: Case, attempt: Attempt) -> float:
    """Return the share of the files that is expected to be left without builds, before that is tried."""
    built = frozenset(risk.package for risk in attempt.installation.risks)
    bounded = built & bounded_names(attempt.plan, case.said) - attempt.wheelless
    return attempt.share - _share_needing(case, attempt, built - bounded)


def _share_needing(case: Case, attempt: Attempt, names: frozenset[str]) -> float:
    """Return which share of the files at least does not fail and imports one of some packages for sure."""
    fine = {each.path for each in attempt.files if each.verdict is not Tried.FAILS}
    needing: set[str] = set()
    for wanted in case.wanted.values():
        supplier = supplier_of(wanted, case.said)
        if isinstance(supplier, Supplier) and supplier.name in names and not wanted.guarded:
            needing |= fine & {each.path for each in wanted.places}
    return len(needing) / max(1, len(attempt.files))


def _as_wheels(case: Case, plan: Plan, names: frozenset[str]) -> Plan:
    """Return the plan with the same packages under the names that have wheels of them."""
    kept = kept_entries(plan, case.said)
    declared = {each.name: each for each in plan.suppliers}
    added = []
    for name in sorted(names):
        old, new = declared.get(name), WHEELS_OF[name]
        places = old.places if old else tuple(kept[name][1].place for _ in (name,) if name in kept)
        module = old.module if old else name
        added.append(Supplier(module=module, name=new, line=new, origin=Origin.KNOWN, places=places))
    bare = without(plan, names)
    return bare._replace(suppliers=(*bare.suppliers, *added))


def _idle(case: Case, plan: Plan) -> frozenset[str]:
    """Return the packages of the list that nothing imports, under the names that the index has for them."""
    found = (supplier_of(each, case.said) for each in case.wanted.values())
    used = {each.name for each in found if isinstance(each, Supplier)} | {s.name for s in plan.suppliers}
    used |= {RENAMED.get(name, name) for name in used}
    kept = kept_entries(plan, case.said)
    return frozenset(name for name, (_, entry) in kept.items() if not used & {name, entry.name})
