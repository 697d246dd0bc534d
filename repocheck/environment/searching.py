"""The search: try a plan, ask its failures what to try next, and stop when nothing more can be helped."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from repocheck.environment.attempt import FOR_WHEELS, INSTALLABLE, Attempt
from repocheck.environment.builds import of_wheels, share_of_wheels
from repocheck.environment.candidate import Case, Plan, asked_by
from repocheck.environment.causes import first_plans, next_plans, plain_plan, unreadable_in, with_lacking
from repocheck.environment.older_days import on_older_days
from repocheck.environment.supplier import Refusal, supplier_of
from repocheck.models import Candidate, Origin, Pins, Supplier

_MAX_OF_WHEELS = 4
"""Plans of wheels alone that are tried in the end, each with fewer lines."""
_HOPELESS = frozenset({"network", "no-uv", "offline-miss", "no-upload-dates"})
"""Outcomes about our view of the index, which no plan betters."""
_SLOW: dict[str, tuple[Pins, ...]] = {"timeout": (Pins.RELAXED,), "not-checkable": ()}
"""Outcomes that took long to come to nothing, and what takes as long beside what keeps as much."""
_BETTER = 0.001
"""What a later attempt must be better by: the authors' Python and versions come first."""
_FOR_THE_BEST = 0.85
"""Share of the limits after which what is best so far is tried without builds: that takes one trial."""
_FOR_DOUBTFUL = 0.65
"""The same if signs speak against its builds: wheels alone may take several resolutions."""
_SURE = 0.99
"""What a whole attempt is worth that needs no build that may fail."""
Try = Callable[[Plan], Attempt]


class Searched:
    """What a search has found so far."""

    def __init__(self) -> None:
        self.attempts: list[Attempt] = []
        self.cut_off = False
        self.chosen: Attempt | None = None
        """What is proposed in place of the best: without guesses, or because the best cannot be installed."""

    @property
    def best(self) -> Attempt:
        """Return the best attempt, or what is proposed in its place."""
        return self.chosen or self.ranked()[0]

    def ranked(self) -> list[Attempt]:
        """Return the attempts, the best first, of equals that which keeps more of the list.

        One in which a package does not supply what it is there for comes after all others. One in which fewer
        files import than in what is imported alone comes after that: who goes without a list builds what that
        needs, and mostly it is built. One of wheels alone that is little worse than the best comes first.
        """
        found = sorted(self.attempts, key=_rank, reverse=True)
        plain = [each.at_best for each in found if _is_sound(each) and _is_plain(each.plan.candidate)]
        least = max(plain, default=found[0].worth)
        found.sort(key=lambda each: bool(plain) and not (_is_sound(each) and each.at_best >= least))
        enough = max(found[0].worth - FOR_WHEELS, least)
        sure = (each for each in found if _is_sound(each) and not each.installation.risks)
        best = next((each for each in sure if each.worth >= enough), found[0])
        return sorted(found, key=lambda each: each is not best)


def search(case: Case, attempt: Try, used: Callable[[], float]) -> Searched:
    """Return what was tried for a repository, the best of it among that.

    Args:
        case: What is known of the repository.
        attempt: Resolves a plan and tries its imports.
        used: Share of the limits that is used up; from 1 on nothing more is tried.
    """
    found = Searched()
    start, *waiting = first_plans(case, starting(case))
    plain = plain_plan(case, start)
    first = [start, *([plain] if plain.suppliers else [])]
    plains = {plain} - {start}
    seen: set[Hashable] = set()
    slow = set[Pins]()
    is_corrected = False
    while first or waiting:
        waiting.sort(key=lambda each: each.candidate.pins in slow)
        plan = first.pop(0) if first else waiting.pop(0)
        if (question := asked_by(plan, case.said)) in seen:
            continue
        if found.attempts and used() >= (1.0 if plan == plain else _part(found)):
            found.cut_off = True
            break
        seen.add(question)
        tried = attempt(plan)
        found.attempts.append(tried)
        if tried.installation.outcome in _HOPELESS:
            break
        more = next_plans(case, tried)
        is_slow = (outcome := tried.installation.outcome) in _SLOW
        if is_slow and not unreadable_in(tried.installation.message):
            slow |= {plan.candidate.pins, *_SLOW[outcome]}
        waiting = _worth_trying(waiting, tried)
        is_best = tried.trial and tried.worth >= found.best.worth and plan not in plains
        if not more and is_best and not (tried.hangs_on_versions or tried.is_unread or plan.left_out):
            break  # nothing that still fails can be helped, and nothing was given up that may be
        if plan in plains and outcome in _SLOW:
            first, waiting = [], [*waiting, *first, *more]  # the list has its turn
        elif plan in plains and (at_once := _corrections(more, found)) and not (tried.trial and is_corrected):
            first, plains = [*at_once, *first], plains | {*at_once}  # so that there is one in any case
            waiting += more[len(at_once) :]
            is_corrected = tried.trial is not None
        elif plan in plains:
            waiting += more  # more of the list may do as well, and is better then
        else:  # if it is whole, only its builds can be bettered
            waiting = [*more, *(waiting if not tried.is_whole else ())]
            first = [] if tried.is_whole and tried.worth > _SURE else first
            first = [*on_older_days(case, tried, with_lacking(case, tried)), *first] if tried.trial else first
    _finish(found, case, attempt, used)
    return found


