"""Ask a host for HEAD and the tags of a repository: one small request.

Branches are asked for only if HEAD names none of them: then nothing was ever pushed, or HEAD dangles. A
repository in use has hundreds of branches, and whoever asks for them pays more than for all its trees.

Source: https://git-scm.com/docs/gitprotocol-v2 (ls-refs)
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from repocheck.http import Answer, HttpError, Request
from repocheck.models import Availability
from repocheck.probe.git.existence import RESULT_TYPE, SERVICE, NotSeen, confirm, require_git
from repocheck.probe.git.pktline import Mark, ProtocolError, packets, request
from repocheck.text.pattern import late_regex
from repocheck.version import VERSION

if TYPE_CHECKING:
    from repocheck.http import Client

AGENT = f"repocheck/{VERSION}"
MAX_REFS_BYTES = 8_388_608
"""About 100,000 references; of a repository with more, HEAD alone is asked for."""
COMMIT_ID = late_regex(r"[0-9a-f]{40}")
_BRANCHES, _TAGS = "refs/heads/", "refs/tags/"
_REF = late_regex(r"(?!.*(?:\.\.|//|/\.|@\{|\.lock(?:/|$)))[^\x00-\x20\x7f~^:?*\[\\]+(?<![/.])")
"""A reference git would accept. Source: https://git-scm.com/docs/git-check-ref-format"""


class Refs(NamedTuple):
    """What a host says of the references of a repository."""

    head: str | None
    """Commit that HEAD names; None if it names none."""
    branch: str | None
    """Branch that HEAD names."""
    ids: dict[str, str]
    """Object id by full name of the reference; of a tag, if it was asked for by name, that of its commit."""
    complete: bool
    """Whether all tags are listed, and all branches if HEAD names none of them."""
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
    """Return a request of git's protocol, version 2, whose answer takes at most `max_bytes`."""
    headers = {
        "Content-Type": "application/x-git-upload-pack-request",
        "Accept": RESULT_TYPE,
        "Git-Protocol": "version=2",
    }
    return Request("POST", address + SERVICE, headers, body, max_bytes)


def list_refs(client: Client, address: str, page: str | None, rev: str | None = None) -> Refs:
    """Ask for HEAD and tags.

    Args:
        client: Sends the request.
        address: Git address of the repository.
        page: Its page for people; see `confirm`.
        rev: Branch or tag that is needed even if all tags are too many.

    Raises:
        NotSeen: The host does not show the repository.
        HttpError: No usable answer came.
        ProtocolError: What came is not git's protocol.
    """
    is_named = rev and _REF.fullmatch(rev) and not COMMIT_ID.fullmatch(rev)
    named = [f"{kind}{rev}" for kind in (_BRANCHES, _TAGS)] if is_named else []
    refs = _list(client, address, page, _TAGS, *named)
    # Without HEAD, only the branches tell a repository that is empty from one that is not.
    return _list(client, address, page, _BRANCHES, _TAGS, *named) if refs.head is None else refs


def shows_head(client: Client, address: str) -> bool:
    """Return whether the host answers rightly for a repository that is there and has a commit."""
    try:
        answer = _ask(client, address)
        require_git(answer)
        return _parsed(answer, complete=True).head is not None
    except (NotSeen, HttpError, ProtocolError):
        return False


def list_one_tag(client: Client, address: str, page: str | None, tag: str) -> Refs:
    """Ask for HEAD and a tag; raises like `list_refs`."""
    return _list(client, address, page, f"{_TAGS}{tag}")._replace(complete=False)


def _list(client: Client, address: str, page: str | None, *prefixes: str) -> Refs:
    """Ask for HEAD and references with these prefixes; for those of one name alone if all are too many."""
    complete = True
    try:
        answer = _ask(client, address, *prefixes)
    except HttpError as error:
        if error.cause != "too-large":
            raise
        answer = _ask(client, address, *(name for name in prefixes if name not in (_BRANCHES, _TAGS)))
        complete = False
    confirm(client, answer, page)
    return _parsed(answer, complete)


def _ask(client: Client, address: str, *prefixes: str) -> Answer:
    # Whoever needs no reference by name needs no commit behind a tag either, which doubles the line of each.
    peel = () if set(prefixes) <= {_BRANCHES, _TAGS} else ("peel",)
    wanted = (f"ref-prefix {name}" for name in ("HEAD", *prefixes))
    body = request("ls-refs", AGENT, *peel, "symrefs", *wanted)
    answer = client.send(post(address, body, MAX_REFS_BYTES))
    if answer.status == 200 and not answer.body:
        _refuse_sha256(client, address)
    return answer


def _refuse_sha256(client: Client, address: str) -> None:
    """Ask a host that answered nothing whether the ids are not those that were asked for.

    Raises:
        ProtocolError: They are.
    """
    offered = f"{address}/info/refs?service=git-upload-pack"
    with suppress(HttpError):  # then it is as it was, an answer that is cut off
        answer = client.send(Request("GET", offered, {"Git-Protocol": "version=2"}, b"", MAX_REFS_BYTES))
        if b"object-format=sha256" in answer.body:
            raise ProtocolError(
                "Its objects are named by SHA-256, which is read from a clone alone.", "sha256"
            )


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
