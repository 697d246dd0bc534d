"""Decide whom to ask about a repository: a mirror, the host, or nobody.

A name from a paper only ever fills a template from the configuration; no address from a text is fetched.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

from repocheck.config import Config
from repocheck.knowledge.hosts import GIT
from repocheck.models import Availability, Evidence, Problem, RepoRef
from repocheck.probe._absence import seems_missing
from repocheck.probe._clock import utc_now
from repocheck.probe.git import probe_local
from repocheck.probe.question import Question, filled
from repocheck.text.pattern import late_regex

if TYPE_CHECKING:
    from repocheck.probe.network import Network

_NAME = late_regex(r"~?(?!\.{1,2}(?:/|$))[A-Za-z0-9._-]+(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._-]+)*")
"""An owner (with slashes on hosts that nest groups) or a name: nothing that leaves its folder."""


class Prober:
    """Probe repositories; safe to use from several threads.

    Args:
        config: Hosts, mirrors, limits, and whether the network may be used.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._network: Network | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of all connections."""
        if self._network:
            self._network.__exit__()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what went wrong apart from any one repository: with the store, the token or the API."""
        return self._network.problems if self._network else ()

    def prepare(self, refs: Iterable[RepoRef]) -> None:
        """Say which repositories will be probed, so that one API request can speak of many of them."""
        hosts = self._config.hosts
        for ref in refs:
            if _well_named(ref) and ref.host in hosts and not hosts[ref.host].mirror:
                self._opened().prepare([ref])

    def is_worth_another_look(self, problems: Sequence[Problem]) -> bool:
        """Return whether a repository probed with these problems may be seen better at the end of the run."""
        return self._network is not None and self._network.is_worth_another_look(problems)

    def wait_for_hosts(self, problems: Iterable[Problem], seconds: float) -> None:
        """Wait before repositories with these problems are probed again, if a host may have to recover."""
        if self._network:
            self._network.wait_for_hosts(problems, seconds)

    def stop(self) -> None:
        """Make all probes under way end soon; what they could not see is `unknown`."""
        if self._network:
            self._network.stop()

    def probe(
        self,
        ref: RepoRef,
        globs: tuple[str, ...],
        rev: str | None = None,
        alternatives: tuple[RepoRef, ...] = (),
    ) -> Evidence:
        """Return what can be seen of a repository; never raise for what a host does.

        Args:
            ref: The repository.
            globs: What the checks read, most important first.
            rev: Commit, branch or tag to read; None for HEAD.
            alternatives: Other readings of a damaged link, tried in order before `missing` is said.
        """
        first = self._probe(ref, globs, rev)
        if not seems_missing(first):
            return first
        for other in alternatives:
            seen = self._probe(other, globs, rev)
            if seen.availability in (Availability.EXISTS, Availability.EMPTY):
                return seen.model_copy(update={"requested": ref, "resolved": seen.resolved or other})
            if seen.availability is Availability.UNKNOWN and seen.via != "none":  # asked, to no avail
                first = seen.model_copy(update={"requested": ref, "resolved": None})
        return first

    def _probe(self, ref: RepoRef, globs: tuple[str, ...], rev: str | None) -> Evidence:
        host = self._config.hosts.get(ref.host)
        if host is None:
            return unseen(ref, "host-not-allowed", f"{ref.host} is not among the hosts that may be asked.")
        if not _well_named(ref):
            return unseen(ref, "bad-name", f"{ref} is not a name a host would accept.")
        if host.mirror:
            seen = self._mirror(ref, host.mirror, globs, rev)
            if host.authoritative or seen.availability in (Availability.EXISTS, Availability.EMPTY):
                return seen
        return self._host(ref, globs, rev)

    def _host(self, ref: RepoRef, globs: tuple[str, ...], rev: str | None) -> Evidence:
        """Ask the host itself, at the next address of its kind of server if nothing is at the one before."""
        known = self._config.known_hosts.find(ref.host)
        software = known.software if known and known.has_code else GIT
        for address in software.clone:
            seen = self._opened().ask(Question(ref, address, globs, rev, software.page))
            if not seems_missing(seen):
                break
        return seen

    def _opened(self) -> Network:
        """Return the network, opened when first needed: who audits clones needs neither it nor a store."""
        from repocheck.probe.network import Network  # noqa: PLC0415 - with it comes all that speaks http

        with self._lock:
            if self._network is None:
                self._network = Network(self._config)
            return self._network

    def _mirror(self, ref: RepoRef, template: str, globs: tuple[str, ...], rev: str | None) -> Evidence:
        address = filled(template, ref)
        parts = urlsplit(address)
        if parts.scheme == "file":
            path = _as_written_or_not(Path(unquote(parts.path)))
            return probe_local(path, ref, globs, self._config.probe, rev)
        return self._opened().ask(Question(ref, template, globs, rev))


def _well_named(ref: RepoRef) -> bool:
    return bool((not ref.owner or _NAME.fullmatch(ref.owner)) and _NAME.fullmatch(ref.name))


def unseen(ref: RepoRef, cause: str, message: str, remedy: str = "") -> Evidence:
    """Return evidence that nothing could be seen, and why."""
    return Evidence(
        requested=ref,
        availability=Availability.UNKNOWN,
        problems=(Problem(cause=cause, message=message, remedy=remedy, where=str(ref)),),
        probed_at=utc_now(),
        via="none",
    )


def _as_written_or_not(path: Path) -> Path:
    """Return the folder that is spelt like `path`, or like it but for case: hosts do not tell case apart."""
    if path.is_dir() or not path.parent.parent.is_dir():
        return path
    for owner in path.parent.parent.iterdir():
        if owner.name.casefold() == path.parent.name.casefold() and owner.is_dir():
            for name in owner.iterdir():
                if name.name.casefold() == path.name.casefold():
                    return name
    return path
