"""SourceHut, which writes owners with a tilde."""

from repocheck.knowledge.hosts._kind import OWN_PAGES, Host, HostKind, Software

SOURCEHUT = Software(
    "sourcehut",
    routes=("tree/{ref}/item/{path}", "tree/{ref}", "log/{ref}", "commit/{ref}", "refs/{ref}", "archive/{ref}"),
    reserved=OWN_PAGES,
    clone=("https://{repo}",),
    file="https://{repo}/tree/{commit}/item/{path}",
    line="#L{line}",
)  # fmt: skip
KIND = HostKind(
    SOURCEHUT,
    called=("sourcehut",),
    hosts=(Host("git.sr.ht", SOURCEHUT),),
)
