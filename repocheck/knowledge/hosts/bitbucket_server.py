"""Bitbucket Server and Data Center, which others run: what `bitbucket` in a configuration means."""

from repocheck.knowledge.hosts._kind import OWN_PAGES, HostKind, Software

BITBUCKET_SERVER = Software(
    "bitbucket-server",
    repository=("projects/{owner}/repos/{name}", "users/{owner}/repos/{name}", "scm/{owner}/{name}"),
    routes=("browse/{path}?at={ref}", "raw/{path}?at={ref}", "commits/{ref}", "src/{ref}/{path}"),
    reserved=OWN_PAGES - {"repo", "users"} | {"dashboard", "plugins", "rest"},
    clone=("https://{host}/scm/{owner}/{name}.git",),
    page="https://{host}/projects/{owner}/repos/{name}",
    file="https://{host}/projects/{owner}/repos/{name}/browse/{path}?at={commit}",
    line="#{line}",
)  # fmt: skip
KIND = HostKind(BITBUCKET_SERVER, called=("bitbucket",))
