"""Ask hosts over the network, and as little as possible: what is kept or was said is not asked again.

The order: evidence in the store that is young enough; the host's API, if there is a token, for thirty
repositories at a time; git's own protocol for what is still not known. All that was seen is kept.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Self
from urllib.parse import urlsplit

from repocheck.config import Config, HostConfig
from repocheck.http import Client, Reach, deadline
from repocheck.knowledge.hosts import BITBUCKET, GITHUB, HOSTS
from repocheck.models import Availability, Evidence, Problem, RepoRef
from repocheck.probe._absence import CANARIES, UNCONFIRMED, Absences
from repocheck.probe._clock import utc_now
from repocheck.probe._patience import Patience
from repocheck.probe._texts import answers
from repocheck.probe.git import probe_http, shows_head
from repocheck.probe.github import GithubApi, Line, api_client
from repocheck.probe.question import Question, filled
from repocheck.probe.software_heritage import ARCHIVE, SoftwareHeritage
from repocheck.probe.store import Store

_STATED = (
    "resolved",
    "default_branch",
    "archived",
    "fork",
    "pushed_at",
    "tags",
    "tags_complete",
    "releases",
)
"""What the API knows better than git does."""

_FIRST_SHARE = 2 / 3
"""Share of the time of a repository that the looks at it may take before the end of the run."""
_CANARY_S = 10.0
"""Time in which a host has to show a repository that is there."""
_STALE = frozenset({"missing-object", "not-a-commit", "refused-by-host", "unexpected-status"})
"""Causes that git gives if somebody pushed to the repository or moved it since the API spoke of it."""
_REFUSED = frozenset({"answers-disagree", "forbidden", "rate-limited", "refused-by-host", "unauthorised"})
"""Causes that mean that the host does not want to be asked by git: it is asked by its API in its place."""


_ARCHIVE_S = 10.0
"""Longest time for an answer of the archive: nice to have, and nothing that a verdict waits for."""


class Network:
    """Asks hosts; safe to use from several threads.

    Args:
        config: Hosts, limits, tokens and the store. Offline, all answers come from the store.

    Raises:
        ConfigError: The store is not one of ours.
    """

    def __init__(self, config: Config) -> None:
        self._limits = config.probe
        self._max_age = dt.timedelta(hours=config.store.max_age_hours)
        self._stopping = threading.Event()
        self._patience = Patience(self._limits.attempts, self._stopping.wait)
        named = {name: host.canary for name, host in config.hosts.items() if host.canary}
        self._absences = Absences(self._limits.absence_s, CANARIES | named, self._stopping.wait)
        self._left_s: dict[str, float] = {}
        self._reach = Reach()
        self._open = ExitStack()
        self._store = self._open.enter_context(Store(config.store.path)) if config.store.path else None
        self._clients: list[Client] = []
        self._client: Client | None = None
        self._apis: dict[str, GithubApi] = {}
        self._archive: SoftwareHeritage | None = None
        self._archive_for_all = config.software_heritage == "all"
        if not config.offline:
            mirrors = (urlsplit(host.mirror or "").hostname for host in config.hosts.values())
            hosts = {*config.hosts, *(name for name in mirrors if name)}
            self._client = self._closing(
                Client(
                    hosts,
                    self._limits.timeout_s,
                    self._limits.attempts,
                    logins=_logins(config),
                    trust_env=self._limits.use_proxies,
                    reach=self._reach,
                )
            )
            github = {
                n for n in config.hosts if (known := config.known_hosts.find(n)) and known.software is GITHUB
            }
            self._apis = {n: api for n in github if (api := self._api(n, config.hosts[n]))}
            self._archive = self._archive_for(config)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of all connections and close the store."""
        self._open.close()

    def stop(self) -> None:
        """Make all that waits for an answer, or for a better time, end at once."""
        self._stopping.set()
        for client in self._clients:
            client.close()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what went wrong apart from any one repository."""
        stored = self._store.problems if self._store else ()
        archive = self._archive.problems if self._archive else ()
        return (*stored, *archive, *(problem for api in self._apis.values() for problem in api.problems))

    def prepare(self, refs: Iterable[RepoRef]) -> None:
        """Say which repositories will be asked for, so that one API request can speak of many."""
        for ref in refs:
            if (api := self._apis.get(ref.host)) and not self._young(ref, None):
                api.prepare([ref])

    def is_worth_another_look(self, problems: Sequence[Problem]) -> bool:
        """Return whether a repository seen with these problems may be seen better at the end of the run."""
        if self._stopping.is_set():
            return False
        unconfirmed = any(problem.cause == UNCONFIRMED for problem in problems)
        return unconfirmed or self._patience.is_worth_another_look(problems)

    def wait_for_hosts(self, problems: Iterable[Problem], seconds: float) -> None:
        """Wait before repositories with these problems are looked at again, if a host may have to recover."""
        self._patience.wait_for_hosts(problems, seconds)

    def ask(self, question: Question) -> Evidence:
        """Return what can be seen of a repository; `unknown` if it cannot be seen now."""
        ref, globs, rev = question.ref, question.globs, question.rev
        if self._client is None:
            return (self._store and self._store.kept(ref, rev)) or _offline(ref)
        if (young := self._young(ref, rev)) and answers(young, globs, self._limits):
            return young
        if self._store is None:
            return self._with_copy(self._confirmed(self._client, question, None), question)
        began = utc_now()
        with self._store.lease(ref, rev, self._limits.deadline_s, self._stopping.wait) as waited:
            known = self._store.kept(ref, rev)
            if waited and known and known.probed_at >= began and answers(known, globs, self._limits):
                return known
            seen = self._with_copy(self._confirmed(self._client, question, known), question, known)
            if question.is_about_host or seen.availability is not Availability.MISSING:
                self._store.keep(seen, rev)  # what a mirror lacks, the host may have
        return seen

    def _confirmed(self, client: Client, question: Question, known: Evidence | None) -> Evidence:
        """Look at a repository, and believe that it is missing only where that is confirmed."""

        def shows(other: RepoRef, via: str) -> bool:
            api = self._apis.get(other.host) if via == "github-api" else None
            with deadline(_CANARY_S):
                return api.shows(other) if api else shows_head(client, filled(question.address, other))

        place = urlsplit(filled(question.address, question.ref)).netloc  # a mirror may be down, the host not
        return self._absences.confirm(
            question.ref, place, lambda: self._timed(client, question, place, known), shows
        )

    def _timed(self, client: Client, question: Question, place: str, known: Evidence | None) -> Evidence:
        """Look at a repository within its time, a third of which is left for looks at the end of the run.

        The API is asked before that time begins: its answers, and the pauses it wants, are shared by many.
        """
        api = self._apis.get(question.ref.host) if question.is_about_host else None
        stated = api.look_up(question.ref) if api else None
        if stated and (stated.resolved is None or stated.availability is not Availability.EXISTS):
            return stated
        key, began = f"{question.ref.key}@{question.rev} {place}", time.monotonic()
        left = self._left_s.get(key)
        with deadline(self._limits.deadline_s * _FIRST_SHARE if left is None else left):
            if api is None or stated is None:
                look = partial(self._git, client, question, known)
            else:
                look = partial(self._fetch, client, question, known, stated, api)
            seen = self._patience.look(place, look, late=left is not None)
        whole = self._limits.deadline_s if left is None else left
        self._left_s[key] = max(0.0, whole - (time.monotonic() - began))
        return seen

    def _with_copy(self, seen: Evidence, question: Question, known: Evidence | None = None) -> Evidence:
        """Return evidence with the copy that Software Heritage keeps of what a public host lacks by now."""
        wanted = self._archive_for_all or seen.availability is Availability.MISSING
        if not (self._archive and wanted and question.is_about_host and question.ref.host in HOSTS):
            return seen
        copy = (known and known.archived_copy) or self._archive.known_copy(question.ref)
        return seen.model_copy(update={"archived_copy": copy})

    def _young(self, ref: RepoRef, rev: str | None) -> Evidence | None:
        return self._store.kept(ref, rev, self._max_age) if self._store and self._max_age else None

    def _fetch(
        self, client: Client, question: Question, known: Evidence | None, stated: Evidence, api: GithubApi
    ) -> Evidence:
        """Look once at a repository that the API says exists."""
        seen = self._git(client, question, known, stated)
        disagree = False  # where git has not the commit that the API names but another: a mirror may be late
        if _has(seen, _STALE):
            seen = self._git(client, question, known)
            disagree = question.rev is None and seen.commit not in {None, stated.commit}
        if disagree or _has(seen, _REFUSED):
            read = api.read(stated, question.rev, question.globs, self._limits)
            if read is None and disagree and not (api.may_be_asked and api.shows(question.ref)):
                return _undecided(question.ref)
            seen = read or seen
        if seen.availability is not Availability.EXISTS:
            return seen
        return seen.model_copy(update={name: getattr(stated, name) for name in _STATED})

    def _git(
        self, client: Client, question: Question, known: Evidence | None, stated: Evidence | None = None
    ) -> Evidence:
        ref, template, globs, rev, page = question
        address = filled(template, (stated and stated.resolved) or ref)
        return probe_http(
            client,
            ref,
            address,
            globs,
            self._limits,
            rev,
            page and filled(page, ref),
            known=known,
            stated=stated,
        )

    def _archive_for(self, config: Config) -> SoftwareHeritage | None:
        if config.software_heritage == "never":
            return None
        client = Client(
            {urlsplit(ARCHIVE).hostname or ""},
            min(self._limits.timeout_s, _ARCHIVE_S),
            attempts=1,
            trust_env=self._limits.use_proxies,
            reach=self._reach,
        )
        return SoftwareHeritage(self._closing(client))

    def _api(self, name: str, host: HostConfig) -> GithubApi | None:
        if host.token is None:
            return None
        # Source: https://docs.github.com/en/enterprise-server/rest/quickstart
        host = host.model_copy(update={"api": host.api or f"https://{name}/api/v3"})
        client = self._closing(
            api_client(host, self._limits.timeout_s, self._limits.use_proxies, self._reach)
        )
        return GithubApi(Line(client, host, sleep=self._stopping.wait))

    def _closing(self, client: Client) -> Client:
        self._clients.append(client)
        return self._open.enter_context(client)


def _logins(config: Config) -> dict[str, str]:
    """Return user and secret for git by host name; the one place where tokens for it are unwrapped.

    Source: the hosts on cloning over https with a token: GitHub wants ``x-access-token`` as the user of its
    short-lived ones, Bitbucket ``x-token-auth``; GitLab and Gitea take any user.
    """
    users = {GITHUB: "x-access-token", BITBUCKET: "x-token-auth"}
    found = {}
    for name, host in config.hosts.items():
        if host.token:
            secret, known = host.token.get_secret_value(), config.known_hosts.find(name)
            user = users.get(known.software, "oauth2") if known and known.software else "oauth2"
            found[name] = secret if ":" in secret else f"{user}:{secret}"
    return found


def _has(seen: Evidence, causes: frozenset[str]) -> bool:
    return any(problem.cause in causes for problem in seen.problems)


def _undecided(ref: RepoRef) -> Evidence:
    problem = Problem(
        cause="answers-disagree",
        message="The host's git and its API name different commits, and the API cannot show its own now.",
        remedy="Run again later.",
        where=str(ref),
    )
    return Evidence(
        requested=ref, availability=Availability.UNKNOWN, problems=(problem,), probed_at=utc_now(), via="none"
    )


def _offline(ref: RepoRef) -> Evidence:
    problem = Problem(
        cause="offline",
        message="The network was not used (--offline), and no evidence of this repository is stored.",
        remedy="Run again without --offline.",
        where=str(ref),
    )
    return Evidence(
        requested=ref, availability=Availability.UNKNOWN, problems=(problem,), probed_at=utc_now(), via="none"
    )
