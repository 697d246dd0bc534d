"""GitHub's own routes and pages, and the names that stand for somebody else's, as data.

Source: written down from the addresses that GitHub uses, seen 2026-11. The lists are not complete and need not
be: a route that is missing here names an account that does not exist.
"""

SHIELDS_WORDS = {"v": 2, "actions": 3, "languages": 2, "commit-activity": 2, "workflow": 2, "check-runs": 1}
"""Number of path segments between ``/github/`` and the owner on img.shields.io; 1 where not named."""

ROUTES: dict[str, str] = {
    "tree": "tree", "blob": "blob", "blame": "blob", "edit": "blob",
    "raw": "raw", "commit": "commit", "releases": "release", "release": "release",
    "tags": "release", "issues": "issue", "issue": "issue", "pull": "pull",
    "pulls": "pull", "wiki": "wiki", "archive": "archive", "zipball": "archive",
    "tarball": "archive", "badges": "badge",
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
