"""Gather what is to be audited: repositories that papers link to, or that somebody named."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

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


class Targets(Sequence[Target]):
    """The repositories that papers link to, in order of first citation, each made when it is asked for.

    Kept of a repository are the numbers of the papers that link to it, 30 bytes, for there may be a million;
    of its name only a hash, which is alike for two of a million with a chance of 1 to 40 million.

    Args:
        papers: The papers, from which a repository is made anew.
    """

    def __init__(self, papers: Sequence[tuple[Paper, PaperReport]]) -> None:
        self._papers = papers
        self._links = array("L")  # by target: number of the link that named it first, in its first paper
        self._first, self._last = array("L"), array("L")  # by target: its first and last citation
        self._paper, self._next = array("L"), array("L")  # by citation: its paper, the next one of the target
        known: dict[int, int] = {}
        for number, (_, found) in enumerate(papers):
            for place, link in enumerate(found.links):
                if link.repo and link.probed:
                    self._cite(known.setdefault(hash(link.repo.key), len(known)), number, place)

    def _cite(self, target: int, paper: int, link: int) -> None:
        """Note that a link of a paper names a target."""
        citation = len(self._paper)
        if target == len(self._first):
            self._first.append(citation)
            self._last.append(citation)
            self._links.append(link)
        elif self._paper[self._last[target]] == paper:
            return
        else:
            self._next[self._last[target]] = citation
            self._last[target] = citation
        self._paper.append(paper)
        self._next.append(0)

    def __len__(self) -> int:
        return len(self._first)

    @overload
    def __getitem__(self, index: int) -> Target: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Target]: ...
    def __getitem__(self, index: int | slice) -> Target | Sequence[Target]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        citing = [self._papers[number] for number in self._citing(index)]
        first = citing[0][1].links[self._links[index]].repo
        assert first
        target = Target(first)
        for paper, found in citing:
            for link in found.links:
                if link.repo and link.probed and link.repo.key == first.key:
                    target.citing.append((paper, link))
                    if target.rev is None and link.ref and _FULL_COMMIT.fullmatch(link.ref):
                        target.rev = link.ref
        return target

    def _citing(self, target: int) -> Iterator[int]:
        """Yield the numbers of the papers that link to a target."""
        citation = self._first[target]
        while True:
            yield self._paper[citation]
            if not (citation := self._next[citation]):
                break


class _Chosen(Sequence[Target]):
    def __init__(self, targets: Sequence[Target], numbers: array[int]) -> None:
        self._targets, self._numbers = targets, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Target: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Target]: ...
    def __getitem__(self, index: int | slice) -> Target | Sequence[Target]:
        if isinstance(index, slice):
            return _Chosen(self._targets, self._numbers[index])
        return self._targets[self._numbers[index]]


def chosen(targets: Sequence[Target], wanted: Iterable[bool]) -> Sequence[Target]:
    """Return the targets that are wanted, each made when it is asked for; all are `targets` themselves."""
    numbers = array("L", (number for number, each in enumerate(wanted) if each))
    return targets if len(numbers) == len(targets) else _Chosen(targets, numbers)


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
