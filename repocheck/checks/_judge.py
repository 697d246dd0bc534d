"""Find the checks by walking this folder, and put them all to one subject."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from graphlib import TopologicalSorter

from repocheck import checks as package
from repocheck.checks._check import CATEGORIES, Check, not_applicable, unknown
from repocheck.facts import DEEP_DOC_FILES, OutOfTime, Subject
from repocheck.models import ESSENTIALS, Availability, Finding, Outcome, Verdict

_FIRST = ESSENTIALS[0]


@cache
def load_checks() -> tuple[Check, ...]:
    """Return all checks in the order of the report: essentials, then by category, then by weight."""
    names = [
        module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")
    ]
    found = [getattr(importlib.import_module(f"{package.__name__}.{name}"), name) for name in names]
    return tuple(sorted(found, key=_rank))


def wanted() -> tuple[str, ...]:
    """Return the globs of all files that any check reads, in the order of the checks.

    Documents deep down tell least, and so are the first to be left out where there is too much.
    """
    globs = dict.fromkeys(glob for check in load_checks() for glob in check.reads)
    return tuple(sorted(globs, key=DEEP_DOC_FILES.__contains__))


def judge(subject: Subject, only: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """Put every check (or those in `only`) to `subject`; return the findings in the order of the report."""
    checks = [check for check in load_checks() if only is None or check.id in only]
    verdicts: dict[str, Verdict] = {}
    for check in _order():
        if only is None or check.id in only:
            verdicts[check.id] = _verdict(check, subject, verdicts)
    return tuple(Finding.of(check.id, verdicts[check.id]) for check in checks)


@cache
def _order() -> tuple[Check, ...]:
    """Return all checks, each behind those that it requires."""
    checks = {check.id: check for check in load_checks()}
    order = TopologicalSorter({id_: set(check.requires) & checks.keys() for id_, check in checks.items()})
    return tuple(checks[id_] for id_ in order.static_order())


def _verdict(check: Check, subject: Subject, earlier: dict[str, Verdict]) -> Verdict:
    seen = subject.evidence.availability
    if seen is Availability.UNKNOWN and check.id != _FIRST:
        return unknown("The repository could not be read.")
    if seen is not Availability.EXISTS and check.id != _FIRST:
        return not_applicable(f"There is nothing to read: the repository is {seen}.")
    for required in check.requires:
        before = earlier.get(required)
        if before is None or before.outcome is Outcome.PASS:
            continue
        if before.outcome is Outcome.UNKNOWN:
            return unknown(f"Depends on {required}, which was not determined.")
        return not_applicable(f"Needs {required} first.")
    try:
        return check(subject)
    except OutOfTime as error:
        return unknown(str(error), value=str(Availability.UNKNOWN) if check.id == _FIRST else None)


def _rank(check: Check) -> tuple[int, int, float, str]:
    essential = ESSENTIALS.index(check.id) if check.essential else len(ESSENTIALS)
    return essential, CATEGORIES.index(check.category), -check.weight, check.id
