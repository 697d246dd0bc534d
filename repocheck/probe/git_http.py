"""Probe a repository over git's smart HTTP protocol, version 2: three requests, nothing on disk.

One request for the references, one for the commit and its trees, one for just the files that are read.
Whether a repository exists is decided by the status and the content type of the answers alone; a page of
HTML with status 200 is neither an empty repository nor proof of one.

Source: https://git-scm.com/docs/gitprotocol-v2, https://git-scm.com/docs/gitprotocol-http
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from repocheck import __version__
from repocheck.config import ProbeConfig
from repocheck.http import Answer, Client, HttpError, Request, is_rate_limit
from repocheck.models import Availability, Evidence, FileText, Problem, RepoRef, TreeEntry
from repocheck.probe._clock import utc_now
from repocheck.probe._texts import decode, wanted_entries
from repocheck.probe.objects import commit_of, list_tree
from repocheck.probe.pack import Limits, PackObject, read_pack
from repocheck.probe.pktline import Mark, ProtocolError, pack_of, packets, request

AGENT = f"repocheck/{__version__}"
MAX_REFS_BYTES = 8_388_608
"""About 100,000 references; beyond, only HEAD is asked for."""
MAX_PACK_BYTES = 67_108_864
"""Largest pack taken. Source: the trees of 16 well-known repositories took 0.6 MB in all."""
_HEX = re.compile(r"[0-9a-f]{40}")
_REF = re.compile(r"(?!.*(?:\.\.|//|@\{|\.lock(?:/|$)))[^\x00-\x20\x7f~^:?*\[\\]+")
"""A reference git would accept. Source: https://git-scm.com/docs/git-check-ref-format"""
_ABSENT = frozenset({401, 404, 410})
"""What git hosts answer for a repository that does not exist, or that one may not see."""


class Refs(NamedTuple):
    """What a host says of the references of a repository."""

    head: str | None
    """Commit that HEAD names; None if it names none."""
    branch: str | None
    """Branch that HEAD names."""
    ids: dict[str, str]
    """Commit by full name of the reference, tags peeled."""
    address: str
    """Address that answered, after redirects."""


class NotSeen(Exception):
    """The repository could not be looked into; carries what is to be said of it."""

    def __init__(
        self, availability: Availability, cause: str = "", message: str = "", mend: str = ""
    ) -> None:
        super().__init__(message)
        self.availability = availability
        self.problem = Problem(cause=cause, message=message, mend=mend) if cause else None


def probe_http(
    client: Client,
    ref: RepoRef,
    address: str,
    globs: tuple[str, ...],
    limits: ProbeConfig,
    rev: str | None = None,
    page: str | None = None,
) -> Evidence:
    """Probe the repository at `address`.

    Args:
        client: Sends the requests.
        ref: How the repository is called.
        address: Its git address, without ``/git-upload-pack``.
        globs: What the checks read, most important first.
        limits: Limits on counts and sizes.
        rev: Commit, branch or tag to read; None for HEAD.
        page: Address of its page for people, whose absence must confirm that of the repository; None
            where the git address alone is authoritative.
    """
    moved: RepoRef | None = None
    try:
        refs = list_refs(client, address, page)
        moved = _moved(ref, address, refs.address)
        if not refs.ids and refs.head is None:
            raise NotSeen(Availability.EMPTY)
        return _look(client, moved or ref, refs, globs, limits, rev).model_copy(update={"requested": ref})
    except NotSeen as not_seen:
        return _evidence(ref, moved, not_seen.availability, not_seen.problem)
    except HttpError as error:
        return _evidence(ref, moved, Availability.UNKNOWN, Problem(cause=error.cause, message=str(error)))
    except ProtocolError as error:
        return _evidence(ref, moved, Availability.UNKNOWN, Problem(cause=error.cause, message=str(error)))


