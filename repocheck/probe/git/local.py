"""Probe a repository on this machine: read objects, check nothing out, start no git.

A git process would inherit our environment, run hooks, and fetch what a partial clone lacks from the
network. A child of ours reads in its place (`child.py`); a blob that is not there is plainly missing, and
becomes `unknown`. GitPython reads the configuration, of which only the address of a remote is asked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from repocheck.config import ProbeConfig
from repocheck.models import Availability, Evidence, Problem, RepoRef, TreeEntry
from repocheck.probe._clock import utc_now
from repocheck.probe._links import Content
from repocheck.probe._texts import read_wanted, with_links
from repocheck.probe.git.folder import Folder
from repocheck.probe.git.objects import Commit, availability_of, commit_of, list_tree
from repocheck.probe.git.pack import PackObject
from repocheck.probe.git.pktline import ProtocolError
from repocheck.probe.git.reading import Child, Ended, child
from repocheck.text.pattern import late_regex

_MISSING = "blob missing from this copy"
_ELSEWHERE = "A part of it is kept outside of its folder, and was not read."
_OUTSIDE = "Run again with --follow if you trust it, or clone it in full."
_NO_GIT = {"GIT_PYTHON_REFRESH": "quiet", "GIT_PYTHON_GIT_EXECUTABLE": "no-git-is-ever-run"}
_MAX_CONFIG_BYTES = 262_144
_PLAIN = late_regex(r'\[[a-z0-9-]+(?: "[^"\\\]]{0,200}")?\]\s*|[ \t]+[A-Za-z][A-Za-z0-9-]*[ \t]*=[^"#;\\]*|')
"""A line without quotes, comments or line ends behind a backslash."""
_MAX_LINE_CHARS = 1_000
"""Longer lines are left out: GitPython's pattern takes time that grows with the square of a line."""


def probe_local(
    path: Path, ref: RepoRef, globs: tuple[str, ...], limits: ProbeConfig, commit: str | None = None
) -> Evidence:
    """Probe a working directory or a bare git directory.

    Args:
        path: The directory.
        ref: How the repository is to be called.
        globs: What the checks read, most important first.
        limits: Limits on counts, sizes and time.
        commit: Commit, branch or tag to read; None for HEAD.

    Returns:
        The evidence; `missing` if there is no such directory, `unknown` if it is damaged.
    """
    if not path.is_dir():
        return _without(ref, Availability.MISSING)
    try:
        with child(limits.deadline_s) as reader:
            return _read(reader, path.absolute(), ref, globs, limits, commit)
    except ProtocolError as error:
        problem = Problem(cause=error.cause, message=str(error))
    except Ended as ended:
        return ended_early(path, ref, ended, limits)
    remedy = _OUTSIDE if problem.cause == "outside-folder" else ""
    return _without(
        ref, Availability.UNKNOWN, problem.model_copy(update={"where": str(path), "remedy": remedy})
    )


def ended_early(path: Path, ref: RepoRef, ended: Ended, limits: ProbeConfig) -> Evidence:
    """Return what is known of a repository whose reading took too much: nothing."""
    late = f"It could not be read within {limits.deadline_s:g} s."
    message = late if ended.late else "Reading it took more memory than it may."
    cause = "timeout" if ended.late else "out-of-memory"
    return _without(ref, Availability.UNKNOWN, Problem(cause=cause, message=message, where=str(path)))


def _read(
    reader: Child, path: Path, ref: RepoRef, globs: tuple[str, ...], limits: ProbeConfig, rev: str | None
) -> Evidence:
    said, objects = reader.open(path, rev, follow=limits.follow)
    if "cause" in said:
        raise ProtocolError(said["message"], said["cause"])
    if said["commit"] is None:
        return _without_commit(ref, said, rev, outside=reader.outside)
    commit = _commit(objects, said["commit"], outside=reader.outside)
    tree, complete = list_tree(objects, commit.tree, limits.max_entries)

    def fetch(entries: list[TreeEntry]) -> Callable[[TreeEntry], Content]:
        wanted = list(dict.fromkeys(entry.oid for entry in entries))
        files = reader.files(wanted, limits.max_text_bytes + 1, limits.max_total_bytes)
        return lambda entry: _content(files.get(entry.oid))

    texts, unreadable, behind = read_wanted(tree, globs, limits, fetch)
    availability, problems = availability_of(tree, complete)
    elsewhere = _elsewhere(ref, complete, unreadable) if reader.outside else ()
    return Evidence(
        requested=ref,
        resolved=ref,
        availability=availability,
        commit=commit.id,
        default_branch=said["branch"],
        pushed_at=commit.time,
        tags=None if said["tags"] is None else tuple(said["tags"]),
        tags_complete=said["tags"] is not None,
        tree=with_links(tree, behind),
        tree_complete=complete,
        texts=texts,
        unreadable=unreadable,
        problems=(*elsewhere, *problems, *_missing(ref, unreadable)),
        probed_at=utc_now(),
        via="local",
    )


