"""Probe a repository over git's smart HTTP protocol, version 2: three requests, nothing on disk.

One request for the references, one for the commit and its trees, one for just the files that are read.

Source: https://git-scm.com/docs/gitprotocol-v2, https://git-scm.com/docs/gitprotocol-http
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from repocheck.config import ProbeConfig
from repocheck.http import Answer, HttpError, left_s
from repocheck.models import Availability, Evidence, Problem, RepoRef, TreeEntry
from repocheck.probe._clock import utc_now
from repocheck.probe._links import Content
from repocheck.probe._texts import answers, read_wanted, with_links
from repocheck.probe.git.existence import NotSeen, require_git
from repocheck.probe.git.objects import availability_of, commit_of, list_tree
from repocheck.probe.git.pack import Limits, PackObject, read_pack
from repocheck.probe.git.pktline import ProtocolError, pack_of, request
from repocheck.probe.git.refs import AGENT, COMMIT_ID, Refs, list_one_tag, list_refs, post
from repocheck.text.pattern import late_regex

if TYPE_CHECKING:
    from repocheck.http import Client

MAX_PACK_BYTES = 33_554_432
"""Largest pack taken. Source: the trees of 16 well-known repositories took 0.6 MB in all."""
MAX_BLOB_REQUESTS = 24
"""Requests for files of one repository: enough to set one giant among a thousand aside by halving."""
_HALVED = frozenset({"too-large", "pack-limit", "refused-by-host"})
"""Causes that may lie with one file among many."""
_SLUG = late_regex(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+")
_FEW_TAGS = 6
"""So many are listed again each time: with HEAD that is about half a kilobyte."""
_Failure = NotSeen | HttpError | ProtocolError


def probe_http(
    client: Client,
    ref: RepoRef,
    address: str,
    globs: tuple[str, ...],
    limits: ProbeConfig,
    rev: str | None = None,
    page: str | None = None,
    *,
    known: Evidence | None = None,
    stated: Evidence | None = None,
) -> Evidence:
    """Probe the repository at `address`; never raise for what a host does.

    Args:
        client: Sends the requests.
        ref: How the repository is called.
        address: Its git address, without ``/git-upload-pack``.
        globs: What the checks read, most important first.
        limits: Limits on counts and sizes.
        rev: Commit, branch or tag to read; None for HEAD.
        page: Address of its page for people, whose absence must confirm that of the repository; None
            where the git address alone is authoritative.
        known: Evidence of an earlier probe; if the commit is still the same, nothing is fetched.
        stated: What the host's API says; its commit spares the request for the references.
    """
    answering: RepoRef | None = None
    try:
        spared = _refs_stated(stated, address, rev) or _refs_still(client, address, page, known, rev)
        refs = spared or list_refs(client, address, page, rev)
        answering = _answering(ref, address, refs.address)
        if refs.empty:
            raise NotSeen(Availability.EMPTY)
        if known and known.commit == refs.commit_of(rev) and answers(known, globs, limits):
            tags = known.tags if refs.tags is None else refs.tags
            listed = {"default_branch": refs.branch, "tags": tags, "tags_complete": refs.complete}
            return known.model_copy(update={**listed, "resolved": answering, "probed_at": utc_now()})
        return _look(client, ref, refs, globs, limits, rev).model_copy(update={"resolved": answering})
    except (NotSeen, HttpError, ProtocolError) as failure:
        problem = _problem(failure)
        return Evidence(
            requested=ref,
            resolved=answering,
            availability=failure.availability if isinstance(failure, NotSeen) else Availability.UNKNOWN,
            problems=(problem.model_copy(update={"where": str(ref)}),) if problem else (),
            probed_at=utc_now(),
            via="git-http",
        )


def _refs_stated(stated: Evidence | None, address: str, rev: str | None) -> Refs | None:
    """Return what an API said of the references, if that is enough to find `rev`."""
    if stated is None or stated.commit is None or not (rev is None or COMMIT_ID.fullmatch(rev)):
        return None
    return Refs(stated.commit, stated.default_branch, {}, complete=False, address=address)


def _refs_still(
    client: Client, address: str, page: str | None, known: Evidence | None, rev: str | None
) -> Refs | None:
    """Return HEAD and one known tag if both are as they were; None where that would spare nothing.

    Of an unchanged repository with many tags, their names are nearly all that would travel. One of them shows
    that there still are some; how many there are by now is left open.
    """
    if known is None or known.tags is None or len(known.tags) <= _FEW_TAGS or rev is not None:
        return None
    tag = known.tags[-1]  # the last in their order: no other begins with its name
    refs = list_one_tag(client, address, page, tag)
    return refs if refs.head == known.commit and f"refs/tags/{tag}" in refs.ids else None


def _look(
    client: Client, ref: RepoRef, refs: Refs, globs: tuple[str, ...], limits: ProbeConfig, rev: str | None
) -> Evidence:
    """Fetch and read the commit, its trees, and the files that are wanted."""
    commit_id = refs.commit_of(rev)
    objects = _fetch_trees(client, refs.address, commit_id, limits)
    commit = commit_of(objects, commit_id)
    tree, complete = list_tree(objects, commit.tree, limits.max_entries)
    problems: list[Problem] = []

    def fetch(entries: list[TreeEntry]) -> Callable[[TreeEntry], Content]:
        lacking = [entry.oid for entry in entries if entry.oid not in objects]
        blobs, lost = _fetch_blobs(client, refs.address, list(dict.fromkeys(lacking)), limits)
        problems.extend(lost)
        sent = objects | blobs
        return lambda entry: _content(sent.get(entry.oid))

    texts, unreadable, behind = read_wanted(tree, globs, limits, fetch)
    availability, incomplete = availability_of(tree, complete)
    seen = Evidence(
        requested=ref,
        availability=availability,
        commit=commit_id,
        default_branch=refs.branch,
        pushed_at=commit.time,
        tags=refs.tags,
        tree_complete=complete,
        texts=texts,
        unreadable=unreadable,
        problems=(*incomplete, *problems),
        probed_at=utc_now(),
        via="git-http",
    )
    return seen.model_copy(
        update={"tree": with_links(tree, behind)}
    )  # to validate 100,000 entries makes each anew


def _content(found: PackObject | None) -> bytes | str:
    """Return the content of a file, or the reason why it cannot be had."""
    return found.content if found and found.kind == b"blob" else "the host did not send it"


def _fetch_trees(client: Client, address: str, commit_id: str, limits: ProbeConfig) -> dict[str, PackObject]:
    """Fetch one commit with its trees; from a host that refuses filters, with its files too."""
    arguments = ("deepen 1", "no-progress", "ofs-delta", f"want {commit_id}", "done")
    try:
        return _fetch(client, address, limits, "filter blob:none", *arguments)
    except ProtocolError as error:
        if error.cause not in {"refused-by-host", "truncated"}:
            raise
        return _fetch(client, address, limits, *arguments)


def _fetch_blobs(
    client: Client, address: str, wants: list[str], limits: ProbeConfig
) -> tuple[dict[str, PackObject], tuple[Problem, ...]]:
    """Fetch files; where one of many is to blame for a refusal, the others are fetched without it.

    What was fetched once the texts are larger than their limit would only be left out, and is not asked for.
    """
    blobs: dict[str, PackObject] = {}
    problems: dict[str, Problem] = {}
    batches = [wants] if wants else []
    for _ in range(MAX_BLOB_REQUESTS):
        read = sum(min(len(blob.content), limits.max_text_bytes) for blob in blobs.values())
        if not batches or read >= limits.max_total_bytes:
            break
        batch = batches.pop(0)
        try:
            wanted = (f"want {oid}" for oid in batch)
            blobs |= _fetch(client, address, limits, "no-progress", *wanted, "done")
        except (NotSeen, HttpError, ProtocolError) as failure:
            problem = _problem(failure)
            if problem and problem.cause in _HALVED and len(batch) > 1:
                middle = len(batch) // 2
                batches[:0] = [batch[:middle], batch[middle:]]
            elif problem:
                message = f"Some files could not be fetched: {problem.message}"
                problems[problem.cause] = problem.model_copy(update={"message": message})
    return blobs, tuple(problems.values())


def _fetch(client: Client, address: str, limits: ProbeConfig, *arguments: str) -> dict[str, PackObject]:
    # one byte more tells that a text is cut
    most = Limits(file_bytes=limits.max_text_bytes + 1, seconds=min(Limits().seconds, left_s()))

    def unpack(answer: Answer, blocks: Iterator[bytes]) -> dict[str, PackObject]:
        require_git(answer)
        return read_pack(pack_of(blocks), most)

    return client.read(post(address, request("fetch", AGENT, *arguments), MAX_PACK_BYTES), unpack)


def _problem(failure: _Failure) -> Problem | None:
    if isinstance(failure, NotSeen):
        return failure.problem
    return Problem(cause=failure.cause, message=str(failure))


def _answering(ref: RepoRef, asked: str, answered: str) -> RepoRef:
    """Return the repository that answered: another name than `ref` if its host sent us on to one."""
    before, after = (urlsplit(url).path.strip("/").removesuffix(".git") for url in (asked, answered))
    owner, _, name = after.rpartition("/")
    # A mirror calls things as it likes; only the host itself can say that a repository has moved.
    if before != f"{ref.owner}/{ref.name}" or not _SLUG.fullmatch(after):
        return ref
    return RepoRef(host=ref.host, owner=owner, name=name)
