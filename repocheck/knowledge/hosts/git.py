"""Plain git behind a web server, with cgit or gitweb for people: any folder may be a repository."""

from repocheck.knowledge.hosts._kind import HostKind, Software

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
KIND = HostKind(GIT, called=("cgit", "gitweb", "git"))