def list_refs(client: Client, address: str, page: str | None) -> Refs:
    """Ask for HEAD, branches and tags: one small request.

    Raises:
        NotSeen: The host does not show the repository.
        HttpError, ProtocolError: No usable answer.
    """
    prefixes = ("ref-prefix HEAD", "ref-prefix refs/heads/", "ref-prefix refs/tags/")
    try:
        answer = _post(
            client, address, request("ls-refs", AGENT, "peel", "symrefs", *prefixes), MAX_REFS_BYTES
        )
    except HttpError as error:
        if error.cause != "too-large":
            raise
        answer = _post(
            client, address, request("ls-refs", AGENT, "peel", "symrefs", prefixes[0]), MAX_REFS_BYTES
        )
    _require_git(client, answer, page)
    return _parse_refs(answer)


def _look(
    client: Client, ref: RepoRef, refs: Refs, globs: tuple[str, ...], limits: ProbeConfig, rev: str | None
) -> Evidence:
    commit_id = _commit_id(refs, rev)
    base = refs.address
    objects = _fetch(client, base, [commit_id], trees=True)
    commit = commit_of(objects, commit_id)
    tree, complete = list_tree(objects, commit.tree, limits.max_entries)
    chosen, unreadable = wanted_entries(tree, globs, limits)
    texts, problems = _texts(client, base, chosen, objects, limits, unreadable)
    return Evidence(
        requested=ref,
        resolved=ref,
        availability=Availability.EXISTS if tree or not complete else Availability.EMPTY,
        commit=commit_id,
        default_branch=refs.branch,
        pushed_at=commit.time,
        tags=tuple(
            sorted(name.removeprefix("refs/tags/") for name in refs.ids if name.startswith("refs/tags/"))
        ),
        tree=tree,
        tree_complete=complete,
        texts=texts,
        unreadable=unreadable,
        problems=problems,
        probed_at=utc_now(),
        via="git-http",
    )


def _texts(
    client: Client,
    base: str,
    chosen: list[TreeEntry],
    have: dict[str, PackObject],
    limits: ProbeConfig,
    unreadable: dict[str, str],
) -> tuple[dict[str, FileText], tuple[Problem, ...]]:
    """Fetch the chosen files; what could not be had is added to `unreadable`."""
    wants = sorted({entry.oid for entry in chosen} - have.keys())
    problems: tuple[Problem, ...] = ()
    blobs = dict(have)
    if wants:
        try:
            blobs |= _fetch(client, base, wants, trees=False)
        except (HttpError, ProtocolError) as error:
            problems = (Problem(cause=error.cause, message=f"The files could not be fetched: {error}"),)
    texts: dict[str, FileText] = {}
    left = limits.max_total_bytes
    for entry in chosen:
        blob = blobs.get(entry.oid)
        if blob is None or blob.kind != b"blob":
            unreadable[entry.path] = "the host did not send it"
        elif left <= 0:
            unreadable[entry.path] = "left out, the texts of this repository are larger than the limit"
        else:
            texts[entry.path] = decode(blob.content, limits)
            left -= min(len(blob.content), limits.max_text_bytes)
    return texts, problems


def _fetch(client: Client, base: str, wants: list[str], *, trees: bool) -> dict[str, PackObject]:
    """Fetch a commit with its trees, or blobs; nothing else comes along, or else it is ignored."""
    common = ["no-progress", "ofs-delta", *(f"want {oid}" for oid in wants), "done"]
    narrow = ["deepen 1", "filter blob:none"] if trees else []
    try:
        return _pack(client, base, [*narrow, *common])
    except ProtocolError as error:
        if not trees or error.cause not in {"refused-by-host", "truncated"}:
            raise
        return _pack(
            client, base, ["deepen 1", *common]
        )  # a host that refuses filters; the limits still hold


def _pack(client: Client, base: str, arguments: list[str]) -> dict[str, PackObject]:
    answer = _post(client, base, request("fetch", AGENT, *arguments), MAX_PACK_BYTES)
    _require_git(client, answer, None)
    return read_pack(pack_of(answer.body), Limits())


def _post(client: Client, base: str, body: bytes, max_bytes: int) -> Answer:
    headers = {
        "Content-Type": "application/x-git-upload-pack-request",
        "Accept": "application/x-git-upload-pack-result",
        "Git-Protocol": "version=2",
    }
    return client.send(Request("POST", f"{base}/git-upload-pack", headers, body, max_bytes))


