"""Ways to make an environment: which Python, which days, how much of the list, and the lines that follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from packaging.version import InvalidVersion, Version

from repocheck.environment.supplier import Said, name_in, relaxed, renamed
from repocheck.knowledge.resolver_texts import PYTHON_DATES, PYTHONS
from repocheck.knowledge.stdlib import minors_with
from repocheck.knowledge.suppliers import (
    BESIDE,
    BREAKS,
    BUILDS_OF,
    LAST_SEEDED_MINOR,
    PHANTOMS,
    RENAMED,
    SETUPTOOLS,
    WATERSHEDS,
    WHEELS_SINCE,
    Break,
)
from repocheck.models import Candidate, Declared, Installation, Package, Pins, Supplier, Wanted
from repocheck.text.pattern import late_regex

FIRST_USEFUL_DAY = dt.date(2018, 1, 15)
"""Before, hardly any package had wheels for Linux that a Python 3 of today's tools can install.
Source: the first wheels of numpy, scipy and scikit-learn for CPython 3.6 are of the winter before."""
_SETTLED_DAYS = 30
"""Days after a commit by which what it was written with was on the index."""
_YEAR_DAYS = 365
_APART_DAYS = 200
"""Days nearer to each other than this hardly differ."""
_PIN = late_regex(r"(?:={2,3}|~=)\s*([\w.!+-]+)(?![\w.*])")
_USUAL_AFTER_DAYS = 270
"""Age at which a release of Python has wheels of what research code needs."""


BREAK_LINES = frozenset(f"{row.package}<{row.below}" for row in BREAKS)
"""Lines that keep out releases which older packages do not work with."""


class Case(NamedTuple):
    """What is known of a repository before anything is tried."""

    said: Said
    wanted: dict[str, Wanted]
    """What its own files import from outside, by module."""
    python: str
    """Full version of Python to begin with."""
    pythons: tuple[str, ...]
    """Full versions that the project allows."""
    days: tuple[dt.date, ...] = ()
    """Days of its commits, sorted."""
    today: dt.date = dt.date.max
    """Day that the index is asked as of; later than it nothing is known."""
    as_of: dt.date | None = None
    """The same if it is not the present day."""
    plain_python: str = ""
    """Full version for a try that heeds nothing but what is imported; empty if the user has chosen one."""

    @property
    def says_how(self) -> bool:
        """Return whether the project has a list, or names another Python than is usual."""
        return bool(self.said.main) or self.plain_python not in {"", self.python}


class Plan(NamedTuple):
    """A candidate with all that decides which lines are resolved."""

    candidate: Candidate
    suppliers: tuple[Supplier, ...] = ()
    """What is asked for beside the list."""
    left_out: frozenset[str] = frozenset()
    """Entries of the list that are not asked for."""
    loose: frozenset[str] = frozenset()
    """Entries of the list that are asked for without their versions."""
    limits: tuple[str, ...] = ()
    """Lines that keep newer releases out."""
    insists: bool = False
    """Whether it is tried although another Python has more wheels."""
    builds: bool = True
    """Whether packages without a wheel may be in it."""

    @property
    def minor(self) -> int:
        """Return the minor release of Python 3."""
        return minor_of(self.candidate.python)

    def on(self, **changes: object) -> Plan:
        """Return the plan with another candidate."""
        return self._replace(candidate=self.candidate.model_copy(update=changes))


def minor_of(python: str) -> int:
    """Return the minor number of a full version."""
    return int(python.split(".")[1])


def kept_entries(plan: Plan, said: Said) -> dict[str, tuple[str, Declared]]:
    """Return the lines of the list that a plan asks for, each with its entry, by the name in the line."""
    found: dict[str, tuple[str, Declared]] = {}
    for entry in said.main if plan.candidate.pins is not Pins.IMPORTED else ():
        is_own = minors_with(entry.name.replace("-", "_"))  # old backports of what is Python's own do harm
        if entry.of_conda or not entry.line or is_own or entry.name in PHANTOMS:
            continue
        free = plan.candidate.pins is Pins.RELAXED or not plan.loose.isdisjoint(
            {entry.name, _known_as(entry)}
        )
        line = _line_of(entry, free=free)
        if plan.left_out.isdisjoint({name_in(line), entry.name}) and not _is_other(entry, found):
            found[name_in(line)] = line, entry
    return found


def _line_of(entry: Declared, *, free: bool) -> str:
    """Return the line for an entry, under the name that the index has for it, without version if `free`."""
    if free:
        return renamed(relaxed(entry.line))
    if entry.name in BUILDS_OF:
        return entry.line  # old releases are there under this name
    return renamed(relaxed(entry.line)) if entry.name in RENAMED else entry.line


def _known_as(entry: Declared) -> str:
    return RENAMED.get(entry.name, entry.name)


def _is_other(entry: Declared, found: dict[str, tuple[str, Declared]]) -> bool:
    """Return whether an entry is another name for one that is there already."""
    return entry.name in RENAMED and _known_as(entry) in found


def without(plan: Plan, names: frozenset[str]) -> Plan:
    """Return a plan that does not ask for some packages, under none of their names."""
    kept = tuple(each for each in plan.suppliers if each.name not in names)
    spoken = names | {old for old, new in RENAMED.items() if new in names}
    return plan._replace(suppliers=kept, left_out=plan.left_out | spoken)


def lines_asked(case: Case, plan: Plan) -> frozenset[str]:
    """Return the packages that a plan asks for."""
    return frozenset((*kept_entries(plan, case.said), *(each.name for each in plan.suppliers)))


def lines_of(plan: Plan, said: Said) -> tuple[str, ...]:
    """Return the requirements that are to be resolved: of the list, of suppliers, limits last."""
    lines = {name: line for name, (line, _) in kept_entries(plan, said).items()}
    for supplier in plan.suppliers:
        covered = {RENAMED.get(name, name) for name in lines} | lines.keys()
        if not covered & {supplier.name, RENAMED.get(supplier.name, supplier.name)}:
            kept = plan.candidate.pins is Pins.KEPT and supplier.name not in plan.loose
            lines[supplier.name] = (
                supplier.line if kept or supplier.line == SETUPTOOLS else relaxed(supplier.line)
            )
    for each in BESIDE:
        if each.package in lines and plan.minor >= each.minor and each.brings not in plan.left_out:
            lines.setdefault(each.brings, each.brings)
    if plan.minor <= LAST_SEEDED_MINOR:
        lines.setdefault("setuptools", SETUPTOOLS)
    return (*lines.values(), *plan.limits)


def asked_by(plan: Plan, said: Said) -> Hashable:
    """Return what a plan asks of the index: plans that ask for the same need be tried only once."""
    candidate = plan.candidate
    lines = frozenset(lines_of(plan, said))
    return candidate.python, candidate.as_of, candidate.dates, lines, plan.insists, plan.builds


def pinned_names(plan: Plan, said: Said) -> dict[str, str]:
    """Return the version of each package that a plan asks for in one, or in its last fixes, by name."""
    lines = [line for line, _ in kept_entries(plan, said).values()]
    if plan.candidate.pins is Pins.KEPT:
        lines += [each.line for each in plan.suppliers if each.name not in plan.loose]
    found = ((name_in(line), _PIN.search(line)) for line in lines)
    return {name: pin[1] for name, pin in found if pin}


def bounded_names(plan: Plan, said: Said) -> frozenset[str]:
    """Return the packages that a plan asks for in some versions only."""
    lines = [line for line, _ in kept_entries(plan, said).values()]
    lines += [each.line for each in plan.suppliers if plan.candidate.pins is Pins.KEPT]
    return frozenset(name_in(line) for line in lines if relaxed(line) != line) - plan.loose - {"setuptools"}


def past_days(case: Case) -> tuple[dt.date, ...]:
    """Return days on which it may have worked: of the last commit, the median one, a year after the first."""
    if not case.days:
        return ()
    first, last, median = case.days[0], case.days[-1], case.days[len(case.days) // 2]
    settled = dt.timedelta(_SETTLED_DAYS)
    wished = (last + settled, median + settled, first + dt.timedelta(_YEAR_DAYS))
    return _apart([max(day, FIRST_USEFUL_DAY) for day in wished], case.today)


def days_before(package: str, case: Case) -> tuple[dt.date, ...]:
    """Return the days to try for a package that has lost a name: of the code, and before its watershed."""
    shed = next((each.before for each in WATERSHEDS if each.package == package), None)
    least = WHEELS_SINCE.get(package, FIRST_USEFUL_DAY)
    days = _apart([max(day, least) for day in past_days(case)], case.today)
    if shed is None or not any(day > shed for day in days or (case.today,)):
        return days
    return _apart([*(day for day in days if day <= shed), shed], case.today) if days else (shed,)


def _apart(days: Sequence[dt.date], today: dt.date) -> tuple[dt.date, ...]:
    kept: list[dt.date] = []
    for day in days:
        if day < today and all(abs((day - other).days) >= _APART_DAYS for other in (*kept, today)):
            kept.append(day)
    return tuple(kept)


def usual_python(day: dt.date, pythons: Sequence[str] = PYTHONS) -> str:
    """Return the Python of a day: the newest of `pythons` that was old enough by then, else the oldest."""
    by_age = sorted(pythons, key=minor_of)
    grown = [p for p in by_age if (day - PYTHON_DATES[minor_of(p)]).days >= _USUAL_AFTER_DAYS]
    return (grown or by_age[:1])[-1]


def limits_for(installation: Installation, has_final: Callable[[str], bool]) -> tuple[str, ...]:
    """Return lines that keep out what an installation may be better without: wishes, no requirements.

    These are releases that older packages in it do not work with, and those before a final one.

    Args:
        installation: What would be installed.
        has_final: Whether a package has any final release.
    """
    versions = {each.name: each for each in installation.packages}
    found = []
    for row in BREAKS:
        held = versions.get(row.package)
        if held is None or not _reaches(held.version, row.below):
            continue
        concerned = (each for each in installation.packages if _is_concerned(each, row))
        if any(each.uploaded_at and each.uploaded_at.date() < row.day for each in concerned):
            found.append(f"{row.package}<{row.below}")
    return *found, *_final_releases(installation, has_final)


def _is_concerned(package: Package, row: Break) -> bool:
    if row.needed_by is None:
        return True
    return package.name in row.needed_by if row.needed_by else not package.address.endswith("none-any.whl")


def _final_releases(installation: Installation, has_final: Callable[[str], bool]) -> Iterator[str]:
    """Yield a line for each package of which a release before a final one is installed, if it has others."""
    for each in installation.packages:
        try:
            version = Version(each.version)
        except InvalidVersion:
            continue
        if version.is_prerelease and has_final(each.name):
            yield f"{each.name}<{version.base_version}"


def _reaches(version: str, bound: str) -> bool:
    try:
        return Version(version) >= Version(bound)
    except InvalidVersion:
        return False
