"""Gitea, also Forgejo and Gogs, and what looks like them from outside."""

from repocheck.knowledge.hosts._kind import OWN_PAGES, TREE_ROUTES, Host, HostKind, Software

GITEA = Software(
    "gitea",
    routes=(
        "src/branch/{ref}/{path}", "src/tag/{ref}/{path}", "src/commit/{ref}/{path}",
        "raw/branch/{ref}/{path}", "raw/tag/{ref}/{path}", "raw/commit/{ref}/{path}",
        "media/branch/{ref}/{path}", "src/{ref}/{path}", "raw/{ref}/{path}", "commit/{ref}",
        "commits/branch/{ref}", "releases/tag/{ref}", "archive/{ref}", *TREE_ROUTES,
    ),
    reserved=OWN_PAGES,
    file="https://{repo}/src/commit/{commit}/{path}",
    line="#L{line}",
)  # fmt: skip
KIND = HostKind(
    GITEA,
    called=("gitea", "forgejo", "gogs"),
    hosts=(
        Host("codeberg.org", GITEA, probed=True),
        Host("gitea.com", GITEA),
        Host("gitee.com", GITEA),
        Host("notabug.org", GITEA),
        Host("dagshub.com", GITEA),
    ),
)
