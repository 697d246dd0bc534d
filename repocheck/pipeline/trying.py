"""Try installing and importing one repository: with which list, on which Python, as of which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import NamedTuple

from repocheck import http, probe
from repocheck.config import Config, TrialConfig
from repocheck.facts import Allowance, Governed, OutOfTime, Subject, governing_lists, own_code, reads_of
from repocheck.models import Evidence, ImportTrial, Installation, Requirements, Tried
from repocheck.pipeline.package_source import PackageClients
from repocheck.python import OwnCode

INSTALLABLE = frozenset({"resolves", "needs-source-build"})
"""Outcomes of a resolution with which imports can be tried."""
TRIAL_FILES = reads_of(("own_code",))
"""Globs of what a trial reads of the repository, most telling first."""
_MAX_LISTS = 5
"""Lists of one repository that are tried, nearest first."""
_AT_ONCE = 4
"""Resolutions of one list under way at a time."""
_GONE = frozenset({"removed-from-python", "name-removed-from-python"})
_OLD_MINOR = 9
"""Python 3.9 is the last that has most of what later ones took away."""
_OUR_LIMITS = frozenset({"timeout", "network", "offline-miss", "no-upload-dates", "not-checkable"})
"""Outcomes that say nothing of what a list installs."""
_WHATEVER_LIST = ("own-", "relative-", "python2-", "removed-from-", "name-removed-from-", "newer-python")
"""How causes begin that no list would remove."""
_VERDICTS = (Tried.OK, Tried.UNKNOWN, Tried.FAILS)
"""The best first."""
_SETTLED_DAYS = 30
"""Days after the last commit as of which it worked, if it ever did."""


class _Attempt(NamedTuple):
    """One list, and what came of it so far: the first installation and trial are those of today."""

    governed: Governed
    code: OwnCode
    matrix: list[Installation]
    trials: list[ImportTrial]
    others: list[Future[Installation | None]]
    """What the list comes to on other Pythons, being asked."""
    budget: probe.Budget
    """What may be read for all lists, Pythons and days of the repository."""


class Trier:
    """Tries repositories; safe to use from several threads.

    Args:
        config: Limits, whether the network may be used, and where name tables are kept.
        compiler: Asks uv; one of its own if none is given.
    """

    def __init__(self, config: Config, compiler: probe.Compiler | None = None) -> None:
        self._config, self._clients = config, PackageClients(config)
        self._tables = probe.TableFile(config.store.path) if config.store.path else None
        self._installer = probe.Installer(config, self._clients, self._tables, compiler)
        limits = probe.TrialLimits(**config.trial.model_dump())
        self._reader = probe.WheelReader(self._clients, limits, self._tables)

    files = TRIAL_FILES
    """Globs of what it reads of a repository."""

    def close(self) -> None:
        """Close the file of tables, and all connections."""
        self._clients.close()
        if self._tables:
            self._tables.close()

    def tried(self, evidence: Evidence, folder: str | None) -> Evidence:
        """Return `evidence` with what its lists would install and what of its code would then import.

        Args:
            evidence: What the probe saw.
            folder: Folder that the link names.
        """
        subject = Subject(evidence, folder=folder, allowance=Allowance(self._config.judge_s))
        with http.deadline(self._config.trial.max_seconds):
            return self._tried(evidence, subject)

    def _tried(self, evidence: Evidence, subject: Subject) -> Evidence:
        try:
            code = own_code(subject)
            every = governing_lists(subject) if code.tried else ()
        except OutOfTime:
            return evidence
        lists = every[:_MAX_LISTS]
        folders = [each.folder for each in lists]
        limits = self._config.trial
        beyond, code = len(code.tried), code.sampled(folders, limits.max_files)
        beyond -= len(code.tried)
        budget = probe.Budget.lasting(
            limits.max_seconds, limits.max_bytes, max_files=limits.max_library_files
        )
        tries = []
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for governed in lists:
                own = code.governed(governed.folder, folders if governed.is_main else None)
                if own.tried or governed.is_main:
                    tries += [found] if (found := self._first(governed, own, budget, threads)) else []
            if tries and (left := _left_to_the_main(tries)):
                tries[0] = self._with_more(tries[0], left)
            tries = _each_file_once(tries)
            for each in tries:  # what is shown beside, once each list had its turn
                self._beside(each, evidence, threads)
        tries = [_unsure(each, _untried(every, tries)) for each in tries]
        installations = [each.matrix[0] for each in tries] + [
            more for each in tries for more in each.matrix[1:]
        ]
        trials = [each.trials[0] for each in tries if each.trials]
        trials += [more for each in tries for more in each.trials[1:]]
        trials = [each.model_copy(update={"beyond": beyond}) for each in _listed(trials, limits)]
        shortened = tuple(_shortened(each, trials) for each in installations)
        return evidence.model_copy(update={"installations": shortened, "trials": tuple(trials)})

    def _first(
        self, governed: Governed, code: OwnCode, budget: probe.Budget, threads: Executor
    ) -> _Attempt | None:
        """Try one list today on its own Python, or on the default if that is too old; None without uv."""
        declared = governed.asked.python
        own, usual = probe.default_python(declared), probe.default_python("")
        python = own or usual
        first = self._installer.install(governed.asked, python, seconds=http.left_s()) if python else None
        if first is None:
            return None
        others = self._on_others(governed.asked, first.python, threads)
        first = first if own else first.model_copy(update={"instead_of": declared})
        attempt = _Attempt(governed, code, [first], [], others, budget)
        if first.outcome in INSTALLABLE:
            attempt.trials.append(self._trial(attempt, first))
        return attempt

    def _with_more(self, attempt: _Attempt, paths: list[str]) -> _Attempt:
        """Try more files with the first installation of a list."""
        code = attempt.code._replace(tried=paths)
        trial, *others = attempt.trials
        more = self._trial(attempt._replace(code=code), attempt.matrix[0])
        both = more.model_copy(
            update={
                "files": (*trial.files, *more.files),
                "outcomes": (*trial.outcomes, *more.outcomes),
                "bytes_read": trial.bytes_read + more.bytes_read,
                "requests": trial.requests + more.requests,
                "library_files": max(trial.library_files, more.library_files),
                "truncated": trial.truncated or more.truncated,
            }
        )
        every = [*attempt.code.tried, *paths]
        return attempt._replace(code=code._replace(tried=every), trials=[both, *others])

    def _beside(self, attempt: _Attempt, evidence: Evidence, threads: Executor) -> None:
        """Try the same list on other Pythons, and as of the day of the last commit, while there is time."""
        matrix, trials = attempt.matrix, attempt.trials
        then = threads.submit(copy_context().run, self._then, attempt, evidence, list(trials))
        matrix += [found for each in attempt.others if (found := each.result())]
        other, left = _other_python(matrix, trials), http.left_s()
        if attempt.code.tried and other and left:
            whole: Installation | None = other
            if other.outcome != "resolves":  # of what must be built nothing but the outcome is known yet
                whole = self._installer.install(attempt.governed.asked, other.python, seconds=left)
            if whole and whole.outcome in INSTALLABLE:
                matrix[matrix.index(other)] = whole
                trials.append(self._trial(attempt, whole))
        if past := then.result():
            matrix.append(past[0])
            trials += past[1]

    def _trial(self, attempt: _Attempt, installation: Installation) -> ImportTrial:
        folder, left = attempt.governed.folder, http.left_s()
        return self._reader.try_imports(
            attempt.code, installation, folder, seconds=left, within=attempt.budget
        )

    def _on_others(
        self, asked: Requirements, own: str, threads: Executor
    ) -> list[Future[Installation | None]]:
        """Ask what a list comes to on other Pythons than its `own`, while its imports are tried."""

        def on(python: str) -> Installation | None:
            left = http.left_s()
            return self._installer.install(asked, python, matrix=True, seconds=left) if left else None

        others = [python for python in probe.pythons_for(asked.python) if python != own]
        # threads have no deadline of their own
        return [threads.submit(copy_context().run, on, python) for python in others]

    def _then(
        self, attempt: _Attempt, evidence: Evidence, trials: list[ImportTrial]
    ) -> tuple[Installation, list[ImportTrial]] | None:
        """Try as of the last commit, if today something fails and that day lies back."""
        fails = attempt.matrix[0].outcome not in INSTALLABLE or any(
            file.verdict is Tried.FAILS for trial in trials[:1] for file in trial.files
        )
        left = http.left_s()
        if not attempt.code.tried or not fails or not left:
            return None
        if evidence.pushed_at is None or self._config.as_of is not None:
            return None
        day = evidence.pushed_at.date() + dt.timedelta(days=_SETTLED_DAYS)
        python = probe.default_python(attempt.governed.asked.python, as_of=day)
        if python is None or day >= evidence.probed_at.date():
            return None
        found = self._installer.install(attempt.governed.asked, python, day, seconds=left)
        if found is None:
            return None
        return found, [self._trial(attempt, found)] if found.outcome in INSTALLABLE else []


@contextmanager
def trying(config: Config, compiler: probe.Compiler | None = None) -> Iterator[Trier | None]:
    """Give what tries repositories, if that is asked for and there is a network; close it in the end."""
    trier = Trier(config, compiler) if config.try_imports and not config.offline else None
    try:
        yield trier
    finally:
        if trier:
            trier.close()


def _listed(trials: list[ImportTrial], limits: TrialConfig) -> Iterator[ImportTrial]:
    """Yield trials with no more statements in all than may be listed, those of the first before others."""
    left = limits.max_statements
    for trial in trials:
        listed = trial.outcomes[:left]
        left -= len(listed)
        is_cut = trial.truncated or len(listed) < len(trial.outcomes)
        yield trial.model_copy(update={"outcomes": listed, "truncated": is_cut})


def _left_to_the_main(tries: list[_Attempt]) -> list[str]:
    """Return the files of lists that install nothing on any Python, if the main list is for them then."""
    main, *others = tries
    if not main.governed.is_main or not main.trials:
        return []
    paths = dict.fromkeys(path for each in others if _installs_nothing(each) for path in each.code.tried)
    return [path for path in paths if path not in main.code.tried]


def _installs_nothing(attempt: _Attempt) -> bool:
    found = [attempt.matrix[0], *filter(None, (each.result() for each in attempt.others))]
    return not any(each.outcome in INSTALLABLE | _OUR_LIMITS for each in found)


def _each_file_once(tries: list[_Attempt]) -> list[_Attempt]:
    """Leave each file to the list with which it does best, of equals to the one of the nearest folder.

    A list in a folder is for that folder, whether it repeats what the main list has or adds to it.
    """
    ranks = {
        (each.governed.folder, file.path): (-_VERDICTS.index(file.verdict), len(each.governed.folder))
        for each in tries
        for file in (each.trials[0].files if each.trials else ())
    }
    best: dict[str, tuple[str, str]] = {}
    for key in ranks:
        best[key[1]] = max(key, best.get(key[1], key), key=lambda each: ranks[each])
    return [
        _of_files(each, {path for path, key in best.items() if key[0] != each.governed.folder})
        for each in tries
    ]


def _untried(lists: Iterable[Governed], tries: list[_Attempt]) -> list[str]:
    """Return the folders of the lists of which it is not known what they install."""
    known = {
        each.governed.folder for each in tries if each.trials or each.matrix[0].outcome not in _OUR_LIMITS
    }
    return [each.folder for each in lists if each.folder not in known]


def _unsure(attempt: _Attempt, folders: list[str]) -> _Attempt:
    """Return an attempt that accuses no file whose own list, in one of `folders`, was not tried."""
    inner = tuple(f"{each}/" for each in folders if len(each) > len(attempt.governed.folder))
    return attempt._replace(
        trials=[_doubted(each, inner) for each in attempt.trials] if inner else attempt.trials
    )


def _doubted(trial: ImportTrial, folders: tuple[str, ...]) -> ImportTrial:
    doubt = {"verdict": Tried.UNKNOWN, "cause": "list-not-tried"}
    outcomes = tuple(
        each.model_copy(update=doubt)
        if each.verdict is Tried.FAILS
        and each.location.path.startswith(folders)
        and not each.cause.startswith(_WHATEVER_LIST)
        else each
        for each in trial.outcomes
    )
    faults = {
        each.location.path
        for each in outcomes
        if each.verdict is Tried.FAILS and each.kind != "attribute" and not each.guarded
    }
    files = tuple(
        file.model_copy(update={"verdict": Tried.UNKNOWN})
        if file.verdict is Tried.FAILS and file.path.startswith(folders) and file.path not in faults
        else file
        for file in trial.files
    )
    return trial.model_copy(update={"outcomes": outcomes, "files": files})


def _of_files(attempt: _Attempt, others: set[str]) -> _Attempt:
    """Return an attempt without the files `others`."""
    trials = [
        each.model_copy(
            update={
                "files": tuple(file for file in each.files if file.path not in others),
                "outcomes": tuple(o for o in each.outcomes if o.location.path not in others),
            }
        )
        for each in attempt.trials
    ]
    left = [path for path in attempt.code.tried if path not in others]
    return attempt._replace(code=attempt.code._replace(tried=left), trials=trials)


def _other_python(matrix: list[Installation], trials: list[ImportTrial]) -> Installation | None:
    """Return an installation on another Python to try too; None if the first one says enough.

    Where the list does not install on its own Python, the first on which it does; where what the code imports
    is gone from its Python, the newest that is old enough to have it.
    """
    others = [each for each in matrix[1:] if each.outcome in INSTALLABLE]
    if not trials:
        return others[0] if others else None
    causes = {
        each.cause.removeprefix("library-") for each in trials[0].outcomes if each.verdict is Tried.FAILS
    }
    old = [each for each in others if _minor(each) <= _OLD_MINOR < _minor(matrix[0])]
    return max(old, key=_minor) if old and causes & _GONE else None


def _minor(installation: Installation) -> int:
    return int(installation.python.split(".")[1])


def _shortened(installation: Installation, trials: list[ImportTrial]) -> Installation:
    """Return an installation without the files of its packages, unless something was tried with it."""
    tried = {(trial.python, trial.as_of) for trial in trials}
    if (installation.python, installation.as_of) in tried:
        return installation
    return installation.model_copy(update={"packages": ()})