def _commit(objects: dict[str, PackObject], id_: str, *, outside: bool) -> Commit:
    try:
        return commit_of(objects, id_)
    except ProtocolError:
        if outside:
            raise ProtocolError(_ELSEWHERE, "outside-folder") from None
        raise


def _without_commit(ref: RepoRef, said: dict[str, Any], rev: str | None, *, outside: bool) -> Evidence:
    if outside:
        problem = Problem(cause="outside-folder", message=_ELSEWHERE, remedy=_OUTSIDE)
    elif rev is not None:
        problem = Problem(cause="no-such-revision", message=f"There is no commit {rev[:80]!r}.")
    elif said["any"] or said["branch"] is None:
        problem = Problem(cause="dangling-head", message="HEAD names a branch that does not exist.")
    else:
        return _without(ref, Availability.EMPTY, branch=said["branch"])
    return _without(ref, Availability.UNKNOWN, problem)


def _content(found: PackObject | None) -> bytes | str:
    """Return the content of a file, or the reason why it cannot be had."""
    if found is None or found.kind == b"missing":
        return _MISSING
    if found.kind in {b"damaged", b"large"}:
        return found.content.decode("utf-8", "replace")
    return found.content if found.kind == b"blob" else "its id names no file"


def _elsewhere(ref: RepoRef, complete: bool, unreadable: dict[str, str]) -> tuple[Problem, ...]:
    """Return a problem if something lacks that may lie where the repository leads out of its folder."""
    if complete and _MISSING not in unreadable.values():
        return ()
    return (Problem(cause="outside-folder", message=_ELSEWHERE, remedy=_OUTSIDE, where=ref.slug),)


def _missing(ref: RepoRef, unreadable: dict[str, str]) -> tuple[Problem, ...]:
    """Return one problem for all wanted files whose content this copy lacks."""
    paths = sorted(path for path, reason in unreadable.items() if reason == _MISSING)
    if not paths:
        return ()
    problem = Problem(
        cause="missing-blob",
        message=f"Contents missing from this copy: {len(paths)}, such as {paths[0]}.",
        remedy="Clone the repository in full, without --filter.",
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


def origin_of(path: Path) -> str | None:
    """Return the address of the remote named origin; None if there is none or `path` is no repository.

    What the configuration includes is not read: it may lie anywhere.
    """
    folder = Folder(str(path), follow=False)
    inside = path / ".git" if (path / ".git").is_dir() else path
    try:
        content = folder.read(
            os.path.join(folder.root, *inside.relative_to(path).parts, "config"), _MAX_CONFIG_BYTES
        )
    except ProtocolError:
        return None
    if not content or b"origin" not in content:
        return None
    text = content.decode("utf-8", "replace")
    return _plain_origin(text) if all(map(_PLAIN.fullmatch, text.splitlines())) else _origin_in(text)


def _plain_origin(config: str) -> str | None:
    """Return the origin of a configuration as git itself writes it, one plain key a line."""
    section, address = "", None
    for line in config.splitlines():
        key, _, value = line.partition("=")
        if line.startswith("["):
            section = line.strip()
        elif section == '[remote "origin"]' and key.strip().lower() == "url":
            address = value.strip() or None
    return address


def _origin_in(config: str) -> str | None:
    with _no_git_to_start():
        from git.config import GitConfigParser  # noqa: PLC0415 - it takes a tenth of a second
    kept = "\n".join(line for line in config.splitlines() if len(line) <= _MAX_LINE_CHARS)
    try:
        with GitConfigParser(_Named(kept.encode()), read_only=True, merge_includes=False) as parser:
            return str(parser.get_value('remote "origin"', "url", default="")) or None
    except Exception:  # noqa: BLE001 - it raises whatever a broken file makes it stumble over
        return None


class _Named(BytesIO):
    name = "config"


@contextmanager
def _no_git_to_start() -> Iterator[None]:
    """Keep GitPython from running `git version` on import: it looks for a program that cannot be found."""
    before = {name: os.environ.get(name) for name in _NO_GIT}
    os.environ.update(_NO_GIT)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
