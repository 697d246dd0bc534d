"""Gather what is to be audited: repositories that papers link to, or that somebody named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from repocheck import extractor
from repocheck.config import Config
from repocheck.errors import ConfigError, DigestError, UsageError
from repocheck.models import INFERRED_KINDS, Link, LinkKind, Paper, PaperReport, RepoRef
from repocheck.probe import origin_of, root_of
from repocheck.text.pattern import late_regex

_NAME = late_regex(r"[A-Za-z0-9.-]+(?:/[A-Za-z0-9._-]+){2,}")
_SSH_ADDRESS = late_regex(r"^(?:ssh://)?[\w.-]+@([\w.-]+)(?::\d+/|[:/])/?(.+)")
"""``git@host:owner/name.git``, which names the same place as the web address does."""
_FULL_COMMIT = late_regex(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass
class Target:
    """One repository to audit, with all that the papers say of it."""

    ref: RepoRef
    """The repository as first written."""
    path: Path | None = None
    """Directory to read in place of asking a host."""
    rev: str | None = None
    """Commit to read; None for HEAD."""
    citing: list[tuple[Paper, Link]] = field(default_factory=list)
    """Papers and their links, in source order."""
    within: str | None = None
    """Folder of `path` that was named, if not the whole."""

    @property
    def folder(self) -> str | None:
        """Return the folder that was named, or that the links name if they agree on one."""
        if self.within:
            return self.within
        folders = {link.path for _, link in self.citing if link.kind in (LinkKind.TREE, LinkKind.OTHER)}
        return folders.pop() if len(folders) == 1 and len(self.citing) == 1 else None

    @property
    def inferred(self) -> bool:
        """Return whether no link names the repository outright."""
        return bool(self.citing) and all(link.kind in INFERRED_KINDS for _, link in self.citing)

    @property
    def alternatives(self) -> tuple[RepoRef, ...]:
        """Return the other readings of the links, most likely first."""
        return tuple(dict.fromkeys(ref for _, link in self.citing for ref in link.alternatives))


def targets_of(papers: Iterable[tuple[Paper, PaperReport]]) -> list[Target]:
    """Gather the repositories that papers link to: one target per repository, in order of first citation."""
    targets: dict[str, Target] = {}
    for paper, found in papers:
        for link in found.links:
            if link.repo is None or not link.probed:
                continue
            target = targets.setdefault(link.repo.key, Target(link.repo))
            target.citing.append((paper, link))
            if target.rev is None and link.ref and _FULL_COMMIT.fullmatch(link.ref):
                target.rev = link.ref
    return list(targets.values())


def target_named(argument: str, config: Config, rev: str | None = None, name: str | None = None) -> Target:
    """Make a target of what somebody typed: the address of a repository, ``owner/name``, or a directory.

    Args:
        argument: The address or path.
        config: Says which hosts may be asked.
        rev: Commit, branch or tag to read; None for HEAD.
        name: What to call a directory, as ``host/owner/name``; None to take its remote ``origin``.

    Raises:
        DigestError: It is none of these.
        ConfigError: Its host is not on the allow-list.
    """
    path = Path(argument)
    if path.is_dir():
        return _folder_named(path, rev, name, config)
    text = (
        f"https://github.com/{argument}" if re.fullmatch(r"[\w-]+/[\w.-]+", argument, re.ASCII) else argument
    )
    found = extractor.extract_links(text, hosts=config.known_hosts)
    links = [link for link in found if link.probed and link.repo]
    if len(links) != 1 or links[0].repo is None:
        raise DigestError(
            f"{argument!r} is neither a directory nor the address of one repository",
            "Give https://github.com/owner/name, owner/name, or the path of a folder.",
        )
    ref = links[0].repo
    if ref.host not in config.hosts:
        raise ConfigError(
            f"{ref.host} is not among the hosts that may be asked", f"Add `{ref.host}:` under `hosts:`."
        )
    return Target(ref, rev=rev or links[0].ref)


def _folder_named(path: Path, rev: str | None, name: str | None, config: Config) -> Target:
    """Make a target of a folder; one inside a repository stands for the repository, looked at from there."""
    root = root_of(path)
    if root is None or root == path.absolute():
        return Target(_name_of(path, name, config), path=path, rev=rev)
    within = path.absolute().relative_to(root).as_posix()
    return Target(_name_of(root, name, config), path=root, rev=rev, within=within)


def _name_of(path: Path, name: str | None, config: Config) -> RepoRef:
    if name:
        try:
            named = RepoRef.model_validate(name)
            if not _NAME.fullmatch(named.slug):
                raise ValueError(name)
            return named
        except ValueError:
            raise UsageError(
                f"--as: {name!r} is not host/owner/name", "Give github.com/owner/name."
            ) from None
    origin = _SSH_ADDRESS.sub(r"https://\1/\2", origin_of(path) or "")
    for link in extractor.extract_links(origin, hosts=config.known_hosts) if origin else ():
        if link.probed and link.repo:
            return link.repo
    absolute = path.resolve()
    return RepoRef(host="local", owner=absolute.parent.name or "-", name=absolute.name or "-")
