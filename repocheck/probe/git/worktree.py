"""Read the files of a folder as they are now: uncommitted and untracked ones too, what git ignores left out.

This is what an author has before a commit, and what a supplement or an unpacked archive is. The child walks
and reads, within its limits (`walk`). Git itself is not started: its configuration can name programs to run,
which is also why a place of the user's ignore file other than git's own is not looked up.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from repocheck.config import ProbeConfig
from repocheck.http import deadline
from repocheck.models import Availability, EntryKind, Evidence, RepoRef, TreeEntry
from repocheck.probe._clock import utc_now
from repocheck.probe._links import Content
from repocheck.probe._texts import read_wanted, with_links
from repocheck.probe.git.local import ended_early, probe_local
from repocheck.probe.git.objects import availability_of
from repocheck.probe.git.reading import Child, Ended, child


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
    with deadline(limits.deadline_s):  # one for the commit and the files
        if commit or bare or not path.is_dir():
            return probe_local(path, ref, globs, limits, commit)
        return probe_worktree(path, ref, globs, limits)


def probe_worktree(path: Path, ref: RepoRef, globs: tuple[str, ...], limits: ProbeConfig) -> Evidence:
    """Read a folder as it is.

    Args:
        path: The folder; the root of a repository, or no repository at all.
        ref: How the repository is to be called.
        globs: What the checks read, most important first.
        limits: Limits on counts, sizes and time.

    Returns:
        The evidence. It names the commit only if the files are those of the commit, and says in `via` what
        was read: ``working tree, 2 changes over 4f1c9a7be2d0``.
    """
    head = probe_local(path, ref, (), limits) if (path / ".git").exists() else None
    tracked = {entry.path: entry.oid for entry in head.tree} if head else {}
    try:
        with child(limits.deadline_s) as reader:
            listed, complete = _listed(reader, path, tracked, limits, git=head is not None)
            if head and not listed and head.availability is not Availability.EMPTY:
                # Nothing is checked out, which says nothing of the commit.
                return probe_local(path, ref, globs, limits)
            seen = _seen(reader, listed, complete, ref, globs, limits)
    except Ended as ended:
        return ended_early(path, ref, ended, limits)
    return _over(seen, head, _changes(listed, tracked)) if head else seen


def _listed(
    reader: Child, path: Path, tracked: Mapping[str, str], limits: ProbeConfig, *, git: bool
) -> tuple[dict[TreeEntry, str], bool]:
    """Return the path of each entry as the system has it, and whether they are all."""
    pathspec = find_spec("pathspec")
    wish = {
        "root": str(path.absolute()),
        "tracked": tracked,
        "max_entries": limits.max_entries,
        "git": git,
        "ignored_by_user": _users_ignore_file(),
        "libraries": str(Path(pathspec.origin).parents[1]) if pathspec and pathspec.origin else "",
    }
    found = json.loads(reader.walk(wish))
    entries = {
        TreeEntry(_shown(written), EntryKind(kind), oid, size): written
        for written, kind, oid, size in found["entries"]
    }
    return entries, found["complete"]


def _seen(
    reader: Child,
    listed: Mapping[TreeEntry, str],
    complete: bool,
    ref: RepoRef,
    globs: tuple[str, ...],
    limits: ProbeConfig,
) -> Evidence:
    """Return what the files say, read as far as the limits allow."""
    tree = tuple(sorted(listed))
    availability, problems = availability_of(tree, complete)

    def fetch(entries: list[TreeEntry]) -> Callable[[TreeEntry], Content]:
        paths = [listed[entry] for entry in entries]
        contents = reader.contents(paths, limits.max_text_bytes + 1, limits.max_total_bytes)
        return dict(zip(entries, contents, strict=True)).__getitem__

    texts, unreadable, behind = read_wanted(tree, globs, limits, fetch)
    return Evidence(
        requested=ref,
        resolved=ref,
        availability=availability,
        tree=with_links(tree, behind),
        tree_complete=complete,
        texts=texts,
        unreadable=unreadable,
        problems=problems,
        probed_at=utc_now(),
        via="folder",
    )


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


def _changes(tree: Iterable[TreeEntry], tracked: Mapping[str, str]) -> int:
    """Return how many files were added, changed or deleted since the commit."""
    now = {entry.path: entry.oid for entry in tree}
    changed = sum(path not in tracked or tracked[path] != oid for path, oid in now.items())
    return changed + len(tracked.keys() - now.keys())


def _shown(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _users_ignore_file() -> str:
    """Return where git looks for what its user ignores everywhere, unless it is configured otherwise."""
    configuration = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(configuration, "git", "ignore")
