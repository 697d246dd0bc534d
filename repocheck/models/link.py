"""A reference to code in a paper, and the repository it names."""

from enum import StrEnum
from typing import Any

from pydantic import model_serializer, model_validator

from repocheck.knowledge.hosts import HOSTS
from repocheck.models.base import Confidence, Location, Noun
from repocheck.models.paper import Relation


class RepoRef(Noun):
    """Names a repository on a git host. Written ``host/owner/name`` in JSON."""

    host: str
    """Host name in lower case, such as ``github.com``."""
    owner: str
    """Account, organisation or group path, as first written; empty on the hosts that have none."""
    name: str
    """Repository name without ``.git``, as first written."""

    @property
    def slug(self) -> str:
        """Return ``host/owner/name`` as written."""
        return f"{self.host}/{self.owner}/{self.name}" if self.owner else f"{self.host}/{self.name}"

    @property
    def key(self) -> str:
        """Return the case-folded slug; two references with one key are one repository."""
        return self.slug.casefold()

    @property
    def url(self) -> str:
        """Return the address of the repository's page."""
        return f"https://{self.slug}"

    @property
    def argument(self) -> str:
        """Return how a command names it: a folder that was read has no name that holds elsewhere."""
        return "." if self.host == "local" else self.slug

    def __str__(self) -> str:
        return self.slug

    @model_validator(mode="before")
    @classmethod
    def _from_slug(cls, value: Any) -> Any:  # noqa: ANN401 - whatever pydantic was given
        if not isinstance(value, str):
            return value
        host, _, rest = value.removeprefix("https://").partition("/")
        owner, _, name = rest.rpartition("/")
        known = HOSTS.get(host.lower())
        if not (host and name and (owner or known is None or known.ownerless)):
            raise ValueError(f"{value!r} is not of the form host/owner/name")
        return {"host": host.lower(), "owner": owner, "name": name}

    @model_serializer
    def _to_slug(self) -> str:
        return self.slug


class LinkKind(StrEnum):
    """What a link points to."""

    REPO = "repo"
    TREE = "tree"
    BLOB = "blob"
    COMMIT = "commit"
    RELEASE = "release"
    ISSUE = "issue"
    PULL = "pull"
    WIKI = "wiki"
    ARCHIVE = "archive"
    RAW = "raw"
    REPO_PAGE = "repo_page"
    API = "api"
    BADGE = "badge"
    COLAB = "colab"
    NBVIEWER = "nbviewer"
    BINDER = "binder"
    GITHUBDEV = "githubdev"
    ARCHIVED = "archived"
    PAGES = "pages"
    MENTION = "mention"
    GIST = "gist"
    ORG = "org"
    SITE = "site"
    OTHER = "other"
    PLACEHOLDER = "placeholder"


INFERRED_KINDS = frozenset({LinkKind.PAGES, LinkKind.MENTION})
"""Kinds whose repository is a guess from the text; a guess that does not exist accuses nobody."""
UNPROBED_KINDS = frozenset({LinkKind.GIST, LinkKind.ORG, LinkKind.SITE, LinkKind.PLACEHOLDER})
"""Kinds that are classified and reported, but never probed."""


class Link(Noun):
    """A reference to code in a paper."""

    paper: str = ""
    """Id of the paper."""
    raw: str
    """The characters as they stand in the source; credentials in them are replaced by ``***``."""
    url: str
    """Canonical address; empty for a template such as ``github.com/<user>/<repo>``, and where a listing has
    ``this https URL`` in its place."""
    repo: RepoRef | None = None
    """The repository (or gist, or placeholder) that the link names; None if it names none."""
    kind: LinkKind
    """What the link points to; ``other`` is any place but GitHub, also one that a claim alone points to."""
    ref: str | None = None
    """Branch, tag or commit in the link."""
    path: str | None = None
    """Path inside the repository in the link."""
    relation: Relation = Relation.UNCLEAR
    """Whose code it is, judged from the sentence or the field it stands in."""
    quote: str = ""
    """The sentence the relation was judged from."""
    confidence: Confidence = Confidence.HIGH
    """How sure we are that the text names this repository."""
    repair: tuple[str, ...] = ()
    """Names of the repairs that were needed to read it, such as ``joined-line``; empty if none."""
    alternatives: tuple[RepoRef, ...] = ()
    """Other readings, most likely first; the probe tries them before it says ``missing``."""
    found_at: Location
    """Where it stands in the source."""

    @property
    def probed(self) -> bool:
        """Return whether the link names a repository that is to be probed."""
        if self.repo is None or self.kind in UNPROBED_KINDS:
            return False
        host = HOSTS.get(self.repo.host)
        return host is None or host.has_code

    @property
    def owner(self) -> str | None:
        """Return the account the link names, also where it names no repository."""
        if self.repo:
            return self.repo.owner or None
        named = self.kind in (LinkKind.ORG, LinkKind.PLACEHOLDER)
        return self.url.rpartition("/")[2] or None if named else None

    @property
    def name(self) -> str | None:
        """Return the repository (or gist) name; None if the link names none."""
        return self.repo.name if self.repo else None