def _finish(found: Searched, case: Case, attempt: Try, used: Callable[[], float]) -> None:
    """Try what is kept for the end, and take note of what a limit cut short."""
    if (plan := _put_off(found)) and used() < 1:
        found.attempts.append(attempt(plan))
    _try_wheels(found, case, attempt, used)
    last = found.attempts[-1].trial
    found.cut_off |= used() >= 1 and (last is None or last.truncated)


def _worth_trying(waiting: list[Plan], tried: Attempt) -> list[Plan]:
    """Leave out other Pythons for a plan that needs no build: what fails there would fail on them, too."""
    if tried.trial is None or tried.installation.risks:
        return waiting
    return [each for each in waiting if each.on(python=tried.plan.candidate.python) != tried.plan]


def _put_off(found: Searched) -> Plan | None:
    """Return a plan that was put off for another Python, if nothing at all was tried in its place."""
    if any(each.trial for each in found.attempts):
        return None
    resolved = (each.plan for each in found.attempts if each.installation.outcome in INSTALLABLE)
    return next((plan._replace(insists=True) for plan in resolved), None)


def _part(found: Searched) -> float:
    """Return the share of the limits that may be used before what is kept for the end is tried."""
    risks = found.best.installation.risks if found.attempts and found.best.trial else ()
    if any(risk.is_grave for risk in risks):
        return _FOR_DOUBTFUL
    return _FOR_THE_BEST if risks or _put_off(found) else 1.0


def _try_wheels(found: Searched, case: Case, attempt: Try, used: Callable[[], float]) -> None:
    """Try without builds what is best then, with fewer lines until it resolves, with what it lacks then."""
    plan = _of_wheels(found, case) if found.best.trial else None
    for _ in range(_MAX_OF_WHEELS):
        if plan is None:
            return
        if used() >= 1:
            found.cut_off = True
            return
        tried = attempt(plan)
        found.attempts.append(tried)
        plan = next(iter(next_plans(case, tried)), None)
        if tried.trial and not (plan and _grows(plan, tried)):
            return


def _of_wheels(found: Searched, case: Case) -> Plan | None:
    """Return the plan of wheels alone by which most files are left, of equals that of the best.

    What needs builds that may fail is not the best, but may be so without them.
    """
    best, given_up = found.best, FOR_WHEELS if found.best.installation.risks else -_BETTER
    ranked = (each for each in found.ranked() if _is_sound(each) and each.installation.risks)
    plans = ((share_of_wheels(case, each), of_wheels(case, each)) for each in ranked)
    likely = [(share, plan) for share, plan in plans if plan]
    share, plan = max(likely, key=lambda each: each[0], default=(0.0, None))
    return plan if share >= best.worth - given_up else None


def _corrections(more: tuple[Plan, ...], found: Searched) -> tuple[Plan, ...]:
    """Return the first of the next plans without which the last attempt is none, or gives less than it can.

    It did not resolve, lacks a module, has what does not supply its module, what may not build, or what has
    lost a name that a release was found to have, while nothing else is better.
    """
    tried = found.attempts[-1]
    if not tried.trial:
        return more
    may_fail = any(risk.reasons for risk in tried.installation.risks)
    grows = any(_grows(each, tried) for each in more)
    is_near = tried.nearest and all(each.worth <= tried.worth for each in found.attempts)
    return more[:1] if grows or may_fail or tried.misfits() or is_near else ()


def _grows(plan: Plan, tried: Attempt) -> bool:
    return len(plan.suppliers) > len(tried.plan.suppliers)


def _rank(attempt: Attempt) -> tuple[bool, int, int]:
    kept = -list(Pins).index(attempt.plan.candidate.pins)
    return _is_sound(attempt), round(attempt.worth / _BETTER), kept


def _is_sound(attempt: Attempt) -> bool:
    return bool(attempt.trial and not attempt.misfits())


def _is_plain(candidate: Candidate) -> bool:
    """Return whether a candidate is what is imported, as of today: what everybody would try."""
    return candidate.pins is Pins.IMPORTED and not candidate.as_of and not candidate.dates


def starting(case: Case) -> Plan:
    """Return the first plan: today, the project's own Python, its list as it is, and what that leaves out."""
    return Plan(Candidate(python=case.python, as_of=case.as_of, pins=Pins.KEPT), suppliers_of(case))


def has_guesses(case: Case) -> bool:
    """Return whether anything is asked for that nothing but the name of an import speaks for."""
    return any(each.origin is Origin.GUESS for each in suppliers_of(case))


def suppliers_of(case: Case) -> tuple[Supplier, ...]:
    """Return who supplies what is imported, each distribution once."""
    found: dict[str, Supplier] = {}
    for wanted in case.wanted.values():
        supplier = supplier_of(wanted, case.said)
        if isinstance(supplier, Refusal):
            continue
        if not wanted.guarded or supplier.origin in {Origin.DECLARED, Origin.DOCUMENT}:
            found.setdefault(supplier.name, supplier)
    return tuple(found.values())
