"""Propose an environment for one repository: read it, let the search choose, try what it chooses."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from repocheck.checks import wanted
from repocheck.config import Config
from repocheck.environment import (
    INSTALLABLE,
    OTHER_PYTHON,
    Attempt,
    Case,
    Plan,
    Said,
    bounded_names,
    guesses_of,
    limits_for,
    lines_of,
    name_in,
    named_in,
    pinned_names,
    proposal_of,
    search,
    wanted_in,
    without,
)
from repocheck.errors import UsageError
from repocheck.facts import (
    Subject,
    installed_by_hand,
    main_list,
    other_lists,
    own_code,
    reads_of,
    stated_python,
)
from repocheck.http import Client
from repocheck.models import (
    Evidence,
    ImportTrial,
    Installation,
    Origin,
    Proposal,
    Requirements,
    Supplier,
)
from repocheck.pipeline.targets import Target
from repocheck.pipeline.trying import TRIAL_FILES
from repocheck.probe import (
    Catalogue,
    Installer,
    Prober,
    TableFile,
    TrialLimits,
    WheelReader,
    commit_days,
    default_python,
    find_uv,
    probe_folder,
    pythons_for,
    utc_now,
)
from repocheck.python import OwnCode

MAX_SECONDS = 120.0
MAX_BYTES = 104_857_600
_AT_ONCE = 8
"""Packages that the index is asked about at a time."""
_MAX_PINS = 40
"""Pinned packages whose wheels are looked up."""
_ROUNDS = 3
"""How often packages without a wheel on a past day are looked up on a later one."""


PROPOSAL_FILES = (*TRIAL_FILES, *reads_of(("main_list", "other_lists", "installed_by_hand")))
"""Globs of what a proposal reads of the repository, most telling first."""


def proposal_for(
    target: Target, config: Config, python: str = "", *, accept_guesses: bool = False
) -> tuple[Evidence, Proposal | None]:
    """Return what was seen of a repository, and the environment that is proposed for it.

    Args:
        target: The repository.
        config: Hosts, limits, day.
        python: Minor version to use whatever the project says; empty to choose.
        accept_guesses: Whether packages whose names are guessed may be in it.

    Raises:
        UsageError: There is no network, or no uv.
    """
    if config.offline:
        raise UsageError(
            "an environment is chosen with the help of the package index", "Leave out --offline."
        )
    if find_uv() is None:
        raise UsageError(
            "uv was not found", "Install it, for example with `pip install paper-repocheck[resolve]`."
        )
    globs = (*wanted(), *PROPOSAL_FILES)
    if target.path:
        evidence = probe_folder(target.path, target.ref, globs, config.probe, target.rev)
    else:
        with Prober(config) as prober:
            prober.prepare([target.ref])
            evidence = prober.probe(target.ref, globs, target.rev, target.alternatives)
    proposer = Proposer(config)
    try:
        days = commit_days(target.path, config.probe) if target.path else ()
        subject = Subject(evidence, folder=target.folder)
        return evidence, proposer.proposal(subject, days, python, accept_guesses=accept_guesses)
    finally:
        proposer.close()


class Proposer:
    """Proposes environments; safe to use from several threads.

    Args:
        config: Limits, and where name tables are kept.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self.as_of = config.as_of
        self._tables = TableFile(config.store.path) if config.store.path else None
        self._installer = Installer(config, self.client_for)
        self.catalogue = Catalogue(self.client_for)

    def client_for(self, hosts: frozenset[str]) -> Client:
        """Return a client that may ask `hosts`, and sends no token."""
        probe = self._config.probe
        return Client(hosts, probe.timeout_s, probe.attempts, trust_env=probe.use_proxies)

    def stop(self) -> None:
        """Make all resolutions under way end soon."""
        self._installer.stop()

    def close(self) -> None:
        """Close the file of tables."""
        if self._tables:
            self._tables.close()

    def reader(self, seconds: float, n_bytes: int) -> WheelReader:
        """Return a reader of packages that stops at what is left of the limits."""
        trial = self._config.trial
        limits = TrialLimits(**trial.model_dump())._replace(
            max_seconds=min(trial.max_seconds, max(seconds, 1.0)), max_bytes=min(trial.max_bytes, n_bytes)
        )
        return WheelReader(self.client_for, limits, self._tables)

    def proposal(
        self,
        subject: Subject,
        days: tuple[dt.date, ...] = (),
        python: str = "",
        *,
        accept_guesses: bool = True,
    ) -> Proposal | None:
        """Return the environment for a repository; None if it has no Python code, or there is no uv.

        Args:
            subject: What the probe saw.
            days: Days of its commits, sorted; empty if only the last is known.
            python: Minor version to use whatever the project says; empty to choose.
            accept_guesses: Whether packages whose names are guessed may be in it.
        """
        code = own_code(subject)
        if not code.tried:
            return None
        return _Proposing(self, subject, code, days, python).proposal(accept_guesses=accept_guesses)

    def install(self, plan: Plan, lines: Iterable[str]) -> Installation | None:
        """Return what `lines` install by a plan."""
        candidate = plan.candidate
        asked = Requirements(path="", lines=tuple(lines))
        dates = dict(candidate.dates)
        return self._installer.install(asked, candidate.python, candidate.as_of, dates=dates)


def _is_better(new: Installation, old: Installation) -> bool:
    """Return whether one resolution needs fewer builds than another, or resolves where that does not."""
    if new.outcome not in INSTALLABLE:
        return old.outcome == "newer-than" and new.outcome == "newer-than" and new.message != old.message
    return old.outcome not in INSTALLABLE or len(new.risks) < len(old.risks)


