"""Measure how long each format takes, and how large it gets: ``python bench/report.py [REPOSITORIES…]``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from repocheck.models import State
from repocheck.reporter import render, report_formats
from tests.reporter.factory import F, P, audit_report, repo_report

SIZES = (10, 300, 5_000)
BUDGET_S = {"html": 2.0}
"""Seconds a format may take at the largest size."""


def main(sizes):
    print(f"{'format':<10}{'repos':>8}{'seconds':>10}{'kB':>10}{'B/repo':>10}")
    slow = []
    for size in sizes:
        report = audit_report(repos=_repos(size), papers=())
        for name in report_formats():
            start = time.perf_counter()
            rendered = render(report, name)
            seconds = time.perf_counter() - start
            length = len(rendered.encode() if isinstance(rendered, str) else rendered)
            print(f"{name:<10}{size:>8}{seconds:>10.3f}{length / 1e3:>10.0f}{length / size:>10.0f}")
            if seconds > BUDGET_S.get(name, 60.0):
                slow.append(f"{name} at {size}")
    return f"over budget: {', '.join(slow)}" if slow else 0


def _repos(size):
    states = list(State)
    outcomes = [P, F] * 6 + [P]
    return [repo_report(f"lab{n % 97}/repo{n}", states[n % len(states)], outcomes) for n in range(size)]


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
