"""One GraphQL query for many repositories, and what its answer says of each of them. Pure.

Source: https://docs.github.com/en/graphql/reference/objects#repository (read 2026-11); the query costs
one point of the hourly 5,000 however many repositories it names, for only connections are counted.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from repocheck.models import RepoRef

_FIELDS = """fragment facts on Repository {
  databaseId nameWithOwner isArchived isFork isEmpty isDisabled pushedAt
  defaultBranchRef { name target { oid } }
  releases { totalCount }
  refs(refPrefix: "refs/tags/", first: 100, orderBy: {field: TAG_COMMIT_DATE, direction: DESC}) {
    totalCount nodes { name }
  }
}"""
_FULL_NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]*/[A-Za-z0-9._-]*[A-Za-z0-9_-][A-Za-z0-9._-]*$"
"""A name that leaves no folder; pydantic reads it as Rust does, where ``$`` is the very end."""
OBJECT_ID = r"^(?:[0-9a-f]{40}|[0-9a-f]{64})$"
"""Id of a git object, SHA-1 or SHA-256."""
WHO_AM_I = b'{"query": "query { viewer { login } }"}'
"""Body of the cheapest request that needs a token."""
_LIMITED = frozenset({"RATE_LIMITED", "RATE_LIMIT", "GRAPHQL_RATE_LIMIT"})
_HEAVY = frozenset({"RESOURCE_LIMITS_EXCEEDED", "MAX_NODE_LIMIT_EXCEEDED", "TIMEOUT"})


class Part(BaseModel):
    """A piece of an answer; what is not as it should be is refused."""

    model_config = ConfigDict(frozen=True, strict=True, alias_generator=to_camel)


class _Target(Part):
    oid: str = Field(pattern=OBJECT_ID)


class _Branch(Part):
    name: str
    target: _Target


class _Count(Part):
    total_count: int


class _Name(Part):
    name: str


class _Names(Part):
    total_count: int
    nodes: tuple[_Name, ...] = Field(strict=False)


class Facts(Part):
    """What the host says of one repository, its shape proven."""

    database_id: int
    """Number that stays with the repository through renames."""
    name_with_owner: str = Field(pattern=_FULL_NAME)
    """Its name now."""
    is_archived: bool
    is_fork: bool
    is_empty: bool
    is_disabled: bool
    pushed_at: dt.datetime | None = Field(strict=False)
    default_branch_ref: _Branch | None
    releases: _Count
    refs: _Names | None
    """Tags, the hundred newest."""

    @property
    def identity(self) -> tuple[int, str]:
        """Return number and name, which tell whether two answers speak of the same repository."""
        return self.database_id, self.name_with_owner.casefold()


class Word(StrEnum):
    """What an answer says of one repository if it tells no facts."""

    ABSENT = "absent"
    """The host does not know it, or does not show it to this token."""
    FORBIDDEN = "forbidden"
    """The token may not see it, which says nothing about others."""
    UNCLEAR = "unclear"
    """No facts, and no reason that we know."""
    UNDONE = "undone"
    """The answer does not speak of it; ask again."""


class Opened(NamedTuple):
    """The parts of any answer."""

    data: dict[str, Any] | None = None
    errors: tuple[dict[str, Any], ...] = ()
    limited: bool = False
    """Whether a rate limit refused it."""


class Answer(NamedTuple):
    """What an answer says, repository by repository."""

    about: dict[RepoRef, Facts | Word]
    limited: bool = False
    """Whether a rate limit refused it."""
    heavy: bool = False
    """Whether it was too much to ask at once."""


def compose(refs: Sequence[RepoRef]) -> bytes:
    """Return the body of the request about `refs`; names travel as variables, never as query text."""
    declared = ", ".join(f"$o{i}: String!, $n{i}: String!" for i in range(len(refs)))
    asked = "\n".join(
        f"  r{i}: repository(owner: $o{i}, name: $n{i}) {{ ...facts }}" for i in range(len(refs))
    )
    variables = {f"o{i}": ref.owner for i, ref in enumerate(refs)}
    variables |= {f"n{i}": ref.name for i, ref in enumerate(refs)}
    query = f"query({declared}) {{\n{asked}\n}}\n{_FIELDS}"
    return json.dumps({"query": query, "variables": variables}).encode()


def understand(refs: Sequence[RepoRef], body: bytes) -> Answer:
    """Read the body of an answer of status 200.

    Args:
        refs: The repositories asked for, in the order of the question.
        body: The body; anything at all.

    Returns:
        What it says of each; `UNDONE` for all if it makes no sense.
    """
    undone: dict[RepoRef, Facts | Word] = dict.fromkeys(refs, Word.UNDONE)
    read = opened(body)
    heavy = bool({_kind(error) for error in read.errors} & _HEAVY)
    if read.limited or read.data is None:
        return Answer(undone, read.limited, heavy=heavy or not read.limited)
    data = read.data
    by_alias = {
        str(path[0]): error for error in read.errors if isinstance(path := error.get("path"), list) and path
    }
    about = {ref: _about(data, by_alias, f"r{i}") for i, ref in enumerate(refs)}
    return Answer(about, heavy=heavy)


def opened(body: bytes) -> Opened:
    """Return the parts of an answer of status 200; nothing of one that makes no sense."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return Opened()
    if not isinstance(answer, dict):
        return Opened()
    data, errors = answer.get("data"), answer.get("errors")
    errors = tuple(e for e in errors if isinstance(e, dict)) if isinstance(errors, list) else ()
    limited = any(_kind(e) in _LIMITED or "rate limit" in str(e.get("message", "")).lower() for e in errors)
    return Opened(data if isinstance(data, dict) else None, errors, limited)


def proves_token(body: bytes) -> bool:
    """Return whether an answer to `WHO_AM_I` names an account: GraphQL never does without a valid token."""
    try:
        return isinstance(json.loads(body)["data"]["viewer"]["login"], str)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _about(data: dict[str, Any], errors: dict[str, dict[str, Any]], alias: str) -> Facts | Word:
    error = errors.get(alias)
    if alias not in data:
        return Word.UNDONE
    if data[alias] is None:
        return _word(error)
    if error is not None:  # facts with an error are partial facts
        return Word.UNDONE
    try:
        return Facts.model_validate(data[alias])
    except ValidationError:
        return Word.UNDONE


def _kind(error: dict[str, Any]) -> str:
    return str(error.get("type", "")).upper()


def _word(error: dict[str, Any] | None) -> Word:
    kind = _kind(error or {})
    extensions = error.get("extensions") if error else None
    if kind == "NOT_FOUND":
        return Word.ABSENT
    if kind == "FORBIDDEN" or (isinstance(extensions, dict) and extensions.get("saml_failure")):
        return Word.FORBIDDEN
    return Word.UNDONE if kind in _HEAVY else Word.UNCLEAR