class _Proposing:
    """One repository under way."""

    def __init__(
        self, proposer: Proposer, subject: Subject, code: OwnCode, days: tuple[dt.date, ...], python: str
    ) -> None:
        self._proposer, self._code = proposer, code
        self._started_s = time.monotonic()
        self._bytes = self._requests = 0
        self._case = self._case_of(subject, days, python)

    def proposal(self, *, accept_guesses: bool) -> Proposal | None:
        found = search(self._case, self._attempt, self._is_spent)
        if not found.attempts:
            return None
        guesses = tuple(map(self._dated, guesses_of(self._case, found.best)))
        if guesses and not accept_guesses:
            found.chosen = self._attempt(without(found.best.plan, frozenset(each.name for each in guesses)))
        proposal = proposal_of(self._case, found, guesses)
        return proposal.model_copy(
            update={
                "requests": self._requests,
                "bytes_read": self._bytes,
                "seconds": round(time.monotonic() - self._started_s, 1),
            }
        )

    def _dated(self, guess: Supplier) -> Supplier:
        return guess.model_copy(update={"published": self._proposer.catalogue.first_day(guess.name)})

    def _case_of(self, subject: Subject, days: tuple[dt.date, ...], python: str) -> Case:
        stated = stated_python(subject)
        declared = python or (stated[0] if stated else "")
        pythons = tuple(pythons_for(declared)) or tuple(pythons_for(""))
        first = default_python(declared) or default_python("") or pythons[0]
        pushed = subject.evidence.pushed_at
        said = Said(main_list(subject), other_lists(subject), installed_by_hand(subject))
        nothing = Installation(path="", python=first, outcome="resolves")
        trial = self._proposer.reader(MAX_SECONDS, MAX_BYTES).try_imports(self._code, nothing)
        return Case(
            said=said,
            wanted=wanted_in(trial),
            python=first,
            pythons=tuple(p for p in pythons if python in ("", p.rpartition(".")[0])),
            days=days or ((pushed.date(),) if pushed else ()),
            today=self._proposer.as_of or utc_now().date(),
            as_of=self._proposer.as_of,
        )

    def _seconds_left(self) -> float:
        return MAX_SECONDS - (time.monotonic() - self._started_s)

    def _is_spent(self) -> bool:
        return self._seconds_left() <= 0 or self._bytes >= MAX_BYTES

    def _attempt(self, plan: Plan) -> Attempt:
        """Return what comes of a plan, with the later days and the limits that what it installs calls for."""
        plan = plan._replace(suppliers=tuple(filter(self._is_old_enough, plan.suppliers)))
        installation = self._installed(plan)
        for _ in range(_ROUNDS):
            if not (later := self._later(plan, installation)):
                break
            dated = plan.on(dates=tuple(sorted((dict(plan.candidate.dates) | later).items())))
            again = self._installed(dated)
            if not _is_better(again, installation):
                break
            plan, installation = dated, again
        if limits := limits_for(installation):
            limited = plan._replace(limits=(*plan.limits, *limits))
            again = self._installed(limited)
            if again.outcome in INSTALLABLE and len(again.risks) <= len(installation.risks):
                plan, installation = limited, again
        if installation.outcome not in INSTALLABLE:
            wheels = self._wheels_of_pins(plan) if installation.outcome in OTHER_PYTHON else {}
            return Attempt(plan, installation, wheels=wheels)
        return self._tried(plan, installation)

    def _is_old_enough(self, supplier: Supplier) -> bool:
        """Return whether a package that is guessed is older than the code, which else cannot have meant it."""
        if supplier.origin is not Origin.GUESS or not self._case.days:
            return True
        first = self._proposer.catalogue.first_day(supplier.name)
        return first is not None and first <= self._case.days[-1]

    def _tried(self, plan: Plan, installation: Installation) -> Attempt:
        reader = self._proposer.reader(self._seconds_left(), max(1, MAX_BYTES - self._bytes))
        trial: ImportTrial = reader.try_imports(self._code, installation)
        self._bytes += trial.bytes_read
        self._requests += trial.requests
        asked = {each.name for each in plan.suppliers}
        suppliers = [each for each in installation.packages if each.name in asked and not each.built]
        return Attempt(
            plan,
            installation,
            trial,
            reader.modules_of(suppliers),
            self._wheels_of_pins(plan) if installation.risks else {},
        )

    def _wheels_of_pins(self, plan: Plan) -> dict[str, tuple[str, ...]]:
        """Return the Pythons that have a wheel of each version that is pinned."""
        pins = list(pinned_names(plan, self._case.said).items())[:_MAX_PINS]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            found = threads.map(
                lambda pin: self._proposer.catalogue.pythons_with_wheel(*pin, self._case.pythons), pins
            )
            return dict(zip((name for name, _ in pins), found, strict=True))

    def _later(self, plan: Plan, installation: Installation) -> dict[str, dt.date]:
        """Return the day of the first wheel of what had none on the day of a plan."""
        as_of, python = plan.candidate.as_of, plan.candidate.python
        if as_of is None:
            return {}
        late = {risk.package for risk in installation.risks}
        if installation.outcome == "newer-than":
            asked = map(name_in, lines_of(plan, self._case.said))
            late = set(asked) & named_in(installation.message)
        bounded = bounded_names(plan, self._case.said)
        found: dict[str, dt.date] = {}
        for name in late - dict(plan.candidate.dates).keys():
            when = self._proposer.catalogue.first_wheel_day(name, python, as_of)
            if when or name in bounded:
                found[name] = self._case.today if name in bounded or when is None else when + dt.timedelta(1)
        return found

    def _installed(self, plan: Plan) -> Installation:
        lines = lines_of(plan, self._case.said)
        found = self._proposer.install(plan, lines)
        return found or Installation(path="", python=plan.candidate.python, outcome="no-uv")
