"""Attempt plans of an environment: resolve them against the index, and try what would import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping, Set
from functools import partial

from repocheck import http, probe
from repocheck.environment import (
    INSTALLABLE,
    NOT_THERE,
    OTHER_PYTHON,
    Attempt,
    Case,
    Plan,
    bounded_names,
    is_better_elsewhere,
    kept_entries,
    lacking,
    limits_for,
    lines_asked,
    lines_of,
    name_in,
    named_in,
    other_names,
    pinned_names,
    without,
)
from repocheck.knowledge.suppliers import READABLE_SINCE
from repocheck.models import FileTrial, ImportTrial, Installation, Origin, Supplier, Tried
from repocheck.pipeline.package_contents import PackageContents
from repocheck.pipeline.package_source import PackageSource
from repocheck.pipeline.spending import Spending
from repocheck.python import OwnCode
from repocheck.text.pattern import late_regex

_AT_ONCE = 8
"""Packages that the index is asked about at a time."""
_MAX_PINS = 40
"""Pinned packages whose wheels are looked up."""
_MAX_NAMES = 200
"""Packages that are looked up when the index lacks one: a list of conda has some hundred."""
_FEWEST_SECONDS = 20.0
"""Time of one resolution, if so much is left."""
_SHARE = 0.35
"""Part of the time left that one resolution may take: a list that leads nowhere leaves some for others."""
_FOR_THE_LIST = 0.7
"""Part of the time that what the project says may take at first: what is imported is to have its turn."""
_FOR_LIMITS = 0.5
"""Part of the time left in which it is resolved anew with limits: the rest is for reading."""
_EARLY = 0.6
"""Share of the limits after which it is not asked what holds packages back: that takes a few tries."""
_MAX_HELD_BACK = 2
"""Packages that are asked for in their newest releases in place of years old ones, one after the other."""
_LONG_AGO = dt.timedelta(730)
"""Age of a release from which on it is asked whether there are later ones that have wheels."""
_TOO_LONG_AGO = dt.timedelta(1460)
"""Age of a release, on a past day, from which on later ones are built whatever it seems to have, and wheels
alone are none: it is from before there were any.
Source: gensim 0.10.1 of 2014 came so with all that is of 2019."""
_WHEELLESS = late_regex(r"([A-Za-z0-9][\w.-]{0,80})==(\S{1,40}) has no (?:usable wheels|wheels with)")
_ROUNDS = 3
"""How often packages without a wheel on a past day are looked up on a later one, and how often limits are
looked for: what one of them brings may call for another."""
_Read = tuple[ImportTrial, Mapping[str, frozenset[str]], Mapping[str, bool]]
_NO_TIME = {"outcome": "timeout", "message": "A limit of the search was reached before."}


class Attempts:
    """The attempts for one repository, none of them beyond its limits.

    Args:
        source: The package index.
        code: The repository's own.
        case: What is known of it.
        spending: What may be used, and what was.
    """

    def __init__(self, source: PackageSource, code: OwnCode, case: Case, spending: Spending) -> None:
        self._source, self._code, self._case, self._spending = source, code, case, spending
        self._contents = PackageContents(source, case, spending)
        self._trials: dict[Hashable, _Read] = {}

    def is_closed(self, installation: Installation) -> bool:
        """Return whether an installer takes exactly the files of an installation for their versions."""
        return self._source.is_closed(installation, self._spending.seconds_left)

    def attempt(self, plan: Plan) -> Attempt:
        """Return what comes of a plan within the limits; once one of them is reached, nothing is asked."""
        if self._spending.used() >= 1:
            return _unasked(plan)
        is_first = not self._spending.candidates
        part = self._spending.part(_FOR_THE_LIST if is_first and self._case.says_how else 1.0)
        with self._spending.candidate(), part:
            try:
                with http.deadline(self._spending.seconds_left):
                    tried = self._attempted(plan)
            except probe.GivenUp:
                tried = _unasked(plan)
            if tried.trial or self._spending.seconds_left:
                return tried
            return Attempt(tried.plan, tried.installation.model_copy(update=_NO_TIME))

    def _attempted(self, plan: Plan) -> Attempt:
        """Return what comes of a plan, with the later days and limits that what it installs calls for."""
        plan = self._as_they_are_called(plan)
        plan = without(plan, frozenset(each.name for each in plan.suppliers if self._is_too_young(each)))
        if too_early := self._too_early(plan):
            return too_early
        plan, installation = self._with_later_days(plan)
        with self._spending.part(_FOR_LIMITS):
            plan, installation = self._with_limits(plan, installation)
            far_newer = self._held_back(plan, installation, _TOO_LONG_AGO) if plan.candidate.as_of else ()
            newer = far_newer or self._held_back(plan, installation, _LONG_AGO)
        if far_newer and not plan.builds:
            return Attempt(plan, _set_back(installation, far_newer))
        if newer and plan.builds and (far_newer or not self._is_whole(plan, installation)):
            with self._spending.part(_FOR_LIMITS):
                installation = self._not_held_back(plan, installation, newer)
        needs_wheels = installation.risks or installation.outcome in OTHER_PYTHON
        wheels = self._wheels_of_pins(plan, installation) if needs_wheels else {}
        untried = Attempt(plan, installation, wheels=wheels)
        if installation.outcome in NOT_THERE:
            return self._looked_up(untried)
        if installation.outcome not in INSTALLABLE:
            return untried
        has_wheel = partial(self._source.catalogue.has_wheel, python=plan.candidate.python)
        built = frozenset(risk.package for risk in installation.risks)
        untried = untried._replace(
            wheelless=frozenset(name for name in built if not has_wheel(name)),
            brought=built - lines_asked(self._case, plan),
        )
        if not plan.insists and is_better_elsewhere(self._case, untried):
            return untried
        return self._tried(untried)

    def _too_early(self, plan: Plan) -> Attempt | None:
        """Return the refusal of a plan that dates a package before its first wheel for this Python.

        The index says so at once; the resolver would look through all that depends on it before.
        """
        catalogue, python = self._source.catalogue, plan.candidate.python
        for name, day in () if plan.insists else plan.candidate.dates:
            if catalogue.has_wheel(name, python) and not catalogue.has_wheel(name, python, day):
                fits = tuple(each for each in self._case.pythons if catalogue.has_wheel(name, each, day))
                installation = Installation(
                    path="",
                    python=python,
                    as_of=plan.candidate.as_of,
                    outcome="no-wheel-for-python",
                    message=f"{name} had no wheel on {day}.",
                )
                return Attempt(plan, installation, wheels={name: fits})
        return None

    def _installed(self, plan: Plan, *, roughly: bool = False) -> Installation:
        share = max(_FEWEST_SECONDS, self._spending.seconds_in_all * _SHARE)
        seconds = min(self._spending.seconds_left, share)
        lines = lines_of(plan, self._case.said)
        with self._spending.reading() as budget:
            return self._source.install(plan, lines, seconds, budget, roughly=roughly)

    def _as_they_are_called(self, plan: Plan) -> Plan:
        """Return a plan with guesses that the index lacks under another name by which it has them."""
        taken = {each.name for each in plan.suppliers} | plan.left_out
        guesses = [each for each in plan.suppliers if each.origin is Origin.GUESS and self._case.days]
        with http.threads(_AT_ONCE) as threads:
            called = threads.map(lambda each: self._other_name(each, taken), guesses)
            found = {each.name: name for each, name in zip(guesses, called, strict=True) if name}
        suppliers = tuple(
            each.model_copy(update={"name": name, "line": name}) if (name := found.get(each.name)) else each
            for each in plan.suppliers
        )
        return plan._replace(suppliers=suppliers, left_out=plan.left_out.union(found))

    def _other_name(self, guess: Supplier, taken: Set[str]) -> str:
        """Return the name by which the index has a guess that it lacks; empty if it has it, or by none."""
        if not self._source.catalogue.is_absent(guess.name):
            return ""
        others = (guess.model_copy(update={"name": name}) for name in other_names(guess) if name not in taken)
        return next((each.name for each in others if not self._is_too_young(each)), "")

    def _is_too_young(self, supplier: Supplier) -> bool:
        """Return whether a package that is guessed is younger than the code, which cannot have meant it.

        So is one that the index does not have. Where the index does not answer, this is asked in the end.
        """
        if supplier.origin is not Origin.GUESS or not self._case.days:
            return False
        first = self._source.catalogue.first_day(supplier.name)
        return (
            self._source.catalogue.is_absent(supplier.name) if first is None else first > self._case.days[-1]
        )

    def is_undated(self, guess: Supplier) -> bool:
        """Return whether it is still not known if a guess is older than the code: then it is not taken."""
        return bool(self._case.days) and self._source.catalogue.first_day(guess.name) is None

    def _with_later_days(self, plan: Plan) -> tuple[Plan, Installation]:
        """Give what had no wheel on the day of a plan the day of its first one."""
        if plan.candidate.as_of is None:
            return plan, self._installed(plan)
        installation = self._installed(plan, roughly=True)
        for _ in range(_ROUNDS):
            if not (later := self._later_days(plan, installation)):
                break
            dated = plan.on(dates=tuple(sorted((dict(plan.candidate.dates) | later).items())))
            again = self._installed(dated, roughly=True)
            if not _is_better(again, installation):
                break
            plan, installation = dated, again
        whole = not installation.risks and installation.outcome != "timeout"
        return plan, installation if whole else self._installed(plan)

    def _later_days(self, plan: Plan, installation: Installation) -> dict[str, dt.date]:
        as_of, python = plan.candidate.as_of, plan.candidate.python
        if as_of is None:
            return {}
        late = {risk.package for risk in installation.risks}
        if installation.outcome == "newer-than":
            asked = map(name_in, lines_of(plan, self._case.said))
            late = set(asked) & named_in(installation.message)
        bounded = bounded_names(plan, self._case.said)
        refused = named_in(installation.message) if installation.outcome not in INSTALLABLE else frozenset()
        unread = READABLE_SINCE.keys() & refused - dict(plan.candidate.dates).keys()
        found = {name: day for name, day in READABLE_SINCE.items() if name in unread and day > as_of}
        for name in late - dict(plan.candidate.dates).keys():
            when = self._source.catalogue.first_wheel_day(name, python, as_of)
            if name in bounded:
                found[name] = self._case.today  # its own bounds decide
            elif when:
                found[name] = when + dt.timedelta(1)
        return found

    def _with_limits(self, plan: Plan, installation: Installation) -> tuple[Plan, Installation]:
        """Keep out what an installation is better without, as far as the rest of it allows that.

        What it did not allow once is not asked again: each question takes the resolver seconds.
        """
        if plan.limits and installation.outcome not in INSTALLABLE:
            plan = plan._replace(limits=())
            installation = self._installed(plan)
        catalogue, candidate, refused = self._source.catalogue, plan.candidate, set[str]()

        def has_final(name: str) -> bool:
            return bool(catalogue.newest_on(name, candidate.python, candidate.as_of or self._case.today))

        for _ in range(_ROUNDS):
            wished, before = limits_for(installation, has_final), plan
            limits = tuple(each for each in wished if each not in refused)
            for lines in dict.fromkeys((limits, *((each,) for each in limits))):
                if set(lines) <= set(plan.limits):
                    continue
                limited = plan._replace(limits=tuple(dict.fromkeys((*plan.limits, *lines))))
                again = self._installed(limited)
                if again.outcome in INSTALLABLE and len(again.risks) <= len(installation.risks):
                    plan, installation = limited, again
                elif len(lines) == 1:
                    refused |= {*lines}
            if plan == before:
                break
        return plan, installation

    def _is_whole(self, plan: Plan, installation: Installation) -> bool:
        """Return whether all imports with what is installed, without builds: newer releases add nothing."""
        return not installation.risks and self._tried(Attempt(plan, installation)).is_whole

    def _not_held_back(self, plan: Plan, installation: Installation, newer: tuple[str, ...]) -> Installation:
        """Return what a plan installs with the `newer` releases of what comes years old, one after the other.

        What is asked for in any version comes old if all later releases ask for something that has no wheel
        in the version they need; whoever installs it builds that.
        """
        known = {each.package for each in installation.risks}
        for line in newer[:_MAX_HELD_BACK]:
            again = self._installed(plan._replace(insists=True, limits=(*plan.limits, line)))
            added = [each for each in again.risks if each.package not in known]
            plain = all(each.version and not each.reasons for each in added)
            if again.outcome in INSTALLABLE and added and plain:  # else it is no build that holds it back
                return again
        return installation

    def _held_back(self, plan: Plan, installation: Installation, since: dt.timedelta) -> tuple[str, ...]:
        """Return lines for the newest releases of what is asked for in any version and comes `since` old.

        Nothing where too little time is left to ask for them.
        """
        if plan.insists or installation.outcome not in INSTALLABLE:
            return ()
        if plan.builds and self._spending.used() > _EARLY:
            return ()
        asked = map(name_in, lines_of(plan, self._case.said))
        free = {*asked} - bounded_names(plan, self._case.said) - {*map(name_in, plan.limits)}
        as_of, dates = plan.candidate.as_of, dict(plan.candidate.dates)
        day = as_of or self._case.today
        if day == dt.date.max:
            return ()
        old = [
            each
            for each in installation.packages
            if each.name in free and not each.built
            if each.uploaded_at and each.uploaded_at.date() < day - since
        ]
        catalogue, python = self._source.catalogue, plan.candidate.python
        return tuple(
            f"{each.name}=={newest}"
            for each in old
            if (newest := catalogue.newest_after(each, python, dates.get(each.name, as_of)))
        )

    def _looked_up(self, attempt: Attempt) -> Attempt:
        """Return an attempt with all that the index lacks: the resolver names one after the other."""
        plan, catalogue = attempt.plan, self._source.catalogue
        asked = dict.fromkeys((*kept_entries(plan, self._case.said), *(s.name for s in plan.suppliers)))
        pins = pinned_names(plan, self._case.said)

        def lack(name: str) -> tuple[str, bool, bool]:
            return name, catalogue.is_absent(name), catalogue.lacks_version(name, pins.get(name, ""))

        with http.threads(_AT_ONCE) as threads:
            found = list(threads.map(lack, list(asked)[:_MAX_NAMES]))
        absent = frozenset(name for name, is_absent, _ in found if is_absent)
        outdated = frozenset(name for name, _, is_outdated in found if is_outdated)
        return attempt._replace(absent=absent, outdated=outdated)

    def _tried(self, attempt: Attempt) -> Attempt:
        plan, installation = attempt.plan, attempt.installation
        same = installation.python, installation.packages, attempt.asked_for
        if same not in self._trials and not self._spending.reading_left:
            return attempt._replace(trial=self._unread(installation))
        if same not in self._trials:
            held = self._contents.held(plan, installation)  # first: what is not confirmed is not proposed
            try:
                trial: ImportTrial = self._contents.reader().try_imports(self._code, installation)
            except probe.GivenUp:
                trial = self._unread(installation)
            self._spending.add(trial.bytes_read, trial.requests)
            self._trials[same] = trial, *held
        trial, modules, sources = self._trials[same]
        tried = attempt._replace(trial=trial, modules=modules, sources=sources)
        tried = tried._replace(extras=dict(self._contents.extras(tried, trial)))
        if tried.strangers() or any(True for _ in lacking(self._case, tried)):
            return tried  # another plan comes first
        return self._contents.with_older(tried)

    def _unread(self, installation: Installation) -> ImportTrial:
        """Return the trial of what resolves and was not read in time: nothing can be said of any file."""
        paths = self._code.tried[: probe.TrialLimits().max_files]
        files = tuple(FileTrial(path=path, verdict=Tried.UNKNOWN) for path in paths)
        return ImportTrial(python=installation.python, files=files, truncated=True)

    def _wheels_of_pins(self, plan: Plan, installation: Installation) -> dict[str, tuple[str, ...]]:
        """Return the Pythons that have a wheel of each version that is pinned, or would have to be built.

        And of those that the resolver names: of any version, if it does not name one.
        """
        built = {risk.package: risk.version for risk in installation.risks if risk.version}
        pins = dict(list(pinned_names(plan, self._case.said).items())[:_MAX_PINS])
        lines = lines_of(plan, self._case.said)
        named = dict.fromkeys(named_in(installation.message) & set(map(name_in, lines)), "")
        asked = named | dict(_WHEELLESS.findall(installation.message)) | built | pins
        catalogue, pythons = self._source.catalogue, self._case.pythons

        def having(name: str) -> tuple[str, ...]:
            if asked[name]:
                return catalogue.pythons_with_wheel(name, asked[name], pythons)
            return tuple(each for each in pythons if catalogue.has_wheel(name, each))

        with http.threads(_AT_ONCE) as threads:
            return dict(zip(asked, threads.map(having, asked), strict=True))


def _unasked(plan: Plan) -> Attempt:
    """Return what comes of a plan for which there was no time."""
    installation = Installation(path="", python=plan.candidate.python, as_of=plan.candidate.as_of, **_NO_TIME)
    return Attempt(plan, installation)


def _set_back(installation: Installation, newer: tuple[str, ...]) -> Installation:
    """Return the refusal of wheels alone where these bring releases that are years older than with builds.

    Who wrote the code had the newer ones, and what goes with them has moved on.
    """
    message = f"Without builds these come years old: {', '.join(map(name_in, newer))}"
    changed = {"outcome": "no-wheel-for-python", "message": message, "packages": (), "risks": ()}
    return installation.model_copy(update=changed)


def _is_better(new: Installation, old: Installation) -> bool:
    """Return whether one resolution needs fewer builds than another, or gets further if both fail."""
    if new.outcome not in INSTALLABLE:
        return old.outcome == new.outcome == "newer-than" and new.message != old.message
    return old.outcome not in INSTALLABLE or len(new.risks) < len(old.risks)
