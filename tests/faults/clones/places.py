"""References, configuration and folders that are broken, that never end, or that lead elsewhere."""

import shutil
import subprocess

from tests.conftest import GIT_ENV, git
from tests.faults.clones.making import EMPTY, EXISTS, UNKNOWN, Clone, fifo, id_of, link, remove, write


def _write(name, content):
    return lambda path: write(path / ".git" / name, content)


def _add(name, content):
    return lambda path: write(path / ".git" / name, (path / ".git" / name).read_bytes() + content)


def _act(act, name, *arguments):
    return lambda path: act(path / ".git" / name, *arguments)


def _moved(name, rest=None):
    """Move a part of the repository out of it and leave a link, or what `rest` leaves, in its place."""

    def spoil(path):
        there = path.parent / "elsewhere"
        shutil.move(path / name, there)
        rest(path, there) if rest else link(path / name, str(there))

    return spoil


def _git_file(path, there):
    write(path / ".git", f"gitdir: {there}\n".encode())


def _without_objects(path, there):
    write(path / ".git/objects/info/alternates", f"{there}\n".encode())


def _alternates(content):
    def spoil(path):
        shutil.move(path / ".git/objects", path / ".git/kept")
        write(path / ".git/objects/info/alternates", content)

    return spoil


def _commondir(path):
    shutil.copytree(path / ".git", path.parent / "elsewhere")
    write(path / ".git/commondir", b"../../elsewhere\n")


def _worktree(path):
    """Turn the folder into a working tree that is linked to a repository elsewhere."""
    shutil.move(path, main := path.parent / "main")
    git("worktree", "add", "-q", str(path), "-b", "other", cwd=main)


def _anew(*commands):
    """Make the repository anew by git commands, each of them in the folder above; `SOURCE` is the good one."""

    def spoil(path):
        shutil.move(path, source := path.parent / "source")
        git("config", "uploadpack.allowFilter", "true", cwd=source)
        for command in commands:
            words = [word.replace("SOURCE", f"file://{source}") for word in command.split()]
            subprocess.run(["git", *words], cwd=path.parent, env=GIT_ENV, check=True, capture_output=True)

    return spoil


def _lose_references(path):
    """Remove every reference and leave the objects."""
    remove(path / ".git/packed-refs")
    shutil.rmtree(path / ".git/refs")
    (path / ".git/refs").mkdir()


def _many_refs(path):
    oid = id_of(path, "HEAD")
    lines = "".join(f"{oid} refs/tags/t{number:06d}\n" for number in range(150_000))
    write(path / ".git/packed-refs", f"# pack-refs with: peeled\n{oid} refs/heads/main\n{lines}".encode())


def _packed_refs(head):
    def spoil(path):
        git("pack-refs", "--all", cwd=path)
        lines = (path / ".git/packed-refs").read_bytes().split(b"\n", 1)[1]
        write(path / ".git/packed-refs", head + lines)

    return spoil


def _odd_tags(path):
    oid = id_of(path, "HEAD").encode()
    for name in ("a\nb", "\x1b[31m", "x.lock", "a..b", "-option"):
        write(path / ".git/refs/tags" / name, oid)
    (path / ".git/refs/tags/loop").symlink_to("..")


def _traps(path):
    """Set everything that makes git run something."""
    trap = "touch ../trapped"
    for key in (
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "filter.x.smudge",
        "filter.x.clean",
        "diff.x.textconv",
        "credential.helper",
        "alias.cat-file",
        "core.hooksPath",
    ):
        git("config", key, trap, cwd=path)
    write(path / ".git/hooks/post-checkout", f"#!/bin/sh\n{trap}\n".encode()).chmod(0o755)
    write(path / ".gitattributes", b"* filter=x diff=x\n")


