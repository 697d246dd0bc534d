"""Where code and data live, as data: GitHub's own routes, hosts that show GitHub, other hosts, placeholders.

Source: written down from the addresses these sites use, seen 2026-11. The lists of routes are not complete and need not be: a route that is missing here names
an account that does not exist.
"""

from typing import NamedTuple

from repocheck.models import LinkKind


class Shape(NamedTuple):
    """How a host writes the repository of GitHub that it shows: ``/prefix/owner/name``, then a route."""

    kind: LinkKind | None
    """Kind of every link to this host; None where the route decides."""
    prefix: tuple[str, ...] = ()
    """Path segments before the owner."""


GITHUB_HOSTS: dict[str, Shape] = {
    "github.com": Shape(None),
    "raw.githubusercontent.com": Shape(LinkKind.RAW),
    "raw.github.com": Shape(LinkKind.RAW),
    "media.githubusercontent.com": Shape(LinkKind.RAW, ("media",)),
    "raw.githack.com": Shape(LinkKind.RAW),
    "rawcdn.githack.com": Shape(LinkKind.RAW),
    "rawgit.com": Shape(LinkKind.RAW),
    "cdn.rawgit.com": Shape(LinkKind.RAW),
    "cdn.jsdelivr.net": Shape(LinkKind.RAW, ("gh",)),
    "codeload.github.com": Shape(LinkKind.ARCHIVE),
    "api.github.com": Shape(LinkKind.API, ("repos",)),
    "colab.research.google.com": Shape(LinkKind.COLAB, ("github",)),
    "colab.google.com": Shape(LinkKind.COLAB, ("github",)),
    "githubtocolab.com": Shape(LinkKind.COLAB),
    "nbviewer.org": Shape(LinkKind.NBVIEWER, ("github",)),
    "nbviewer.jupyter.org": Shape(LinkKind.NBVIEWER, ("github",)),
    "nbviewer.ipython.org": Shape(LinkKind.NBVIEWER, ("github",)),
    "mybinder.org": Shape(LinkKind.BINDER, ("v2", "gh")),
    "beta.mybinder.org": Shape(LinkKind.BINDER, ("v2", "gh")),
    "gke.mybinder.org": Shape(LinkKind.BINDER, ("v2", "gh")),
    "notebooks.gesis.org": Shape(LinkKind.BINDER, ("binder", "v2", "gh")),
    "binder.pangeo.io": Shape(LinkKind.BINDER, ("v2", "gh")),
    "github.dev": Shape(LinkKind.GITHUBDEV),
    "github1s.com": Shape(LinkKind.GITHUBDEV),
    "githubbox.com": Shape(LinkKind.GITHUBDEV),
    "vscode.dev": Shape(LinkKind.GITHUBDEV, ("github",)),
    "stackblitz.com": Shape(LinkKind.GITHUBDEV, ("github",)),
    "codecov.io": Shape(LinkKind.BADGE, ("gh",)),
    "coveralls.io": Shape(LinkKind.BADGE, ("github",)),
    "img.shields.io": Shape(LinkKind.BADGE, ("github",)),
}
"""Hosts whose path names a repository of GitHub, by host name without ``www.``."""

SHIELDS_WORDS = {"v": 2, "actions": 3, "languages": 2, "commit-activity": 2, "workflow": 2, "check-runs": 1}
"""Number of path segments between ``/github/`` and the owner on img.shields.io; 1 where not named."""

ROUTES: dict[str, LinkKind] = {
    "tree": LinkKind.TREE, "blob": LinkKind.BLOB, "blame": LinkKind.BLOB, "edit": LinkKind.BLOB,
    "raw": LinkKind.RAW, "commit": LinkKind.COMMIT, "releases": LinkKind.RELEASE, "release": LinkKind.RELEASE,
    "tags": LinkKind.RELEASE, "issues": LinkKind.ISSUE, "issue": LinkKind.ISSUE, "pull": LinkKind.PULL,
    "pulls": LinkKind.PULL, "wiki": LinkKind.WIKI, "archive": LinkKind.ARCHIVE, "zipball": LinkKind.ARCHIVE,
    "tarball": LinkKind.ARCHIVE, "badges": LinkKind.BADGE,
}  # fmt: skip
"""Kind of a link by the path segment behind ``owner/name``; any other is a page of the repository."""

RESERVED_OWNERS = frozenset(
    """
    about account achievements advisories api apps articles assets blog branches brand business
    cache case-studies categories changelog classroom cloud codesearch codespaces coding collections
    comments community compare contact contributing contributions copilot cookbook customer-stories
    customers dashboard dashboards design developer developers devices diff discover discussions
    docs documentation downloads editor emails enterprise enterprises events explore favicon.ico features feed
    files fixtures followers following forks gist gists github-copilot graphs guide guides help history
    home hosting images inbox integrations invitations issues jobs join journal keys languages learn
    legal libraries links login logos logout maintenance malware marketplace members mention mentioning
    mentions merges messages milestones mobile models navigation network new news newsroom none nonprofits
    notifications oauth open-source organisations organizations orgs pages partners payments personal
    plans plugins popular posts preferences premium-support press price pricing privacy profile projects
    public pull pulls pulse raw readme recommendations redeem register releases repos repositories
    resources rss save-net-neutrality saved search security services session sessions settings shop
    showcases signin signout signup site site-map sitemap solutions sponsors stafftools stars static
    status statuses store stories styleguide subscriptions suggestions support suspended team teams
    terms timeline topic topics tos tour train training translations trending trust-center updates
    user-attachments account_verifications accounts codereview commits cookies copyright device edu
    employees errors faq favorites feedback git-guides graph hooks hovercards lists nonprofit notices
    password_reset render starred storage sudo talks users watching welcome why-github wiki works-with
    """.split()
)
"""First path segments on github.com that are GitHub's own pages and no accounts."""

