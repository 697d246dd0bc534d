"""GitHub's API, as far as repocheck speaks to it: GraphQL lookups, ``/repos/o/n`` and rate limits.

`Api` answers a request (so a unit test needs no socket); `Github` serves it beside git's own protocol.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.conftest import GIT_ENV
from tests.forge.git_host import Asked, GitHost, Planned

TOKEN = "ghp_canaryCANARYcanaryCANARYcanaryCANARY"
SIGNED = (("X-GitHub-Request-Id", "AB12:34CD"), ("Content-Type", "application/json; charset=utf-8"))
_ALIAS = re.compile(r"r(\d+): repository")


@dataclass
class Repo:
    """One repository of the fake host."""

    name: str
    """``owner/name`` as the host spells it now."""
    commit: str | None = "c" * 40
    id: int = 0
    state: str = "exists"
    """``exists``, ``empty``, ``blocked``, ``disabled`` or ``saml``."""
    folder: Path | None = None
    """Repository that its git address serves."""
    changes: dict[str, Any] = field(default_factory=dict)
    """Fields of the GraphQL answer that differ from the usual."""

    def facts(self) -> dict[str, Any]:
        """Return the GraphQL fields."""
        branch = {"name": "main", "target": {"oid": self.commit}}
        return {
            "databaseId": self.id or sum(map(ord, self.name)),
            "nameWithOwner": self.name,
            "isArchived": False,
            "isFork": False,
            "isEmpty": self.state == "empty",
            "isDisabled": self.state == "disabled",
            "pushedAt": "2026-01-02T03:04:05Z",
            "defaultBranchRef": None if self.state == "empty" else branch,
            "releases": {"totalCount": 2},
            "refs": {"totalCount": 1, "nodes": [{"name": "v1"}]},
        } | self.changes


class Api:
    """The API: knows repositories by any name they ever had.

    Args:
        repos: Repositories by ``owner/name`` as asked for, in lower case.
        token: The one token that is accepted.
    """

    def __init__(self, repos: dict[str, Repo], token: str = TOKEN) -> None:
        self.repos = repos
        self.token = token
        self.remaining = 5000
        self.asked: list[Asked] = []
        self.faults: list[Callable[[Asked], Planned | None]] = []
        """Functions that may answer instead; the first that does, does."""

    @property
    def asked_graphql(self) -> list[list[str]]:
        """Return the repositories in each GraphQL request so far."""
        bodies = [json.loads(asked.body) for asked in self.asked if asked.path.endswith("/graphql")]
        return [_names(body) for body in bodies if "n0" in body.get("variables", ())]

    def answer(self, asked: Asked) -> Planned:
        """Answer a request."""
        self.asked.append(asked)
        headers = {name.lower(): value for name, value in asked.headers.items()}
        for fault in list(self.faults):
            if planned := fault(asked):
                return planned
        if headers.get("authorization") != f"Bearer {self.token}":
            return signed(401, {"message": "Bad credentials"})
        self.remaining -= 1
        if asked.path.endswith("/graphql"):
            return self._graphql(json.loads(asked.body))
        return self._rest(asked.path.partition("/repos/")[2])

    def _graphql(self, question: dict[str, Any]) -> Planned:
        if "viewer" in question["query"]:
            budget = {"limit": 5000, "remaining": self.remaining, "resetAt": "2026-11-24T13:00:00Z"}
            return self._signed(200, {"data": {"viewer": {"login": "octocat"}, "rateLimit": budget}})
        if "object(oid:" in question["query"]:
            return self._objects(question["variables"])
        data: dict[str, Any] = {}
        errors: list[dict[str, Any]] = []
        for number, name in enumerate(_names(question)):
            alias, repo = f"r{number}", self.repos.get(name.lower())
            data[alias] = repo.facts() if repo and repo.state in {"exists", "empty", "disabled"} else None
            if repo is None:
                message = f"Could not resolve to a Repository with the name '{name}'."
                errors.append({"type": "NOT_FOUND", "path": [alias], "message": message})
            elif repo.state == "saml":
                errors.append({"type": "FORBIDDEN", "path": [alias], "extensions": {"saml_failure": True}})
            elif repo.state == "blocked":
                errors.append({"path": [alias], "message": "Repository access blocked"})
        return self._signed(200, {"data": data} | ({"errors": errors} if errors else {}))

    def _objects(self, asked: dict[str, str]) -> Planned:
        """Answer for the objects ``i0``, ``i1`` … of one repository, with all fields of their kind."""
        repo = self.repos.get(f"{asked['owner']}/{asked['name']}".lower())
        if repo is None or repo.folder is None:
            return self._signed(200, {"data": {"repository": None}, "errors": [{"type": "NOT_FOUND"}]})
        ids = {f"o{key[1:]}": oid for key, oid in asked.items() if key[1:].isdigit()}
        nodes = {alias: node_of(repo.folder, oid) for alias, oid in ids.items()}
        return self._signed(200, {"data": {"repository": {"nameWithOwner": repo.name} | nodes}})

    def _rest(self, name: str) -> Planned:
        repo = self.repos.get(name.lower())
        if repo is None:
            return self._signed(404, {"message": "Not Found", "status": "404"})
        if repo.state == "blocked":
            return self._signed(451, {"message": "Repository access blocked", "block": {"reason": "dmca"}})
        if repo.state == "saml":
            return self._signed(403, {"message": "Resource protected by organization SAML enforcement."})
        return self._signed(200, {"full_name": repo.name, "id": repo.facts()["databaseId"]})

    def _signed(self, status: int, content: Any) -> Planned:
        return signed(status, content, ("X-RateLimit-Remaining", str(self.remaining)))


def node_of(folder: Path, oid: str) -> dict[str, Any] | None:
    """Return what GraphQL says of a commit, tree or file; None if there is no such object."""
    kind = _git(folder, "cat-file", "-t", oid).strip().decode()
    if kind == "commit":
        return {"oid": oid, "tree": {"oid": _git(folder, "rev-parse", f"{oid}^{{tree}}").decode().strip()}}
    if kind == "tree":
        lines = _git(folder, "ls-tree", "-z", "-l", oid).split(b"\0")
        return {"oid": oid, "entries": [_entry(line) for line in lines if line]}
    if kind == "blob":
        return {"oid": oid} | _blob(_git(folder, "cat-file", "blob", oid))
    return None


def _entry(line: bytes) -> dict[str, Any]:
    about, _, name = line.partition(b"\t")
    mode, _, oid, size = about.decode().split()
    name_raw = base64.b64encode(name).decode()
    return {"mode": int(mode, 8), "nameRaw": name_raw, "oid": oid, "size": int(size) if size != "-" else 0}


def _blob(content: bytes) -> dict[str, Any]:
    """Cut at 512,000 bytes, as the host does."""
    binary = b"\0" in content
    return {
        "byteSize": len(content),
        "isBinary": binary,
        "isTruncated": len(content) > 512_000,
        "text": None if binary else content[:512_000].decode("utf-8", "replace"),
    }


@lru_cache(maxsize=1024)
def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=GIT_ENV, capture_output=True, check=False
    ).stdout


def signed(status: int, content: Any, *headers: tuple[str, str]) -> Planned:
    """Return an answer as the API itself gives it."""
    date = ("Date", formatdate(time.time(), usegmt=True))
    return Planned(status, (*SIGNED, date, *headers), json.dumps(content).encode())


def _names(question: dict[str, Any]) -> list[str]:
    variables = question["variables"]
    numbers = _ALIAS.findall(question["query"])
    return [f"{variables[f'o{number}']}/{variables[f'n{number}']}" for number in numbers]


class Github(GitHost):
    """API and git of one host on loopback: the API below ``/api``, repositories beside it.

    Args:
        api: The API, which also says which folder a name stands for.
    """

    def __init__(self, api: Api, **options: Any) -> None:
        super().__init__(Path("/nonexistent"), **options)
        self.api = api

    def planned(self, asked: Asked) -> Planned | None:
        """Answer what is for the API, or planned."""
        return self.api.answer(asked) if asked.path.startswith("/api/") else super().planned(asked)

    def repository(self, path: str) -> Path | None:
        """Return the directory of the repository that the address path names."""
        slug = (
            path.strip("/").removesuffix("/git-upload-pack").removesuffix("/info/refs").removesuffix(".git")
        )
        repo = self.api.repos.get(slug.lower())
        return repo.folder if repo and repo.state in {"exists", "empty", "saml"} else None
