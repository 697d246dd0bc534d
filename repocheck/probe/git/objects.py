"""Make sense of git objects: the commit and the tree, nothing of which is trusted.

Source: https://git-scm.com/docs/gitformat-pack and the object formats in "Pro Git", chapter 10.2.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from repocheck.models import Availability, EntryKind, Problem, TreeEntry
from repocheck.probe.git.pack import PackObject
from repocheck.probe.git.pktline import ProtocolError, readable
from repocheck.text.pattern import late_regex

MAX_PATH_BYTES = 4_096
"""Longest path followed. Source: PATH_MAX of Linux; git cannot check longer ones out there either."""
MAX_NAME_BYTES = 255
"""Longest name of a file or folder. Source: NAME_MAX of Linux, and as much on Windows and macOS."""
MAX_PATHS_BYTES = 16_777_216
"""All paths of a tree together: few trees, each named in many places, could else make gigabytes of them.
Source: the 90,000 files of Linux have paths of 4 MB, and 200,000 of Chromium of 14 MB."""
_COMMIT_TREE = late_regex(rb"tree ([0-9a-f]{40}(?:[0-9a-f]{24})?)\n")
_TAGGED = late_regex(rb"object ([0-9a-f]{40}(?:[0-9a-f]{24})?)\n")
_COMMIT_TIME = late_regex(rb"^committer [^\n]* (\d{1,12}) [+-]\d{4}$", re.MULTILINE)
_FOLDER = b"40000"
_KINDS = {b"120000": EntryKind.SYMLINK, b"160000": EntryKind.SUBMODULE}
_BAD_NAMES = frozenset({b"", b".", b"..", b".git"})
_NO_TREE = b"?"
"""Stands for a tree that was not sent, and is not well-formed either."""


class Commit(NamedTuple):
    """What is read of a commit."""

    id: str
    """Its own id."""
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
        tagged = _TAGGED.match(found.content)
        id_ = tagged[1].decode() if tagged else ""
    if found is None or found.kind == b"missing":
        raise ProtocolError("The commit itself is missing.", "missing-object")
    if found.kind in {b"damaged", b"large"}:
        raise ProtocolError(f"The commit cannot be read: {readable(found.content)}", "damaged-object")
    tree = _COMMIT_TREE.match(found.content) if found.kind == b"commit" else None
    if tree is None:
        raise ProtocolError("What should be a commit is none.", "not-a-commit")
    when = _COMMIT_TIME.search(found.content.partition(b"\n\n")[0])
    return Commit(id_, tree[1].decode(), _time(int(when[1])) if when else None)


def list_tree(
    objects: Mapping[str, PackObject], root: str, max_entries: int
) -> tuple[tuple[TreeEntry, ...], bool]:
    """List all files below the tree `root`.

    Returns:
        The entries, sorted by path, and whether they are all: a tree that is missing or malformed, too many
        entries, folders or letters of paths, and names that are too long or that git forbids make the listing
        incomplete; what stands beside them is listed.
    """
    entries: list[TreeEntry] = []
    complete = True
    folders = [(b"", root)]
    seen, left = 0, MAX_PATHS_BYTES
    while folders:
        prefix, id_ = folders.pop()
        seen += 1
        found = objects.get(id_)
        content = found.content if found and found.kind == b"tree" else _NO_TREE
        for mode, name, oid in _rows(content, len(id_) // 2):
            path = prefix + name
            left -= len(path)
            too_long = len(name) > MAX_NAME_BYTES or len(path) > MAX_PATH_BYTES
            if too_long or name in _BAD_NAMES or b"/" in name:
                complete = False
            elif mode == _FOLDER:
                folders.append((path + b"/", oid))
            else:
                kind = _KINDS.get(mode, EntryKind.FILE)
                entries.append(TreeEntry(path.decode("utf-8", "replace"), kind, oid))
            if len(entries) > max_entries or seen + len(folders) > max_entries or left < 0:
                return tuple(sorted(entries[:max_entries])), False
    return tuple(sorted(entries)), complete


def availability_of(tree: tuple[TreeEntry, ...], complete: bool) -> tuple[Availability, tuple[Problem, ...]]:
    """Return what a listing says of its repository: one without files is empty only if it is complete."""
    if tree:
        return Availability.EXISTS, ()
    if complete:
        return Availability.EMPTY, ()
    problem = Problem(
        cause="incomplete-tree",
        message="None of its files could be listed; some of its folders are missing or damaged.",
        remedy="Clone the repository in full, without --filter.",
    )
    return Availability.UNKNOWN, (problem,)


def _rows(content: bytes, id_bytes: int) -> Iterator[tuple[bytes, bytes, str]]:
    """Yield mode, name and id of each entry of one tree; a last one without name if it is not well-formed."""
    at = 0
    while at < len(content):
        end = content.find(b"\0", at)
        mode, blank, name = content[at:end].partition(b" ")
        if end < 0 or not blank or end + id_bytes >= len(content):
            yield b"", b"", ""
            return
        yield mode.lstrip(b"0"), name, content[end + 1 : end + 1 + id_bytes].hex()
        at = end + 1 + id_bytes


def _time(seconds: int) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