GITHUB_SITES = frozenset(
    """
    avatars camo cli cloud desktop developer docs education enterprise ghcr guides help lab mobile
    objects opensource pages partner pkg resources securitylab services shop skills stars status
    support training uploads user-images private-user-images
    """.split()
)
"""First labels of hosts under github.com and githubusercontent.com that belong to GitHub itself."""

ARCHIVE_HOSTS = frozenset(
    "web.archive.org archive.org archive.today archive.ph archive.is archive.md archive.li archive.vn".split()
)
"""Web archives that write the address of the page they keep behind their own."""
VIEWER_HOSTS = frozenset({"htmlpreview.github.io", "gitpod.io"})
"""Hosts that show the page whose address stands behind their own; the link is one to that page."""

GITLAB_ROUTES = frozenset(
    "tree blob raw commit commits issues merge_requests wikis tags network graphs blame pipelines archive"
    .split()
)  # fmt: skip
"""Path segments behind a GitLab project in addresses written before the ``/-/`` separator came."""
GITLAB_RESERVED = frozenset(
    "- admin api dashboard explore groups help jwt oauth profile projects public search snippets users "
    "uploads v2".split()
)
"""First path segments on a GitLab host that are no group."""
HUGGINGFACE_RESERVED = frozenset(
    "api blog brand chat collections docs enterprise front join landing learn login metrics models new "
    "organizations papers posts pricing privacy settings spaces-launch tasks terms-of-service".split()
)
"""First path segments on huggingface.co that name neither a model nor an account."""
HUGGINGFACE_SECTIONS = frozenset({"datasets", "spaces"})
"""First path segments on huggingface.co in front of an owner and a name."""

FORGES = frozenset("codeberg.org bitbucket.org gitee.com gitea.com notabug.org git.sr.ht dagshub.com".split())
"""Git hosts other than GitHub and GitLab whose addresses start with ``/owner/name``."""
GITLAB_HOSTS = frozenset(
    "gitlab.com framagit.org salsa.debian.org invent.kde.org gitlab.freedesktop.org".split()
)
"""Public GitLab servers; any host that starts with ``gitlab.`` is taken for one too."""
FORGE_RESERVED = frozenset(
    "- about account admin api assets avatars blog dashboard explore issues login org product pulls repo "
    "repos site support user users".split()
)
"""First path segments on these hosts that are no account."""

DOI_HOSTS: dict[str, str] = {
    "10.5281/zenodo.": "zenodo.org",
    "10.6084/m9.figshare.": "figshare.com",
    "10.17605/osf.io/": "osf.io",
    "10.5061/dryad.": "datadryad.org",
    "10.7910/dvn/": "dataverse.harvard.edu",
}
"""Archive that gives out the DOIs with a prefix (lower case)."""
DATA_HOSTS: dict[str, tuple[str, ...]] = {
    "zenodo.org": ("record/", "records/", "doi/", "badge/doi/", "badge/latestdoi/"),
    "figshare.com": ("articles/", "s/", "collections/", "projects/"),
    "osf.io": ("",),
    "anonymous.4open.science": ("r/", "repository/", "anonymize/"),
    "archive.softwareheritage.org": ("swh:1:", "browse/"),
    "datadryad.org": ("stash/dataset/", "dataset/"),
    "sourceforge.net": ("projects/", "p/"),
    "kaggle.com": ("datasets/", "code/", "competitions/", "c/"),
    "modelscope.cn": ("models/", "datasets/"),
}
"""Other hosts of code and data, with the paths (lower case) below which something is kept."""

PLACEHOLDER_OWNERS = frozenset(
    """
    account accountname anonymised anonymized anonymousgithub anonymouspaper anonymousrepo
    anonymousreview anonymoussubmission authorname blind blinded blindreview doubleblind redacted
    removedforreview anon anonym anonymous anonymousauthor anonymousauthors anonymoususer
    example exampleorg exampleuser foo githubuser githubusername ghuser me mygithubusername myname myorg
    myuser myusername name org organisation organization orgname owner ownername placeholder repoowner
    someone someuser tbd todo user userid username usernamehere yourgithub yourgithubhandle
    yourgithubid yourgithubname yourgithubusername yourgithubuser yourhandle yourid yourlogin yourname
    yournamehere yourorg yourorganisation yourorganization yourteam youruser youruserid yourusername
    """.split()
)
"""Owners that stand for somebody else, with ``-`` and ``_`` left out, in lower case."""
PLACEHOLDER_NAMES = frozenset(
    """
    myrepo nameofrepo placeholder projectname reponame repositoryname somerepo yourfork yourproject
    yourprojectname yourrepo yourreponame yourrepository yourrepositoryname yourreponamehere
    """.split()
)
"""Names that stand for some repository, with ``-`` and ``_`` left out, in lower case."""
