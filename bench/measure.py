"""Measure what commands cost by the time of the processor, which a busy machine spoils least."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_ASIDE = """
import os, sys
quiet = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
used = os.wait4(pid, 0)[2]
sys.stderr.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
"""
"""Starts a command from a process that is small: what has just been started counts as as large as who started
it, and a bench holds texts of its own."""


class Cost(NamedTuple):
    """What one command took, with all processes that it waited for."""

    cpu_s: float
    peak_mb: float
    output: str


def cost(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command and return what it cost, whatever its exit code.

    Bytecode is kept, as where a program is installed, by whom it is measured beside as well.
    """
    aside = [sys.executable, "-I", "-S", "-c", _ASIDE, *command]
    there = {key: value for key, value in (env or os.environ).items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(aside, cwd=cwd, env=there, capture_output=True, text=True, check=True)
    cpu_s, peak_kib = map(float, done.stderr.split())
    return Cost(cpu_s, peak_kib / 1_024, done.stdout)


def medians(commands: Mapping[str, Sequence[str]], rounds: int, cwd: Path | None = None) -> dict[str, float]:
    """Return the median processor time of each command in seconds; they take turns."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        cost(command, cwd)  # writes bytecode where there is none yet
    for _ in range(rounds):
        for name, command in commands.items():
            spent[name].append(cost(command, cwd).cpu_s)
    return {name: statistics.median(each) for name, each in spent.items()}


class Figure(NamedTuple):
    """One measured figure."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    how: str = ""
    at_least: bool = False
    """Whether more is better."""

    @property
    def row(self) -> str:
        """Return it as a row of a table."""
        sign, goal, met = "≥" if self.at_least else "≤", "", ""
        if self.goal is not None:
            reached = self.value >= self.goal if self.at_least else self.value <= self.goal
            goal, met = f"{sign} {self.goal:g}", "met" if reached else "**missed**"
        return f"| {self.what} | {self.value:.3g} {self.unit} | {goal} | {met} | {self.how} |"
