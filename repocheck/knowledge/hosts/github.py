"""GitHub, and GitHub Enterprise on hosts of its own."""

from repocheck.knowledge.github_names import RESERVED_OWNERS
from repocheck.knowledge.hosts._kind import Host, HostKind, Software

GITHUB = Software(
    "github", reserved=RESERVED_OWNERS, file="https://{repo}/blob/{commit}/{path}", line="#L{line}"
)
KIND = HostKind(
    GITHUB,
    called=("github",),
    hosts=(
        Host("github.com", GITHUB, api="https://api.github.com", probed=True),
        Host("ssh.github.com", GITHUB, known_as="github.com"),
        Host("*.ghe.com", GITHUB),
        Host("github.*", GITHUB),
    ),
)
