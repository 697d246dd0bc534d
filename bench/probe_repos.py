"""Repositories for `bench/probe.py`: made ones, or mirrored ones with their gaps filled."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

from tests.conftest import GIT_ENV
from tests.conftest import git as run_git

GAP_BYTES = 65_536
"""Noise that stands for a file a mirror lacks. Mirrors leave out the largest files, which are larger."""
_ENV = GIT_ENV | {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
}


def made(root: Path, count: int) -> list[str]:
    """Make repositories of very different size: code, prose, and large files that nobody reads."""
    noise = random.Random(1)
    for number in range(count):
        path = root / "made" / f"repo{number}"
        for index in range(20 * (number + 1)):
            file = path / f"pkg{index % 7}" / f"module{index}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(f"x{n} = {noise.random()}\n" for n in range(60)))
        (path / "README.md").write_text("# Made\n\n" + "Words and words.\n" * 40)
        (path / "requirements.txt").write_text("numpy>=1.20\ntorch\n")
        (path / "figure.png").write_bytes(noise.randbytes(200_000 * (number + 1)))
        run_git("init", "-q", "-b", "main", ".", cwd=path)
        run_git("add", "-A", cwd=path)
        run_git("commit", "-qm", "first", cwd=path)
    return [f"made/repo{number}" for number in range(count)]


def mirrored(mirror: Path, root: Path, count: int) -> tuple[list[str], int]:
    """Bring `count` repositories of a mirror to `root`, taken at even distances from all in order of name.

    Returns:
        Their names, and how many files had to be filled in.
    """
    paths = [path.resolve() for path in sorted(mirror.glob("*/*"))]
    names = [path.relative_to(mirror).as_posix() for path in sorted(mirror.glob("*/*"))]
    chosen = range(0, len(paths), max(1, len(paths) // count))[:count]
    brought = {names[number]: _bring(paths[number], root / names[number]) for number in chosen}
    kept = {name: gaps for name, gaps in brought.items() if gaps is not None}
    return list(kept), sum(kept.values())


def _bring(source: Path, target: Path) -> int | None:
    """Make `target` a repository like `source` that can be cloned; return the number of gaps filled.

    None if its last commit, or a folder of it, is lacking.
    """
    try:
        listed = [line for line in _git(source, "ls-tree", "-r", "-z", "HEAD").split("\0") if line]
        missing = _git(source, "rev-list", "--objects", "--missing=print", "-1", "HEAD")
    except subprocess.CalledProcessError:
        return None
    gaps = {line[1:41] for line in missing.splitlines() if line.startswith("?")}
    target.parent.mkdir(parents=True, exist_ok=True)
    if not gaps:
        target.symlink_to(source)
        return 0
    _borrow(source, target)
    _fill(target, listed, gaps)
    return len(gaps)


def _borrow(source: Path, target: Path) -> None:
    """Make `target` a repository with the objects and references of `source`."""
    for name in ("refs", "objects/info"):
        (target / name).mkdir(parents=True)
    (target / "objects/info/alternates").write_text(f"{source}/objects\n")
    for name in ("HEAD", "packed-refs", "shallow"):
        if (source / name).is_file():
            shutil.copy(source / name, target / name)
    shutil.copytree(source / "refs", target / "refs", dirs_exist_ok=True)


def _fill(path: Path, listed: list[str], gaps: set[str]) -> None:
    """Give HEAD a new commit in which noise stands for the files that are lacking."""
    noise = random.Random(path.name)
    filled = {}
    for oid in sorted(gaps):
        content = noise.randbytes(GAP_BYTES)
        filled[oid] = _git(path, "hash-object", "-w", "--stdin", content=content).strip()
    lines = []
    for line in listed:
        about, _, name = line.partition("\t")
        mode, _, oid = about.split()
        lines.append(f"{mode} {filled.get(oid, oid)}\t{name}\0")
    _git(
        path, "update-index", "-z", "--index-info", content="".join(lines).encode("utf-8", "surrogateescape")
    )
    tree = _git(path, "write-tree", "--missing-ok").strip()  # submodules are lacking everywhere
    _git(path, "update-ref", "HEAD", _git(path, "commit-tree", tree, "-m", "filled").strip())


def _git(path: Path, *arguments: str, content: bytes = b"") -> str:
    done = subprocess.run(
        ["git", "-C", os.fspath(path), *arguments], env=_ENV, input=content, check=True, capture_output=True
    )
    return done.stdout.decode("utf-8", "surrogateescape")
