"""Audit few and many self-made repositories, each time in a process of its own, and compare peak memory.

    python -m bench.memory [--few 50] [--many 5000] [--jobs 8]

The audit is a whole one: a host in another process that answers API and git, a store on disk, every check, a
report as JSON. The host has missing, renamed, empty and blocked repositories among its own, and no faults.
Goal: the peak of the many is at most 1.5 times that of the few.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from repocheck.config import Config, HostConfig, StoreConfig
from repocheck.models import RepoRef, Source
from repocheck.pipeline import Target, audit
from repocheck.reporter import write
from tests.forge.github import TOKEN
from tests.forge.loopback import stand_in

GOAL = 1.5


def peak_mb(count: int, jobs: int) -> float:
    """Return the peak memory in MB of a process that audits `count` repositories."""
    host = [sys.executable, "-m", "bench.soak_forge", str(count), "0", "1", "False"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(host, stdout=subprocess.PIPE, text=True) as forge,
    ):
        try:
            assert forge.stdout
            began = time.monotonic()
            auditing = [sys.executable, "-m", "bench.memory", "--jobs", str(jobs)]
            auditing += ["--audit", forge.stdout.readline().strip(), str(count), folder]
            done = subprocess.run(auditing, check=True, stdout=subprocess.PIPE, text=True)
        finally:
            forge.kill()
    memory, report = (int(number) / 1e6 for number in done.stdout.split())
    seconds = time.monotonic() - began
    print(f"{count:>7,} repositories{memory:8.1f} MB{report:8.1f} MB of report{seconds:8.0f} s", flush=True)
    return memory


def examine(port: str, count: int, folder: Path, jobs: int) -> None:
    """Audit the repositories of the host at `port` as ``github.com``; print peak and report in bytes."""
    url = f"http://127.0.0.1:{port}"
    stand_in(url)
    config = Config(
        hosts={"github.com": HostConfig(api=f"{url}/api/v3", token=TOKEN, canary="acme/r0")},
        store=StoreConfig(path=folder / "store"),
        jobs=jobs,
    )
    targets = [Target(RepoRef(host="github.com", owner="acme", name=f"r{number}")) for number in range(count)]
    report = audit((), targets, Source(name="memory", format="repositories"), config)
    assert len(report.repos) == count
    write(report, "json", folder / "report.json")
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak_kib * 1024, (folder / "report.json").stat().st_size)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=50)
    parser.add_argument("--many", type=int, default=5_000)
    parser.add_argument("--jobs", type=int, default=8)
    parser.add_argument("--audit", nargs=3, metavar=("PORT", "COUNT", "FOLDER"), help="what the bench starts")
    options = parser.parse_args()
    if options.audit:
        port, count, folder = options.audit
        examine(port, int(count), Path(folder), options.jobs)
        return 0
    few, many = (peak_mb(count, options.jobs) for count in (options.few, options.many))
    print(f"peak memory, many to few: {many / few:.2f} (goal: at most {GOAL})")
    return int(many / few > GOAL)


if __name__ == "__main__":
    sys.exit(main())
