"""What a resolver is asked: a list of requirements, for one Python and one day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from repocheck.config import Config
from repocheck.probe.wheels import Budget
from repocheck.text.pattern import late_regex

_MAX_LINES = 2_000
_SAFE = late_regex(r"[A-Za-z0-9][\w.,<>=!~*+()\[\];'\" -]{0,400}", re.ASCII)
"""A line that can be nothing but a named requirement: no address, option, path, variable or line break."""
_EXACT = late_regex(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*===?(?!.*\*)")


class Ask:
    """What is to be installed.

    Args:
        lines: Requirements.
        python: Full version of Python.
        config: As of which day, and how the network may be used.
        deadline_s: Moment of the monotonic clock by which the resolver must be done, in seconds.
        dates: Day of the index for single packages, in place of that of `config`.
        has_wheel: Says of a package whether a wheel of it can be installed; None if that does not matter.
        builds: Whether anything may be built.
        budget: What may be read of source archives; None for as much as is needed.
    """

    def __init__(
        self,
        lines: list[str],
        python: str,
        config: Config,
        deadline_s: float,
        dates: Mapping[str, dt.date] = MappingProxyType({}),
        has_wheel: Callable[[str], bool] | None = None,
        *,
        builds: bool = True,
        budget: Budget | None = None,
    ) -> None:
        self.lines, self.python, self.config, self.deadline_s = lines, python, config, deadline_s
        self.dates, self._has_wheel, self.builds, self.budget = dates, has_wheel, builds, budget
        self.builds_any = False
        """Whether what has wheels in other versions is built, too: what is built may ask for one without."""

    @property
    def prefers_wheels(self) -> bool:
        """Return whether a package is rather given up than built."""
        return self._has_wheel is not None

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names of the packages that are asked for."""
        return frozenset(self._extras)

    def extras_of(self, name: str) -> frozenset[str]:
        """Return the extras that are asked for of a package."""
        return self._extras.get(canonicalize_name(name), frozenset())

    def line_for(self, name: str) -> str:
        """Return the first line that asks for a package; empty if only others ask for it."""
        found = (
            line for line in self.lines if (r := requirement_of(line)) and canonicalize_name(r.name) == name
        )
        return next(found, "")

    def as_of(self, name: str) -> dt.date | None:
        """Return the day of the index for a package; None is today."""
        return self.dates.get(canonicalize_name(name), self.config.as_of)

    def always_asks_for(self, name: str) -> bool:
        """Return whether the list itself asks for a package, under no condition."""
        found = (requirement_of(line) for line in self.lines)
        return any(r and r.marker is None and canonicalize_name(r.name) == name for r in found)

    def must_build(self, name: str) -> bool:
        """Return whether a package is to be built if a version of it has no wheel, rather than given up.

        One that nobody asks for in exactly one version need not be, if other versions have a wheel.
        """
        if not self.builds:
            return False
        if self._has_wheel is None or self.builds_any or canonicalize_name(name) in self._exact:
            return True
        return not self._has_wheel(name)

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(canonicalize_name(each) for line in self.lines for each in _EXACT.findall(line))

    @cached_property
    def _extras(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for line in self.lines:
            if asked := requirement_of(line):
                name = canonicalize_name(asked.name)
                found[name] = found.get(name, frozenset()) | frozenset(asked.extras)
        return found


def safe_lines(lines: tuple[str, ...]) -> list[str]:
    """Return those of `lines` that can be nothing but named requirements."""
    return [line for line in lines[:_MAX_LINES] if _SAFE.fullmatch(line)]


def requirement_of(line: str) -> Requirement | None:
    """Return a requirement; None for what cannot be read, which would make the whole resolution fail."""
    try:
        return Requirement(line)
    except InvalidRequirement:
        return None
