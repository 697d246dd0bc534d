"""Reads repositories of this machine in a process of its own, under limits of time and memory.

A clone comes from a stranger as much as a pack does. Whatever reading it costs, it costs this process, which
its parent ends when the time is up. It needs nothing but Python, so that it starts in the time Python takes.

Protocol: a line of JSON asks, objects answer, each as ``ID KIND SIZE`` and its content; a line without
spaces ends: blank, or ``outside`` where something was left alone that leads out of the folder.
``{"path", "rev", "follow"}`` opens a repository and is answered by a line of JSON and the commit with its
trees; ``{"read": [ids], "file_bytes", "total_bytes"}`` by files; ``{"after": id, "most"}`` by commits.
``{"walk": wish}`` is answered by what a folder holds, ``{"contents": [paths], "file_bytes", "total_bytes"}``
by files of it. For what cannot be had, KIND says why.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any, BinaryIO

from repocheck.child_limits import limit_process
from repocheck.probe.git.folder import Folder
from repocheck.probe.git.object_files import ObjectFiles
from repocheck.probe.git.pktline import ProtocolError
from repocheck.probe.git.ref_files import RefFiles
from repocheck.probe.git.walk import Walk, Wish, text_of
from repocheck.text.pattern import late_regex

_MAX_MEMORY_BYTES = 402_653_184
"""What reading may take. Three times what the limits on objects add up to."""
_MAX_TREES = 80_000
"""Source: 28,000 folders are more than Linux or Chromium have."""
_MAX_TREE_BYTES = 33_554_432
_MAX_SMALL_BYTES = 1_048_576
_TREE = late_regex(rb"tree ([0-9a-f]{40,64})\n")
_PARENT = late_regex(rb"\nparent ([0-9a-f]{40,64})")
_TAGGED = late_regex(rb"object ([0-9a-f]{40,64})\n")
_FORMAT = late_regex(
    r"^[ \t]{0,80}objectformat[ \t]{0,80}=[ \t]{0,80}\"?sha256\b", re.IGNORECASE | re.MULTILINE
)


class Opened:
    """One repository.

    Args:
        path: A working tree or a bare git directory.
        follow: Whether what leads out of it is followed.

    Raises:
        ProtocolError: It is no repository, or one that cannot be read.
    """

    def __init__(self, path: str, *, follow: bool) -> None:
        self.folder = Folder(path, follow=follow)
        git_dir = self._git_dir()
        common = self._leading(os.path.join(git_dir, "commondir"), git_dir) or git_dir
        if not os.path.lexists(os.path.join(git_dir, "HEAD")) or not _is_home(common):
            raise ProtocolError(f"{self.folder.root} is not a git repository.", "not-a-repository")
        config = (self.folder.read(os.path.join(common, "config"), _MAX_SMALL_BYTES) or b"").decode("latin-1")
        if self.folder.read(os.path.join(common, "reftable", "tables.list"), _MAX_SMALL_BYTES) is not None:
            raise ProtocolError("Its references are kept as reftable, which is not read.", "reftable")
        self.refs = RefFiles(self.folder, git_dir, common)
        algorithm = "sha256" if _FORMAT.search(config) else "sha1"
        self.objects = ObjectFiles(self.folder, os.path.join(common, "objects"), algorithm)

    def _git_dir(self) -> str:
        inside = os.path.join(self.folder.root, ".git")
        if os.path.isdir(inside):
            return self._allowed(inside)
        if os.path.lexists(inside):
            if there := self._leading(inside, self.folder.root, "gitdir:"):
                return there
        elif _is_home(self.folder.root):
            return self.folder.root
        raise ProtocolError(f"{self.folder.root} is not a git repository.", "not-a-repository")

    def _leading(self, file: str, base: str, word: str = "") -> str | None:
        """Return the folder that a file leads to; None if there is no such file."""
        content = self.folder.read(file, 4_096)
        if content is None:
            return None
        text = content.decode("utf-8", "surrogateescape").strip()
        if not text.startswith(word) or "\0" in text:
            return None
        return self._allowed(os.path.normpath(os.path.join(base, text.removeprefix(word).strip())))

    def _allowed(self, path: str) -> str:
        if self.folder.holds(path):
            return path
        raise ProtocolError("It is kept in a folder outside of the one that was named.", "outside-folder")

    def commit_id(self, rev: str | None) -> str | None:
        """Return the id that a name or an abbreviated id stands for; None if nothing does."""
        if found := self.refs.id_of(rev or "HEAD"):
            return found
        if rev is None or not re.fullmatch(r"[0-9a-f]{4,64}", rev):
            return None
        ids = self.objects.full_ids(rev)
        return ids[0] if len(ids) == 1 else None

    def any(self) -> bool:
        """Return whether anything was ever kept here: what has objects and no reference has lost those."""
        return self.refs.any() or self.objects.any()


def _is_home(path: str) -> bool:
    """Return whether a folder has the places for objects and references."""
    return all(os.path.lexists(os.path.join(path, name)) for name in ("objects", "refs"))


def answer(question: dict[str, Any], opened: Opened | Folder | None, out: BinaryIO) -> Opened | Folder | None:
    """Answer one question and return what is open now: a repository, or the folder that was walked."""
    if "read" in question and isinstance(opened, Opened):
        read_files(opened, question["read"], question["file_bytes"], question["total_bytes"], out)
    elif "after" in question and isinstance(opened, Opened):
        write_ancestors(opened, question["after"], question["most"], out)
    elif "contents" in question and isinstance(opened, Folder):
        write_contents(opened, question["contents"], question["file_bytes"], question["total_bytes"], out)
    elif "path" in question or "walk" in question:
        if isinstance(opened, Opened):
            opened.objects.close()
        return open_(question, out) if "path" in question else write_walk(Wish(**question["walk"]), out)
    return opened


def open_(question: dict[str, Any], out: BinaryIO) -> Opened | None:
    """Open a repository, and write what it says of itself and its history."""
    opened = None
    said: dict[str, Any] = {"commit": None, "branch": None, "tags": [], "any": False}
    try:
        opened = Opened(question["path"], follow=question["follow"])
        said |= {"commit": opened.commit_id(question["rev"]), "branch": opened.refs.branch}
        said |= {"tags": opened.refs.tags(), "any": bool(said["commit"]) or opened.any()}
    except ProtocolError as error:
        said |= {"cause": error.cause, "message": str(error)}
    out.write(json.dumps(said).encode() + b"\n")
    if opened and said["commit"] and "cause" not in said:
        write_history(opened, said["commit"], out)
    return opened


def write_history(opened: Opened, id_: str, out: BinaryIO) -> None:
    """Write the commit, the tags that lead to it, and all its trees."""
    for _ in range(5):
        kind, content = _put(opened, id_, out)
        if kind != "tag" or not (found := _TAGGED.match(content)):
            break
        id_ = found[1].decode()
    found = _TREE.match(content) if kind == "commit" else None
    left, size = [found[1].decode()] if found else [], 0
    seen = set(left)
    while left and len(seen) <= _MAX_TREES and size <= _MAX_TREE_BYTES:
        id_ = left.pop()
        kind, content = _put(opened, id_, out)
        size += len(content)
        for below in folders_in(content, len(id_) // 2) if kind == "tree" else ():
            if below not in seen:
                seen.add(below)
                left.append(below)


def write_ancestors(opened: Opened, id_: str, most: int, out: BinaryIO) -> None:
    """Write a commit and what came before it, first parents only, as far as it is there."""
    for _ in range(most):
        kind, content = _put(opened, id_, out)
        parent = _PARENT.search(content.partition(b"\n\n")[0]) if kind == "commit" else None
        if parent is None:
            break
        id_ = parent[1].decode()


def folders_in(tree: bytes, id_bytes: int) -> list[str]:
    """Return the ids of the folders in a tree, up to where it is malformed."""
    found = []
    at, end = 0, tree.find(b"\0")
    while end >= 0:
        if tree.startswith((b"40000 ", b"040000 "), at):
            found.append(tree[end + 1 : end + 1 + id_bytes].hex())
        at = end + 1 + id_bytes
        end = tree.find(b"\0", at)
    return [id_ for id_ in found if len(id_) == 2 * id_bytes]


def read_files(opened: Opened, ids: list[str], file_bytes: int, total_bytes: int, out: BinaryIO) -> None:
    """Write the beginning of each file, until they are as much as is wanted of all."""
    for id_ in ids:
        if total_bytes <= 0:
            break
        _, content = _put(opened, id_, out, file_bytes)
        total_bytes -= min(len(content), file_bytes)


def _put(opened: Opened, id_: str, out: BinaryIO, most: int | None = None) -> tuple[str, bytes]:
    """Write an object, or why it cannot be had, and return its kind and content."""
    try:
        kind, content = opened.objects.get(id_) or ("missing", b"")
    except ProtocolError as error:
        kind, content = ("large" if error.cause == "too-large" else "damaged"), str(error).encode()
        out.write(b"%s %s %d\n%s" % (id_.encode(), kind.encode(), len(content), content))
        return kind, b""
    kept = content[:most]
    out.write(b"%s %s %d\n%s" % (id_.encode(), kind.encode(), len(kept), kept))
    return kind, content


def write_walk(wish: Wish, out: BinaryIO) -> Folder:
    """Write what a folder holds."""
    walk = Walk(wish)
    entries = list(walk.entries())
    _write(b"entries", b"json", json.dumps({"entries": entries, "complete": walk.complete}).encode(), out)
    return Folder(wish.root, follow=False)


def write_contents(
    folder: Folder, paths: list[str], file_bytes: int, total_bytes: int, out: BinaryIO
) -> None:
    """Write the beginning of each file by its number, until they are as much as is wanted of all."""
    for number, path in enumerate(paths):
        if total_bytes <= 0:
            break
        content = text_of(os.path.join(folder.root, path), file_bytes)
        kind, content = (b"file", content) if isinstance(content, bytes) else (b"unread", content.encode())
        total_bytes -= len(content)
        _write(b"%d" % number, kind, content, out)


def _write(id_: bytes, kind: bytes, content: bytes, out: BinaryIO) -> None:
    out.write(b"%s %s %d\n%s" % (id_, kind, len(content), content))


def main() -> None:
    """Answer questions until there are no more."""
    limit_process(_MAX_MEMORY_BYTES)
    out = sys.stdout.buffer
    opened: Opened | Folder | None = None
    for line in sys.stdin.buffer:
        opened = answer(json.loads(line), opened, out)
        outside = isinstance(opened, Opened) and opened.folder.outside
        out.write(b"outside\n" if outside else b"\n")
        out.flush()
