"""What a list of requirements would install, as data: one file for each package, and what must be built."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from types import MappingProxyType

from repocheck.config import Config
from repocheck.http import ClientFor, left_s
from repocheck.models import Installation, Requirements
from repocheck.probe.resolve.ask import Ask, safe_lines
from repocheck.probe.resolve.compiling import RESOLVE_TIMEOUT_S, Compiled, Compiler
from repocheck.probe.resolve.index import Index
from repocheck.probe.resolve.kept import Kept, key_of
from repocheck.probe.resolve.sources import Said, Sources
from repocheck.probe.resolve.standins import StandIn, chosen_in, is_standin
from repocheck.probe.resolve.uv import environment
from repocheck.probe.wheels import Budget, NoStore, SourceReader, TableStore

_ROUNDS = 3
"""How often what a source archive asks for in turn is added and resolved anew."""
_MATRIX_TIMEOUT_S = 30.0
"""Time for one Python of which only the outcome matters."""
_TO_READ_S = 15.0
"""Time for reading what must be built, once the rest is resolved: what was not read cannot
be written down."""


class Installer:
    """Says what would be installed; safe to use from several threads.

    Args:
        config: Says whether the network may be used, and whether anything may be kept.
        client_for: Makes a client for the hosts of the index.
        store: Where installations are kept between runs.
        compiler: Asks uv; one of its own if none is given.
    """

    def __init__(
        self,
        config: Config,
        client_for: ClientFor,
        store: TableStore | None = None,
        compiler: Compiler | None = None,
    ) -> None:
        self._config = config
        self._kept = Kept(store or NoStore())
        self._compiler = compiler or Compiler()
        self._index = Index(client_for, environment(Path(), os.environ))
        self._archives = SourceReader(client_for)
        self._said: dict[Hashable, Said] = {}

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
        if not self._compiler:
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
        found = Compiled("not-checkable", "Nothing in it is asked of the Python package index.")
        sources = Sources(self._index, self._archives, self._said)
        if ask.lines:
            known = self._compiler.known(ask) if ask.builds and not matrix else ()
            found = self._compiler.compiled(ask, (), known, at_once=matrix)
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
        if not self._compiler or not lines:
            return not packages
        config = self._config.model_copy(update={"as_of": None})
        ask = Ask(lines, installation.python, config, time.monotonic() + min(seconds, RESOLVE_TIMEOUT_S))
        standins = tuple(StandIn(each) for each in packages if each.built)
        found = self._compiler.versions(ask, standins)
        return found is None or found == {each.name: each.version for each in packages}

    def _with_sources(self, ask: Ask, found: Compiled, sources: Sources) -> Compiled:
        """Read what must be built, and resolve again with that, until no other archive is chosen."""
        if found.built:
            ask.deadline_s = max(ask.deadline_s, time.monotonic() + min(_TO_READ_S, left_s()))
        more = found.outcome == "resolves" and sources.read(found.built, ask)
        if sources.excluded:
            minor = ask.python.rpartition(".")[0]
            names = ", ".join(sources.excluded)
            return Compiled("requires-python", f"Nothing that is asked for of {names} is for Python {minor}.")
        asked = found
        for _ in range(_ROUNDS):
            if not more:
                break
            again = self._compiler.compiled(ask, sources.standins(), found.built)
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

    def _without_fit(self, ask: Ask, found: Compiled, sources: Sources) -> Compiled:
        """Return what to say where archives do not fit: a conflict, if it does not hang on what they ask for.

        What an archive asks for may be misread; that no version of it fits beside the rest is certain.
        """
        bare = self._compiler.compiled(ask, sources.standins(bare=True), found.built)
        sources.forget()
        return found if bare.outcome in {"resolves", "timeout", "network"} else bare
