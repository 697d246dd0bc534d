"""List the files of a folder as they are now, what git ignores left out. Part of the child.

Nothing is followed out of the folder, and nothing but regular files is opened, without waiting for any.

Source: gitignore(5); patterns are read by `pathspec`, deepest file first, the user's own ignore file last.
They become regular expressions that their author chose, which is why this happens where it can be ended.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from repocheck.probe.git.index_file import untouched_since

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE, SYMLINK, SUBMODULE = "file", "symlink", "submodule"
"""Kinds of entries, as `EntryKind` names them."""
_MAX_HASHED_BYTES = 16_777_216
"""A larger file counts as unchanged if its name is tracked: hashing data sets would take minutes."""
_MAX_IGNORE_BYTES = 262_144
"""Size of a file of ignore patterns; the rest is not read."""
_MAX_PATTERNS = 2_000
"""Patterns of one file that are read."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Wish(NamedTuple):
    """What is to be listed."""

    root: str
    """The folder."""
    tracked: dict[str, str]
    """Ids of the files of the commit by path; empty without one."""
    max_entries: int
    """Entries after which the listing is incomplete."""
    git: bool
    """Whether the folder is a repository: what it ignores is left out."""
    ignored_by_user: str
    """File of what the user ignores everywhere; there need not be one."""
    libraries: str
    """Folder where `pathspec` is, which is only needed where something is ignored."""


def _folders_of(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the deepest first, the empty one last."""
    while path:
        path = path.rpartition("/")[0]
        yield path


class Walk:
    """One walk over a folder, outermost files first."""

    def __init__(self, wish: Wish) -> None:
        self.complete = True
        """Whether all was listed."""
        self._wish = wish
        self._specs: dict[str, GitIgnoreSpec] = {}
        self._tracked_folders = frozenset(
            folder for path in wish.tracked for folder in _folders_of(path) if folder
        )
        self._index = untouched_since(os.path.join(wish.root, ".git", "index")) if wish.git else {}

    def entries(self) -> Iterator[tuple[str, str, str, int | None]]:
        """Yield path, kind, id (of what is tracked) and size of each entry."""
        folders, seen = [""], 0
        if self._wish.git:
            self._learn("", self._wish.ignored_by_user)
            self._learn("", self._at(".git/info/exclude"))
        while folders:
            folder = folders.pop()
            if self._wish.git:
                self._learn(folder, self._at(f"{folder}/.gitignore"))
            for item in self._listed(folder):
                seen += 1
                if seen > self._wish.max_entries:
                    self.complete = False
                    return
                path = f"{folder}/{item.name}" if folder else item.name
                if item.is_dir(follow_symlinks=False) and not os.path.lexists(self._at(f"{path}/.git")):
                    if path in self._tracked_folders or not self._ignored(path, is_dir=True):
                        folders.append(path)
                elif (entry := self._entry(path, item)) is not None:
                    yield entry

    def _at(self, path: str) -> str:
        return os.path.join(self._wish.root, path.lstrip("/"))

    def _listed(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._at(folder)) as items:
                listed = [item for _, item in zip(range(self._wish.max_entries + 1), items, strict=False)]
        except OSError:
            self.complete = False
            return []
        return [item for item in listed if item.name != ".git"]

    def _entry(self, path: str, item: os.DirEntry[str]) -> tuple[str, str, str, int | None] | None:
        known = self._wish.tracked.get(path)
        if known is None and self._ignored(path, is_dir=False):
            return None
        if item.is_symlink():
            target = os.fsencode(os.readlink(self._at(path)))
            return path, SYMLINK, _oid(target), len(target)
        if item.is_dir(follow_symlinks=False):
            return path, SUBMODULE, known or "", None
        info = item.stat(follow_symlinks=False)
        if not stat.S_ISREG(info.st_mode):
            return None
        return path, FILE, "" if known is None else self._oid_of(path, known, info), info.st_size

    def _oid_of(self, path: str, known: str, info: os.stat_result) -> str:
        """Return the id of a tracked file's content; that of git where it need not be read."""
        seen = self._index.get(path)
        if seen and seen.is_untouched(info):
            return seen.oid
        if info.st_size > _MAX_HASHED_BYTES:
            return known
        content = content_of(self._at(path), _MAX_HASHED_BYTES)
        return _oid(content) if isinstance(content, bytes) else ""

    def _learn(self, folder: str, file: str) -> None:
        content = content_of(file, _MAX_IGNORE_BYTES)
        if not isinstance(content, bytes):
            return
        lines = content.decode("utf-8", "replace").splitlines()[:_MAX_PATTERNS]
        if all(not line.strip() or line.startswith("#") for line in lines):
            return  # what git itself puts there are comments
        if self._wish.libraries not in sys.path:
            sys.path.append(self._wish.libraries)
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - not from the child's own library, see above

        before = self._specs.get(folder)
        self._specs[folder] = (before or GitIgnoreSpec([])) + GitIgnoreSpec.from_lines(lines)

    def _ignored(self, path: str, *, is_dir: bool) -> bool:
        """Return what the deepest file of patterns says that says anything."""
        if not self._specs:
            return False
        for folder in _folders_of(path):
            if spec := self._specs.get(folder):
                inside = path[len(folder) + 1 :] if folder else path
                verdict = spec.check_file(f"{inside}/" if is_dir else inside).include
                if verdict is not None:
                    return verdict
        return False


def text_of(path: str, max_bytes: int) -> bytes | str:
    """Return the beginning of a file, or where a link leads to, or why neither can be had."""
    try:
        return os.fsencode(os.readlink(path))
    except (OSError, ValueError):
        return content_of(path, max_bytes)


def content_of(path: str, max_bytes: int) -> bytes | str:
    """Return the first bytes of a regular file, or why they cannot be read."""
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or "cannot be opened"
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return "not a regular file"
        try:
            return file.read(max_bytes)
        except OSError as error:
            return error.strerror or "cannot be read"


def _oid(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
