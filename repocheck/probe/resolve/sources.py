"""The source archives of what has no wheel: what may keep them from being built, and what they ask for."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from repocheck.config import Config
from repocheck.models import BuildRisk, Package
from repocheck.probe.resolve.index import Index
from repocheck.probe.wheels import SourceReader, build_risks

_MAX_ARCHIVES = 20


class Ask:
    """What is to be installed.

    Args:
        lines: Requirements.
        python: Full version of Python.
        config: As of which day, and how the network may be used.
        deadline_s: Moment of the monotonic clock by which the resolver must be done, in seconds.
        dates: Day of the index for single packages, in place of that of `config`.
    """

    def __init__(
        self,
        lines: list[str],
        python: str,
        config: Config,
        deadline_s: float,
        dates: Mapping[str, dt.date] = MappingProxyType({}),
    ) -> None:
        self.lines, self.python, self.config, self.deadline_s = lines, python, config, deadline_s
        self.dates = dates

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names of the packages that are asked for."""
        return frozenset(self._extras)

    def extras_of(self, name: str) -> frozenset[str]:
        """Return the extras that are asked for of a package."""
        return self._extras.get(canonicalize_name(name), frozenset())

    def as_of(self, name: str) -> dt.date | None:
        """Return the day of the index for a package; None is today."""
        return self.dates.get(canonicalize_name(name), self.config.as_of)

    @cached_property
    def _extras(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for line in self.lines:
            try:
                asked = Requirement(line)
            except InvalidRequirement:
                continue
            name = canonicalize_name(asked.name)
            found[name] = found.get(name, frozenset()) | frozenset(asked.extras)
        return found


class Sources:
    """The archives that were read for one installation.

    Args:
        index: Knows the archives of each package.
        reader: Reads them.
    """

    def __init__(self, index: Index, reader: SourceReader) -> None:
        self._index, self._reader = index, reader
        self._packages: dict[str, Package] = {}
        self._risks: dict[str, BuildRisk] = {}
        self._asked: list[str] = []

    @property
    def packages(self) -> tuple[Package, ...]:
        """Return the packages whose archives could be read."""
        return tuple(self._packages.values())

    def risk_of(self, name: str) -> BuildRisk:
        """Return what may keep a package from being built; without version if its archive was not read."""
        return self._risks.get(name, BuildRisk(package=canonicalize_name(name)))

    def read(self, names: Sequence[str], ask: Ask) -> tuple[str, ...]:
        """Read the archives of `names`, and return all that archives ask for; nothing if none is new."""
        fresh = [name for name in names if name not in self._risks][: _MAX_ARCHIVES - len(self._risks)]
        asked = [line for name in fresh for line in self._read(name, ask)]
        self._asked += asked
        return tuple(self._asked) if asked else ()

    def forget(self) -> None:
        """Forget the archives that ask for anything: they do not fit beside the rest."""
        self._packages.clear()
        self._risks = {
            name: BuildRisk(package=risk.package, reasons=risk.reasons) for name, risk in self._risks.items()
        }

    def _read(self, name: str, ask: Ask) -> list[str]:
        self._risks[name] = BuildRisk(package=canonicalize_name(name))
        if time.monotonic() > ask.deadline_s:
            return []
        package = self._index.source_of(name, ask.lines, ask.python, ask.as_of(name))
        left = ask.deadline_s - time.monotonic()
        archive = self._reader.read(package, left) if package and left > 0 else None
        if package is None or archive is None:
            return []
        self._packages[name] = package
        self._risks[name] = build_risks(archive, ask.python)
        return archive.requires(ask.extras_of(name))
