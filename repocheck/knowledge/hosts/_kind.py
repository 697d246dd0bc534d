"""What a file of this folder says of one kind of server."""

from __future__ import annotations

from typing import NamedTuple


class Software(NamedTuple):
    """How one kind of server writes addresses; in all of them ``{repo}`` is ``host/owner/name``."""

    name: str
    repository: tuple[str, ...] = ()
    """Paths that name a repository where it does not begin the path; the first that fits counts."""
    segments: tuple[int, int] = (2, 2)
    """Smallest and largest number of path segments that name a repository, its groups included."""
    query: str = ""
    """Parameter that names the repository in place of the path, as gitweb has it."""
    routes: tuple[str, ...] = ()
    """What may follow the repository; the first that fits counts."""
    reserved: frozenset[str] = frozenset()
    """First path segments that are the host's own pages."""
    clone: tuple[str, ...] = ("https://{repo}.git",)
    """Addresses for git, most likely first; none where no git answers."""
    page: str = "https://{repo}"
    """Page of a repository for people; empty where there is none whose absence would mean something."""
    file: str = ""
    """Permanent address of a file, with ``{commit}`` and ``{path}``; empty if it is not known."""
    line: str = ""
    """What stands behind it for one line, with ``{line}``."""


class Host(NamedTuple):
    """One host, or with ``*.`` before or ``.*`` behind the name all of a family."""

    name: str
    software: Software
    known_as: str = ""
    """Host that this is another name of."""
    kind: str = ""
    """HostKind of every link to a host that shows repositories of GitHub; empty where the path decides."""
    prefix: tuple[str, ...] = ()
    """Path segments before the owner on such a host."""
    below: tuple[str, ...] = ()
    """Paths, in lower case but for what is in braces, below which code or data are kept."""
    api: str | None = None
    """Base address of its API."""
    probed: bool = False
    """Whether it is asked without being named in the configuration."""
    ownerless: bool = False
    """Whether it keeps code under a name alone."""

    @property
    def has_code(self) -> bool:
        """Return whether it serves repositories by git, and not data, notebooks or pages."""
        return bool(self.software.clone)


class HostKind(NamedTuple):
    """One kind of server."""

    software: Software
    called: tuple[str, ...] = ()
    """Names that ``kind:`` in the configuration knows it by; none where nobody else can run one."""
    hosts: tuple[Host, ...] = ()
    """Public hosts that run it."""


def words(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


TREE_ROUTES = ("tree/{ref}/{path}", "blob/{ref}/{path}", "raw/{ref}/{path}", "blame/{ref}/{path}")
"""What several kinds of server have behind a repository."""
OWN_PAGES = words(
    "- about account admin api assets avatars blog dashboard explore issues login org product pulls repo "
    "repos site support user users"
)
"""First path segments that are, on several kinds of server, its own pages."""
