"""The source archives of what has no wheel: what may keep them from being built, and what they ask for."""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterable, Mapping, Sequence

from packaging.utils import canonicalize_name

from repocheck.models import BuildRisk, Package
from repocheck.probe.resolve.ask import Ask, requirement_of, safe_lines
from repocheck.probe.resolve.index import Index
from repocheck.probe.resolve.standins import StandIn
from repocheck.probe.wheels import SourceReader, build_risks

_MAX_ARCHIVES = 20
_MAX_OLDER = 6
"""Older archives of one package that are read where the newest does not fit beside the rest."""
_MAX_OFFERED = 100
"""Archives of one package among which the resolver may choose."""


Said = tuple[BuildRisk, tuple[str, ...]]
"""What may keep an archive from being built, and what it asks for in turn."""


class Sources:
    """The archives that were read for one installation.

    Args:
        index: Knows the archives of each package.
        reader: Reads them.
        said: What archives said before, by address, Python and extras; what is read now is added.
    """

    def __init__(self, index: Index, reader: SourceReader, said: dict[Hashable, Said] | None = None) -> None:
        self._index, self._reader = index, reader
        self._said = {} if said is None else said
        self._offered: dict[str, list[Package]] = {}
        self._read: dict[str, Package] = {}
        self._risks: dict[str, BuildRisk] = {}
        self._asked: dict[str, tuple[str, ...]] = {}
        self._older: dict[Package, tuple[str, ...]] = {}
        self.excluded: list[str] = []
        """Packages that the list asks for and that have nothing for this Python."""

    @property
    def packages(self) -> tuple[Package, ...]:
        """Return the packages whose archives were read and are chosen."""
        return tuple(self._read.values())

    @property
    def names(self) -> frozenset[str]:
        """Return the names of these packages."""
        return frozenset(self._read)

    def risk_of(self, name: str) -> BuildRisk:
        """Return what may keep a package from being built; without version if its archive was not read."""
        return self._risks.get(canonicalize_name(name), BuildRisk(package=canonicalize_name(name)))

    def are_plain(self, names: Iterable[str]) -> bool:
        """Return whether packages were read, and nothing speaks against their builds."""
        risks = map(self.risk_of, names)
        return all(each.version and not each.reasons for each in risks)

    def read(self, names: Sequence[str], ask: Ask) -> bool:
        """Read the newest archive of each of `names` that is new; return whether any was read."""
        fresh = [each for each in map(canonicalize_name, names) if each not in self._risks]
        found = False
        for name in fresh[: _MAX_ARCHIVES - len(self._risks)]:
            self._risks[name] = BuildRisk(package=name)
            if time.monotonic() <= ask.deadline_s:
                offered = self._index.sources_of(name, ask.lines, ask.python, ask.as_of(name))
                self._offered[name] = offered[:_MAX_OFFERED]
                found |= bool(offered) and self._has_read(offered[0], ask)
                self.excluded += [name][: not offered and self._is_excluded(name, ask)]
        return found

    def _is_excluded(self, name: str, ask: Ask) -> bool:
        return ask.always_asks_for(name) and self._index.excludes(name, ask.lines, ask.python)

    def choose(self, versions: Mapping[str, str], ask: Ask) -> bool:
        """Keep what the resolver has chosen; return whether that asks for other things than what was read."""
        new = False
        for name in list(self._read):
            if name not in versions:
                del self._read[name], self._risks[name]
            elif versions[name] != self._read[name].version:
                package = next(each for each in self._offered[name] if each.version == versions[name])
                before = self._asked[name]
                new |= self._has_read(package, ask) and self._asked[name] != before
        return new

    def read_older(self, ask: Ask) -> bool:
        """Read what older archives ask for themselves; return whether any was read that was not before."""
        before = len(self._older)
        for name in self._read:
            offered = self._offered[name] if len(self._offered[name]) > 1 else []
            for package in offered[: _MAX_OLDER + 1]:
                if package not in self._older and (said := self._what_says(package, ask)):
                    self._older[package] = said[1]
        return len(self._older) > before

    def standins(self, *, bare: bool = False) -> tuple[StandIn, ...]:
        """Return what stands for all archives of the packages that were read; `bare` without requirements.

        Of archives that were not read it is taken that they ask for what the newest does that was.
        """
        return tuple(
            StandIn(package, () if bare else self._older.get(package, self._asked[name]))
            for name in self._read
            for package in self._offered[name]
        )

    def forget(self) -> None:
        """Forget the archives: which versions would fit beside the rest is not known."""
        self._read.clear()
        self._risks = {
            name: BuildRisk(package=risk.package, reasons=risk.reasons) for name, risk in self._risks.items()
        }

    def _has_read(self, package: Package, ask: Ask) -> bool:
        """Read an archive in place of any other of its package, and return whether that was possible."""
        self._read.pop(package.name, None)
        self._risks[package.name] = BuildRisk(package=package.name)
        said = self._what_says(package, ask)
        if said is None:
            return False
        self._read[package.name] = package
        self._risks[package.name], self._asked[package.name] = said
        return True

    def _what_says(self, package: Package, ask: Ask) -> Said | None:
        """Return what an archive says, reading it if that is new; None if it cannot be had."""
        extras = ask.extras_of(package.name)
        key = package.address, ask.python, extras
        left = ask.deadline_s - time.monotonic()
        if key not in self._said and left > 0 and (archive := self._reader.read(package, left, ask.budget)):
            asked = safe_lines(tuple(archive.requires(extras)))
            said = build_risks(archive, ask.python), tuple(filter(requirement_of, asked))
            if time.monotonic() <= ask.deadline_s:  # else it may not have been read to its end
                self._said[key] = said
        return self._said.get(key)
