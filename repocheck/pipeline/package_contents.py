"""Look into the packages of an attempt: their modules, the extras that bring more, their older releases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from repocheck.environment import (
    Attempt,
    Case,
    Plan,
    lost_names,
    newest_with,
    package_of,
    plain_needs,
    then,
    wanted_by_packages,
    with_extra,
)
from repocheck.knowledge.suppliers import IN_STEP, RENAMED
from repocheck.models import ImportTrial, Installation, Origin, Package
from repocheck.pipeline.package_source import PackageSource
from repocheck.pipeline.spending import Spending

if TYPE_CHECKING:
    from repocheck.probe import Budget, WheelReader

_SHARE_OF_READING = 0.35
"""Part of what is left for reading that extras or older releases may take."""
_MAX_GOING_BACK = 3
"""Packages of one attempt whose extras or older releases are looked through."""


class PackageContents:
    """What packages hold, read within the limits of one search.

    Args:
        source: The package index.
        case: What is known of the repository.
        spending: What may be used, and what was.
    """

    def __init__(self, source: PackageSource, case: Case, spending: Spending) -> None:
        self._source, self._case, self._spending = source, case, spending
        self._went_back: dict[Hashable, tuple[dt.date | None, bool]] = {}

    def extras(self, attempt: Attempt, trial: ImportTrial) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what packages import without asking for it, with the extra of theirs that brings it."""
        installed = {each.name: each for each in attempt.installation.packages}
        for wanted in islice(wanted_by_packages(trial), _MAX_GOING_BACK):
            if by := installed.get(package_of(wanted.through, attempt)):
                with self._spending.reading(_SHARE_OF_READING) as budget:
                    metadata = self.reader().metadata_of(by, budget)
                yield wanted.module, with_extra(wanted.module, metadata, attempt.plan.minor)

    def held(
        self, plan: Plan, installation: Installation
    ) -> tuple[dict[str, frozenset[str]], dict[str, bool]]:
        """Return the modules in wheels of what is asked for, and whether sources of guesses have theirs."""
        asked = {each.name: each for each in plan.suppliers}
        packages = [each for each in installation.packages if each.name in asked]
        guesses = {
            each: asked[each.name].module
            for each in packages
            if each.built and asked[each.name].origin is Origin.GUESS
        }
        reader = self.reader()
        with self._spending.reading() as budget:
            modules = reader.modules_of([each for each in packages if not each.built], budget)
            for package in packages:
                if package.name in modules and asked[package.name].module not in modules[package.name]:
                    modules[package.name] |= self._behind(package, installation, reader, budget)
            return modules, reader.sources_with(guesses, budget) if guesses else {}

    @staticmethod
    def _behind(
        package: Package, installation: Installation, reader: WheelReader, budget: Budget
    ) -> frozenset[str]:
        """Return the modules that a package without the one it is there for brings by what it asks for.

        A project that was given another name keeps the old one so: pynvml asks for nvidia-ml-py.
        """
        needs = plain_needs(reader.metadata_of(package, budget))
        behind = [each for each in installation.packages if each.name in needs and not each.built]
        return frozenset().union(*reader.modules_of(behind, budget).values()) if behind else frozenset()

    def reader(self) -> WheelReader:
        """Return a reader that may use what is left of the search's limits."""
        left = self._spending
        return self._source.reader(left.reading_left, left.bytes_left, left.seconds_left)

    def with_older(self, attempt: Attempt) -> Attempt:
        """Return an attempt with what older releases have of the names that packages have lost."""
        found: dict[str, dt.date] = {}
        never = set[str]()
        installed = {each.name: each for each in attempt.installation.packages}
        lost = lost_names(self._case, attempt)
        reader = self.reader()
        python = attempt.installation.python
        with self._spending.reading(_SHARE_OF_READING) as budget:
            had_then = dict(self._had_then(attempt, lost, reader, budget))
            gone = {name for name, had in had_then.items() if not had}  # later it has even less
            for name in sorted((lost.keys() & installed.keys()) - gone)[:_MAX_GOING_BACK]:
                key = installed[name], python, frozenset(lost[name])
                if key not in self._went_back:
                    series = self._source.catalogue.series_before(installed[name], python)
                    self._went_back[key] = self._day_with(series, sorted(lost[name]), reader, python, budget)
                day, is_none = self._went_back[key]
                found |= {name: day} if day else {}
                never |= {name} if is_none else set()
        had_then = {name: had for name, had in had_then.items() if name not in found}
        return attempt._replace(nearest=found, never=frozenset(never), had_then=had_then)

    def _had_then(
        self, attempt: Attempt, lost: Mapping[str, set[str]], reader: WheelReader, budget: Budget
    ) -> Iterator[tuple[str, bool]]:
        """Yield whether the release of the code's days has what a package lost that others go with."""
        if day := then(self._case, attempt):
            for name in sorted(each for each in lost if RENAMED.get(each, each) in IN_STEP):
                release = self._source.catalogue.newest_on(name, day[1], day[0])
                held = reader.held_of(release, sorted(lost[name]), day[1], budget) if release else None
                if held is not None and not budget.spent:
                    yield name, held == lost[name]

    def _day_with(
        self, series: list[Package], names: list[str], reader: WheelReader, python: str, budget: Budget
    ) -> tuple[dt.date | None, bool]:
        """Return the day of the newest of some releases that may have all of `names`, and if none has any."""
        days = [each.uploaded_at.date() if each.uploaded_at else dt.date.max for each in series]
        written = self._case.days[-1:]
        hint = next((n for n in reversed(range(len(days))) for day in written if days[n] <= day), None)

        seen: list[frozenset[str] | None] = []

        def has(n: int) -> bool:
            held = reader.held_of(series[n], names, python, budget)
            seen.append(None if budget.spent else held)
            return seen[-1] == frozenset(names)

        found = newest_with(len(series), has, hint)
        is_none = hint is not None and all(held is not None and not held for held in seen)
        return (None if found is None else days[found]), is_none
