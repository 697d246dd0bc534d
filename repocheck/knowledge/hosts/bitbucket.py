"""Bitbucket Cloud, which only Atlassian runs."""

from repocheck.knowledge.hosts._kind import OWN_PAGES, Host, HostKind, Software

BITBUCKET = Software(
    "bitbucket",
    routes=("src/{ref}/{path}", "raw/{ref}/{path}", "commits/{ref}", "branch/{ref}", "get/{ref}"),
    reserved=OWN_PAGES,
    file="https://{repo}/src/{commit}/{path}",
    line="#lines-{line}",
)
KIND = HostKind(
    BITBUCKET,
    hosts=(
        Host("bitbucket.org", BITBUCKET, probed=True),
        Host("altssh.bitbucket.org", BITBUCKET, known_as="bitbucket.org"),
    ),
)
