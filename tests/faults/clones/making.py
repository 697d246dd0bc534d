"""Make small repositories and spoil them: a row says how, and what has to be said of the repository then."""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from repocheck.models import Availability
from tests.conftest import git
from tests.forge.packs import Thing, commit, name_of

EXISTS, UNKNOWN, EMPTY = Availability.EXISTS, Availability.UNKNOWN, Availability.EMPTY
SECRET = "the-content-of-a-file-outside"
"""Stands in a file beside the repository, and must never be seen in evidence."""


class Clone(NamedTuple):
    """One way to be damaged or hostile."""

    name: str
    spoil: Callable[[Path], object]
    """Gets a good working tree whose `.git` it changes; beside it lies a file with `SECRET`."""
    says: Availability
    cause: str = ""
    """Cause of the first problem, alternatives joined by ``|``; empty if there must be none."""
    complete: bool = True
    """Whether the tree is complete, if there is one."""
    follow: bool = False
    """Whether what leads out of the folder is to be followed."""
    slow: bool = False
    """Whether it takes seconds to make or to read."""


@cache
def _template() -> Path:
    path = Path(mkdtemp(prefix="repocheck-clone-"))
    (path / "src").mkdir()
    for name, text in (("README.md", "# Hi\n"), ("train.py", "import os\n"), ("src/a.py", "x = 1\n")):
        (path / name).write_text(text)
    git("init", "-q", "-b", "main", ".", cwd=path)
    git("add", "-A", cwd=path)
    git("commit", "-qm", "first", cwd=path)
    git("tag", "v1", cwd=path)
    return path


def make(clone: Clone, folder: Path) -> Path:
    """Make the repository of a row below `folder`."""
    path = folder / "owner" / "name"
    (folder / "secret").write_text(SECRET)
    shutil.copytree(_template(), path, symlinks=True)
    for file in (path / ".git" / "objects").rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)
    clone.spoil(path)
    return path


def id_of(path: Path, rev: str) -> str:
    """Return the id of an object by any name git knows."""
    return git("rev-parse", rev, cwd=path).strip()


def loose(path: Path, id_: str) -> Path:
    """Return where an object lies that is not packed."""
    return path / ".git" / "objects" / id_[:2] / id_[2:]


def write(file: Path, content: bytes = b"") -> Path:
    """Write a file in place of what may be there."""
    remove(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def remove(file: Path) -> None:
    """Remove whatever is there."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)


def link(file: Path, target: str) -> None:
    """Put a symbolic link in place of what may be there."""
    remove(file)
    file.symlink_to(target)


def fifo(file: Path) -> None:
    """Put a pipe in place of what may be there; who opens it for reading waits for ever."""
    remove(file)
    os.mkfifo(file)


def put(path: Path, thing: Thing) -> str:
    """Store an object, sound or not, under the id of its content."""
    kind, content = thing
    write(loose(path, name_of(thing)), zlib.compress(f"{kind} {len(content)}\0".encode() + content, 1))
    return name_of(thing)


def point(path: Path, id_: str) -> None:
    """Let the branch name a commit."""
    write(path / ".git/refs/heads/main", id_.encode() + b"\n")


def hold(path: Path, *trees: Thing) -> None:
    """Let HEAD name a commit of the last of `trees`."""
    for each in trees:
        put(path, each)
    point(path, put(path, commit(name_of(trees[-1]))))


def bomb(size: int, head: bytes) -> bytes:
    """Return `head` and `size` zeros, compressed."""
    packer = zlib.compressobj(1)
    part = bytes(1 << 20)
    return packer.compress(head) + b"".join(packer.compress(part) for _ in range(size >> 20)) + packer.flush()
