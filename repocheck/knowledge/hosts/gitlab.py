"""GitLab, in which groups lie in groups."""

from repocheck.knowledge.hosts._kind import TREE_ROUTES, Host, HostKind, Software, words

GITLAB = Software(
    "gitlab",
    segments=(2, 20),
    routes=(
        "-/tree/{ref}/{path}", "-/blob/{ref}/{path}", "-/raw/{ref}/{path}", "-/blame/{ref}/{path}",
        "-/commit/{ref}", "-/commits/{ref}", "-/tags/{ref}", "-/releases/{ref}", "-/archive/{ref}",
        *TREE_ROUTES, "commit/{ref}", "commits/{ref}", "tags/{ref}", "archive/{ref}",
        "issues", "merge_requests", "wikis", "network", "graphs", "pipelines", "-",
    ),
    reserved=words(
        "- admin api dashboard explore groups help jwt oauth profile projects public search snippets users "
        "uploads v2"
    ),
    file="https://{repo}/-/blob/{commit}/{path}",
    line="#L{line}",
)  # fmt: skip
KIND = HostKind(
    GITLAB,
    called=("gitlab",),
    hosts=(
        Host("gitlab.com", GITLAB, probed=True),
        Host("altssh.gitlab.com", GITLAB, known_as="gitlab.com"),
        Host("gitlab.*", GITLAB),
        Host("framagit.org", GITLAB),
        Host("salsa.debian.org", GITLAB),
        Host("invent.kde.org", GITLAB),
    ),
)
