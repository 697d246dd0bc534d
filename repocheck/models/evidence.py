"""What a probe saw of one repository."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from repocheck.models.base import Noun
from repocheck.models.environment import Proposal
from repocheck.models.link import RepoRef
from repocheck.models.trial import ImportTrial, Installation


class Availability(StrEnum):
    """What the host answered about a repository."""

    EXISTS = "exists"
    EMPTY = "empty"
    MISSING = "missing"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class EntryKind(StrEnum):
    """What an entry of a tree is."""

    FILE = "file"
    SYMLINK = "symlink"
    SUBMODULE = "submodule"


class TreeEntry(NamedTuple):
    """One entry of the tree at the audited commit (a tuple: there may be 100,000 of them)."""

    path: str
    kind: EntryKind
    oid: str
    size_bytes: int | None = None


class FileText(Noun):
    """Text of one file at the audited commit."""

    text: str
    """Decoded text; undecodable bytes are replaced."""
    truncated: bool = False
    """Whether the text was cut at the size limit."""


class Problem(Noun):
    """Something that kept us from seeing: ours, never a failure of the repository."""

    cause: str
    """Machine-readable cause in kebab-case: ``rate-limited``, ``timeout``, ``offline``, ``missing-blob`` …"""
    message: str
    """What happened, one sentence."""
    remedy: str = ""
    """What would help; empty if nothing is known."""
    where: str = ""
    """Repository, path or address concerned."""


class Requirements(Noun):
    """What one manifest asks of a package index: names, extras, versions and markers, nothing else."""

    path: str
    """The manifest."""
    lines: tuple[str, ...]
    """``name[extras] specifier; marker`` each; never an address, a path or an option."""
    python: str = ""
    """What the project says of Python, as written: ``>=3.8``, ``3.9.12``, ``3.7+``; empty if nothing."""
    left_out: int = 0
    """Number of entries the index cannot answer for: addresses, paths, conda packages, local versions."""
    left_out_names: tuple[str, ...] = ()
    """Names of these, as far as they have one."""
    other_index: bool = False
    """Whether the manifest names an index of its own, where what is missing elsewhere may be."""


class Resolution(Noun):
    """Outcome of trying to resolve the declared dependencies today."""

    outcome: str
    """``resolves``, ``needs-source-build``, ``conflict``, ``missing-version`` … or ``not-checkable``."""
    message: str
    """The resolver's own words, shortened."""
    path: str = ""
    """Manifest that was resolved."""
    python: str = ""
    """Python version it was resolved for."""
    resolved: int = 0
    """Number of packages in the resolution."""
    built: tuple[str, ...] = ()
    """Packages that would have to be built from source; what they need in turn is not known."""
    left_out: int = 0
    """Number of entries of the manifest that were not tried."""
    not_on: tuple[str, ...] = ()
    """Python versions tried before, on which it does not resolve."""


class ArchivedCopy(Noun):
    """A copy of a repository that Software Heritage keeps."""

    swhid: str
    """Identifier of the snapshot: ``swh:1:snp:…``."""
    date: dt.datetime
    """When the archive visited the repository, UTC."""
    url: str
    """Page on which the copy can be browsed and had."""


class Evidence(Noun):
    """Everything a probe saw of one repository; checks are pure functions of it."""

    requested: RepoRef
    """The repository as the link names it."""
    resolved: RepoRef | None = None
    """The repository that answered; differs from `requested` after a rename."""
    availability: Availability
    """What the host answered."""
    commit: str | None = None
    """Object id of the commit that was read, 40 (or 64) hex digits."""
    default_branch: str | None = None
    """Branch that HEAD names."""
    archived: bool | None = None
    """Whether the host shows it as archived (read-only); None if not asked."""
    fork: bool | None = None
    """Whether the host shows it as a fork; None if not asked."""
    pushed_at: dt.datetime | None = None
    """Time of the last push (host) or of the commit, UTC."""
    tags: tuple[str, ...] | None = None
    """Names of tags; None if not listed."""
    tags_complete: bool = True
    """Whether `tags` has every tag; a host's API tells the hundred newest."""
    releases: int | None = None
    """Number of releases on the host; None if not asked."""
    tree: tuple[TreeEntry, ...] = ()
    """All entries at the commit, directories left out, sorted by path."""
    tree_complete: bool = True
    """Whether `tree` has every entry; if not, nothing is said to be absent."""
    texts: dict[str, FileText] = {}
    """Texts of the files the checks read, by path."""
    unreadable: dict[str, str] = {}
    """Wanted files whose text could not be had, with the reason."""
    resolution: Resolution | None = None
    """Result of resolving the dependencies; None if not asked."""
    installations: tuple[Installation, ...] = ()
    """What the lists of requirements would install; empty if not asked."""
    trials: tuple[ImportTrial, ...] = ()
    """What of the code would import with these; empty if not asked."""
    proposal: Proposal | None = None
    """Environment in which the code may import; None if not asked, or if there is no Python code."""
    archived_copy: ArchivedCopy | None = None
    """Copy in Software Heritage; None if there is none, or none was asked for."""
    problems: tuple[Problem, ...] = ()
    """What could not be checked."""
    probed_at: dt.datetime
    """When the probe ran, UTC."""
    via: str
    """Who answered: ``git-http``, ``github-api``, ``local``, ``none``."""

    @property
    def first_trials(self) -> list[ImportTrial]:
        """Return the first trial with each list, as of today or of the day that was asked for."""
        first: dict[str, ImportTrial] = {}
        for trial in self.trials if self.installations else ():
            if trial.as_of == self.installations[0].as_of:
                first.setdefault(trial.path, trial)
        return list(first.values())
