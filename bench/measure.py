"""Measure what commands cost by the time of the processor, which a busy machine spoils least."""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What one command took, with all processes that it waited for."""

    cpu_s: float
    peak_mb: float
    output: str


def cost(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command and return what it cost, whatever its exit code."""
    with subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        output = process.stdout.read()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1_024, output)


def medians(commands: Mapping[str, Sequence[str]], rounds: int, cwd: Path | None = None) -> dict[str, float]:
    """Return the median processor time of each command in seconds; they take turns."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
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
