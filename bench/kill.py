"""Kill audits anywhere and count what is lost: nothing that the store acknowledged may be.

Workers audit the same repositories in one store. They are killed with SIGKILL at random moments, and then,
one after another, at each system call that writes (found with strace, where it is installed). A worker
writes ``probe i`` to a log before it asks and ``kept i`` after the store acknowledged, one atomic append
each, so the log tells what was promised. Goals: 0 lost, and repeated probes <= kills * probes in flight.

    python bench/kill.py --kills 200 --seed 1
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from repocheck.models import Availability, EntryKind, Evidence, FileText, RepoRef, TreeEntry
from repocheck.probe.store import Store

IN_FLIGHT = 4
"""Probes under way at the same time in one worker."""
WRITES = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink")
"""System calls with which SQLite changes a disk."""


class Outcome(NamedTuple):
    """What a series of kills did."""

    kills: int
    acknowledged: int
    lost: int
    probes: int
    repositories: int
    in_flight: int

    @property
    def good(self) -> bool:
        """Whether nothing was lost and no more was repeated than was under way at the kills."""
        return not self.lost and self.probes - self.repositories <= self.kills * self.in_flight


def evidence_of(number: int) -> Evidence:
    text = random.Random(number).randbytes(400).hex()
    return Evidence(
        requested=ref_of(number),
        availability=Availability.EXISTS,
        commit=f"{number:040x}",
        tree=(TreeEntry("README.md", EntryKind.FILE, f"{number:040x}", len(text)),),
        texts={"README.md": FileText(text=text)},
        probed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        via="git-http",
    )


def ref_of(number: int) -> RepoRef:
    return RepoRef(host="github.com", owner="acme", name=f"repo{number}")


def work(folder: Path, log: Path, count: int, seed: int) -> None:
    """Audit `count` repositories in an order of its own."""
    order = list(range(count))
    random.Random(seed).shuffle(order)
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def audit(number: int) -> None:
        with store.lease(ref_of(number), None, patience_s=60):
            if store.kept(ref_of(number)):
                return
            os.write(descriptor, b"probe %d\n" % number)
            time.sleep(random.uniform(0, 0.004))
            if not store.keep(evidence_of(number)):
                raise SystemExit(f"not kept: {store.problems}")
            os.write(descriptor, b"kept %d\n" % number)

    with Store(folder) as store, ThreadPoolExecutor(IN_FLIGHT) as pool:
        list(pool.map(audit, order))
        if store.problems:
            raise SystemExit(str(store.problems))


def start(folder: Path, count: int, seed: int, *prefix: str) -> subprocess.Popen[bytes]:
    arguments = ["work", folder / "store", folder / "log", count, seed]
    return subprocess.Popen(
        [*prefix, sys.executable, __file__, *map(str, arguments)], stdin=subprocess.DEVNULL
    )


def examine(folder: Path, kills: int, count: int, in_flight: int) -> Outcome:
    """Compare what the log promises with what the store holds."""
    log = folder / "log"
    lines = Counter(log.read_text().splitlines()) if log.exists() else Counter()
    promised = {int(line.split()[1]) for line in lines if line.startswith("kept")}
    with Store(folder / "store") as store:
        lost = sum(store.kept(ref_of(number)) != evidence_of(number) for number in promised)
        lost += len(store.problems)
    probes = sum(times for line, times in lines.items() if line.startswith("probe"))
    return Outcome(kills, len(promised), lost, probes, count, in_flight)


def random_kills(folder: Path, kills: int, processes: int, count: int, seed: int) -> Outcome:
    """Kill one worker after another at random moments, then let the last ones finish."""
    chance = random.Random(seed)
    workers = [start(folder, count, chance.randrange(2**32)) for _ in range(processes)]
    done = 0
    while done < kills:
        time.sleep(chance.uniform(0.4, 1.0) / processes)
        victim = chance.randrange(processes)
        if workers[victim].poll() is not None:
            break
        workers[victim].send_signal(signal.SIGKILL)
        workers[victim].wait()
        workers[victim] = start(folder, count, chance.randrange(2**32))
        done += 1
    failed = [worker.wait() for worker in workers]
    outcome = examine(folder, done, count, IN_FLIGHT)
    complete = outcome.acknowledged + done * IN_FLIGHT >= count and not any(failed)
    return outcome if complete else outcome._replace(lost=outcome.lost + 1)


def enumerated_kills(folder: Path, points: int, count: int) -> Outcome:
    """Kill a worker at the 1st, 2nd … call of each kind, each time with a new store, and finish the work."""
    total = Outcome(0, 0, 0, 0, 0, IN_FLIGHT)
    for call in WRITES:
        for nth in range(1, points + 1):
            place = folder / f"{call}-{nth}"
            place.mkdir()
            inject = f"inject={call}:signal=SIGKILL:when={nth}"
            first = start(
                place,
                count,
                nth,
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                f"trace={call}",
                "-e",
                inject,
            )
            killed = first.wait() != 0
            if start(place, count, nth).wait() != 0:
                raise SystemExit(f"the worker after {call} {nth} failed")
            one = examine(place, int(killed), count, IN_FLIGHT)
            total = Outcome(*(a + b for a, b in zip(total[:5], one[:5], strict=True)), IN_FLIGHT)
            shutil.rmtree(place)
            if not killed:  # there are no more calls of this kind
                break
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--each", type=int, default=150, help="repositories per kill")
    parser.add_argument("--points", type=int, default=40, help="per kind of system call")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    outcomes = []
    with tempfile.TemporaryDirectory() as name:
        for processes in (1, 3):
            folder = Path(name) / str(processes)
            folder.mkdir()
            outcome = random_kills(
                folder, options.kills, processes, options.kills * options.each, options.seed
            )
            outcomes.append((f"random, {processes} process{'es'[: processes - 1]}", outcome))
        if shutil.which("strace"):
            outcomes.append(("enumerated", enumerated_kills(Path(name), options.points, 6)))
        else:
            print("enumerated points left out: strace is not installed")
    for title, outcome in outcomes:
        again = outcome.probes - outcome.repositories
        print(
            f"{title:22} {outcome.kills:4} kills  {outcome.acknowledged:6} acknowledged  "
            f"{outcome.lost} lost  {again} probed again (at most {outcome.kills * outcome.in_flight})"
        )
    sys.exit(not all(outcome.good for _, outcome in outcomes))


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
    else:
        main()
