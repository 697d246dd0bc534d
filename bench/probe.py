"""Race the probe against git, GitPython and howfairis on one local host, with round trips of 50 ms.

    python -m bench.probe [--repos FOLDER] [--limit N] [--count 100] [--delay-ms 50] [--howfairis PYTHON]

Every way has the same job: the list of all files at HEAD, and the text of each file that the five
essential checks read. howfairis has a job of its own; of it, the requests to GitHub's API are counted.
FOLDER holds bare repositories as ``owner/name``, of which N are taken; without it, a dozen are made. Read the
ratios: server, client and network share this machine.

Ends with status 1 if a goal is missed or two ways read different files.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import git as gitpython

from bench.probe_api import count_requests, howfairis_python
from bench.probe_repos import made, mirrored
from repocheck.checks import load_checks
from repocheck.config import ProbeConfig
from repocheck.http import Client
from repocheck.models import EntryKind, Evidence, RepoRef, TreeEntry
from repocheck.probe._texts import wanted_entries
from repocheck.probe.git.remote import probe_http
from tests.conftest import GIT_ENV
from tests.conftest import git as run_git
from tests.forge import GitHost

LIMITS = ProbeConfig()
ESSENTIALS = tuple(dict.fromkeys(glob for check in load_checks() if check.essential for glob in check.reads))
SHALLOW = ("clone", "-q", "--depth", "1")
PARTIAL = (*SHALLOW, "--filter=blob:none", "--no-checkout")
OURS, UNCHANGED = "repocheck", "repocheck, unchanged"
SHALLOW_CLONE, PARTIAL_CLONE = "git clone --depth 1", "git partial clone + batch"
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


class Figures(NamedTuple):
    """What one repository took."""

    requests: int
    connections: int
    kilobytes: float
    seconds: float


Race = dict[str, list[Figures]]
"""Figures by way, in the order of the repositories."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repos", type=Path, help="folder of bare repositories")
    parser.add_argument("--limit", type=int, default=12, help="how many of them, of all sizes")
    parser.add_argument("--count", type=int, default=100, help="repositories of the fake GitHub")
    parser.add_argument("--delay-ms", type=float, default=50)
    parser.add_argument("--howfairis", default=howfairis_python(), help="interpreter that has it")
    options = parser.parse_args()
    delay_s = options.delay_ms / 1000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if options.repos:
            slugs, gaps = mirrored(options.repos, root, options.limit)
            print(f"{gaps} files that the mirror lacks, the largest, are 64 kB of noise each")
        else:
            slugs = made(root, options.limit)
        with GitHost(root, delay_s=delay_s) as host, Client(()) as client:
            print(f"{len(slugs)} repositories, {options.delay_ms:.0f} ms round trips; means of a repository")
            race, agreed = _race(host, _ways(client), slugs)
        folders = [root / slug for slug in slugs]
        few_requests = count_requests(folders, options.count, delay_s, ESSENTIALS, options.howfairis)
    print()
    met = [*_goals(race), _said("API requests at most 1/50 of howfairis's", few_requests)]
    return int(not (agreed and all(met)))


def _ways(client: Client) -> dict[str, Way]:
    known: dict[str, Evidence] = {}
    return {
        OURS: repocheck(known, client),
        UNCHANGED: repocheck(known, client),
        SHALLOW_CLONE: shallow_clone,
        PARTIAL_CLONE: partial_clone,
        "GitPython partial clone": gitpython_clone,
    }


def _race(host: GitHost, ways: dict[str, Way], slugs: list[str]) -> tuple[Race, bool]:
    """Let every way look at every repository; return the figures, and whether all read the same files."""
    print(f"{'':28}{'requests':>9}{'connections':>12}{'kB':>10}{'s':>8}{'x bytes':>9}{'x time':>8}")
    race: Race = {}
    texts: dict[str, list[set[str]]] = {}
    for name, way in ways.items():
        race[name] = [_measured(host, way, slug, texts.setdefault(slug, [])) for slug in slugs]
        ours, own = _mean(race[OURS]), _mean(race[name])
        print(
            f"{name:28}{own.requests:9.2f}{own.connections:12.2f}{own.kilobytes:10.2f}{own.seconds:8.3f}"
            f"{own.kilobytes / ours.kilobytes:9.2f}{own.seconds / ours.seconds:8.2f}",
            flush=True,
        )
    unlike = [slug for slug, seen in texts.items() if any(paths != seen[0] for paths in seen)]
    print(f"same files in all ways: {len(slugs) - len(unlike)} of {len(slugs)}", *unlike)
    return race, not unlike


def _measured(host: GitHost, way: Way, slug: str, texts: list[set[str]]) -> Figures:
    host.asked.clear()
    host.connections = host.sent_bytes = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # git may still tidy up
        begin = time.perf_counter()
        texts.append(way(f"{host.url}/{slug}", Path(folder)))
        seconds = time.perf_counter() - begin
    return Figures(len(host.asked), host.connections, host.sent_bytes / 1000, seconds)


def _mean(figures: list[Figures]) -> Figures:
    return Figures(*map(statistics.fmean, zip(*figures, strict=True)))


def _goals(race: Race) -> list[bool]:
    """Say which goals are met: over all repositories, with the median of single ones beside it."""
    return [
        _goal("bytes of a shallow clone", race[OURS], race[SHALLOW_CLONE], "kilobytes", 1 / 100),
        _goal("time of git's partial clone", race[OURS], race[PARTIAL_CLONE], "seconds", 1 / 2),
        _goal("time of the first probe, unchanged", race[UNCHANGED], race[OURS], "seconds", 0.4),
        _said("unchanged, at most 0.5 kB", _mean(race[UNCHANGED]).kilobytes <= 0.5),
    ]


def _goal(what: str, ours: list[Figures], theirs: list[Figures], figure: str, most: float) -> bool:
    pairs = [(getattr(a, figure), getattr(b, figure)) for a, b in zip(ours, theirs, strict=True)]
    share = sum(a for a, _ in pairs) / sum(b for _, b in pairs)
    median = statistics.median(a / b for a, b in pairs)
    return _said(f"{share:.4f} of the {what} (median {median:.4f}), at most {most:g}", share <= most)


def _said(goal: str, met: bool) -> bool:
    print(f"{'met   ' if met else 'MISSED'}  {goal}")
    return met


def _chosen(path: Path) -> list[TreeEntry]:
    """Return what is wanted of a clone."""
    entries = []
    for line in run_git("ls-tree", "-r", "-z", "HEAD", cwd=path).split("\0")[:-1]:
        mode, _, rest = line.split(" ", 2)
        oid, name = rest.split("\t", 1)
        if mode in ("100644", "100755", "100664"):
            entries.append(TreeEntry(name, EntryKind.FILE, oid))
    return wanted_entries(entries, ESSENTIALS, LIMITS)[0]


if __name__ == "__main__":
    sys.exit(main())
