"""On which days the commits of a repository on this machine were made."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from repocheck.config import ProbeConfig
from repocheck.probe.git.objects import commit_of
from repocheck.probe.git.pktline import ProtocolError
from repocheck.probe.git.reading import Ended, child

_MAX_COMMITS = 1_000
"""The newest; of longer histories the beginning is not known."""


def commit_days(path: Path, limits: ProbeConfig) -> tuple[dt.date, ...]:
    """Return the day of each commit that leads to HEAD, sorted; nothing if they cannot be read.

    Args:
        path: A working tree or a bare git directory.
        limits: Limit on time, and whether what leads out of the folder is followed.
    """
    try:
        with child(limits.deadline_s) as reader:
            said, objects = reader.open(path.absolute(), None, follow=limits.follow)
            if not said.get("commit"):
                return ()
            head = commit_of(objects, said["commit"])
            found = reader.ancestors(head.id, _MAX_COMMITS)
    except (ProtocolError, Ended):
        return ()
    commits = (commit_of(found, id_) for id_, each in found.items() if each.kind == b"commit")
    return tuple(sorted(commit.time.date() for commit in commits if commit.time))
