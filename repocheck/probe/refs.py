"""Ask a host for the references of a repository: one small request.

Source: https://git-scm.com/docs/gitprotocol-v2 (ls-refs)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.http import Answer, Client, HttpError, Request
from repocheck.models import Availability
from repocheck.probe.existence import RESULT_TYPE, SERVICE, NotSeen, confirm
from repocheck.probe.pktline import Mark, ProtocolError, packets, request
from repocheck.version import VERSION

AGENT = f"repocheck/{VERSION}"
MAX_REFS_BYTES = 8_388_608
"""About 100,000 references; of a repository with more, HEAD alone is asked for."""
COMMIT_ID = re.compile(r"[0-9a-f]{40}")
_REF = re.compile(r"(?!.*(?:\.\.|//|/\.|@\{|\.lock(?:/|$)))[^\x00-\x20\x7f~^:?*\[\\]+(?<![/.])")
"""A reference git would accept. Source: https://git-scm.com/docs/git-check-ref-format"""


class Refs(NamedTuple):
    """What a host says of the references of a repository."""

    head: str | None
    """Commit that HEAD names; None if it names none."""
    branch: str | None
    """Branch that HEAD names."""
    ids: dict[str, str]
    """Object id by full name of the reference, tags peeled."""
    complete: bool
    """Whether all branches and tags are listed."""
    address: str
    """Address that answered, after redirects, without the service."""

    @property
    def empty(self) -> bool:
        """Return whether there is no reference at all, so that nothing was ever pushed."""
        return self.complete and self.head is None and not self.ids

    @property
    def tags(self) -> tuple[str, ...] | None:
        """Return the names of all tags; None if they were too many to list."""
        names = sorted(name.removeprefix("refs/tags/") for name in self.ids if name.startswith("refs/tags/"))
        return tuple(names) if self.complete else None

    def commit_of(self, rev: str | None) -> str:
        """Return the id of the commit to read.

        Args:
            rev: Commit, branch or tag; None for HEAD.

        Raises:
            NotSeen: There is no such commit.
        """
        if rev is None:
            if self.head is None:
                message = "HEAD names a branch that does not exist."
                raise NotSeen(Availability.UNKNOWN, "dangling-head", message)
            return self.head
        named = self.ids.get(f"refs/heads/{rev}") or self.ids.get(f"refs/tags/{rev}")
        if named is None and not COMMIT_ID.fullmatch(rev):
            message = f"There is no branch, tag or full commit id {rev[:80]!r}."
            raise NotSeen(Availability.UNKNOWN, "no-such-revision", message)
        return named or rev


def post(address: str, body: bytes, max_bytes: int) -> Request:
    """Return a request of git's protocol, version 2."""
    headers = {
        "Content-Type": "application/x-git-upload-pack-request",
        "Accept": RESULT_TYPE,
        "Git-Protocol": "version=2",
    }
    return Request("POST", address + SERVICE, headers, body, max_bytes)


def list_refs(
    client: Client, address: str, page: str | None, rev: str | None = None, *, head_only: bool = False
) -> Refs:
    """Ask for HEAD, branches and tags.

    Args:
        client: Sends the request.
        address: Git address of the repository.
        page: Its page for people; see `confirm`.
        rev: Branch or tag that is needed even if all are too many.
        head_only: Whether HEAD will do.

    Raises:
        NotSeen: The host does not show the repository.
        HttpError: No usable answer came.
        ProtocolError: What came is not git's protocol.
    """
    branches, tags = (f"ref-prefix refs/{kind}/" for kind in ("heads", "tags"))
    named = [branches + rev, tags + rev] if rev and _REF.fullmatch(rev) else []
    complete = not head_only
    try:
        answer = _ask(client, address, *([branches, tags] if complete else named))
    except HttpError as error:
        if error.cause != "too-large" or head_only:
            raise
        answer = _ask(client, address, *named)
        complete = False
    confirm(client, answer, page)
    return _parsed(answer, complete)


def _ask(client: Client, address: str, *prefixes: str) -> Answer:
    arguments = ("peel", "symrefs", "ref-prefix HEAD", *prefixes)
    return client.send(post(address, request("ls-refs", AGENT, *arguments), MAX_REFS_BYTES))


def _parsed(answer: Answer, complete: bool) -> Refs:
    head = branch = None
    ids: dict[str, str] = {}
    last: bytes | Mark | None = None
    for last in packets([answer.body]):
        if isinstance(last, Mark):
            continue
        oid, _, rest = last.decode("utf-8", "replace").rstrip("\n").partition(" ")
        name, *words = rest.split(" ")
        attributes = dict(word.split(":", 1) for word in words if ":" in word)
        oid = attributes.get("peeled", oid)
        if not COMMIT_ID.fullmatch(oid):
            raise ProtocolError("The host lists a reference to no object id.")
        if name == "HEAD":
            head, branch = oid, _branch(attributes.get("symref-target", ""))
        elif _REF.fullmatch(name):
            ids[name] = oid
    if last is not Mark.FLUSH:
        raise ProtocolError("The list of references is cut off.", "truncated")
    return Refs(head, branch, ids, complete, answer.url.removesuffix(SERVICE))


def _branch(target: str) -> str | None:
    named = target.startswith("refs/heads/") and _REF.fullmatch(target)
    return target.removeprefix("refs/heads/") if named else None
