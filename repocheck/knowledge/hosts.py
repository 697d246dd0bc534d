"""Where code and data live: every host that is known, and how each kind of server writes addresses.

This is the one place in which a host is described; the reader of links, the default configuration, the probe
and the addresses of lines in reports all take it from here. A host of one's own is a row more, made from
``hosts:`` in the configuration.

Source: the hosts' own documentation and the addresses that their pages write, read 2026-11.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from repocheck.knowledge.github_names import RESERVED_OWNERS


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
    """Kind of every link to a host that shows repositories of GitHub; empty where the path decides."""
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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TREE = ("tree/{ref}/{path}", "blob/{ref}/{path}", "raw/{ref}/{path}", "blame/{ref}/{path}")
_PAGES = _words(
    "- about account admin api assets avatars blog dashboard explore issues login org product pulls repo "
    "repos site support user users"
)

GITHUB = Software(
    "github", reserved=RESERVED_OWNERS, file="https://{repo}/blob/{commit}/{path}", line="#L{line}"
)
GITLAB = Software(
    "gitlab",
    segments=(2, 20),
    routes=(
        "-/tree/{ref}/{path}", "-/blob/{ref}/{path}", "-/raw/{ref}/{path}", "-/blame/{ref}/{path}",
        "-/commit/{ref}", "-/commits/{ref}", "-/tags/{ref}", "-/releases/{ref}", "-/archive/{ref}",
        *_TREE, "commit/{ref}", "commits/{ref}", "tags/{ref}", "archive/{ref}",
        "issues", "merge_requests", "wikis", "network", "graphs", "pipelines", "-",
    ),
    reserved=_words(
        "- admin api dashboard explore groups help jwt oauth profile projects public search snippets users "
        "uploads v2"
    ),
    file="https://{repo}/-/blob/{commit}/{path}",
    line="#L{line}",
)  # fmt: skip
GITEA = Software(
    "gitea",
    routes=(
        "src/branch/{ref}/{path}", "src/tag/{ref}/{path}", "src/commit/{ref}/{path}",
        "raw/branch/{ref}/{path}", "raw/tag/{ref}/{path}", "raw/commit/{ref}/{path}",
        "media/branch/{ref}/{path}", "src/{ref}/{path}", "raw/{ref}/{path}", "commit/{ref}",
        "commits/branch/{ref}", "releases/tag/{ref}", "archive/{ref}", *_TREE,
    ),
    reserved=_PAGES,
    file="https://{repo}/src/commit/{commit}/{path}",
    line="#L{line}",
)  # fmt: skip
"""Also Forgejo and Gogs, and what looks like them from outside."""
BITBUCKET = Software(
    "bitbucket",
    routes=("src/{ref}/{path}", "raw/{ref}/{path}", "commits/{ref}", "branch/{ref}", "get/{ref}"),
    reserved=_PAGES,
    file="https://{repo}/src/{commit}/{path}",
    line="#lines-{line}",
)
BITBUCKET_SERVER = Software(
    "bitbucket-server",
    repository=("projects/{owner}/repos/{name}", "users/{owner}/repos/{name}", "scm/{owner}/{name}"),
    routes=("browse/{path}?at={ref}", "raw/{path}?at={ref}", "commits/{ref}", "src/{ref}/{path}"),
    reserved=_PAGES - {"repo", "users"} | {"dashboard", "plugins", "rest"},
    clone=("https://{host}/scm/{owner}/{name}.git",),
    page="https://{host}/projects/{owner}/repos/{name}",
    file="https://{host}/projects/{owner}/repos/{name}/browse/{path}?at={commit}",
    line="#{line}",
)  # fmt: skip
SOURCEHUT = Software(
    "sourcehut",
    routes=("tree/{ref}/item/{path}", "tree/{ref}", "log/{ref}", "commit/{ref}", "refs/{ref}", "archive/{ref}"),
    reserved=_PAGES,
    clone=("https://{repo}",),
    file="https://{repo}/tree/{commit}/item/{path}",
    line="#L{line}",
)  # fmt: skip
GIT = Software(
    "git",
    segments=(1, 20),
    query="p",
    routes=(
        "tree/{path}?h={ref}", "plain/{path}?h={ref}", "blame/{path}?h={ref}", "log/{path}?h={ref}",
        "commit?id={ref}", "tag?h={ref}", "about", "refs", "summary", "snapshot", "stats", "info/refs",
    ),
    clone=("https://{repo}.git", "https://{repo}"),
    page="",
)  # fmt: skip
"""Plain git behind a web server, with cgit or gitweb for people: any folder may be a repository."""
HUGGINGFACE = Software(
    "huggingface",
    reserved=_words(
        "api blog brand chat collections docs enterprise front join landing learn login metrics models new "
        "organizations papers posts pricing privacy settings spaces-launch tasks terms-of-service"
    ),
    clone=(),
)
DATA_ARCHIVE = Software("archive", clone=())
"""Keeps data, snapshots or notebooks; a link there is reported, but nothing is asked."""
VIEWER = Software("viewer", clone=())
"""Shows repositories of GitHub, or pages of theirs."""

_HUB = (
    "datasets/{owner}/{name}", "spaces/{owner}/{name}", "datasets/{page}", "spaces/{page}",
    "{owner}/{name}", "{page}",
)  # fmt: skip
HOST_KINDS: dict[str, Software] = {
    "github": GITHUB, "gitlab": GITLAB, "gitea": GITEA, "forgejo": GITEA, "gogs": GITEA,
    "bitbucket": BITBUCKET_SERVER, "sourcehut": SOURCEHUT, "cgit": GIT, "gitweb": GIT, "git": GIT,
}  # fmt: skip
"""Software of a host by the name that ``kind:`` in the configuration gives it."""

_ROWS = (
    Host("github.com", GITHUB, api="https://api.github.com", probed=True),
    Host("ssh.github.com", GITHUB, known_as="github.com"),
    Host("*.ghe.com", GITHUB),
    Host("github.*", GITHUB),
    Host("gitlab.com", GITLAB, probed=True),
    Host("altssh.gitlab.com", GITLAB, known_as="gitlab.com"),
    Host("gitlab.*", GITLAB),
    Host("framagit.org", GITLAB),
    Host("salsa.debian.org", GITLAB),
    Host("invent.kde.org", GITLAB),
    Host("codeberg.org", GITEA, probed=True),
    Host("gitea.com", GITEA),
    Host("gitee.com", GITEA),
    Host("notabug.org", GITEA),
    Host("dagshub.com", GITEA),
    Host("bitbucket.org", BITBUCKET, probed=True),
    Host("altssh.bitbucket.org", BITBUCKET, known_as="bitbucket.org"),
    Host("git.sr.ht", SOURCEHUT),
    Host("*.github.io", VIEWER),
    Host("*.github.com", VIEWER),
    Host("*.githubusercontent.com", VIEWER),
    Host("gist.github.com", VIEWER, ownerless=True),
    Host("raw.githubusercontent.com", VIEWER, kind="raw"),
    Host("raw.github.com", VIEWER, kind="raw"),
    Host("media.githubusercontent.com", VIEWER, kind="raw", prefix=("media",)),
    Host("raw.githack.com", VIEWER, kind="raw"),
    Host("rawcdn.githack.com", VIEWER, kind="raw"),
    Host("rawgit.com", VIEWER, kind="raw"),
    Host("cdn.rawgit.com", VIEWER, kind="raw"),
    Host("cdn.jsdelivr.net", VIEWER, kind="raw", prefix=("gh",)),
    Host("codeload.github.com", VIEWER, kind="archive"),
    Host("api.github.com", VIEWER, kind="api", prefix=("repos",)),
    Host("colab.research.google.com", VIEWER, kind="colab", prefix=("github",), below=("drive/", "gist/")),
    Host("colab.google.com", VIEWER, kind="colab", prefix=("github",), below=("drive/",)),
    Host("githubtocolab.com", VIEWER, kind="colab"),
    Host("nbviewer.org", VIEWER, kind="nbviewer", prefix=("github",), below=("gist/", "urls/", "url/")),
    Host("nbviewer.jupyter.org", VIEWER, kind="nbviewer", prefix=("github",), below=("gist/", "urls/", "url/")),
    Host("nbviewer.ipython.org", VIEWER, kind="nbviewer", prefix=("github",), below=("gist/", "urls/", "url/")),
    Host("mybinder.org", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
    Host("beta.mybinder.org", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
    Host("gke.mybinder.org", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
    Host("notebooks.gesis.org", VIEWER, kind="binder", prefix=("binder", "v2", "gh"), below=("binder/v2/",)),
    Host("binder.pangeo.io", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
    Host("github.dev", VIEWER, kind="githubdev"),
    Host("github1s.com", VIEWER, kind="githubdev"),
    Host("githubbox.com", VIEWER, kind="githubdev"),
    Host("vscode.dev", VIEWER, kind="githubdev", prefix=("github",)),
    Host("stackblitz.com", VIEWER, kind="githubdev", prefix=("github",), below=("edit/",)),
    Host("codecov.io", VIEWER, kind="badge", prefix=("gh",)),
    Host("coveralls.io", VIEWER, kind="badge", prefix=("github",)),
    Host("img.shields.io", VIEWER, kind="badge", prefix=("github",)),
    Host("huggingface.co", HUGGINGFACE, below=_HUB),
    Host("hf.co", HUGGINGFACE, known_as="huggingface.co", below=_HUB),
    Host("zenodo.org", DATA_ARCHIVE, below=("record/", "records/", "doi/", "badge/doi/", "badge/latestdoi/")),
    Host("figshare.com", DATA_ARCHIVE, below=("articles/", "s/", "collections/", "projects/")),
    Host("osf.io", DATA_ARCHIVE, below=("{id}",)),
    Host(
        "anonymous.4open.science", DATA_ARCHIVE, below=("r/{name}", "repository/{name}", "anonymize/{name}"),
        ownerless=True,
    ),
    Host("archive.softwareheritage.org", DATA_ARCHIVE, below=("swh:1:", "browse/")),
    Host("datadryad.org", DATA_ARCHIVE, below=("stash/dataset/", "dataset/")),
    Host("sourceforge.net", DATA_ARCHIVE, below=("projects/", "p/")),
    Host(
        "kaggle.com", DATA_ARCHIVE,
        below=("datasets/{owner}/{name}", "code/{owner}/{name}", "competitions/{owner}/{name}", "c/{owner}/{name}",
               "datasets/", "code/", "competitions/", "c/"),
    ),
    Host(
        "modelscope.cn", DATA_ARCHIVE,
        below=("models/{owner}/{name}", "datasets/{owner}/{name}", "models/", "datasets/"),
    ),
    Host("codeocean.com", DATA_ARCHIVE, below=("capsule/", "explore/capsules/")),
    Host("deepnote.com", DATA_ARCHIVE, below=("project/", "app/", "viewer/", "workspace/")),
    Host("observablehq.com", DATA_ARCHIVE, below=("@", "d/")),
    Host("replit.com", DATA_ARCHIVE, below=("@",)),
)  # fmt: skip
HOSTS: dict[str, Host] = {row.name: row for row in _ROWS}
"""Every host, by name in lower case without ``www.``."""

DOI_HOSTS: dict[str, str] = {
    "10.5281/zenodo.": "zenodo.org",
    "10.6084/m9.figshare.": "figshare.com",
    "10.17605/osf.io/": "osf.io",
    "10.5061/dryad.": "datadryad.org",
    "10.7910/dvn/": "dataverse.harvard.edu",
    "10.24433/co.": "codeocean.com",
}
"""Archive that gives out the DOIs with a prefix (lower case)."""
ID_ANCHORS = ("10.", "swh:1:")
"""Lower-case literals with which every such DOI, and every id of Software Heritage, begins."""
_STEMS = ("github", "gitlab")
_LOOKALIKES = _words("com io dev org net co")
"""What follows the first label in names made to look like a public host: ``github.com.evil.example``."""


class Hosts:
    """The hosts that are known: the public ones, and those that a configuration names.

    Args:
        kinds: Kind of each configured host by name, one of `HOST_KINDS`; an empty one is told from the name.
    """

    def __init__(self, kinds: Mapping[str, str] | None = None) -> None:
        self._rows = dict(HOSTS)
        for name, kind in (kinds or {}).items():
            known = self.find(name)
            if kind or known is None:
                self._rows[name] = Host(name, HOST_KINDS[kind or "git"])
        self.anchors = _anchors(self._rows)
        """Lower-case literals of which every address of a host contains one; few, for each is a pass."""

    def find(self, name: str) -> Host | None:
        """Return the host of a name in lower case without ``www.``; None if it is not known."""
        if row := self._rows.get(name):
            return row
        first, _, rest = name.partition(".")
        if family := self._rows.get(f"{first}.*"):
            server = "." in rest and rest.partition(".")[0] not in _LOOKALIKES
            return family._replace(name=name) if server else None
        while rest:
            if family := self._rows.get(f"*.{rest}"):
                return family._replace(name=name)
            rest = rest.partition(".")[2]
        return None


def _anchors(rows: Mapping[str, Host]) -> tuple[str, ...]:
    """Return the top-level domains that several hosts share, and whatever else is needed to find them all."""
    names = [name.strip("*") for name in rows if not any(stem in name for stem in _STEMS)]
    suffixes = Counter("." + name.rpartition(".")[2] for name in names)
    shared = {suffix for suffix, count in suffixes.items() if count > 1}
    single = {name for name in names if "." + name.rpartition(".")[2] not in shared}
    found = sorted({*_STEMS, *shared, *single}, key=len)
    return ID_ANCHORS + tuple(
        x for i, x in enumerate(found) if not any(shorter in x for shorter in found[:i])
    )


PUBLIC = Hosts()
"""The public hosts alone."""

WRAPPERS: dict[str, tuple[str, ...]] = {
    "web.archive.org": (), "archive.org": (), "archive.today": (), "archive.ph": (), "archive.is": (),
    "archive.md": (), "archive.li": (), "archive.vn": (),
    "htmlpreview.github.io": (), "gitpod.io": (), "r.jina.ai": (),
    "ghproxy.com": (), "gh-proxy.com": (), "urldefense.com": (),
    "google.com": ("q", "url", "u"), "youtube.com": ("q",), "facebook.com": ("u",), "instagram.com": ("u",),
    "linkedin.com": ("url",), "safelinks.protection.outlook.com": ("url",), "slack-redir.net": ("url",),
    "duckduckgo.com": ("uddg",), "out.reddit.com": ("url",), "vk.com": ("to",), "href.li": ("",),
    "steamcommunity.com": ("u", "url"), "getpocket.com": ("url",), "t.umblr.com": ("z",), "exit.sc": ("url",),
    "link.zhihu.com": ("target",), "link.csdn.net": ("target",), "link.juejin.cn": ("target",),
    "links.jianshu.com": ("to",),
}  # fmt: skip
"""Hosts that write the address of the page they keep, show or lead to behind their own, with the parameters
that hold it; none where it simply follows. A name stands for those below it, too."""
WEB_ARCHIVES = frozenset(name for name in WRAPPERS if "archive" in name)
"""Web archives among them."""


def wrapper_of(name: str) -> str:
    """Return the wrapper that a host is, or lies below; empty if it is none."""
    while name and name not in WRAPPERS:
        name = name.partition(".")[2]
    return name


NO_CODE_HOSTS = _words(
    """
    nips.cc neurips.cc papers.nips.cc icml.cc iclr.cc aclweb.org aclanthology.org acl-org.github.io openreview.net
    arxiv.org export.arxiv.org biorxiv.org medrxiv.org hal.science ssrn.com researchgate.net semanticscholar.org
    scholar.google.com dl.acm.org acm.org ieeexplore.ieee.org ieee.org link.springer.com springer.com nature.com
    science.org sciencedirect.com elsevier.com onlinelibrary.wiley.com tandfonline.com mdpi.com frontiersin.org
    proceedings.mlr.press jmlr.org openaccess.thecvf.com ojs.aaai.org aaai.org usenix.org overleaf.com
    creativecommons.org opensource.org choosealicense.com orcid.org crossref.org wikipedia.org en.wikipedia.org
    youtube.com youtu.be twitter.com x.com linkedin.com facebook.com medium.com reddit.com
    """
)
"""Hosts of papers, publishers, licences and talk: code may be spoken of there, but does not lie there."""
