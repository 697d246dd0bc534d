"""Let a server on loopback stand in for every host, for benchmarks that audit as an audit does."""

from __future__ import annotations

from repocheck.models import Evidence, RepoRef
from repocheck.probe.network import Question
from repocheck.probe.prober import Prober


def stand_in(url: str) -> None:
    """Ask `url` for the repositories of every host, from now on in this process."""
    page = f"{url}/{{owner}}/{{name}}"

    def ask(self: Prober, ref: RepoRef, globs: tuple[str, ...], rev: str | None) -> Evidence:
        return self._opened().ask(Question(ref, f"{page}.git", globs, rev, page))

    Prober._host = ask
