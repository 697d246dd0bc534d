"""Audit every hostile clone and every hostile host, each beside a good repository, and say what it cost.

    python -m bench.hostile [--deadline 60] [PART OF A NAME]

Exits with 1 if anything was called other than it is, if a good repository was not reported, or if a clone
took longer than its deadline, more than 512 MB of memory or 100 MB of disk.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from repocheck.config import Config, HostConfig, ProbeConfig, StoreConfig
from repocheck.models import Availability, RepoRef, RepoReport, Source, State
from repocheck.pipeline import Target, audit
from repocheck.probe.git import reading
from tests.conftest import git
from tests.faults import clones, servers
from tests.forge import GitHost

MAX_MEMORY_MB, MAX_DISK_MB = 512, 100
SLACK_S = 15.0
"""What judging and writing may add to the time of a probe on a busy machine."""
SOURCE = Source(name="hostile", format="repositories")
NAMED = {
    Availability.EXISTS: {State.AVAILABLE, State.PLACEHOLDER, State.PARTIAL},
    Availability.EMPTY: {State.EMPTY},
    Availability.UNKNOWN: {State.UNKNOWN},
}


class Cost(NamedTuple):
    """What one audit took."""

    seconds: float
    memory_mb: float
    disk_mb: float


def _status_mb(pid: object, field: str) -> float:
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(field)), 0.0)


def _written_mb() -> float:
    io = Path("/proc/self/io")
    lines = io.read_text().splitlines() if io.exists() else []
    return next((int(line.split()[1]) / 1e6 for line in lines if line.startswith("write_bytes")), 0.0)


def measured(targets: list[Target], config: Config) -> tuple[dict[str, RepoReport], Cost]:
    """Audit and return the report of each repository by name, and what it cost this process and its child."""
    reading.end_idle()
    Path("/proc/self/clear_refs").write_text("5")
    before, began = _written_mb(), time.perf_counter()
    report = audit((), targets, SOURCE, config)
    seconds = time.perf_counter() - began
    children = sum(_status_mb(child._process.pid, "VmHWM") for child in reading._idle)
    cost = Cost(seconds, _status_mb("self", "VmHWM") + children, _written_mb() - before)
    return {repo.repo.name: repo for repo in report.repos}, cost


def good_repository(path: Path) -> Path:
    """Make the repository that must be reported whatever lies beside it."""
    path.mkdir(parents=True)
    (path / "README.md").write_text("# Good\n\n    python main.py\n")
    (path / "main.py").write_text("print(1)\n")
    git("init", "-q", "-b", "main", ".", cwd=path)
    git("add", "-A", cwd=path)
    git("commit", "-qm", "first", cwd=path)
    return path


def try_clone(clone: clones.Clone, deadline_s: float) -> tuple[bool, str]:
    """Audit one clone beside a good one; return whether all was right, and a line about it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        clones.make(clone, root)
        good_repository(root / "owner" / "good")
        probe = ProbeConfig(deadline_s=deadline_s, follow=clone.follow)
        host = HostConfig(mirror=f"file://{root}/{{owner}}/{{name}}", authoritative=True)
        config = Config(hosts={"github.com": host}, offline=True, store=StoreConfig(path=None), probe=probe)
        refs = [RepoRef(host="github.com", owner="owner", name=name) for name in ("name", "good")]
        repos, cost = measured([Target(ref) for ref in refs], config)
    repo = repos["name"]
    causes = [problem.cause for problem in repo.problems] or [""]
    right = repo.state in NAMED[clone.says] and causes[0] in clone.cause.split("|")
    right = right and repos["good"].state is State.AVAILABLE
    cheap = cost.seconds < deadline_s + SLACK_S and cost.memory_mb < MAX_MEMORY_MB
    right = right and cheap and cost.disk_mb < MAX_DISK_MB
    words = f"{repo.state:11} {causes[0]:20} {cost.seconds:6.1f} {cost.memory_mb:5.0f} {cost.disk_mb:5.0f}"
    return right, f"{clone.name:34} {words}"


def try_servers(kinds: list[servers.Server], deadline_s: float) -> list[tuple[bool, str]]:
    """Audit all hosts in one run; return for each whether it was called what it is, and a line about it."""
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        good_repository(root / "owner" / "name")
        hosts: dict[str, HostConfig] = {}
        for kind in kinds:
            host = stack.enter_context(GitHost(root))
            kind.prepare(host)
            mirror = f"{host.url}/{{owner}}/{{name}}"
            hosts[f"{kind.name}.example"] = HostConfig(kind="git", mirror=mirror, authoritative=True)
        config = Config(
            hosts=hosts, store=StoreConfig(path=None), jobs=32, probe=ProbeConfig(deadline_s=deadline_s)
        )
        targets = [Target(RepoRef(host=name, owner="owner", name="name")) for name in hosts]
        Path("/proc/self/clear_refs").write_text("5")
        began = time.perf_counter()
        report = audit((), targets, SOURCE, config)
        seconds = time.perf_counter() - began
    rows = []
    for kind, repo in zip(kinds, report.repos, strict=True):
        causes = [problem.cause for problem in repo.problems] or [""]
        right = repo.state is kind.says and causes[0] in kind.cause.split("|")
        rows.append((right, f"{kind.name:34} {repo.state:11} {causes[0]}"))
    memory = _status_mb("self", "VmHWM")
    within = seconds < 2 * deadline_s + 120 and memory < MAX_MEMORY_MB
    return [*rows, (within, f"{'all hosts at once':34} {seconds:.0f} s, {memory:.0f} MB")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="", help="part of a name")
    parser.add_argument("--deadline", type=float, default=60.0, help="seconds for one repository")
    options = parser.parse_args()
    chosen = [clone for clone in clones.KINDS if options.part in clone.name]
    hosts = [server for server in servers.KINDS if options.part in server.name]
    print(f"{'clone':34} {'state':11} {'cause':20} {'s':>6} {'MB':>5} {'disk':>5}")
    rows = []
    for clone in chosen:
        rows.append(try_clone(clone, options.deadline))
        print(rows[-1][1], "" if rows[-1][0] else f"  WRONG, expected {clone.says} {clone.cause}", flush=True)
    for right, words in try_servers(hosts, options.deadline) if hosts else ():
        rows.append((right, words))
        print(words, "" if right else "  WRONG", flush=True)
    wrong = sum(not right for right, _ in rows)
    print(f"{len(chosen)} clones and {len(hosts)} hosts, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
