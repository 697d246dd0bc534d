"""What a list of requirements would install, as data: one file for each package, and what must be built."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from packaging.utils import canonicalize_name

from repocheck.config import Config
from repocheck.models import BuildRisk, Installation, Package, Requirements
from repocheck.probe.resolve.command import LOCK, compile_command
from repocheck.probe.resolve.index import ClientFor, Index
from repocheck.probe.resolve.lock import packages_of
from repocheck.probe.resolve.resolver import MAX_BUILDS, NETWORK, RESOLVE_TIMEOUT_S, safe_lines
from repocheck.probe.resolve.uv import environment, find_uv, run_uv
from repocheck.probe.resolve.uv_words import message_of, needing_build, outcome_of
from repocheck.probe.wheels import SourceReader, build_risks

_ROUNDS = 3
"""How often what a source archive asks for in turn is added and resolved anew."""
_MAX_ARCHIVES = 20
_PLATFORM = "x86_64-manylinux_2_35"
"""Linux with the libraries of Ubuntu 22.04: older ones lack wheels that most people can install."""


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
    """

    def __init__(self, config: Config, client_for: ClientFor) -> None:
        self._config = config
        self._uv = find_uv()
        self._index = Index(client_for, environment(Path(), os.environ))
        self._sources = SourceReader(client_for)
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Make all resolutions under way end soon, as `timeout`."""
        self._stopped.set()

    def install(
        self, asked: Requirements, python: str, as_of: dt.date | None = None, *, matrix: bool = False
    ) -> Installation | None:
        """Return what `asked` would install for a version of Python, as of a day; None if there is no uv.

        What has no wheel is left aside, its source archive is read instead, and what that asks for in turn is
        resolved too: a package that is built brings its requirements all the same.

        Args:
            asked: The list.
            python: Full version of Python.
            as_of: Day of the index; None for that of the configuration.
            matrix: Whether only the outcome matters, so that no source archive is read.
        """
        if self._uv is None:
            return None
        lines = safe_lines(asked.lines)
        config = self._config.model_copy(update={"as_of": as_of}) if as_of else self._config
        deadline_s = time.monotonic() + RESOLVE_TIMEOUT_S
        archives: dict[str, Package] = {}
        risks: dict[str, BuildRisk] = {}
        more: list[str] = []
        found = _Compiled("not-checkable", "Nothing in it is asked of the Python package index.")
        for _ in range((1 if matrix else _ROUNDS) if lines else 0):
            again = self._compiled([*lines, *more], python, config, deadline_s)
            if again.outcome != "resolves" and more:
                break  # what a source archive asks for does not fit: the list itself does
            found = again
            if matrix:
                risks = {name: BuildRisk(package=canonicalize_name(name)) for name in found.built}
                break
            fresh = [name for name in found.built if name not in risks][: _MAX_ARCHIVES - len(risks)]
            asked_in_turn = [
                line for name in fresh for line in self._read(name, lines, python, config, archives, risks)
            ]
            if not asked_in_turn:
                break
            more += safe_lines(tuple(asked_in_turn))
        return Installation(
            path=asked.path,
            python=python,
            as_of=config.as_of,
            outcome="needs-source-build" if found.built and found.outcome == "resolves" else found.outcome,
            message=found.message,
            packages=(*found.packages, *archives.values()),
            risks=tuple(risks[name] for name in sorted(risks)),
            left_out=asked.left_out_names,
        )

    def _compiled(self, lines: list[str], python: str, config: Config, deadline_s: float) -> _Compiled:
        """Resolve, leaving aside what would have to be built."""
        built: list[str] = []
        while len(built) <= MAX_BUILDS:
            with tempfile.TemporaryDirectory(prefix="repocheck-") as name:
                folder = Path(name)
                command = compile_command(
                    self._uv or "", folder, lines, built, python, _PLATFORM, config, lock=True
                )
                printed = run_uv(command, folder, deadline_s, self._stopped)
                if printed is None:
                    return _Compiled("timeout", f"uv did not end within {RESOLVE_TIMEOUT_S:.0f} s.")
                if printed.code == 0:
                    return _locked(folder / LOCK, built)
            more = [each for each in needing_build(printed.err) if each not in built]
            if not more:
                outcome = outcome_of(printed.err)
                return _Compiled(outcome, NETWORK if outcome == "network" else message_of(printed.err))
            built += more
        return _Compiled(
            "not-checkable", f"More than {MAX_BUILDS} packages would have to be built from source."
        )

    def _read(
        self,
        name: str,
        lines: list[str],
        python: str,
        config: Config,
        archives: dict[str, Package],
        risks: dict[str, BuildRisk],
    ) -> list[str]:
        """Read a source archive, note what may keep it from building, and return what it asks for."""
        risks[name] = BuildRisk(package=canonicalize_name(name))
        package = self._index.source_of(name, lines, python, config.as_of)
        archive = self._sources.read(package) if package else None
        if package is None or archive is None:
            return []
        archives[name] = package
        risks[name] = build_risks(archive, python)
        return archive.requires()


def _locked(lock: Path, built: list[str]) -> _Compiled:
    try:
        packages = packages_of(lock)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Compiled("not-checkable", "uv wrote no lock file that can be read.")
    return _Compiled("resolves", f"{len(packages)} packages.", packages, tuple(built))
