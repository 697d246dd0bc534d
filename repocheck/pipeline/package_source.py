"""The package index and the files of its packages, within the limits of the configuration."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from repocheck import http, probe
from repocheck.config import Config
from repocheck.environment import Plan
from repocheck.models import Installation, Requirements

if TYPE_CHECKING:
    from repocheck.http import Client
    from repocheck.probe import Budget, WheelReader


_CONNECTIONS = 12
"""Connections to a host of packages. Source: 20 take a third more of the processor per request than these."""


class PackageClients:
    """The clients for hosts of packages, each made once: what was connected stays so for the next question.

    All know together if there is a network. Safe to use from several threads.

    Args:
        config: How long and how often a host is asked.
    """

    def __init__(self, config: Config) -> None:
        self._limits, self._reach = config.probe, http.Reach()
        self._lock = threading.Lock()
        self._kept: dict[frozenset[str], Client] = {}

    @contextmanager
    def __call__(self, hosts: frozenset[str]) -> Iterator[Client]:
        """Give the client for some hosts."""
        limits = self._limits
        with self._lock:
            if hosts not in self._kept:
                self._kept[hosts] = http.Client(
                    hosts,
                    limits.timeout_s,
                    limits.attempts,
                    trust_env=limits.use_proxies,
                    reach=self._reach,
                    connections=_CONNECTIONS,
                )
        yield self._kept[hosts]

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            while self._kept:
                self._kept.popitem()[1].close()


class PackageSource:
    """The package index and the files of its packages; safe to use from several threads.

    Args:
        config: Limits, the day of the index, and where name tables are kept.
        compiler: Asks uv; one of its own if none is given.
    """

    def __init__(self, config: Config, compiler: probe.Compiler | None = None) -> None:
        self.config, self._client_for = config, PackageClients(config)
        self._tables = probe.TableFile(config.store.path) if config.store.path else None
        self._installer = probe.Installer(config, self._client_for, self._tables, compiler)
        self.catalogue = probe.Catalogue(self._client_for)

    def close(self) -> None:
        """Close the file of tables, and all connections."""
        self._client_for.close()
        if self._tables:
            self._tables.close()

    def reader(self, seconds: float, n_bytes: int, judging_s: float = math.inf) -> WheelReader:
        """Return a reader of packages that stops at these limits, or its own, and is given up at the last."""
        limits = probe.TrialLimits(**self.config.trial.model_dump())
        limits = limits._replace(
            max_seconds=min(limits.max_seconds, max(seconds, 1.0)),
            max_bytes=min(limits.max_bytes, max(n_bytes, 1)),
            judging_s=judging_s,
        )
        return probe.WheelReader(self._client_for, limits, self._tables)

    def install(
        self, plan: Plan, lines: Iterable[str], seconds: float, budget: Budget, *, roughly: bool = False
    ) -> Installation:
        """Return what `lines` install by a plan; `roughly` without reading what must be built.

        What is read of it is taken from `budget`.
        """
        candidate, dates = plan.candidate, dict(plan.candidate.dates)

        def has_wheel(name: str) -> bool:
            day = dates.get(canonicalize_name(name), candidate.as_of)
            return self.catalogue.has_wheel(name, candidate.python, day)

        found = self._installer.install(
            Requirements(path="", lines=tuple(lines)),
            candidate.python,
            candidate.as_of,
            dates=dates,
            matrix=roughly,
            seconds=seconds,
            has_wheel=None if plan.insists else has_wheel,
            builds=plan.builds,
            budget=budget,
        )
        return found or Installation(path="", python=candidate.python, outcome="no-uv")

    def is_closed(self, installation: Installation, seconds: float) -> bool:
        """Return whether an installer takes exactly the files of an installation for their versions."""
        return self._installer.is_closed(installation, seconds)
