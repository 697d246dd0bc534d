"""Look repositories up through GitHub's API, some thirty in one request.

What the API cannot say (it is down, it wants us to wait for long, the token may not see it) is left
to be asked without a token; the API makes the probe cheaper and its evidence richer, never less sure.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable, Sequence

from repocheck.config import ProbeConfig
from repocheck.http import Answer
from repocheck.models import Availability, Evidence, Problem, RepoRef
from repocheck.probe._clock import utc_now
from repocheck.probe.github._contents import read_contents
from repocheck.probe.github._line import PATIENCE_S, SIGNATURE, Line, speaks_of_limit
from repocheck.probe.github._query import OBJECT_ID, Facts, Word, compose, understand
from repocheck.probe.github._rest import identity_of, second_opinion

_FIRST, _MOST = 30, 50
"""Repositories in a request. Source: users report 30 in about 3 s, 100 ending in 502 one time in four."""
_QUICK_S = 4.0
"""A request that took less may hold more. Source: the host gives up on a query after 10 s."""
_SILENCE_S = 60.0
"""Time without an answer of the API after which it is not asked any more in this run."""
_CLAIMS = 2
"""How often facts under another name may come that REST does not confirm."""
_CHANCES = 4
"""How often a repository is put into a request before the API is held to have nothing to say of it."""


class GithubApi:
    """Looks repositories of one host up; safe to use from several threads.

    Args:
        line: Sends the requests.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._lock = threading.Lock()
        self._size = _FIRST
        self._waiting: dict[str, RepoRef] = {}
        self._chances: dict[str, int] = {}
        self._seen: dict[str, Evidence | Facts | Word | None] = {}
        self._problems: dict[str, Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what kept the API from answering."""
        return tuple(self._problems.values())

    def prepare(self, refs: Iterable[RepoRef]) -> None:
        """Say which repositories will be looked up, in this order, so that each request can hold many."""
        with self._lock:
            self._waiting |= {ref.key: ref for ref in refs if ref.key not in self._seen}

    def look_up(self, ref: RepoRef) -> Evidence | None:
        """Return what the API says of a repository: all evidence but tree and texts.

        Returns:
            `EXISTS` with a commit, `EMPTY`, `MISSING` or `BLOCKED`; None if it cannot say.
        """
        for _ in range(_CLAIMS):
            seen = self._said_of(ref)
            if not isinstance(seen, Facts):
                return self._doubted(ref) if isinstance(seen, Word) else seen
            if self._is_renamed(ref, seen):
                return evidence_of(ref, seen)
        return None

    def _said_of(self, ref: RepoRef) -> Evidence | Facts | Word | None:
        if ref.key not in self._seen:  # else nobody has to wait for a request that is under way
            with self._lock:
                self._ask_about(ref)
        return self._seen.pop(ref.key, None)

    def shows(self, ref: RepoRef) -> bool:
        """Return whether the API shows a repository that is known to be there."""
        answer = self._line.rest(f"/repos/{ref.owner}/{ref.name}")
        return answer is not None and answer.status == 200 and SIGNATURE in answer.headers

    def _ask_about(self, ref: RepoRef) -> None:
        if ref.key not in self._seen:
            self._waiting.setdefault(ref.key, ref)
        while ref.key in self._waiting and self._may_ask():
            self._ask(self._batch(ref))
        self._waiting.pop(ref.key, None)

    def read(
        self, stated: Evidence, rev: str | None, globs: tuple[str, ...], limits: ProbeConfig
    ) -> Evidence | None:
        """Read tree and texts of a repository that the API knows, where git is refused.

        Args:
            stated: What `look_up` returned.
            rev: Commit to read; None for HEAD. The API is not asked for branches and tags.
            globs: What the checks read, most important first.
            limits: Limits on counts and sizes.

        Returns:
            `stated` with tree and texts; None if they cannot be had.
        """
        commit = rev or stated.commit
        if commit is None or not re.fullmatch(OBJECT_ID, commit):
            return None
        return read_contents(self._line, stated, commit, globs, limits)

    @property
    def may_be_asked(self) -> bool:
        """Return whether it takes questions now: it accepts the token, and no limit has to be waited out."""
        return not self._line.refused and self._line.gate.wait_s() <= PATIENCE_S

    def _doubted(self, ref: RepoRef) -> Evidence | None:
        """Return what REST says of a repository that GraphQL does not know."""
        availability = second_opinion(self._line, ref)
        if availability is Availability.UNKNOWN:
            return None
        return Evidence(requested=ref, availability=availability, probed_at=utc_now(), via="github-api")

    def _may_ask(self) -> bool:
        if self._line.refused:
            self._note("token-refused", "The API does not accept the token.", "Give a valid token, or none.")
            return False
        if self._line.unreachable:  # git will say so
            return False
        if self._line.silent_s > _SILENCE_S:
            self._note(
                "api-silent", "The API has not answered for a while; git is asked.", "Run again later."
            )
            return False
        wait_s = self._line.gate.wait_s()
        if wait_s > PATIENCE_S:
            self._note("rate-limited", "The API asks for a pause.", "Run again later.")
            return False
        if wait_s:
            self._line.sleep(wait_s)
        return True

    def _batch(self, first: RepoRef) -> list[RepoRef]:
        """Return `first` and those that wait behind it."""
        others = (ref for key, ref in self._waiting.items() if key != first.key)
        return [first, *(ref for _, ref in zip(range(self._size - 1), others, strict=False))]

    def _ask(self, batch: Sequence[RepoRef]) -> None:
        began = time.monotonic()
        answer = self._line.graphql(compose(batch))
        if answer is None or answer.status >= 500:
            self._ask_less_later(len(batch))
            self._spend_chance(batch)
        elif answer.status == 401:
            self._line.gate.stumble()
        else:
            self._hear(batch, answer, time.monotonic() - began)

    def _hear(self, batch: Sequence[RepoRef], answer: Answer, seconds: float) -> None:
        said = understand(batch, answer.body if answer.status == 200 else b"")
        if self._line.gate.take_in(answer, said.limited or speaks_of_limit(answer)):
            return
        undone = [ref for ref, word in said.about.items() if word is Word.UNDONE]
        if said.heavy or len(undone) == len(batch):
            self._ask_less_later(len(batch))
        elif seconds < _QUICK_S:
            self._size = min(_MOST, self._size + 5)
        self._spend_chance(undone)
        self._settle_all(said.about)

    def _ask_less_later(self, size: int) -> None:
        """Ask for half as many as in the request of `size` that came to nothing."""
        self._size = max(1, min(size, self._size) // 2)
        self._line.gate.stumble()

    def _settle_all(self, words: dict[RepoRef, Facts | Word]) -> None:
        for ref, word in words.items():
            if isinstance(word, Facts):
                self._believe(ref, word)
            elif word is Word.FORBIDDEN:
                self._settle(ref, None)
            elif word in {Word.ABSENT, Word.UNCLEAR}:
                self._settle(ref, Word.UNCLEAR)

    def _believe(self, ref: RepoRef, facts: Facts) -> None:
        """Settle `ref` by facts; those that carry another name need a second opinion."""
        same = facts.name_with_owner.casefold() == f"{ref.owner}/{ref.name}".casefold()
        self._settle(ref, evidence_of(ref, facts) if same else facts)

    def _is_renamed(self, ref: RepoRef, facts: Facts) -> bool:
        """Return whether REST, asked by the old name, speaks of the same repository as GraphQL did."""
        answer = self._line.rest(f"/repos/{ref.owner}/{ref.name}")
        return answer is not None and SIGNATURE in answer.headers and identity_of(answer) == facts.identity

    def _spend_chance(self, refs: Iterable[RepoRef]) -> None:
        for ref in refs:
            self._chances[ref.key] = self._chances.get(ref.key, 0) + 1
            if self._chances[ref.key] >= _CHANCES:
                self._settle(ref, None)

    def _settle(self, ref: RepoRef, seen: Evidence | Facts | Word | None) -> None:
        self._seen[ref.key] = seen
        self._waiting.pop(ref.key, None)
        self._chances.pop(ref.key, None)

    def _note(self, cause: str, message: str, remedy: str) -> None:
        self._problems[cause] = Problem(cause=cause, message=message, remedy=remedy)


def evidence_of(ref: RepoRef, facts: Facts) -> Evidence | None:
    """Return the evidence in facts; None if they leave open whether there is anything to read."""
    owner, _, name = facts.name_with_owner.partition("/")
    branch = facts.default_branch_ref
    if facts.is_disabled or facts.is_empty == bool(branch):
        return None
    return Evidence(
        requested=ref,
        resolved=RepoRef(host=ref.host, owner=owner, name=name),
        availability=Availability.EMPTY if facts.is_empty else Availability.EXISTS,
        commit=branch.target.oid if branch else None,
        default_branch=branch.name if branch else None,
        archived=facts.is_archived,
        fork=facts.is_fork,
        pushed_at=facts.pushed_at,
        tags=tuple(tag.name for tag in facts.refs.nodes) if facts.refs else (),
        tags_complete=facts.refs is None or facts.refs.total_count <= len(facts.refs.nodes),
        releases=facts.releases.total_count,
        probed_at=utc_now(),
        via="github-api",
    )
