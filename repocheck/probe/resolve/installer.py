"""What a list of requirements would install, as data: one file for each package, and what must be built."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import threading
import time
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from packaging.utils import canonicalize_name

from repocheck.config import Config
from repocheck.http import left_s
from repocheck.models import Installation, Package, Requirements
from repocheck.probe.resolve.command import LOCK, compile_command
from repocheck.probe.resolve.index import ClientFor, Index
from repocheck.probe.resolve.kept import Kept, key_of
from repocheck.probe.resolve.lock import packages_of
from repocheck.probe.resolve.resolver import MAX_BUILDS, NETWORK, RESOLVE_TIMEOUT_S, safe_lines
from repocheck.probe.resolve.sources import Ask, Said, Sources
from repocheck.probe.resolve.standins import StandIn, chosen_in, is_standin, write_standins
from repocheck.probe.resolve.uv import Printed, environment, find_uv, run_uv
from repocheck.probe.resolve.uv_words import message_of, needing_build, outcome_of
from repocheck.probe.wheels import Budget, NoStore, SourceReader, TableStore

_ROUNDS = 3
"""How often what a source archive asks for in turn is added and resolved anew."""
_MATRIX_TIMEOUT_S = 30.0
"""Time for one Python of which only the outcome matters."""
_TO_READ_S = 15.0
"""Time for reading what must be built, once the rest is resolved: what was not read cannot
be written down."""
_PLATFORM = "x86_64-manylinux_2_35"
"""Linux with the libraries of Ubuntu 22.04: older ones lack wheels that most people can install."""


_Question = tuple[str, str, str, dt.date | None, bool]
"""Package, line of the list that asks for it, Python, day, whether wheels are preferred."""


class _Compiled(NamedTuple):
    outcome: str
    message: str = ""
    packages: tuple[Package, ...] = ()
    built: tuple[str, ...] = ()


class Installer:
    """Says what would be installed; safe to use from several threads.

    Args:
        config: Says whether the network may be used, and whether anything may be kept.
        client_for: Makes a client for the hosts of the index.
        store: Where installations are kept between runs.
    """

    def __init__(self, config: Config, client_for: ClientFor, store: TableStore | None = None) -> None:
        self._config = config
        self._kept = Kept(store or NoStore())
        self._uv = find_uv()
        self._index = Index(client_for, environment(Path(), os.environ))
        self._archives = SourceReader(client_for)
        self._wheelless: set[_Question] = set()
        self._said: dict[Hashable, Said] = {}
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Make all resolutions under way end soon, as `timeout`."""
        self._stopped.set()

    def install(
        self,
        asked: Requirements,
        python: str,
        as_of: dt.date | None = None,
        *,
        matrix: bool = False,
        dates: Mapping[str, dt.date] = MappingProxyType({}),
        seconds: float = RESOLVE_TIMEOUT_S,
        has_wheel: Callable[[str], bool] | None = None,
        builds: bool = True,
        budget: Budget | None = None,
    ) -> Installation | None:
        """Return what `asked` would install for a version of Python, as of a day; None if there is no uv.

        What has no wheel is left aside, and its source archive read instead. Then all is resolved again, with
        stand-ins for these archives: a package that is built brings its requirements, and is bound by others.

        Args:
            asked: The list.
            python: Full version of Python.
            as_of: Day of the index; None for that of the configuration.
            matrix: Whether only the outcome matters, so that no source archive is read.
            dates: Day of the index for single packages, by name, in place of `as_of`.
            seconds: Time for all of it.
            has_wheel: Says of a package whether a wheel of it can be installed. Then one that nobody asks for
                in exactly one version is not built: that others need a version without wheel is an outcome.
            builds: Whether anything may be built: that something has no wheel is an outcome, if not.
            budget: What may be read of source archives; None for as much as is needed.
        """
        if self._uv is None:
            return None
        config = self._config.model_copy(update={"as_of": as_of}) if as_of else self._config
        limit_s = min(seconds, _MATRIX_TIMEOUT_S) if matrix else seconds
        deadline_s = time.monotonic() + limit_s
        lines = safe_lines(asked.lines)
        ask = Ask(lines, python, config, deadline_s, dates, has_wheel, builds=builds, budget=budget)
        mode = ("outcome" if matrix else "installation") + " of wheels" * ask.prefers_wheels
        mode += " alone" * (not builds)
        key = key_of(mode, ask.lines, python, config.as_of, dates)
        found = self._kept.find(key, Installation)
        if found is None:
            found = self._installation(ask, matrix=matrix)
            if matrix or all(risk.version or risk.reasons for risk in found.risks):  # each archive was read
                self._kept.keep(key, found)
        return found.model_copy(update={"path": asked.path, "left_out": asked.left_out_names})

    def _installation(self, ask: Ask, *, matrix: bool) -> Installation:
        found = _Compiled("not-checkable", "Nothing in it is asked of the Python package index.")
        sources = Sources(self._index, self._archives, self._said)
        if ask.lines:
            known = self._known(ask) if ask.builds and not matrix else ()
            found = self._compiled(ask, (), known, at_once=matrix)
            found = found if matrix else self._with_sources(ask, found, sources)
        built = found.outcome == "resolves" and found.built
        return Installation(
            path="",
            python=ask.python,
            as_of=ask.config.as_of,
            outcome="needs-source-build" if built else found.outcome,
            message=found.message,
            packages=(*(each for each in found.packages if not is_standin(each)), *sources.packages),
            risks=tuple(sources.risk_of(name) for name in sorted(found.built)),
        )

    def is_closed(self, installation: Installation, seconds: float = RESOLVE_TIMEOUT_S) -> bool:
        """Return whether the versions of an installation ask for one another and for nothing else.

        That is how a user will install them: by name and version, without a day. What must be built is taken
        to ask for nothing. Wheels alone are: they were chosen by what they ask for, which does not change.
        What uv cannot say now, or not within `seconds`, is no contradiction.
        """
        packages = installation.packages
        if packages and not installation.risks:
            return True
        lines = safe_lines(tuple(f"{each.name}=={each.version}" for each in packages))
        if self._uv is None or not lines:
            return not packages
        config = self._config.model_copy(update={"as_of": None})
        ask = Ask(lines, installation.python, config, time.monotonic() + min(seconds, RESOLVE_TIMEOUT_S))
        standins = tuple(StandIn(each) for each in packages if each.built)
        printed, found = self._printed(ask, standins, [])
        if printed is None or found is None:
            return printed is None or outcome_of(printed.err) == "network"
        return {(each.name, each.version) for each in found.packages} == {
            (each.name, each.version) for each in packages
        }

    def _known(self, ask: Ask) -> tuple[str, ...]:
        """Return what had to be built whenever the same was asked of it, so that uv need not find out again.

        What turns out not to be needed is dropped when its stand-ins are not chosen.
        """
        return tuple(sorted({each[0] for each in self._wheelless if each == _question(ask, each[0])}))

    def _with_sources(self, ask: Ask, found: _Compiled, sources: Sources) -> _Compiled:
        """Read what must be built, and resolve again with that, until no other archive is chosen."""
        if found.built:
            ask.deadline_s = max(ask.deadline_s, time.monotonic() + min(_TO_READ_S, left_s()))
        more = found.outcome == "resolves" and sources.read(found.built, ask)
        if sources.excluded:
            minor = ask.python.rpartition(".")[0]
            names = ", ".join(sources.excluded)
            return _Compiled(
                "requires-python", f"Nothing that is asked for of {names} is for Python {minor}."
            )
        asked = found
        for _ in range(_ROUNDS):
            if not more:
                break
            again = self._compiled(ask, sources.standins(), found.built)
            if again.outcome == "conflict" and sources.read_older(ask):
                continue
            if again.outcome != "resolves":
                return self._without_fit(ask, asked, sources)
            found, versions = again, chosen_in(again.packages)
            found = found._replace(built=(*found.built, *versions))
            more = sources.choose(versions, ask) | sources.read(found.built, ask)
        if ask.builds_any and not sources.are_plain({*found.built} - {*asked.built}):
            return self._without_fit(ask, asked, sources)
        if more:
            sources.forget()
        return found

    def _without_fit(self, ask: Ask, found: _Compiled, sources: Sources) -> _Compiled:
        """Return what to say where archives do not fit: a conflict, if it does not hang on what they ask for.

        What an archive asks for may be misread; that no version of it fits beside the rest is certain.
        """
        bare = self._compiled(ask, sources.standins(bare=True), found.built)
        sources.forget()
        return found if bare.outcome in {"resolves", "timeout", "network"} else bare

    def _compiled(
        self, ask: Ask, standins: tuple[StandIn, ...], known: tuple[str, ...] = (), *, at_once: bool = False
    ) -> _Compiled:
        """Resolve, leaving aside what would have to be built, one package after the other.

        uv names whatever it met without a wheel, some of it versions that nobody needs; what the list itself
        asks for is left aside last. Leaving aside all `at_once` is faster, and will do for an outcome; what
        is `known` to need a build is left aside from the start. What has `standins` is never left aside.
        """
        held = {each.package.name for each in standins}
        built = [each for each in known if canonicalize_name(each) not in held]
        while len(built) <= MAX_BUILDS:
            printed, found = self._printed(ask, standins, built)
            if printed is None or found is not None:
                return found or _Compiled("timeout", "uv did not end in time.")
            needed = needing_build(printed.err)
            fresh = [each for each in needed if each not in built and canonicalize_name(each) not in held]
            to_build = [each for each in fresh if ask.must_build(each)]
            if fresh and not to_build and standins and ask.builds:
                ask.builds_any, to_build = True, fresh
            if not to_build:
                outcome = "no-wheel-for-python" if fresh else outcome_of(printed.err)
                return _Compiled(outcome, NETWORK if outcome == "network" else message_of(printed.err))
            fresh = to_build
            fresh.sort(key=lambda name: canonicalize_name(name) in ask.names)
            built += fresh if at_once else fresh[:1]
            if not at_once and not ask.builds_any:
                self._wheelless.add(_question(ask, fresh[0]))
        message = f"More than {MAX_BUILDS} packages would have to be built from source."
        return _Compiled("not-checkable", message)

    def _printed(
        self, ask: Ask, standins: tuple[StandIn, ...], built: list[str]
    ) -> tuple[Printed | None, _Compiled | None]:
        """Return what uv printed, and the resolution if there is one."""
        with tempfile.TemporaryDirectory(prefix="repocheck-") as name:
            folder = Path(name)
            lines = [*write_standins(folder, standins), *ask.lines]
            command = compile_command(
                self._uv or "",
                folder,
                lines,
                built,
                ask.python,
                _PLATFORM,
                ask.config,
                lock=True,
                dates=ask.dates,
            )
            printed = run_uv(command, folder, ask.deadline_s, self._stopped)
            good = printed is not None and printed.code == 0
            return printed, _locked(folder / LOCK, built) if good else None


def _question(ask: Ask, name: str) -> _Question:
    """Return what decides whether a package has a wheel that is wanted."""
    return name, ask.line_for(name), ask.python, ask.as_of(name), ask.prefers_wheels


def _locked(lock: Path, built: list[str]) -> _Compiled:
    try:
        packages = packages_of(lock)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Compiled("not-checkable", "uv wrote no lock file that can be read.")
    return _Compiled("resolves", f"{len(packages)} packages.", packages, tuple(built))
