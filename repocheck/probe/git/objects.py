"""Make sense of git objects: the commit and the tree, nothing of which is trusted.

Source: https://git-scm.com/docs/gitformat-pack and the object formats in "Pro Git", chapter 10.2.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from repocheck.models import EntryKind, TreeEntry
from repocheck.probe.git.pack import PackObject
from repocheck.probe.git.pktline import ProtocolError

MAX_PATH_BYTES = 4_096
"""Longest path followed. Source: PATH_MAX of Linux; git cannot check longer ones out there either."""
_COMMIT_TREE = re.compile(rb"tree ([0-9a-f]{40})\n")
_COMMIT_TIME = re.compile(rb"^committer [^\n]* (\d{1,12}) [+-]\d{4}$", re.MULTILINE)
_FOLDER = b"40000"
_KINDS = {b"120000": EntryKind.SYMLINK, b"160000": EntryKind.SUBMODULE}
_BAD_NAMES = frozenset({b"", b".", b"..", b".git"})


class Commit(NamedTuple):
    """What is read of a commit."""

    tree: str
    """Id of its root tree."""
    time: dt.datetime | None
    """When it was committed, UTC; None if it does not say."""


def commit_of(objects: Mapping[str, PackObject], id_: str) -> Commit:
    """Return the commit `id_`, following at most a few tags.

    Raises:
        ProtocolError: It was not sent, or is no commit.
    """
    for _ in range(5):
        found = objects.get(id_)
        if found is None or found.kind != b"tag":
            break
        id_ = found.content[7:47].decode("ascii", "replace")
    if found is None:
        raise ProtocolError("The host did not send the commit.", "missing-object")
    tree = _COMMIT_TREE.match(found.content) if found.kind == b"commit" else None
    if tree is None:
        raise ProtocolError("What should be a commit is none.", "not-a-commit")
    when = _COMMIT_TIME.search(found.content.partition(b"\n\n")[0])
    return Commit(tree[1].decode(), _time(int(when[1])) if when else None)


def list_tree(
    objects: Mapping[str, PackObject], root: str, max_entries: int
) -> tuple[tuple[TreeEntry, ...], bool]:
    """List all files below the tree `root`.

    Returns:
        The entries, sorted by path, and whether they are all: a tree that was not sent, too many entries or
        folders, and names that are too long or that git forbids make the listing incomplete.
    """
    entries: list[TreeEntry] = []
    complete = True
    folders = [(b"", root)]
    seen = 0
    while folders:
        prefix, id_ = folders.pop()
        seen += 1
        found = objects.get(id_)
        if found is None or found.kind != b"tree":
            complete = False
            continue
        for mode, name, oid in _entries(found.content):
            path = prefix + name
            if name in _BAD_NAMES or b"/" in name or len(path) > MAX_PATH_BYTES:
                complete = False
            elif mode == _FOLDER:
                folders.append((path + b"/", oid))
            else:
                entries.append(
                    TreeEntry(path.decode("utf-8", "replace"), _KINDS.get(mode, EntryKind.FILE), oid)
                )
            if len(entries) > max_entries or seen + len(folders) > max_entries:
                return tuple(sorted(entries[:max_entries])), False
    return tuple(sorted(entries)), complete


def _entries(content: bytes) -> Iterator[tuple[bytes, bytes, str]]:
    """Yield mode, name and id of each entry of one tree.

    Raises:
        ProtocolError: The tree is malformed.
    """
    at = 0
    while at < len(content):
        end = content.find(b"\0", at)
        mode, blank, name = content[at:end].partition(b" ")
        if end < 0 or not blank or end + 21 > len(content):
            raise ProtocolError("A tree is malformed.")
        yield mode.lstrip(b"0"), name, content[end + 1 : end + 21].hex()
        at = end + 21


def _time(seconds: int) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
