"""Ask Software Heritage whether it keeps a copy of a repository that its host no longer shows.

The archive is asked for what is missing only: anonymous callers may ask 120 times an hour.
Source: https://archive.softwareheritage.org/api/1/origin/visit/latest/doc/
"""

from __future__ import annotations

import datetime as dt
import json
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from repocheck.http import Client, HttpError, Request
from repocheck.models import ArchivedCopy, Problem, RepoRef
from repocheck.text.pattern import late_regex

ARCHIVE = "https://archive.softwareheritage.org"
_MAX_BYTES = 262_144
_SNAPSHOT = late_regex(r"[0-9a-f]{40}")
_HOW_TO_GO_ON = "Run the audit again in an hour; what is known already is kept."


class SoftwareHeritage:
    """The archive's public API.

    Args:
        client: Allowed to ask the host of `base`.
        base: Address of the archive.
    """

    def __init__(self, client: Client, base: str = ARCHIVE) -> None:
        self._client = client
        self._base = base.rstrip("/")
        self._spent = False
        self._asked: dict[str, ArchivedCopy | Problem | None] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return why copies are not known, one problem per cause."""
        found = {each.cause: each for each in list(self._asked.values()) if isinstance(each, Problem)}
        return tuple(each.model_copy(update={"where": ""}) for each in found.values())

    def known_copy(self, ref: RepoRef) -> ArchivedCopy | None:
        """Return the newest whole copy of a repository; None if there is none or it is not known."""
        if ref.key not in self._asked:
            self._asked[ref.key] = self.copy_of(ref)
        found = self._asked[ref.key]
        return None if isinstance(found, Problem) else found

    def copy_of(self, ref: RepoRef) -> ArchivedCopy | Problem | None:
        """Return the newest whole copy of a repository, None if there is none, or why that is not known."""
        if self._spent:
            return self._problem(ref, "rate-limited", "Software Heritage allows no more requests for now.")
        origin = ref.url
        address = f"{self._base}/api/1/origin/{quote(origin, safe=':/')}/visit/latest/?require_snapshot=true"
        try:
            answer = self._client.send(
                Request("GET", address, {"Accept": "application/json"}, max_bytes=_MAX_BYTES)
            )
        except HttpError as error:
            return self._problem(ref, error.cause, f"Software Heritage could not be asked: {error}")
        self._spent = answer.headers.get("x-ratelimit-remaining") == "0"
        if answer.status == HTTPStatus.NOT_FOUND and answer.content_type == "application/json":
            return None
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            self._spent = True
            return self._problem(ref, "rate-limited", "Software Heritage allows no more requests for now.")
        copy = _copy(answer.body, origin, self._base) if answer.status == HTTPStatus.OK else None
        return copy or self._problem(
            ref, "unexpected-answer", f"Software Heritage answered with status {answer.status} and no visit."
        )

    def _problem(self, ref: RepoRef, cause: str, message: str) -> Problem:
        return Problem(cause=cause, message=message, remedy=_HOW_TO_GO_ON, where=str(ref))


def _copy(body: bytes, origin: str, base: str) -> ArchivedCopy | None:
    """Return the visit that an answer describes; None if it does not have the documented shape."""
    try:
        visit: Any = json.loads(body)
        snapshot, date = visit["snapshot"], dt.datetime.fromisoformat(visit["date"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    # The answer must be about what was asked: an archive's page for everything proves nothing.
    if visit.get("origin") != origin or not isinstance(snapshot, str) or not _SNAPSHOT.fullmatch(snapshot):
        return None
    swhid = f"swh:1:snp:{snapshot}"
    day = date.astimezone(dt.UTC) if date.tzinfo else date.replace(tzinfo=dt.UTC)
    return ArchivedCopy(swhid=swhid, date=day, url=f"{base}/{swhid};origin={quote(origin, safe=':/')}")
