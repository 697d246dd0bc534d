"""The figures of `bench.all` about judging: time, processors, memory, many files, audits of many papers."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bench import scale
from bench.figures import OURS, Setting
from bench.judge import probed, timed_ms
from bench.measure import Figure, cost
from repocheck.checks import judge
from repocheck.facts import Subject
from repocheck.models import Availability, EntryKind, TreeEntry

N_FILES = 60_000
_SECONDS_BETWEEN_LOOKS = 0.1


def judging(setting: Setting) -> Iterator[Figure]:
    """Measure how long the evidence of one repository takes, all checks, and of one with very many files."""
    gc.set_threshold(100_000, 20, 20)  # as the program does
    found = [probed(path) for path in _clones(setting)]
    there = [evidence for evidence in found if evidence.availability is Availability.EXISTS]
    for evidence in there[:20]:
        judge(Subject(evidence))  # compiles the expressions
    spent = [min(timed_ms(evidence) for _ in range(2)) for evidence in there]
    how = f"{len(spent)} repositories, the better of two"
    yield Figure("judging, median", statistics.median(spent), "ms", 15, how)
    yield Figure("judging, 99th of 100", statistics.quantiles(spent, n=100)[98], "ms", 150, how)
    names = (f"package_{n % 300}/part_{n % 7}/module_{n}.{'py' if n % 3 else 'json'}" for n in range(N_FILES))
    files = tuple(TreeEntry(name, EntryKind.FILE, "0" * 40, 9) for name in names)
    many = there[0].model_copy(update={"tree": (*there[0].tree, *files)})
    yield Figure(
        f"judging {N_FILES:,} files", min(timed_ms(many) for _ in range(3)) / 1_000, "s", 0.5, "made"
    )


def processors(setting: Setting) -> Iterator[Figure]:
    """Measure all clones in threads and in processes: memory, and how much of the processors is of use."""
    paths = [str(path) for path in _clones(setting)]
    command = [*OURS, "repo", *paths, "--offline", "-q", "--engine"]
    alone = cost([*command, "threads"], setting.folder)
    how = f"{len(paths)} clones in threads"
    yield Figure("memory of many clones", alone.peak_mb, "MB", 150, how)
    busiest = max(_processor_s([*command, "processes"], setting.folder))
    count = os.cpu_count() or 1
    share = alone.cpu_s / (count * busiest)
    how = f"in threads, by {count} times the busiest process with its reader"
    yield Figure("judging on all processors", share, "× their number", 0.8, how, at_least=True)


def audits(setting: Setting) -> Iterator[Figure]:
    """Measure audits of made digests whose evidence is kept: time and memory of a further paper."""
    few, many = (scale.measured(size) for size in (1_000, 10_000))
    for size, taken in ((1_000, few), (10_000, many)):
        yield Figure(f"audit of {size:,} papers", taken.cpu_s, "s", None, f"peak {taken.peak_mb:.0f} MB")
    each = (many.cpu_s - few.cpu_s) / 9_000 * 1_000
    yield Figure("a further paper of an audit", each, "ms", None, "0.28 repositories each")
    yield Figure("memory, 10,000 papers", many.peak_mb / few.peak_mb, "× that of 1,000", 1.2, "`audit`")


def _clones(setting: Setting) -> list[Path]:
    return sorted(path for path in setting.mirror.glob("*/*") if path.is_dir())


class _Process(NamedTuple):
    parent: int
    spent_s: float
    reads: bool
    """Whether it is the child that reads repositories for the one that started it."""


def _processor_s(command: list[str], folder: Path) -> list[float]:
    """Return the processor time of a command and of each process below it, with that of its reader."""
    seen: dict[int, _Process] = {}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) as program:
        waiting = threading.Thread(target=program.wait)
        waiting.start()
        while waiting.is_alive():
            _look(program.pid, 0, seen)
            time.sleep(_SECONDS_BETWEEN_LOOKS)
    spent: dict[int, float] = {}
    for number, process in seen.items():
        whose = process.parent if process.reads else number
        spent[whose] = spent.get(whose, 0.0) + process.spent_s
    return list(spent.values())


def _look(process: int, parent: int, seen: dict[int, _Process]) -> None:
    """Note what a process and all below it have spent so far, as Linux counts it."""
    with suppress(OSError, IndexError, ValueError):
        home = Path(f"/proc/{process}")
        spent = (home / "stat").read_text().rpartition(")")[2].split()[11:13]
        reads = b"\0-I\0-S\0" in (home / "cmdline").read_bytes()
        seen[process] = _Process(parent, sum(map(int, spent)) / os.sysconf("SC_CLK_TCK"), reads)
        for thread in (home / "task").iterdir():
            for child in (thread / "children").read_text().split():
                _look(int(child), process, seen)