KINDS = [
    Clone("head-missing", _act(remove, "HEAD"), UNKNOWN, "not-a-repository"),
    Clone("head-empty", _write("HEAD", b""), UNKNOWN, "dangling-head"),
    Clone("head-garbage", _write("HEAD", b"\xff\0garbage"), UNKNOWN, "dangling-head"),
    Clone("head-dangling", _write("HEAD", b"ref: refs/heads/gone\n"), UNKNOWN, "dangling-head"),
    Clone("head-climbs", _write("HEAD", b"ref: ../../../secret\n"), UNKNOWN, "dangling-head"),
    Clone("head-absolute", _write("HEAD", b"ref: /etc/passwd\n"), UNKNOWN, "dangling-head"),
    Clone("head-fifo", _act(fifo, "HEAD"), UNKNOWN, "unreadable-file"),
    Clone("head-device", _act(link, "HEAD", "/dev/zero"), UNKNOWN, "outside-folder"),
    Clone("head-link-out", _act(link, "HEAD", "../../../secret"), UNKNOWN, "outside-folder"),
    Clone("head-link-inside", _act(link, "HEAD", "refs/heads/main"), EXISTS),
    Clone("head-large", _write("HEAD", b"x" * 9_999_999), UNKNOWN, "pack-limit"),
    Clone("ref-cycle", _write("refs/heads/main", b"ref: refs/heads/main\n"), UNKNOWN, "dangling-head"),
    Clone("ref-garbage", _write("refs/heads/main", b"garbage"), UNKNOWN, "dangling-head"),
    Clone("ref-fifo", _act(fifo, "refs/heads/main"), UNKNOWN, "unreadable-file"),
    Clone("ref-folder", lambda path: (remove(path / ".git/refs/heads/main"), write(path / ".git/refs/heads/main/x", b"1" * 40)), UNKNOWN, "unreadable-file|dangling-head"),
    Clone("refs-link-out", _moved(".git/refs"), UNKNOWN, "dangling-head|outside-folder"),
    Clone("refs-missing", lambda path: shutil.rmtree(path / ".git/refs"), UNKNOWN, "not-a-repository"),
    Clone("packed-refs-no-peel", _packed_refs(b"# pack-refs with: sorted\n"), EXISTS),
    Clone("packed-refs-no-head", _packed_refs(b""), EXISTS),
    Clone("packed-refs-garbage", _write("packed-refs", b"\xff\0garbage\n" * 99), EXISTS),
    Clone("packed-refs-fifo", _act(fifo, "packed-refs"), UNKNOWN, "unreadable-file"),
    Clone("packed-refs-device", _act(link, "packed-refs", "/dev/zero"), EXISTS),
    Clone("packed-refs-missing", _lose_references, UNKNOWN, "dangling-head"),
    Clone("packed-refs-missing-packed", lambda path: (git("gc", "-q", cwd=path), _lose_references(path)), UNKNOWN, "dangling-head"),
    Clone("packed-refs-many", _many_refs, EXISTS, slow=True),
    Clone("tags-odd", _odd_tags, EXISTS),
    Clone("reftable", lambda path: (write(path / ".git/reftable/tables.list", b"x.ref\n"), write(path / ".git/HEAD", b"ref: refs/heads/.invalid\n")), UNKNOWN, "reftable"),
    Clone("config-missing", _act(remove, "config"), EXISTS),
    Clone("config-garbage", _write("config", b"\xff\0[[[garbage"), EXISTS),
    Clone("config-no-section", _write("config", b"url = x\n"), EXISTS),
    Clone("config-origin-without-url", _add("config", b'[remote "origin"]\n'), EXISTS),
    Clone("config-includes-a-secret", _add("config", b"[include]\n\tpath = ../../../secret\n[remote \"origin\"]\n"), EXISTS),
    Clone("config-includes-passwd", _add("config", b"[include]\n\tpath = /etc/passwd\n[includeIf \"gitdir:/\"]\n\tpath = /dev/zero\n"), EXISTS),
    Clone("config-fifo", _act(fifo, "config"), UNKNOWN, "unreadable-file"),
    Clone("config-device", _act(link, "config", "/dev/zero"), EXISTS),
    Clone("config-large", _write("config", b"[core]\n" + b"x" * 3_000_000), UNKNOWN, "pack-limit"),
    Clone("config-long-lines", _add("config", b'[remote "origin"]\na' + b" " * 60_000 + b"b\n"), EXISTS),
    Clone("config-traps", _traps, EXISTS),
    Clone("git-file-elsewhere", _moved(".git", _git_file), UNKNOWN, "outside-folder"),
    Clone("git-file-elsewhere-followed", _moved(".git", _git_file), EXISTS, follow=True),
    Clone("git-file-garbage", lambda path: write(path / ".git", b"garbage"), UNKNOWN, "not-a-repository"),
    Clone("git-file-nul", lambda path: write(path / ".git", b"gitdir: \0"), UNKNOWN, "not-a-repository"),
    Clone("git-file-of-itself", lambda path: write(path / ".git", b"gitdir: .git"), UNKNOWN, "unreadable-file|not-a-repository|dangling-head"),
    Clone("git-fifo", lambda path: fifo(path / ".git"), UNKNOWN, "unreadable-file"),
    Clone("git-link-elsewhere", _moved(".git"), UNKNOWN, "outside-folder"),
    Clone("git-link-elsewhere-followed", _moved(".git"), EXISTS, follow=True),
    Clone("commondir-elsewhere", _commondir, UNKNOWN, "outside-folder"),
    Clone("worktree", _worktree, UNKNOWN, "outside-folder"),
    Clone("worktree-followed", _worktree, EXISTS, follow=True),
    Clone("objects-link-elsewhere", _moved(".git/objects"), UNKNOWN, "outside-folder"),
    Clone("objects-link-elsewhere-followed", _moved(".git/objects"), EXISTS, follow=True),
    Clone("objects-missing", lambda path: shutil.rmtree(path / ".git/objects"), UNKNOWN, "not-a-repository"),
    Clone("alternates-elsewhere", _moved(".git/objects", _without_objects), UNKNOWN, "outside-folder"),
    Clone("alternates-elsewhere-followed", _moved(".git/objects", _without_objects), EXISTS, follow=True),
    Clone("alternates-inside", _alternates(b"../kept\n"), EXISTS),
    Clone("alternates-circle", _alternates(b"../objects\n../kept\n../objects\n"), EXISTS),
    Clone("alternates-many", _alternates(b"".join(b"../no%d\n" % n for n in range(9)) + b"../kept\n"), EXISTS),
    Clone("alternates-fifo", lambda path: fifo(write(path / ".git/objects/info/alternates")), UNKNOWN, "unreadable-file"),
    Clone("clone-without-trees", _anew("clone -q --no-checkout --filter=tree:0 SOURCE name"), UNKNOWN, "incomplete-tree", complete=False),
    Clone("clone-without-files", _anew("clone -q --no-checkout --filter=blob:none SOURCE name"), EXISTS, "missing-blob"),
    Clone("clone-shallow", _anew("clone -q --depth 1 SOURCE name"), EXISTS),
    Clone("clone-bare", _anew("clone -q --bare SOURCE name"), EXISTS),
    Clone("clone-shared", _anew("clone -q --shared source name"), UNKNOWN, "outside-folder"),
    Clone("empty", _anew("init -q name"), EMPTY),
    Clone("no-repository", lambda path: shutil.rmtree(path / ".git"), UNKNOWN, "not-a-repository"),
    Clone("longer-ids", lambda path: (shutil.rmtree(path / ".git"), git("init", "-q", "-b", "main", "--object-format=sha256", ".", cwd=path), git("add", "-A", cwd=path), git("commit", "-qm", "m", cwd=path)), EXISTS),
]  # fmt: skip
"""By what is wrong with references, configuration or folders."""
