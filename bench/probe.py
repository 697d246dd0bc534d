"""Race the probe against git and GitPython on one local host: requests, bytes, time, with 50 ms round trips.

    python bench/probe.py [--repos FOLDER] [--limit N] [--delay-ms 50]

Every way has the same job: the list of all files at HEAD, and the text of each file that the five
essential checks read.
FOLDER holds bare repositories as ``owner/name``; without it, a dozen are made. Read the ratios: server,
client and network share this machine.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import git as gitpython

from repocheck.checks import load_checks
from repocheck.config import ProbeConfig
from repocheck.http import Client
from repocheck.models import EntryKind, Evidence, RepoRef, TreeEntry
from repocheck.probe._texts import wanted_entries
from repocheck.probe.git_http import probe_http
from tests.conftest import GIT_ENV
from tests.conftest import git as run_git
from tests.forge import GitHost

LIMITS = ProbeConfig()
ESSENTIALS = tuple(dict.fromkeys(glob for check in load_checks() if check.essential for glob in check.reads))
SHALLOW = ("clone", "-q", "--depth", "1")
PARTIAL = (*SHALLOW, "--filter=blob:none", "--no-checkout")
Way = Callable[[str, Path], set[str]]
"""Does the job for an address in an empty folder and returns the paths whose texts it has."""


def repocheck(known: dict[str, Evidence], client: Client) -> Way:
    """Probe; with evidence of the first round in `known`, the second asks only whether it still holds."""

    def way(url: str, _: Path) -> set[str]:
        _, owner, name = url.rsplit("/", 2)
        ref = RepoRef(host="127.0.0.1", owner=owner, name=name)
        seen = probe_http(client, ref, url, ESSENTIALS, LIMITS, known=known.get(url))
        known[url] = seen
        return set(seen.texts)

    return way


def shallow_clone(url: str, folder: Path) -> set[str]:
    """Clone the last commit and read the files."""
    run_git(*SHALLOW, url, "r", cwd=folder)
    return {entry.path for entry in _chosen(folder / "r") if (folder / "r" / entry.path).is_file()}


def partial_clone(url: str, folder: Path) -> set[str]:
    """Clone without files, then fetch those that are wanted in one go."""
    run_git(*PARTIAL, url, "r", cwd=folder)
    chosen = _chosen(folder / "r")
    fetch = (
        "-c",
        "fetch.negotiationAlgorithm=noop",
        "fetch",
        "-q",
        "origin",
        "--no-tags",
        "--filter=blob:none",
    )
    oids = "\n".join({entry.oid for entry in chosen}).encode()
    if oids:
        run_git(*fetch, "--no-write-fetch-head", "--stdin", cwd=folder / "r", content=oids)
    read = ["git", "cat-file", "--batch"]
    subprocess.run(read, cwd=folder / "r", input=oids, env=GIT_ENV, stdout=subprocess.DEVNULL, check=True)
    return {entry.path for entry in chosen}


def gitpython_clone(url: str, folder: Path) -> set[str]:
    """Do the same through GitPython, which fetches file by file as they are read."""
    options = ["--depth=1", "--filter=blob:none", "--no-checkout"]
    with gitpython.Repo.clone_from(url, folder / "r", multi_options=options, env=GIT_ENV) as repo:
        repo.git.update_environment(**GIT_ENV)
        tree = repo.head.commit.tree
        chosen = _chosen(folder / "r")
        return {entry.path for entry in chosen if (tree / entry.path).data_stream.read() is not None}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--repos", type=Path)
    parser.add_argument("--limit", type=int, default=12)
    parser.add_argument("--delay-ms", type=float, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        root = options.repos or _made(Path(made), options.limit)
        slugs = [path.relative_to(root).as_posix() for path in sorted(root.glob("*/*")) if _whole(path)]
        with GitHost(root, delay_s=options.delay_ms / 1000) as host, Client(()) as client:
            known: dict[str, Evidence] = {}
            ways: dict[str, Way] = {
                "repocheck": repocheck(known, client),
                "repocheck, unchanged": repocheck(known, client),
                "git clone --depth 1": shallow_clone,
                "git partial clone + batch": partial_clone,
                "GitPython partial clone": gitpython_clone,
            }
            return _race(host, ways, slugs[: options.limit])


def _race(host: GitHost, ways: dict[str, Way], slugs: list[str]) -> int:
    print(f"{len(slugs)} repositories, {host.delay_s * 1000:.0f} ms round trips; figures per repository")
    print(f"{'':28}{'requests':>9}{'connections':>12}{'kB':>10}{'s':>8}{'x bytes':>9}{'x time':>8}")
    first: tuple[float, float] | None = None
    texts: dict[str, list[set[str]]] = {}
    for name, way in ways.items():
        host.asked.clear()
        host.connections = host.sent_bytes = 0
        begin = time.perf_counter()
        for slug in slugs:
            with tempfile.TemporaryDirectory() as folder:
                texts.setdefault(slug, []).append(way(f"{host.url}/{slug}", Path(folder)))
        seconds = (time.perf_counter() - begin) / len(slugs)
        kilobytes = host.sent_bytes / len(slugs) / 1000
        first = first or (kilobytes, seconds)
        figures = f"{len(host.asked) / len(slugs):9.2f}{host.connections / len(slugs):12.2f}{kilobytes:10.2f}"
        print(
            f"{name:28}{figures}{seconds:8.3f}{kilobytes / first[0]:9.2f}{seconds / first[1]:8.2f}",
            flush=True,
        )
    unlike = [slug for slug, seen in texts.items() if any(paths != seen[0] for paths in seen)]
    print(f"same files in all ways: {len(slugs) - len(unlike)} of {len(slugs)}", *unlike)
    return int(bool(unlike))


def _chosen(path: Path) -> list[TreeEntry]:
    """Return what is wanted of a clone."""
    entries = []
    for line in run_git("ls-tree", "-r", "-z", "HEAD", cwd=path).split("\0")[:-1]:
        mode, _, rest = line.split(" ", 2)
        oid, name = rest.split("\t", 1)
        if mode in ("100644", "100755", "100664"):
            entries.append(TreeEntry(name, EntryKind.FILE, oid))
    return wanted_entries(entries, ESSENTIALS, LIMITS)[0]


def _whole(path: Path) -> bool:
    """Return whether a repository has all objects of its last commit, so that git can clone it."""
    env = GIT_ENV | {"GIT_NO_LAZY_FETCH": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory",
                     "GIT_CONFIG_VALUE_0": "*"}  # fmt: skip
    command = ["git", "-C", os.fspath(path), "rev-list", "--objects", "--missing=error", "-1", "HEAD"]
    return (
        path.is_dir() and subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0
    )


def _made(root: Path, count: int) -> Path:
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
    return root


if __name__ == "__main__":
    sys.exit(main())
