"""Try the installation and the imports of one repository: with which list, on which Python, as of which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from repocheck.config import Config
from repocheck.facts import Subject, manifests, own_code, requirements_of
from repocheck.http import Client
from repocheck.models import Evidence, ImportTrial, Installation, Requirements, Tried
from repocheck.probe import Installer, TableFile, TrialLimits, WheelReader, default_python, pythons_for
from repocheck.python import OwnCode

INSTALLABLE = frozenset({"resolves", "needs-source-build"})
"""Outcomes of a resolution with which imports can be tried."""
_MAX_LISTS = 3
"""Lists of one repository that are tried, nearest first."""
_SETTLED_DAYS = 30
"""Days after the last commit as of which it worked, if it ever did."""


class Governed(NamedTuple):
    """A list of requirements, and the folder whose code it is for."""

    asked: Requirements
    folder: str


class Trier:
    """Tries repositories; safe to use from several threads.

    Args:
        config: Limits, whether the network may be used, and where name tables are kept.
    """

    def __init__(self, config: Config) -> None:
        def client_for(hosts: frozenset[str]) -> Client:
            probe = config.probe
            return Client(hosts, probe.timeout_s, probe.attempts, trust_env=probe.use_proxies)

        self._config = config
        self._tables = TableFile(config.store.path) if config.store.path else None
        self._installer = Installer(config, client_for)
        limits = TrialLimits(**config.trial.model_dump())
        self._reader = WheelReader(client_for, limits, self._tables)

    def stop(self) -> None:
        """Make all resolutions under way end soon."""
        self._installer.stop()

    def close(self) -> None:
        """Close the file of tables."""
        if self._tables:
            self._tables.close()

    def tried(self, evidence: Evidence, folder: str | None) -> Evidence:
        """Return `evidence` with what its lists would install and what of its code would then import.

        Args:
            evidence: What the probe saw.
            folder: Folder that the link names.
        """
        subject = Subject(evidence, folder=folder)
        code = own_code(subject)
        installations: list[Installation] = []
        trials: list[ImportTrial] = []
        for governed in lists_of(subject) if code.tried else ():
            found, seen = self._with_list(governed, code, evidence)
            installations += found
            trials += seen
        return evidence.model_copy(update={"installations": tuple(installations), "trials": tuple(trials)})

    def _with_list(
        self, governed: Governed, code: OwnCode, evidence: Evidence
    ) -> tuple[list[Installation], list[ImportTrial]]:
        """Try one list: on its own Python today, on others, and as of the day of the last commit."""
        asked = governed.asked
        own = default_python(asked.python)
        first = self._installer.install(asked, own) if own else None
        if own is None or first is None:
            return [], []
        matrix = [first, *self._on_others(asked, own)]
        trials = [self._trial(code, first, governed)] if first.outcome in INSTALLABLE else []
        other = next((each for each in matrix[1:] if each.outcome in INSTALLABLE), None)
        if other and not trials:
            trials.append(self._trial(code, other, governed))
        if then := self._then(asked, evidence, matrix, trials):
            matrix.append(then)
            if then.outcome in INSTALLABLE:
                trials.append(self._trial(code, then, governed))
        return [_shortened(each, trials) for each in matrix], trials

    def _trial(self, code: OwnCode, installation: Installation, governed: Governed) -> ImportTrial:
        return self._reader.try_imports(code, installation, governed.folder)

    def _on_others(self, asked: Requirements, own: str) -> Iterator[Installation]:
        for python in pythons_for(asked.python):
            if python != own and (found := self._installer.install(asked, python, matrix=True)):
                yield found

    def _then(
        self, asked: Requirements, evidence: Evidence, matrix: list[Installation], trials: list[ImportTrial]
    ) -> Installation | None:
        """Return the installation as of the last commit, if today something fails and that day lies back."""
        fails = matrix[0].outcome not in INSTALLABLE or any(
            file.verdict is Tried.FAILS for trial in trials[:1] for file in trial.files
        )
        if not fails or evidence.pushed_at is None or self._config.as_of is not None:
            return None
        day = evidence.pushed_at.date() + dt.timedelta(days=_SETTLED_DAYS)
        python = default_python(asked.python, as_of=day)
        if python is None or day >= evidence.probed_at.date():
            return None
        return self._installer.install(asked, python, day)


@contextmanager
def trying(config: Config) -> Iterator[Trier | None]:
    """Give what tries repositories, if that is asked for and there is a network; close it in the end."""
    trier = Trier(config) if config.try_imports and not config.offline else None
    try:
        yield trier
    finally:
        if trier:
            trier.close()


def lists_of(subject: Subject) -> list[Governed]:
    """Return the lists of requirements that a project has for its parts, the main one first.

    A list in a folder is for the code of that folder; where there is no code beside or below it, as in
    ``requirements/``, it is for the folder above. A list for what another one is for already is not tried.
    """
    main = requirements_of(subject)
    if main is None or not main.lines:
        return []
    folders = sorted({each.path.rpartition("/")[0] for each in manifests(subject) if each.declares})
    evidence = subject.evidence
    more = (requirements_of(Subject(evidence, folder=each)) for each in folders if each)
    found: dict[str, Governed] = {}
    for asked in (main, *(each for each in more if each and each.lines)):
        governed = Governed(asked, _folder_of(asked.path, subject))
        found.setdefault(governed.folder, governed)
    return list(found.values())[:_MAX_LISTS]


def _folder_of(path: str, subject: Subject) -> str:
    folder = path.rpartition("/")[0]
    while folder and not any(
        each.startswith(f"{folder}/") and each.endswith((".py", ".ipynb")) for each in subject.files
    ):
        folder = folder.rpartition("/")[0]
    return folder


def _shortened(installation: Installation, trials: list[ImportTrial]) -> Installation:
    """Return an installation without the files of its packages, unless something was tried with it."""
    tried = {(trial.python, trial.as_of) for trial in trials}
    if (installation.python, installation.as_of) in tried:
        return installation
    return installation.model_copy(update={"packages": ()})
