"""The package index and the files of its packages, within the limits of the configuration."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from repocheck import http, probe
from repocheck.config import Config
from repocheck.environment import Plan
from repocheck.models import Installation, Requirements

if TYPE_CHECKING:
    from repocheck.http import Client
    from repocheck.probe import Budget, WheelReader


def package_clients(config: Config) -> Callable[[frozenset[str]], Client]:
    """Return what makes a client for hosts of packages; all know together if there is a network."""
    limits, reach = config.probe, http.Reach()

    def client_for(hosts: frozenset[str]) -> Client:
        return http.Client(
            hosts, limits.timeout_s, limits.attempts, trust_env=limits.use_proxies, reach=reach
        )

    return client_for


class PackageSource:
    """The package index and the files of its packages; safe to use from several threads.

    Args:
        config: Limits, the day of the index, and where name tables are kept.
        compiler: Asks uv; one of its own if none is given.
    """

    def __init__(self, config: Config, compiler: probe.Compiler | None = None) -> None:
        self.config, self._client_for = config, package_clients(config)
        self._tables = probe.TableFile(config.store.path) if config.store.path else None
        self._installer = probe.Installer(config, self._client_for, self._tables, compiler)
        self.catalogue = probe.Catalogue(self._client_for)

    def close(self) -> None:
        """Close the file of tables."""
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
