"""The second opinion over REST: whether what GraphQL does not know is missing, blocked, or unclear.

Source: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api (read 2026-11);
public repositories that were taken down answer 451, or 403 with a ``block`` that says why.
"""

from __future__ import annotations

import json
from typing import Any

from repocheck.http import Answer
from repocheck.models import Availability, RepoRef
from repocheck.probe.github._line import SIGNATURE, Line

_APART_S = 1.0
"""Time between two answers that a repository is missing: hosts answer 404 in passing now and then."""


def second_opinion(line: Line, ref: RepoRef) -> Availability:
    """Ask about `ref`, and again if it seems missing.

    Returns:
        `MISSING` if it was missing twice and `BLOCKED` if it is, both only if the token was still valid
        afterwards (a revoked one may see 404 everywhere); else `UNKNOWN`.
    """
    seen = _ask(line, ref)
    if seen is Availability.MISSING:
        line.sleep(_APART_S)
        seen = _ask(line, ref)
    if seen is not Availability.UNKNOWN and not line.token_is_valid(since=line.clock()):
        return Availability.UNKNOWN
    return seen


def availability_of(answer: Answer) -> Availability:
    """Return what an answer about one repository says.

    Returns:
        `MISSING` for a signed 404 with the JSON body of the API, `BLOCKED` for a signed 451 or a block,
        else `UNKNOWN`: for 200 too, which contradicts the GraphQL answer that made us ask.
    """
    content = _object(answer.body)
    if not answer.headers.get(SIGNATURE):
        return Availability.UNKNOWN
    if answer.status == 451 or (answer.status == 403 and isinstance(content.get("block"), dict)):
        return Availability.BLOCKED
    if answer.status == 404 and content.get("message") == "Not Found":
        return Availability.MISSING
    return Availability.UNKNOWN


def identity_of(answer: Answer) -> tuple[int, str] | None:
    """Return number and name of the repository that an answer speaks of; None if it speaks of none."""
    content = _object(answer.body)
    number, name = content.get("id"), content.get("full_name")
    if answer.status == 200 and isinstance(number, int) and isinstance(name, str):
        return number, name.casefold()
    return None


def _ask(line: Line, ref: RepoRef) -> Availability:
    answer = line.rest(f"/repos/{ref.owner}/{ref.name}")
    return availability_of(answer) if answer else Availability.UNKNOWN


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
