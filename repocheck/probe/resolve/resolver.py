"""Try whether declared dependencies still resolve, with uv as the resolver; nothing is built or run.

uv sees a file of clean requirement lines in an empty folder: no file of the repository, no configuration, no
token. Building from source is off, because it would run the authors' (or anybody's) ``setup.py``; a package
without wheels is left aside, together with what it needs in turn, and named.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from repocheck.config import Config
from repocheck.models import Problem, Requirements, Resolution
from repocheck.probe.resolve.ask import Ask, safe_lines
from repocheck.probe.resolve.compiling import LINUX, RESOLVE_TIMEOUT_S, Compiler
from repocheck.probe.resolve.kept import Kept, key_of
from repocheck.probe.resolve.pythons import pythons_for
from repocheck.probe.wheels import NoStore, TableFile

_ENOUGH_TRIES = 4
"""Pythons tried to get round builds; spread as they are, more would hardly need fewer."""
_AT_ONCE = 3
"""Pythons tried at a time, once the first did not do."""
PLATFORMS = (LINUX, "windows", "macos")
"""Tried in this order; the later ones only for wheels that the first lacks."""
_OTHER_PYTHON = frozenset({"no-wheel-for-python", "requires-python", "conflict", "needs-source-build"})
"""Outcomes that another Python may better."""
_ELSEWHERE = frozenset({"missing-package", "missing-version"})
"""Outcomes that say nothing if the manifest names an index of its own."""


class _Try(NamedTuple):
    """What came of one Python."""

    outcome: str
    message: str
    python: str
    resolved: int = 0
    built: tuple[str, ...] = ()
    not_on: tuple[str, ...] = ()


class Resolver:
    """Resolve requirements; safe to use from several threads.

    Args:
        config: Says whether the network may be used, as of which day, and where answers are kept.
        compiler: Asks uv; one of its own if none is given.
    """

    def __init__(self, config: Config, compiler: Compiler | None = None) -> None:
        self._config = config
        self._file = TableFile(config.store.path) if config.store.path else None
        self._kept = Kept(self._file or NoStore())
        self._compiler = compiler or Compiler()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps every resolution from being tried."""
        if self._compiler:
            return ()
        remedy = "Install uv, for example with `pip install paper-repocheck[resolve]`."
        return (
            Problem(cause="no-uv", message="uv was not found: no dependencies were tried.", remedy=remedy),
        )

    def close(self) -> None:
        """Close the file of answers."""
        if self._file:
            self._file.close()

    def resolve(self, asked: Requirements) -> Resolution | None:
        """Return whether `asked` can be resolved today, or on the day of `Config.as_of`.

        Pythons that the project allows are tried until one resolves without building; failing that, the one
        with the fewest builds is reported. It fails only if it fails on all of them. None if there is no uv.
        """
        if not self._compiler:
            return None
        lines = safe_lines(asked.lines)
        left_out = asked.left_out + len(asked.lines) - len(lines)
        pythons = pythons_for(asked.python)
        if lines and pythons:
            found = self._once(lines, pythons)
        elif lines:
            message = f"No Python that can be tried fits {asked.python!r}."
            found = Resolution(outcome="not-checkable", message=message)
        else:
            message = "Nothing in it is asked of the Python package index."
            found = Resolution(outcome="not-checkable", message=message)
        outcome = "not-checkable" if asked.other_index and found.outcome in _ELSEWHERE else found.outcome
        return found.model_copy(update={"outcome": outcome, "path": asked.path, "left_out": left_out})

    def _once(self, lines: list[str], pythons: list[str]) -> Resolution:
        """Return what is kept of the same question, or ask it."""
        key = key_of("resolution", lines, " ".join(pythons), self._config.as_of)
        found = self._kept.find(key, Resolution)
        if found is None:
            found = Resolution(**self._best(lines, pythons)._asdict())
            self._kept.keep(key, found)
        return found

    def _best(self, lines: list[str], pythons: list[str]) -> _Try:
        deadline_s = time.monotonic() + RESOLVE_TIMEOUT_S
        tries: list[_Try] = []
        for each in self._tries(lines, pythons, deadline_s):
            tries.append(each)
            built = [found for found in tries if found.built]
            if tries[-1].outcome not in _OTHER_PYTHON or (built and len(tries) >= _ENOUGH_TRIES):
                break
        not_on = tuple(each.python for each in tries if each.outcome in _OTHER_PYTHON and not each.built)
        if tries[-1].outcome == "resolves":
            return tries[-1]._replace(not_on=not_on)
        if built:
            return min(built, key=lambda each: len(each.built))._replace(not_on=not_on)
        return _reported(tries) if tries[-1].outcome in _OTHER_PYTHON else tries[-1]

    def _tries(self, lines: list[str], pythons: list[str], deadline_s: float) -> Iterator[_Try]:
        """Yield what comes of each Python in turn: the first alone, since it mostly does."""
        yield self._try(lines, pythons[0], deadline_s)
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            rest = [threads.submit(self._try, lines, python, deadline_s) for python in pythons[1:]]
            try:
                yield from (each.result() for each in rest)
            finally:
                for each in rest:
                    each.cancel()

    def _try(self, lines: list[str], python: str, deadline_s: float) -> _Try:
        found = self._on(lines, python, PLATFORMS[0], deadline_s)
        for platform in PLATFORMS[1:]:
            if found.outcome != "wrong-platform":
                break
            other = self._on(lines, python, platform, deadline_s)
            if other.outcome in {"resolves", "needs-source-build"}:
                return other._replace(message=f"{other.message} That is on {platform}.")
        return found

    def _on(self, lines: list[str], python: str, platform: str, deadline_s: float) -> _Try:
        """Resolve for one Python and platform, leaving aside what would have to be built."""
        ask = Ask(lines, python, self._config, deadline_s)
        found = self._compiler.compiled(ask, at_once=True, platform=platform)
        if found.outcome == "resolves":
            return _resolved(len(found.packages), found.built, python)
        return _Try(found.outcome, found.message, python)


def _reported(tries: list[_Try]) -> _Try:
    """Return the failure to report: one that another Python would not fix, if there is one."""
    chosen = min(tries, key=lambda each: each.outcome != "conflict")
    if len(tries) == 1:
        return chosen
    tried = ", ".join(each.python.rpartition(".")[0] for each in tries)
    return chosen._replace(message=f"{chosen.message} Pythons tried: {tried}.")


def _resolved(count: int, built: tuple[str, ...], python: str) -> _Try:
    message = f"{count} packages for Python {python.rpartition('.')[0]}."
    if not built:
        return _Try("resolves", message, python, count)
    message = f"{message} Left aside, to be built from source: {', '.join(built)}."
    return _Try("needs-source-build", message, python, count, built)
