"""Propose an environment for one repository: read it, let the search choose, attempt what it chooses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from repocheck import http, probe
from repocheck.checks import wanted
from repocheck.config import Config
from repocheck.environment import (
    Case,
    Said,
    has_guesses,
    proposal_of,
    search,
    wanted_by_calls,
    wanted_in,
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
from repocheck.knowledge.manifest_names import DOCS_FOLDERS
from repocheck.models import Evidence, Installation, Proposal, Supplier
from repocheck.pipeline.attempting import Attempts
from repocheck.pipeline.choosing import chosen_of
from repocheck.pipeline.package_source import PackageSource
from repocheck.pipeline.spending import Spending
from repocheck.pipeline.targets import Target
from repocheck.pipeline.trying import TRIAL_FILES
from repocheck.python import OwnCode

PROPOSAL_FILES = (
    *TRIAL_FILES,
    *reads_of(("main_list", "other_lists", "installed_by_hand", "stated_python")),
    "**/*.py",
)
"""Globs of what a proposal reads of the repository, most telling first; code that lies deep too."""
_WITHOUT_GUESSES = 0.85
"""Share of the limits for the search, if what it finds may have to be tried again without what is guessed:
because guesses are not accepted, or since one turns out to supply nothing that is imported."""


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
        raise UsageError("an environment is chosen by asking the package index", "Leave out --offline.")
    if config.as_of and config.as_of > probe.utc_now().date():
        raise UsageError(f"{config.as_of} is in the future", "Name a day on which packages are known.")
    if probe.find_uv() is None:
        raise UsageError(
            "uv was not found", "Install it, for example with `pip install paper-repocheck[resolve]`."
        )
    evidence = _seen(target, config)
    proposer = Proposer(config)
    try:
        evidence = proposer.proposed(evidence, target, python, accept_guesses=accept_guesses)
    finally:
        proposer.close()
    return evidence, evidence.proposal


@contextmanager
def proposing(config: Config, compiler: probe.Compiler) -> Iterator[Proposer | None]:
    """Give what proposes environments, if that is asked for and there is a network; close it in the end."""
    proposer = Proposer(config, compiler) if config.environments and not config.offline and compiler else None
    try:
        yield proposer
    finally:
        if proposer:
            proposer.close()


def _seen(target: Target, config: Config) -> Evidence:
    globs = (*wanted(), *PROPOSAL_FILES)
    if target.path:
        return probe.probe_folder(target.path, target.ref, globs, config.probe, target.rev)
    with probe.Prober(config) as prober:
        prober.prepare([target.ref])
        return prober.probe(target.ref, globs, target.rev, target.alternatives)


def _own_names(subject: Subject, code: OwnCode) -> frozenset[str]:
    """Return the names of a repository's own folders and modules, and its own.

    Documentation often has a folder that is called like the package it is about, and is none itself.
    """
    paths = (each.removesuffix(".py").split("/") for each in code.paths if each.endswith(".py"))
    parts = {part for path in paths if DOCS_FOLDERS.isdisjoint(path[:-1]) for part in path}
    return frozenset((*parts, subject.evidence.requested.name)) - {"__init__"}


class Proposer:
    """Proposes environments; safe to use from several threads.

    Args:
        config: Limits, the day of the index, and where name tables are kept.
        compiler: Asks uv; one of its own if none is given.
    """

    def __init__(self, config: Config, compiler: probe.Compiler | None = None) -> None:
        self._config = config
        self._source = PackageSource(config, compiler)

    files = PROPOSAL_FILES
    """Globs of what it reads of a repository."""

    def close(self) -> None:
        """Close the file of tables."""
        self._source.close()

    def proposed(
        self, evidence: Evidence, target: Target, python: str = "", *, accept_guesses: bool = False
    ) -> Evidence:
        """Return `evidence` with the environment that is proposed for the repository.

        Args:
            evidence: What the probe saw.
            target: The repository; of a folder the days of all commits are known.
            python: Minor version to use whatever the project says; empty to choose.
            accept_guesses: Whether packages whose names are guessed may be in it.
        """
        days = probe.commit_days(target.path, self._config.probe) if target.path else ()
        subject = Subject(evidence, folder=target.folder)
        found = self.proposal(subject, days, python, accept_guesses=accept_guesses)
        return evidence.model_copy(update={"proposal": found})

    def proposal(
        self,
        subject: Subject,
        days: tuple[dt.date, ...] = (),
        python: str = "",
        *,
        accept_guesses: bool = False,
    ) -> Proposal | None:
        """Return the environment for a repository; None if it has no Python code that could be imported.

        Args:
            subject: What the probe saw.
            days: Days of its commits, sorted; empty if only the last is known.
            python: Minor version to use whatever the project says; empty to choose.
            accept_guesses: Whether packages whose names are guessed may be in it.
        """
        spending, code = Spending(self._config.environment), own_code(subject)
        if not code.tried:
            return None
        with http.deadline(spending.seconds_left):
            case = self._case(subject, code, days, python)
            attempts = Attempts(self._source, code, case, spending)
            part = _WITHOUT_GUESSES if has_guesses(case) else 1.0
            with spending.part(part):
                found = search(case, attempts.attempt, lambda: spending.used() / part)
            found.chosen, guessed = chosen_of(found.ranked(), case, attempts, accept_guesses=accept_guesses)
            found.cut_off |= found.chosen.is_unread or (spending.used() >= 1 and found.chosen.trial is None)
            guesses = tuple(map(self._dated, guessed))
        cost = {"requests": spending.requests, "bytes_read": spending.bytes_read}
        seconds = round(spending.seconds, 1)
        return proposal_of(case, found, guesses).model_copy(update=cost | {"seconds": seconds})

    def _dated(self, guess: Supplier) -> Supplier:
        return guess.model_copy(update={"published": self._source.catalogue.first_day(guess.name)})

    def _case(self, subject: Subject, code: OwnCode, days: tuple[dt.date, ...], python: str) -> Case:
        stated, pushed = stated_python(subject), subject.evidence.pushed_at
        declared = python or (stated[0] if stated else "")
        pythons = probe.pythons_for(declared) or probe.pythons_for("")
        if python:
            pythons = [each for each in pythons if each.rpartition(".")[0] == python]
        if not pythons:
            raise UsageError(f"Python {python} is not known", "Name one from 3.6 to 3.14.")
        first = probe.default_python(declared)
        limits = self._config.environment
        nothing = Installation(path="", python=first or pythons[0], outcome="resolves")
        trial = self._source.reader(limits.max_seconds, limits.max_bytes).try_imports(code, nothing)
        wanted = wanted_in(trial)
        return Case(
            said=Said(
                main_list(subject),
                other_lists(subject),
                installed_by_hand(subject),
                _own_names(subject, code),
            ),
            wanted=wanted_by_calls(code.texts, wanted) | wanted,
            python=first or probe.default_python("") or pythons[0],
            pythons=tuple(pythons),
            plain_python="" if python else probe.default_python("") or "",
            days=days or ((pushed.date(),) if pushed else ()),
            today=self._config.as_of or probe.utc_now().date(),
            as_of=self._config.as_of,
        )
