"""Read the files of a folder as they are now: uncommitted and untracked ones too, what git ignores left out.

This is what an author has before a commit, and what a supplement or an unpacked archive is. Nothing is
followed out of the folder, and nothing but regular files is opened. Git itself is not started: its
configuration can name programs to run.

Source: gitignore(5); patterns are read by `pathspec`, deepest file first, the user's own ignore file last. A
place of that file other than git's own is not looked up: it stands in a configuration that may name programs.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from repocheck.config import ProbeConfig
from repocheck.models import Availability, EntryKind, Evidence, RepoRef, TreeEntry
from repocheck.probe._clock import utc_now
from repocheck.probe._texts import Content, read_wanted
from repocheck.probe.git.index_file import Seen, untouched_since
from repocheck.probe.git.local import probe_local
from repocheck.probe.git.objects import availability_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MAX_HASHED_BYTES = 16_777_216
"""A larger file counts as unchanged if its name is tracked: hashing data sets would take minutes."""
_MAX_IGNORE_BYTES = 262_144
"""Size of a file of ignore patterns; the rest is not read."""
_MAX_PATTERNS = 2_000
"""Patterns of one file that are read."""
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def root_of(path: Path) -> Path | None:
    """Return the nearest folder from `path` upwards that holds ``.git``; None if there is none."""
    absolute = path.absolute()
    return next((each for each in (absolute, *absolute.parents) if (each / ".git").exists()), None)


def probe_folder(
    path: Path, ref: RepoRef, globs: tuple[str, ...], limits: ProbeConfig, commit: str | None = None
) -> Evidence:
    """Read a folder on this machine: a commit if one is named or it is bare, else its files as they are.

    Args:
        path: The folder.
        ref: How the repository is to be called.
        globs: What the checks read, most important first.
        limits: Limits on counts and sizes.
        commit: Commit, branch or tag to read; None for the files as they are.
    """
    bare = (path / "HEAD").is_file() and (path / "objects").is_dir()
    if commit or bare or not path.is_dir():
        return probe_local(path, ref, globs, limits, commit)
    return probe_worktree(path, ref, globs, limits)


def probe_worktree(path: Path, ref: RepoRef, globs: tuple[str, ...], limits: ProbeConfig) -> Evidence:
    """Read a folder as it is.

    Args:
        path: The folder; the root of a repository, or no repository at all.
        ref: How the repository is to be called.
        globs: What the checks read, most important first.
        limits: Limits on counts and sizes.

    Returns:
        The evidence. It names the commit only if the files are those of the commit, and says in `via` what
        was read: ``working tree, 2 changes over 4f1c9a7be2d0``.
    """
    head = probe_local(path, ref, (), limits) if (path / ".git").exists() else None
    tracked = {entry.path: entry for entry in head.tree} if head else {}
    walk = _Walk(path, tracked, limits.max_entries, git=head is not None)
    tree = tuple(sorted(walk.entries()))
    if head and not tree and head.availability is not Availability.EMPTY:
        return probe_local(
            path, ref, globs, limits
        )  # nothing is checked out, which says nothing of the commit
    availability, problems = availability_of(tree, walk.complete)
    texts, unreadable = read_wanted(tree, globs, limits, lambda _: partial(_content_of, path, limits))
    seen = Evidence(
        requested=ref,
        resolved=ref,
        availability=availability,
        tree=tree,
        tree_complete=walk.complete,
        texts=texts,
        unreadable=unreadable,
        problems=problems,
        probed_at=utc_now(),
        via="folder",
    )
    return _over(seen, head, _changes(tree, tracked)) if head else seen


def _over(seen: Evidence, head: Evidence, changes: int) -> Evidence:
    """Add what the repository says beside its files."""
    if head.commit is None:
        why = "no commit yet" if head.availability is Availability.EMPTY else "no commit could be read"
        update = {"via": f"working tree, {why}", "problems": head.problems, "tags": head.tags}
        return seen.model_copy(update=update)
    over = f"{changes:,} change{'' if changes == 1 else 's'} over" if changes else "no changes over"
    kept = ("default_branch", "pushed_at", "tags", "tags_complete")
    return seen.model_copy(
        update={name: getattr(head, name) for name in kept}
        | {"via": f"working tree, {over} {head.commit[:12]}", "commit": None if changes else head.commit}
    )


def _changes(tree: tuple[TreeEntry, ...], tracked: Mapping[str, TreeEntry]) -> int:
    """Return how many files were added, changed or deleted since the commit."""
    now = {entry.path: entry.oid for entry in tree}
    changed = sum(path not in tracked or tracked[path].oid != oid for path, oid in now.items())
    return changed + len(tracked.keys() - now.keys())


@dataclass
class _Walk:
    """One walk over a folder, outermost files first."""

    root: Path
    tracked: Mapping[str, TreeEntry]
    max_entries: int
    git: bool
    """Whether the folder is a repository: what it ignores is left out."""
    complete: bool = True
    """Whether all was listed."""
    _specs: dict[str, GitIgnoreSpec] = field(default_factory=dict)
    """Patterns by the folder they stand in; ``""`` is the root."""
    _tracked_folders: frozenset[str] = frozenset()
    _index: Mapping[str, Seen] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tracked_folders = frozenset(
            str(parent) for path in self.tracked for parent in Path(path).parents if str(parent) != "."
        )

        if self.git:
            self._index = untouched_since(self.root / ".git" / "index")

    def entries(self) -> Iterator[TreeEntry]:
        """Yield the entries."""
        folders, seen = [""], 0
        if self.git:
            self._learn("", _users_ignore_file())
            self._learn("", self.root / ".git" / "info" / "exclude")
        while folders:
            folder = folders.pop()
            if self.git:
                self._learn(folder, self.root / folder / ".gitignore")
            for item in self._listed(folder):
                seen += 1
                if seen > self.max_entries:
                    self.complete = False
                    return
                path = f"{folder}/{item.name}" if folder else item.name
                if item.is_dir(follow_symlinks=False) and not (self.root / path / ".git").exists():
                    if path in self._tracked_folders or not self._ignored(path, is_dir=True):
                        folders.append(path)
                elif (entry := self._entry(path, item)) is not None:
                    yield entry

    def _listed(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.root / folder) as items:
                return [item for item in items if item.name != ".git"]
        except OSError:
            self.complete = False
            return []

    def _entry(self, path: str, item: os.DirEntry[str]) -> TreeEntry | None:
        known = self.tracked.get(path)
        if known is None and self._ignored(path, is_dir=False):
            return None
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if item.is_symlink():
            target = os.fsencode(os.readlink(self.root / path))
            return TreeEntry(shown, EntryKind.SYMLINK, _oid(target), len(target))
        if item.is_dir(follow_symlinks=False):
            return TreeEntry(shown, EntryKind.SUBMODULE, known.oid if known else "", None)
        info = item.stat(follow_symlinks=False)
        if not stat.S_ISREG(info.st_mode):
            return None
        oid = self._oid_of(path, known, info) if known else ""
        return TreeEntry(shown, EntryKind.FILE, oid, info.st_size)

    def _oid_of(self, path: str, known: TreeEntry, info: os.stat_result) -> str:
        """Return the id of a tracked file's content; that of git where it need not be read."""
        seen = self._index.get(path)
        if seen and seen.is_untouched(info):
            return seen.oid
        if info.st_size > _MAX_HASHED_BYTES:
            return known.oid
        content = _content(self.root / path, _MAX_HASHED_BYTES)
        return _oid(content) if isinstance(content, bytes) else ""

    def _learn(self, folder: str, file: Path) -> None:
        content = _content(file, _MAX_IGNORE_BYTES)
        if isinstance(content, bytes):
            lines = content.decode("utf-8", "replace").splitlines()[:_MAX_PATTERNS]
            if all(not line.strip() or line.startswith("#") for line in lines):
                return
            from pathspec import GitIgnoreSpec  # noqa: PLC0415 - what git itself puts there are comments

            before = self._specs.get(folder)
            self._specs[folder] = (before or GitIgnoreSpec([])) + GitIgnoreSpec.from_lines(lines)

    def _ignored(self, path: str, *, is_dir: bool) -> bool:
        """Return what the deepest file of patterns says that says anything."""
        if not self.git:
            return False
        for parent in Path(path).parents:
            folder = "" if str(parent) == "." else str(parent)
            if spec := self._specs.get(folder):
                inside = path[len(folder) + 1 :] if folder else path
                verdict = spec.check_file(f"{inside}/" if is_dir else inside).include
                if verdict is not None:
                    return verdict
        return False


def _users_ignore_file() -> Path:
    """Return where git looks for what its user ignores everywhere, unless it is configured otherwise."""
    configuration = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return Path(configuration) / "git" / "ignore"


def _content_of(root: Path, limits: ProbeConfig, entry: TreeEntry) -> Content:
    """Return the beginning of a file, or where a link leads to."""
    if entry.kind is not EntryKind.SYMLINK:
        return _content(root / entry.path, limits.max_text_bytes + 1)
    try:
        return os.fsencode(os.readlink(root / entry.path))
    except OSError as error:
        return error.strerror or "cannot be read"


def _content(path: Path, max_bytes: int) -> bytes | str:
    """Return the first bytes of a regular file, or why they cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW)
    except OSError as error:
        return error.strerror or "cannot be opened"
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return "not a regular file"
        try:
            return file.read(max_bytes)
        except OSError as error:
            return error.strerror or "cannot be read"


def _oid(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