def _require_git(client: Client, answer: Answer, page: str | None) -> None:
    """Raise `NotSeen` unless `answer` is one of git's."""
    status = answer.status
    if status == 200:
        if answer.content_type != "application/x-git-upload-pack-result":
            kind = answer.content_type or "no type"
            raise NotSeen(
                Availability.UNKNOWN, "not-git", f"The host answered with {kind}, not with git's protocol."
            )
        return
    if status == 451:
        raise NotSeen(Availability.BLOCKED)
    if is_rate_limit(answer):
        raise NotSeen(
            Availability.UNKNOWN,
            "rate-limited",
            f"The host asked us to come back later (status {status}).",
            "Run again later.",
        )
    if status in _ABSENT:
        _confirm_absence(client, status, page)
    cause = "server-error" if status >= 500 else "forbidden" if status == 403 else "unexpected-status"
    raise NotSeen(Availability.UNKNOWN, cause, f"The host answered with status {status}.")


def _confirm_absence(client: Client, status: int, page: str | None) -> None:
    """Raise `NotSeen`: missing if the page agrees, unknown if it does not.

    github.com answers 401 both for what does not exist and when it throttles, so that one answer says little.
    """
    if page is None:
        if status == 401:
            raise NotSeen(Availability.UNKNOWN, "unauthorised", "The mirror asks for a password.")
        raise NotSeen(Availability.MISSING)
    answer = client.send(Request("GET", page, {"Accept": "text/html"}, max_bytes=4_194_304))
    if answer.status == 451:
        raise NotSeen(Availability.BLOCKED)
    if answer.status in (404, 410):
        raise NotSeen(Availability.MISSING)
    message = f"The host's answers disagree: git {status}, page {answer.status}."
    raise NotSeen(Availability.UNKNOWN, "hosts-disagree", message, "Run again later, or with a token.")


def _parse_refs(answer: Answer) -> Refs:
    head = branch = None
    ids: dict[str, str] = {}
    for packet in packets(answer.body):
        if isinstance(packet, Mark):
            continue
        oid, _, rest = packet.decode("utf-8", "replace").rstrip("\n").partition(" ")
        name, *attributes = rest.split(" ")
        peeled = next((a.removeprefix("peeled:") for a in attributes if a.startswith("peeled:")), oid)
        if not _HEX.fullmatch(peeled) or not _REF.fullmatch(name):
            raise ProtocolError("The host lists a reference that is none.")
        if name == "HEAD":
            head = peeled
            target = next(
                (a.removeprefix("symref-target:") for a in attributes if a.startswith("symref-target:")), ""
            )
            branch = target.removeprefix("refs/heads/") if _REF.fullmatch(target) else None
        else:
            ids[name] = peeled
    return Refs(head, branch, ids, answer.url.removesuffix("/git-upload-pack"))


def _commit_id(refs: Refs, rev: str | None) -> str:
    if rev is None:
        if refs.head is None:
            raise NotSeen(Availability.UNKNOWN, "dangling-head", "HEAD names a branch that does not exist.")
        return refs.head
    for name in (f"refs/heads/{rev}", f"refs/tags/{rev}"):
        if name in refs.ids:
            return refs.ids[name]
    if _HEX.fullmatch(rev):
        return rev
    raise NotSeen(Availability.UNKNOWN, "no-such-ref", f"There is no branch, tag or full commit id {rev!r}.")


def _moved(ref: RepoRef, asked: str, answered: str) -> RepoRef | None:
    """Return the new name if the host redirected to one."""
    if asked == answered or urlsplit(asked).path == urlsplit(answered).path:
        return None
    owner, _, name = urlsplit(answered).path.strip("/").removesuffix(".git").rpartition("/")
    return RepoRef(host=ref.host, owner=owner, name=name) if owner and name else None


def _evidence(
    ref: RepoRef, moved: RepoRef | None, availability: Availability, problem: Problem | None
) -> Evidence:
    where = problem.model_copy(update={"where": str(ref)}) if problem else None
    return Evidence(
        requested=ref,
        resolved=moved or (ref if availability is Availability.EMPTY else None),
        availability=availability,
        problems=(where,) if where else (),
        probed_at=utc_now(),
        via="git-http",
    )
