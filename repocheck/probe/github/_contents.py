"""Read tree and texts through GraphQL, for a repository that exists while its host refuses git to us.

The folders of one level come in one request, then the files that are wanted; both fifty at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from repocheck.config import ProbeConfig
from repocheck.http import left_s
from repocheck.models import Evidence, FileText, Problem, RepoRef, TreeEntry
from repocheck.probe._clock import utc_now
from repocheck.probe._texts import TOO_MUCH, decode, read_wanted, with_links
from repocheck.probe.git import PackObject, availability_of, list_tree
from repocheck.probe.github._line import PATIENCE_S, SIGNATURE, Line, speaks_of_limit
from repocheck.probe.github._objects import (
    BLOB,
    COMMIT,
    TREE,
    Content,
    content_of,
    folder_of,
    nodes_of,
    question,
    root_of,
)
from repocheck.probe.github._query import opened

MAX_REQUESTS = 60
"""Requests for one repository: some 2,000 folders, or all files that are read by default."""
_MOST = 50
"""Objects in a request. Source: the same as for repositories in a request."""
_BATCH_BYTES = 1_000_000
"""Text in a request: with all its quoting it stays below what one answer may hold."""
_CUT_BYTES = 512_000
"""Size at which the host cuts a text. Source: https://github.com/sveltia/sveltia-cms/issues/950"""


def read_contents(
    line: Line, stated: Evidence, commit: str, globs: tuple[str, ...], limits: ProbeConfig
) -> Evidence | None:
    """Read the repository that `stated` describes.

    Args:
        line: Sends the requests.
        stated: What the API says of it, its present name above all.
        commit: Id of the commit to read.
        globs: What the checks read, most important first.
        limits: Limits on counts and sizes.

    Returns:
        `stated` with tree and texts; None if not even the root of the tree came.
    """
    reader = _Reader(line, stated.resolved or stated.requested)
    root = root_of(reader.nodes([[commit]], COMMIT).get(commit, {}))
    folders, sizes = _folders(reader, root, limits.max_entries) if root else ({}, {})
    if not root or root not in folders:
        return None
    tree, complete = list_tree(folders, root, limits.max_entries)
    tree = tuple(entry._replace(size_bytes=sizes.get(entry.oid)) for entry in tree)
    texts, unreadable, behind = read_wanted(
        tree, globs, limits, lambda entries: _contents(reader, entries, limits)
    )
    availability, incomplete = availability_of(tree, complete)
    return stated.model_copy(
        update={
            "availability": availability,
            "commit": commit,
            "tree": with_links(tree, behind),
            "tree_complete": complete,
            "texts": texts,
            "unreadable": unreadable,
            "problems": (*incomplete, *reader.problems),
            "probed_at": utc_now(),
            "via": "github-api",
        }
    )


class _Reader:
    """Asks for objects of one repository, and not for ever."""

    def __init__(self, line: Line, ref: RepoRef) -> None:
        self._line = line
        self._ref = ref
        self._left = MAX_REQUESTS
        self._lacking = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was asked for and did not come."""
        message = "The API did not send some objects of the repository."
        problem = Problem(cause="missing-object", message=message, where=str(self._ref))
        return (problem,) if self._lacking else ()

    def nodes(self, batches: Iterable[Sequence[str]], part: str) -> dict[str, dict[str, Any]]:
        """Return what the host says of objects, by id; a batch that fails is asked for in halves."""
        found: dict[str, dict[str, Any]] = {}
        left = list(batches)
        while left:
            batch = left.pop(0)
            nodes = self._ask(batch, part) or self._ask(batch, part)
            found |= nodes
            if not nodes and len(batch) > 1 and self._left > 0:
                middle = len(batch) // 2
                left[:0] = [batch[:middle], batch[middle:]]
            elif len(nodes) < len(batch):
                self._lacking = True
        return found

    def _ask(self, ids: Sequence[str], part: str) -> dict[str, dict[str, Any]]:
        gate = self._line.gate
        if self._left <= 0 or gate.wait_s() > min(PATIENCE_S, left_s()):
            return {}
        self._left -= 1
        if wait_s := gate.wait_s():
            self._line.sleep(wait_s)
        answer = self._line.graphql(question(self._ref, ids, part))
        if answer is None or answer.status != 200 or SIGNATURE not in answer.headers:
            if answer:
                gate.take_in(answer, speaks_of_limit(answer))
            return {}
        if gate.take_in(answer, opened(answer.body).limited):
            return {}
        return nodes_of(self._ref, ids, answer.body)


def _folders(reader: _Reader, root: str, max_entries: int) -> tuple[dict[str, PackObject], dict[str, int]]:
    """Return all trees below `root` by id, level by level, and the sizes of files in bytes by id."""
    trees: dict[str, PackObject] = {}
    sizes: dict[str, int] = {}
    level = [root]
    while level and len(trees) + len(sizes) <= max_entries:
        nodes = reader.nodes(_in_batches((id_, 0) for id_ in level), TREE)
        below: dict[str, None] = {}
        for id_, node in nodes.items():
            if folder := folder_of(id_, node):
                trees[id_] = folder.tree
                sizes |= folder.sizes_bytes
                below |= dict.fromkeys(folder.folders)
        level = [id_ for id_ in below if id_ not in trees]
    return trees, sizes


def _contents(
    reader: _Reader, chosen: list[TreeEntry], limits: ProbeConfig
) -> Callable[[TreeEntry], bytes | FileText | str]:
    """Return what gives the content of each of the chosen files; those beyond the limit are not asked for."""
    sizes = {entry.oid: min(entry.size_bytes or 0, _CUT_BYTES) for entry in chosen}
    fitting = dict(_within(sizes, limits.max_total_bytes))
    nodes = reader.nodes(_in_batches(fitting.items()), BLOB)

    def content(entry: TreeEntry) -> bytes | FileText | str:
        if entry.oid not in fitting:
            return TOO_MUCH
        found = content_of(entry.oid, nodes.get(entry.oid, {}))
        if isinstance(found, Content) and found.truncated:
            return decode(found.content, limits).model_copy(update={"truncated": True})
        return found.content if isinstance(found, Content) else found

    return content


def _within(sizes: dict[str, int], limit_bytes: int) -> Iterator[tuple[str, int]]:
    """Yield ids and sizes until the limit is passed."""
    for id_, size in sizes.items():
        if limit_bytes > 0:
            yield id_, size
        limit_bytes -= size


def _in_batches(sized: Iterable[tuple[str, int]]) -> list[list[str]]:
    """Put ids together so that a request asks neither for too many nor for too much."""
    batches: list[list[str]] = []
    left = 0
    for id_, size in sized:
        if not batches or len(batches[-1]) == _MOST or size > left:
            batches.append([])
            left = _BATCH_BYTES
        batches[-1].append(id_)
        left -= size
    return batches
