"""Public git hosts: which exist, and how each writes the address of a line in a file.

Source: the hosts' own documentation of permanent links, read 2026-11.
"""

from typing import NamedTuple


class Host(NamedTuple):
    """How one host writes permanent links; ``{repo}`` is ``host/owner/name``."""

    file: str
    line: str


_GITHUB = Host("https://{repo}/blob/{commit}/{path}", "#L{line}")
_GITLAB = Host("https://{repo}/-/blob/{commit}/{path}", "#L{line}")
_FORGEJO = Host("https://{repo}/src/commit/{commit}/{path}", "#L{line}")

HOSTS: dict[str, Host] = {
    "github.com": _GITHUB,
    "gitlab.com": _GITLAB,
    "codeberg.org": _FORGEJO,
    "bitbucket.org": Host("https://{repo}/src/{commit}/{path}", "#lines-{line}"),
}
"""Hosts that repocheck probes by default, by host name."""
