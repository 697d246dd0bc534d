"""Git without git: the wire protocol, packs and local copies."""

from typing import TYPE_CHECKING

from repocheck.face import late

if TYPE_CHECKING:
    from repocheck.probe.git.history import commit_days
    from repocheck.probe.git.local import origin_of, probe_local
    from repocheck.probe.git.objects import availability_of, list_tree
    from repocheck.probe.git.pack import PackObject, object_id
    from repocheck.probe.git.refs import shows_head
    from repocheck.probe.git.remote import probe_http
    from repocheck.probe.git.worktree import probe_folder, root_of

__getattr__ = late(
    __name__,
    history="commit_days",
    local="origin_of probe_local",
    objects="availability_of list_tree",
    pack="PackObject object_id",
    refs="shows_head",
    remote="probe_http",
    worktree="probe_folder root_of",
)

__all__ = [
    "PackObject",
    "availability_of",
    "commit_days",
    "list_tree",
    "object_id",
    "origin_of",
    "probe_folder",
    "probe_http",
    "probe_local",
    "root_of",
    "shows_head",
]
