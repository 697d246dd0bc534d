"""Where code and data live: every host that is known, and how each kind of server writes addresses.

This is the one place in which hosts are described; the reader of links, the default configuration, the probe
and the addresses of lines in reports all take them from here. Each kind of server is a file with its public
hosts, found by walking; it gives a `HostKind` as ``KIND``. A host of one's own is made from ``hosts:`` in the
configuration.

Source: the hosts' own documentation and the addresses that their pages write, read 2026-11.
"""

from repocheck.knowledge.hosts._kind import Host, HostKind, Software
from repocheck.knowledge.hosts._known import HOST_KINDS, HOSTS, PUBLIC, Hosts
from repocheck.knowledge.hosts._wrappers import NO_CODE_HOSTS, WEB_ARCHIVES, WRAPPERS, wrapper_of
from repocheck.knowledge.hosts.archive import DATA_ARCHIVE, DOI_HOSTS, ID_ANCHORS
from repocheck.knowledge.hosts.bitbucket import BITBUCKET
from repocheck.knowledge.hosts.bitbucket_server import BITBUCKET_SERVER
from repocheck.knowledge.hosts.git import GIT
from repocheck.knowledge.hosts.gitea import GITEA
from repocheck.knowledge.hosts.github import GITHUB
from repocheck.knowledge.hosts.gitlab import GITLAB
from repocheck.knowledge.hosts.huggingface import HUGGINGFACE
from repocheck.knowledge.hosts.sourcehut import SOURCEHUT
from repocheck.knowledge.hosts.viewer import VIEWER

__all__ = [
    "BITBUCKET", "BITBUCKET_SERVER", "DATA_ARCHIVE", "DOI_HOSTS", "GIT", "GITEA", "GITHUB", "GITLAB", "HOSTS",
    "HOST_KINDS", "HUGGINGFACE", "ID_ANCHORS", "NO_CODE_HOSTS", "PUBLIC", "SOURCEHUT", "VIEWER", "WEB_ARCHIVES",
    "WRAPPERS", "Host", "HostKind", "Hosts", "Software", "wrapper_of",
]  # fmt: skip
