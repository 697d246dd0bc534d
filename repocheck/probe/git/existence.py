"""Decide whether a repository exists, from status, content type and address of an answer alone.

``missing`` needs an authoritative answer, and where the host has a page for people, two that agree:
github.com answers git with 401 both for what does not exist and when it throttles. A login page with
status 200 is neither an empty repository nor proof of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from repocheck.http import Answer, Request, is_rate_limit
from repocheck.models import Availability, Problem
from repocheck.tokens import variable_of

if TYPE_CHECKING:
    from repocheck.http import Client

SERVICE = "/git-upload-pack"
RESULT_TYPE = "application/x-git-upload-pack-result"
_MAX_PAGE_BYTES = 4_194_304
_LOGIN = 401
_ABSENT = frozenset({401, 404, 410})
"""What git hosts answer for a repository that does not exist, or that one may not see."""


class NotSeen(Exception):
    """The repository could not be looked into; carries what is to be said of it.

    Args:
        availability: What is known of it.
        cause: Machine-readable cause in kebab-case; empty if the host left no doubt.
        message: What happened, one sentence.
        remedy: What would help.
    """

    def __init__(
        self, availability: Availability, cause: str = "", message: str = "", remedy: str = ""
    ) -> None:
        super().__init__(message)
        self.availability = availability
        self.problem = Problem(cause=cause, message=message, remedy=remedy) if cause else None


def require_git(answer: Answer) -> None:
    """Return if `answer` is one of git's.

    Raises:
        NotSeen: It is not, which alone says nothing about the repository but `blocked`.
    """
    if not urlsplit(answer.url).path.endswith(SERVICE):
        raise _unknown("not-git", "The host sends us on to a page that is no repository.")
    if answer.status == 200:
        if answer.content_type == RESULT_TYPE:
            return
        kind = answer.content_type[:60] or "no type"
        raise _unknown("not-git", f"The host answered with {kind}, not with git's protocol.")
    if answer.status == 451:
        raise NotSeen(Availability.BLOCKED)
    raise _by_status(answer)


def confirm(client: Client, answer: Answer, page: str | None) -> None:
    """Say what the first answer about a repository means, if it is not one of git's.

    Args:
        client: Asks for the page.
        answer: Answer of the git address.
        page: Address of the repository's page for people; None where the git address alone is authoritative,
            as it is for whoever is logged in.

    Raises:
        NotSeen: With `missing` or `blocked` if that is certain, else `unknown`.
        HttpError: The page gave no usable answer.
    """
    refused = answer.status in _ABSENT or (answer.status == 403 and not is_rate_limit(answer))
    if not refused or not urlsplit(answer.url).path.endswith(SERVICE):
        require_git(answer)
    elif page and not answer.logged_in:
        _compare(client, answer, page)
    elif answer.status in (404, 410):
        raise NotSeen(Availability.MISSING)
    else:
        raise _by_status(answer)


def _compare(client: Client, git: Answer, page: str) -> None:
    """Raise what the page and the git address agree on."""
    answer = client.send(Request("GET", page, {"Accept": "text/html"}, max_bytes=_MAX_PAGE_BYTES))
    if answer.status == 451:
        raise NotSeen(Availability.BLOCKED)
    gone = answer.status in (404, 410) and urlsplit(answer.url).path == urlsplit(page).path
    if gone and git.status in _ABSENT:
        raise NotSeen(Availability.MISSING)
    if answer.status >= 400 and not gone:
        raise _by_status(answer)
    raise _unknown(
        "answers-disagree",
        f"The host's answers disagree: git {git.status}, page {answer.status}.",
        _token_advice(git) if git.status == _LOGIN else "Run again later, or with a token.",
    )


def _by_status(answer: Answer) -> NotSeen:
    """Return `unknown` with a cause that fits the status."""
    status = answer.status
    if is_rate_limit(answer):
        message = f"The host asked us to come back later (status {status})."
        return _unknown("rate-limited", message, "Run again later.")
    causes = {401: "unauthorised", 403: "forbidden", 408: "timeout"}
    cause = causes.get(status, "server-error" if 500 <= status < 600 else "unexpected-status")
    advice = _token_advice(answer) if status == _LOGIN else ""
    return _unknown(cause, f"The host answered with status {status}.", advice)


def _token_advice(answer: Answer) -> str:
    """Return what would let us in: the secret of this host, and not of another."""
    host = urlsplit(answer.url).hostname or ""
    if answer.logged_in is False:
        return f"{host} does not accept its token: set a valid one that may read repositories."
    variable = "GITHUB_TOKEN" if host == "github.com" else variable_of(host)
    return f"If it is private, set {variable} to a token of {host} that may read repositories."


def _unknown(cause: str, message: str, remedy: str = "") -> NotSeen:
    return NotSeen(Availability.UNKNOWN, cause, message, remedy)
