"""Which older days to try for names that packages have lost, and the Python of such a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from repocheck.environment.attempt import Attempt, package_of
from repocheck.environment.candidate import (
    Case,
    Plan,
    days_before,
    minor_of,
    past_days,
    pinned_names,
    usual_python,
)
from repocheck.environment.wanted import importer_of
from repocheck.knowledge.resolver_texts import PYTHON_DATES, PYTHONS
from repocheck.knowledge.suppliers import IN_STEP, RENAMED, WATERSHEDS, Watershed
from repocheck.models import ImportOutcome

_GONE_FROM_PACKAGE = frozenset({"name-missing", "submodule-missing", "attribute-missing"})
_TOO_NEW = frozenset({"generated-too-early"})
"""Causes by which a package is too new for another one, without having lost a name."""
CIRCULAR = "circular-import"
"""Cause by which a package does not import itself before Python 3.7."""
_IN_OTHER_SYNTAX = frozenset({"newer-syntax", "syntax", CIRCULAR})
"""Causes by which a module of a package is not for this Python: another release of it may be."""
_MAX_DAYS, _MAX_DAYS_ALONE = 2, 1
"""Past days that are tried for one cause, for all packages and for those that have lost a name."""
_FURTHER = dt.timedelta(270)
"""Step by which a package goes back that still lacks a name on the first day: code is written with what is
installed, which may be older than the code. Source: most packages of research code release twice a year."""
_MAX_FURTHER = 3
_IN_STEP_AFTER = dt.timedelta(7)
"""Time after a release in which its companions come out. Source: Keras and TensorFlow of one number are days
apart."""
_SETTLED = dt.timedelta(30)
"""Time after the making of a package in which what it was tried with came out."""


def for_lost_names(case: Case, attempt: Attempt, faults: list[ImportOutcome]) -> Iterator[Plan]:
    """Yield plans of older days: of the packages alone that have lost a name, then of all."""
    plan = attempt.plan
    gone = [o for o in faults if o.cause.removeprefix("library-") in _GONE_FROM_PACKAGE | _TOO_NEW]
    sought = lost_names(case, attempt)
    lost = {name for name in sought if name not in attempt.never or RENAMED.get(name, name) in IN_STEP}
    if nearest := {name: day for name, day in attempt.nearest.items() if name not in IN_STEP}:
        yield plan.on(dates=tuple(sorted({**dict(plan.candidate.dates), **nearest}.items())))
    if together := _with_their_users(attempt, gone):
        yield together
    days = [day for package in sorted(lost) for day in days_before(package, case)]
    if any(each.cause in {"library-newer-syntax", f"library-{CIRCULAR}"} for each in faults):
        newer = [python for python in case.pythons if minor_of(python) > plan.minor]
        yield from (plan.on(python=python) for python in sorted(newer, key=minor_of)[:1])
    as_of = plan.candidate.as_of
    days = sorted({day for day in days if as_of is None or day < as_of}, reverse=True)
    if as_of is None and not {RENAMED.get(each, each) for each in lost} & IN_STEP:
        yield from _alone(plan, lost, days)
    in_step = [day + _IN_STEP_AFTER for name, day in attempt.nearest.items() if name in IN_STEP]
    for day in (*(day for day in in_step[:1] if as_of is None), *days[:_MAX_DAYS]):
        python = python_then(case, plan, day)
        yield plan.on(python=python, as_of=day, dates=())


def on_older_days(case: Case, attempt: Attempt, plan: Plan) -> Iterator[Plan]:
    """Yield the plan on the days of code for which a package is too new with all that goes with it.

    The code is older than the release by which the package lost its names, or no release for this Python has
    them: then that of the code's own days tells. No other plan of today is likely to do.
    """
    first = _first_shed(case, attempt)
    if first is None:
        return
    if case.days[len(case.days) // 2] <= first.before or not all(attempt.had_then.values()):
        day = days_before(first.package, case)[0]
    elif attempt.had_then and not _in_step(case, attempt) - attempt.had_then.keys() - attempt.nearest.keys():
        day = past_days(case)[0]
    else:
        return
    yield plan.on(python=python_then(case, plan, day), as_of=day, dates=())


def then(case: Case, attempt: Attempt) -> tuple[dt.date, str] | None:
    """Return the day of the code and its Python, if what was released by then tells where to look first."""
    first, days = _first_shed(case, attempt), past_days(case)
    if first is None or not days or case.days[len(case.days) // 2] <= first.before:
        return None
    return days[0], python_then(case, attempt.plan, days[0])


def _first_shed(case: Case, attempt: Attempt) -> Watershed | None:
    """Return the earliest release by which a package that others go with lost names; None for older plans."""
    lost = {RENAMED.get(each, each) for each in _in_step(case, attempt)}
    sheds = [each for each in WATERSHEDS if each.package in lost]
    is_dated = attempt.plan.candidate.as_of or not case.days
    return None if is_dated else min(sheds, key=lambda each: each.before, default=None)


def _in_step(case: Case, attempt: Attempt) -> set[str]:
    """Return the packages that have lost names and with which others go."""
    return {each for each in lost_names(case, attempt) if RENAMED.get(each, each) in IN_STEP}


def lost_names(case: Case, attempt: Attempt) -> dict[str, set[str]]:
    """Return the names that are gone from packages, dotted, by package; of none that the list pins."""
    pinned = pinned_names(attempt.plan, case.said)
    found: dict[str, set[str]] = {}
    for each in attempt.faults():
        owner = owner_of(each, attempt)
        cause = each.cause.removeprefix("library-")
        if cause in _GONE_FROM_PACKAGE | _IN_OTHER_SYNTAX and owner not in {"", *pinned}:
            found.setdefault(owner, set()).add(each.chain[-1])
    return found


def owner_of(outcome: ImportOutcome, attempt: Attempt) -> str:
    """Return the package that has lost what an outcome misses; empty if it is not known."""
    top = outcome.chain[-1].partition(".")[0] if outcome.chain else ""
    return outcome.package or package_of(top, attempt)


def _with_their_users(attempt: Attempt, gone: list[ImportOutcome]) -> Plan | None:
    """Return the plan with packages as they were when those were made that miss a name of them."""
    made = {each.name: each.uploaded_at for each in attempt.installation.packages}
    dates = dict(attempt.plan.candidate.dates)
    older: dict[str, dt.date] = {}
    for outcome in gone:
        by = importer_of(outcome) if outcome.cause.startswith("library-") else ""
        user, owner = package_of(by, attempt), owner_of(outcome, attempt)
        when = made.get(user)
        if when and owner and owner not in dates and owner != user:
            older[owner] = when.date() + _SETTLED
    return attempt.plan.on(dates=tuple(sorted((dates | older).items()))) if older else None


def _alone(plan: Plan, lost: set[str], days: list[dt.date]) -> Iterator[Plan]:
    """Yield the plan with older days for the packages that have lost a name, and no others."""
    dates = dict(plan.candidate.dates)
    for day in days[:_MAX_DAYS_ALONE]:
        older = {name: day for name in lost if name not in dates or dates[name] > day}
        if older:
            yield plan.on(dates=tuple(sorted((dates | older).items())))
    earliest = min(days, default=dt.date.max) - _MAX_FURTHER * _FURTHER
    further = {name: dates[name] - _FURTHER for name in lost & dates.keys()}
    if len(lost) == len(further) == 1 and all(day >= earliest for day in further.values()):
        yield plan.on(dates=tuple(sorted((dates | further).items())))


def before_python(case: Case, plan: Plan) -> Iterator[Plan]:
    """Yield the plan on an older Python if both the code and the day of a package are older than that of now.

    What such a release asks for in turn hardly has wheels for a Python that came out later.
    """
    day = max((min((day for _, day in plan.candidate.dates), default=dt.date.max), *case.days[:1]))
    if day < PYTHON_DATES[plan.minor]:
        python = python_then(case, plan, day)
        yield from [plan.on(python=python)] if minor_of(python) < plan.minor else ()


def python_then(case: Case, plan: Plan, day: dt.date) -> str:
    """Return the Python for a past day: one that the project allows, and none newer than that of the plan."""
    allowed = case.pythons or PYTHONS
    older = [python for python in allowed if minor_of(python) <= plan.minor] or list(allowed)
    return usual_python(day, older)
