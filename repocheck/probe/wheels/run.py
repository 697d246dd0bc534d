"""Run a trial: open the wheels of an installation, follow the imports of the own files, sum up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from repocheck.http import Client, ClientFor, threads
from repocheck.models import Confidence, ImportOutcome, ImportTrial, Installation, Package
from repocheck.probe.wheels.archive import (
    Archive,
    Budget,
    HeldArchive,
    Unreadable,
    remote_archive,
)
from repocheck.probe.wheels.closure import Closure
from repocheck.probe.wheels.lookup import Lookup
from repocheck.probe.wheels.missing import Blind
from repocheck.probe.wheels.names import NameBook
from repocheck.probe.wheels.own import Own
from repocheck.probe.wheels.site import Distribution, Site
from repocheck.probe.wheels.source_archive import SourceArchive
from repocheck.probe.wheels.store import NoStore, TableStore
from repocheck.probe.wheels.tables import Tables
from repocheck.probe.wheels.trial import Judge
from repocheck.probe.wheels.wheel import Wheel
from repocheck.python import OwnCode, Version

_OPENERS, _READERS = 10, 10
"""Threads that open wheels, and threads that read parts of one. Source: the index answers as many at once."""
_NO_MODULES = tuple(
    f"nvidia-{each}"
    for each in (
        *("cublas", "cuda-", "cudnn-cu", "cufft", "cufile", "curand", "cusolver", "cusparse", "nccl"),
        *("nvjitlink", "nvshmem", "nvtx"),
    )
)
"""How packages of libraries are called that no Python code is written against; others of the same maker have
modules, ``pynvml`` of nvidia-ml-py for one. Source: what torch 2.9 asks for."""


class TrialLimits(NamedTuple):
    """What a trial may cost."""

    max_files: int = 40
    max_statements: int = 2_000
    max_library_files: int = 1_800
    max_bytes: int = 125_829_120
    max_seconds: float = 90.0
    judging_s: float = math.inf
    """Time after which it is given up, whatever was read."""


class WheelReader:
    """Tries imports; safe to use from several threads.

    Args:
        client: Makes a client that may ask these hosts, and sends no token.
        limits: What one trial may cost.
        store: Keeps name tables between runs.
    """

    def __init__(
        self,
        client: ClientFor,
        limits: TrialLimits | None = None,
        store: TableStore | None = None,
    ) -> None:
        self._client, self._limits, self._store = client, limits or TrialLimits(), store or NoStore()

    def try_imports(
        self,
        code: OwnCode,
        installation: Installation,
        folder: str = "",
        *,
        seconds: float | None = None,
        within: Budget | None = None,
    ) -> ImportTrial:
        """Return which of the own files would import; never raise for what an index or a wheel does.

        It is given up, with a `GivenUp`, after the time for judging.

        Args:
            code: What the repository holds.
            installation: The packages.
            folder: Folder that is the project; empty for the whole repository.
            seconds: Time for it; None for that of the limits.
            within: What it may cost together with other trials; None for what the limits say.
        """
        limit_s = self._limits.max_seconds if seconds is None else min(seconds, self._limits.max_seconds)
        budget = self._budget(limit_s, within)
        hosts = frozenset(filter(None, (urlsplit(each.address).hostname for each in installation.packages)))
        with (
            self._client(hosts) as client,
            threads(_OPENERS) as openers,
            threads(_READERS) as readers,
        ):
            opened = list(
                openers.map(
                    lambda each: _opened(client, each, budget, self._store), _with_modules(installation)
                )
            )
            tables = Tables(
                Site([each for each in opened if not isinstance(each, str)]),
                version_of(installation.python),
                budget,
                self._store,
                readers.map,
                openers.map,
            )
            blind = Blind(
                (*installation.left_out, *(risk.package for risk in installation.risks)),
                tuple(risk.package for risk in installation.risks if not risk.version),
                tuple(each for each in opened if isinstance(each, str)),
                itself=bool(installation.path),
            )
            return self._judged(code, installation, folder, tables, blind, budget)

    def modules_of(self, packages: Sequence[Package], budget: Budget) -> dict[str, frozenset[str]]:
        """Return the top-level modules that each of `packages` installs, by its name.

        What cannot be read is left out. Only the directories at the end of the files are read.
        """
        hosts = frozenset(filter(None, (urlsplit(each.address).hostname for each in packages)))
        with self._client(hosts) as client, threads(_OPENERS) as openers:
            opened = openers.map(lambda each: _opened(client, each, budget, self._store), packages)
            return {each.package.name: _tops(each) for each in opened if not isinstance(each, str)}

    def sources_with(self, modules: Mapping[Package, str], budget: Budget) -> dict[str, bool]:
        """Return whether source archives have a module, by package; what does not show is left out.

        Args:
            modules: The top-level module that is looked for in each.
            budget: What may be read.
        """
        hosts = frozenset(filter(None, (urlsplit(each.address).hostname for each in modules)))
        with self._client(hosts) as client, threads(_OPENERS) as openers:
            opened = openers.map(lambda each: _opened(client, each, budget, self._store), modules)
            read = [each for each in opened if isinstance(each, SourceArchive)]
        found = {each.package.name: each.has_module(modules[each.package]) for each in read}
        return {name: has for name, has in found.items() if has is not None}

    def metadata_of(self, package: Package, budget: Budget) -> str:
        """Return the METADATA of a wheel; nothing if it cannot be had."""
        host = urlsplit(package.address).hostname or ""
        with self._client(frozenset({host})) as client:
            opened = _opened(client, package, budget, self._store)
            return opened.metadata() if isinstance(opened, Wheel) else ""

    def held_of(
        self, package: Package, names: Sequence[str], python: str, budget: Budget
    ) -> frozenset[str] | None:
        """Return which of these modules and names a package may have; None if that was not read.

        Args:
            package: One wheel.
            names: ``lib.module``, ``lib.module.name``.
            python: Full version of Python.
            budget: What may be read.
        """
        host = urlsplit(package.address).hostname or ""
        with self._client(frozenset({host})) as client, threads(_READERS) as readers:
            opened = _opened(client, package, budget, self._store)
            if isinstance(opened, str):
                return None
            version = version_of(python)
            site = Site([opened])
            within = self._budget(self._limits.max_seconds, budget)
            tables = Tables(site, version, within, self._store, readers.map)
            lookup = Lookup(Own(OwnCode({}, ()), "", version), site, tables, version[1], Blind())
            book = NameBook(lookup, site, tables, version[1])
            held = frozenset(each for each in names if book.may_have(each))
            return held if tables.is_whole else None

    def _budget(self, seconds: float, within: Budget | None) -> Budget:
        limits = self._limits
        return Budget.lasting(
            seconds, limits.max_bytes, limits.judging_s, within, max_files=limits.max_library_files
        )

    def _judged(
        self,
        code: OwnCode,
        installation: Installation,
        folder: str,
        tables: Tables,
        blind: Blind,
        budget: Budget,
    ) -> ImportTrial:
        python = version_of(installation.python)
        own = Own(code, folder, python)
        lookup = Lookup(own, tables.site, tables, python[1], blind)
        names = NameBook(lookup, tables.site, tables, python[1])
        closure = Closure(lookup, names, tables, tables.site)
        judge = Judge(lookup, names, closure, whole=not blind.left_out)
        tried = code.tried or [path for path in code.texts if own.governs(path)]
        tried = tried[: self._limits.max_files]
        own.load(tried, tables.mapped)
        nodes = [lookup.program(path) for path in tried]
        judge.prepare(nodes)
        files, outcomes = [], list[ImportOutcome]()
        for node in nodes:
            file, found = judge.file(node)
            files.append(file)
            outcomes += found if own.governs(node.path) else map(_with_doubt, found)
        return ImportTrial(
            path=installation.path,
            folder=folder,
            python=installation.python,
            as_of=installation.as_of,
            files=tuple(files),
            outcomes=tuple(outcomes[: self._limits.max_statements]),
            bytes_read=budget.bytes_read,
            requests=budget.requests,
            library_files=tables.read,
            truncated=budget.spent or len(outcomes) > self._limits.max_statements,
        )


def version_of(python: str) -> Version:
    """Return a full version as numbers."""
    major, minor, micro = (*python.split("."), "0")[:3]
    return int(major), int(minor), int(micro)


def _with_doubt(outcome: ImportOutcome) -> ImportOutcome:
    """Return what came of a file that no list governs: another list may be meant for it."""
    return outcome.model_copy(update={"confidence": Confidence.LOW})


def _tops(distribution: Distribution) -> frozenset[str]:
    return frozenset(path.partition("/")[0].partition(".")[0] for path in distribution.paths)


def _with_modules(installation: Installation) -> Sequence[Package]:
    return [each for each in installation.packages if not each.name.startswith(_NO_MODULES)]


def _opened(client: Client, package: Package, budget: Budget, store: TableStore) -> Distribution | str:
    """Return what a package installs; its name if that cannot be read."""
    try:
        archive = _archive(client, package, budget)
        return SourceArchive(package, archive) if package.built else Wheel(package, archive, store)
    except Unreadable:
        return package.name


def _archive(client: Client, package: Package, budget: Budget) -> Archive:
    parts = urlsplit(package.address)
    if parts.scheme in {"", "file"}:
        try:
            return HeldArchive(Path(unquote(parts.path)).read_bytes())
        except OSError as error:
            raise Unreadable(str(error)) from None
    return remote_archive(client, package, budget)
