"""Probe a repository on this machine with GitPython: read objects, check nothing out, start nothing.

GitPython reads the object database in pure Python here (`gitdb`), so that no git process is ever
started: there is none that could inherit the environment, run a hook, or fetch a missing object from
the network. A blob that a partial clone lacks is therefore plainly missing, and becomes `unknown`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from pathlib import Path
from typing import Any

from gitdb import GitDB, LooseObjectDB
from gitdb.exc import BadName, BadObject, ODBError

from repocheck.config import ProbeConfig
from repocheck.models import Availability, EntryKind, Evidence, FileText, Problem, RepoRef, TreeEntry
from repocheck.probe._clock import utc_now
from repocheck.probe._texts import decode, wanted_entries
from repocheck.probe.git.objects import MAX_PATH_BYTES

# On import GitPython runs `git version` with our environment; a name that cannot be found prevents it.
_NO_GIT = {"GIT_PYTHON_REFRESH": "quiet", "GIT_PYTHON_GIT_EXECUTABLE": "no-git-is-ever-run"}
_BEFORE = {name: os.environ.get(name) for name in _NO_GIT}
os.environ.update(_NO_GIT)
try:
    import git
finally:
    for _name, _value in _BEFORE.items():
        if _value is None:
            del os.environ[_name]
        else:
            os.environ[_name] = _value

_MAX_BLOB_BYTES = 16_777_216
"""A larger object is not inflated: gitdb holds a whole delta chain in memory."""
_BROKEN = (
    BadName,
    BadObject,
    ODBError,
    ValueError,
    OSError,
    KeyError,
    IndexError,
    AssertionError,
    RecursionError,
)
"""What gitdb raises on objects that are missing or damaged."""
_MISSING = "blob missing from this copy"
_KINDS = {0o120000: EntryKind.SYMLINK, 0o160000: EntryKind.SUBMODULE}


def probe_local(
    path: Path, ref: RepoRef, globs: tuple[str, ...], limits: ProbeConfig, commit: str | None = None
) -> Evidence:
    """Probe a working directory or a bare git directory.

    Args:
        path: The directory.
        ref: How the repository is to be called.
        globs: What the checks read, most important first.
        limits: Limits on counts and sizes.
        commit: Commit, branch or tag to read; None for HEAD.

    Returns:
        The evidence; `missing` if there is no such directory, `unknown` if it is damaged.
    """
    if not path.is_dir():
        return _without(ref, Availability.MISSING)
    try:
        with _opened(path) as repo:
            return _read(repo, ref, globs, limits, commit)
    except git.InvalidGitRepositoryError:
        problem = Problem(
            cause="not-a-repository", message=f"{path} is not a git repository.", where=str(path)
        )
    except _BROKEN as error:
        problem = Problem(cause="unreadable-repository", message=f"{path}: {_words(error)}", where=str(path))
    return _without(ref, Availability.UNKNOWN, problem)


def origin_of(path: Path) -> str | None:
    """Return the address of the remote named origin; None if there is none or `path` is no repository."""
    try:
        with _opened(path) as repo:
            return next((remote.url for remote in repo.remotes if remote.name == "origin"), None)
    except (git.InvalidGitRepositoryError, git.NoSuchPathError, *_BROKEN):
        return None


def _opened(path: Path) -> git.Repo:
    # GitPython's own default starts `git cat-file`; see docs/decisions/0001.
    repo = git.Repo(path, odbt=LooseObjectDB, expand_vars=False)
    repo.odb = GitDB(os.path.join(repo.common_dir, "objects"))
    return repo


def _read(
    repo: git.Repo, ref: RepoRef, globs: tuple[str, ...], limits: ProbeConfig, rev: str | None
) -> Evidence:
    tags = tuple(sorted(tag.name for tag in repo.tags))
    branch = _branch(repo)
    if rev is None and not repo.head.is_valid():
        if any(True for _ in repo.references):
            problem = Problem(cause="dangling-head", message="HEAD names a branch that does not exist.")
            return _without(ref, Availability.UNKNOWN, problem)
        return _without(ref, Availability.EMPTY, branch=branch)
    try:
        commit = repo.commit(rev or "HEAD")
    except _BROKEN:
        problem = Problem(cause="no-such-revision", message=f"There is no commit {rev or 'HEAD'!r}.")
        return _without(ref, Availability.UNKNOWN, problem)
    tree, complete = _tree(commit.tree, limits)
    chosen, unreadable = wanted_entries(tree, globs, limits)
    texts: dict[str, FileText] = {}
    left = limits.max_total_bytes
    for entry in chosen:
        content = _content(repo, entry, left)
        if isinstance(content, str):
            unreadable[entry.path] = content
            continue
        texts[entry.path] = decode(content, limits)
        left -= min(len(content), limits.max_text_bytes)
    return Evidence(
        requested=ref,
        resolved=ref,
        availability=Availability.EXISTS if tree else Availability.EMPTY,
        commit=commit.hexsha,
        default_branch=branch,
        pushed_at=commit.committed_datetime.astimezone(dt.UTC),
        tags=tags,
        tree=tree,
        tree_complete=complete,
        texts=texts,
        unreadable=unreadable,
        problems=_missing(ref, unreadable),
        probed_at=utc_now(),
        via="local",
    )


def _branch(repo: git.Repo) -> str | None:
    return None if repo.head.is_detached else str(repo.head.reference.name)


def _tree(root: git.Tree, limits: ProbeConfig) -> tuple[tuple[TreeEntry, ...], bool]:
    """List all files, and say whether they are all; folders count too, or empty ones could go on for ever."""
    entries: list[TreeEntry] = []
    folders, seen = [root], 0
    try:
        while folders:
            for item in folders.pop():
                seen += 1
                if seen > limits.max_entries or len(str(item.path)) > MAX_PATH_BYTES:
                    return tuple(sorted(entries)), False
                if isinstance(item, git.Tree):
                    folders.append(item)
                else:
                    entries.append(_entry(item))
    except _BROKEN:
        return tuple(sorted(entries)), False
    return tuple(sorted(entries)), True


def _entry(item: Any) -> TreeEntry:  # noqa: ANN401 - a Blob or Submodule of GitPython
    path = str(item.path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return TreeEntry(path, _KINDS.get(item.mode, EntryKind.FILE), item.hexsha, _size(item))


def _size(item: Any) -> int | None:  # noqa: ANN401 - a Blob or Submodule of GitPython
    try:
        return int(item.size) if item.type == "blob" else None
    except _BROKEN:
        return None


def _content(repo: git.Repo, entry: TreeEntry, left: int) -> bytes | str:
    """Return the content of a blob, or the reason why it cannot be had."""
    if entry.size_bytes is None:
        return _MISSING
    if entry.size_bytes > _MAX_BLOB_BYTES:
        return f"larger than {_MAX_BLOB_BYTES} bytes"
    if left <= 0:
        return "left out, the texts of this repository are larger than the limit"
    try:
        content = bytes(repo.odb.stream(bytes.fromhex(entry.oid)).read())
    except _BROKEN as error:
        return f"damaged blob: {_words(error)}"
    sha1 = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False)
    return content if sha1.hexdigest() == entry.oid else "content does not match its object id"


def _missing(ref: RepoRef, unreadable: dict[str, str]) -> tuple[Problem, ...]:
    """Return one problem for all wanted files whose content this copy lacks."""
    paths = sorted(path for path, reason in unreadable.items() if reason == _MISSING)
    if not paths:
        return ()
    problem = Problem(
        cause="missing-blob",
        message=f"Contents missing from this copy: {len(paths)}, such as {paths[0]}.",
        mend="Clone the repository in full, without --filter.",
        where=ref.slug,
    )
    return (problem,)


def _without(
    ref: RepoRef, availability: Availability, problem: Problem | None = None, branch: str | None = None
) -> Evidence:
    return Evidence(
        requested=ref,
        resolved=ref,
        availability=availability,
        default_branch=branch,
        problems=(problem,) if problem else (),
        probed_at=utc_now(),
        via="local",
    )


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
