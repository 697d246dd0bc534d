"""Ask uv what a list comes to (`uv pip compile`); whoever asks the same in one run gets the same answer.

The check of a list, its trial and the Pythons beside it share many questions: one repository asks 8 to 29.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple

from packaging.utils import canonicalize_name

from repocheck.models import Package
from repocheck.probe.resolve.ask import Ask
from repocheck.probe.resolve.command import LOCK, compile_command
from repocheck.probe.resolve.lock import packages_of
from repocheck.probe.resolve.standins import StandIn, write_standins
from repocheck.probe.resolve.uv import find_uv, run_uv
from repocheck.probe.resolve.uv_words import message_of, needing_build, outcome_of

RESOLVE_TIMEOUT_S = 120.0
"""Time for one manifest, all Pythons included. Source: 51 requirements files took 2 s each, at most 18 s."""
MAX_BUILDS = 15
"""More packages without wheels make the rest say little."""
LINUX = "x86_64-manylinux_2_35"
"""Linux with the libraries of Ubuntu 22.04: older ones lack wheels that most people can install."""
NETWORK = "The package index did not answer."
_MAX_ANSWERS = 512
"""Answers that are held at a time: some thirty belong to one repository."""
_Question = tuple[str, str, str, object, bool]
"""Package, line of the list that asks for it, Python, day, whether wheels are preferred."""


class Compiled(NamedTuple):
    """What a list comes to."""

    outcome: str
    """As `Installation.outcome`; ``resolves`` also with something left aside."""
    message: str = ""
    packages: tuple[Package, ...] = ()
    built: tuple[str, ...] = ()
    """What was left aside, since it has no wheel."""


class _Answer(NamedTuple):
    """What uv said once."""

    error: str
    packages: tuple[Package, ...] | None
    """None if there is no resolution."""
    is_unreadable: bool = False
    """Whether there is one that cannot be read."""


class Compiler:
    """Asks uv; safe to use from several threads."""

    def __init__(self) -> None:
        self._uv = find_uv()
        self._answers: OrderedDict[Hashable, Future[_Answer | None]] = OrderedDict()
        self._wheelless: set[_Question] = set()
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def __bool__(self) -> bool:
        """Return whether there is a uv to ask."""
        return self._uv is not None

    def stop(self) -> None:
        """Make all resolutions under way end soon, as `timeout`."""
        self._stopped.set()

    def known(self, ask: Ask) -> tuple[str, ...]:
        """Return what had to be built whenever the same was asked of it, so that uv need not find out again.

        What turns out not to be needed is dropped when its stand-ins are not chosen.
        """
        return tuple(sorted({each[0] for each in self._wheelless if each == _question(ask, each[0])}))

    def compiled(
        self,
        ask: Ask,
        standins: tuple[StandIn, ...] = (),
        known: tuple[str, ...] = (),
        *,
        at_once: bool = False,
        platform: str = LINUX,
    ) -> Compiled:
        """Resolve, leaving aside what would have to be built, one package after the other.

        uv names whatever it met without a wheel, some of it versions that nobody needs; what the list itself
        asks for is left aside last. Leaving aside all `at_once` is faster, and will do for an outcome; what
        is `known` to need a build is left aside from the start. What has `standins` is never left aside.
        """
        held = {each.package.name for each in standins}
        built = [each for each in known if canonicalize_name(each) not in held]
        while len(built) <= MAX_BUILDS:
            answer = self._answer(ask, standins, built, platform)
            if answer is None:
                return Compiled("timeout", "uv did not end in time.")
            if answer.is_unreadable:
                return Compiled("not-checkable", "uv wrote no lock file that can be read.")
            if answer.packages is not None:
                message = f"{len(answer.packages)} packages."
                return Compiled("resolves", message, answer.packages, tuple(built))
            needed = needing_build(answer.error)
            fresh = [each for each in needed if each not in built and canonicalize_name(each) not in held]
            to_build = [each for each in fresh if ask.must_build(each)]
            if fresh and not to_build and standins and ask.builds:
                ask.builds_any, to_build = True, fresh
            if not to_build:
                outcome = "no-wheel-for-python" if fresh else outcome_of(answer.error)
                message = NETWORK if outcome == "network" else message_of(answer.error)
                return Compiled(outcome, message)
            to_build.sort(key=lambda name: canonicalize_name(name) in ask.names)
            built += to_build if at_once else to_build[:1]
            if not at_once and not ask.builds_any:
                self._wheelless.add(_question(ask, to_build[0]))
        message = f"More than {MAX_BUILDS} packages would have to be built from source."
        return Compiled("not-checkable", message)

    def versions(self, ask: Ask, standins: tuple[StandIn, ...]) -> dict[str, str] | None:
        """Return the version of each package, by name, that a list of pins comes to, with nothing left aside.

        Empty if it comes to none; None if uv cannot say now.
        """
        answer = self._answer(ask, standins, [], LINUX)
        if answer is None or (answer.packages is None and outcome_of(answer.error) == "network"):
            return None
        return {each.name: each.version for each in answer.packages or ()}

    def _answer(
        self, ask: Ask, standins: tuple[StandIn, ...], built: list[str], platform: str
    ) -> _Answer | None:
        """Return what uv says, or said before; None if it did not end in time.

        Who asks what is being asked waits for that; if the other gives up, it is asked anew.
        """
        dates = tuple(sorted(ask.dates.items()))
        key = tuple(ask.lines), standins, frozenset(built), ask.python, platform, ask.config.as_of, dates
        with self._lock:
            future = self._answers.get(key)
            is_first = future is None
            if future is None:
                future = self._answers[key] = Future()
                while len(self._answers) > _MAX_ANSWERS:
                    self._answers.popitem(last=False)
        if not is_first:
            try:
                if found := future.result(max(0.0, ask.deadline_s - time.monotonic())):
                    return found
            except TimeoutError:
                return None
            return self._asked(ask, standins, built, platform)
        found = None
        try:
            found = self._asked(ask, standins, built, platform)
        finally:
            if found is None or (found.packages is None and outcome_of(found.error) == "network"):
                with self._lock:
                    self._answers.pop(key, None)
            future.set_result(found)
        return found

    def _asked(
        self, ask: Ask, standins: tuple[StandIn, ...], built: list[str], platform: str
    ) -> _Answer | None:
        with tempfile.TemporaryDirectory(prefix="repocheck-") as name:
            folder = Path(name)
            lines = [*write_standins(folder, standins), *ask.lines]
            command = compile_command(
                self._uv or "", folder, lines, built, ask.python, platform, ask.config, dates=ask.dates
            )
            printed = run_uv(command, folder, ask.deadline_s, self._stopped)
            if printed is None:
                return None
            if printed.code:
                return _Answer(printed.err, None)
            try:
                return _Answer("", packages_of(folder / LOCK))
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                return _Answer("", None, is_unreadable=True)


def _question(ask: Ask, name: str) -> _Question:
    """Return what decides whether a package has a wheel that is wanted."""
    return name, ask.line_for(name), ask.python, ask.as_of(name), ask.prefers_wheels
