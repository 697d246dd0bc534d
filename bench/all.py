"""Measure every figure that has a goal beside the programs that do the same, and write them down.

    python -m bench.all --mirror FOLDER [--peers FOLDER] [--output docs/benchmarks.md] [--rounds 5]

All figures are times of the processor, as ratios within one run in which the programs take turns; no clock on
the wall is used. FOLDER of `--mirror` holds one git directory per repository, ``owner/name``; of `--peers`, a
virtual environment with whatever can be installed of pygit2, pypdf, pdfminer.six, linkify-it-py, rrdoctor and
howfairis. ``rg`` and ``licensee`` are taken from the system. What is not there is named as absent.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import figures, figures_judging
from repocheck.version import VERSION

PEERS = ("rrdoctor", "howfairis", "licensee", "linkify-it-py", "ripgrep", "pypdf", "pdfminer.six", "pygit2")
PROGRAMS = {"ripgrep": ["rg", "--version"], "licensee": ["licensee", "version"]}
PACKAGES = {"linkify-it-py": "linkify_it", "pdfminer.six": "pdfminer"}
HEAD = """# Benchmarks

<!-- Written by `make bench MIRROR=… PEERS=…`; do not edit. -->

Times of the processor as ratios within one run, programs taking turns; memory is the peak of the largest
process. A goal is an aim, and a figure that misses it says so.

"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirror", type=Path, required=True)
    parser.add_argument("--peers", type=Path, default=Path(".peers"))
    parser.add_argument("--output", type=Path, default=Path("docs/benchmarks.md"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    there = {name: _there(name, options.peers) for name in PEERS}
    with tempfile.TemporaryDirectory() as folder:
        setting = figures.Setting(options.mirror, options.peers, Path(folder), options.rounds, there)
        rows = [row for group in GROUPS for row in _measured(group, setting, options.sizes)]
    options.output.write_text(_document(rows, there), encoding="utf-8")


GROUPS = (
    figures.start,
    figures.clones,
    figures.local,
    figures_judging.judging,
    figures_judging.processors,
    figures.links,
    figures.papers,
    figures_judging.audits,
    figures.pdf,
)


def _measured(group: figures.Group, setting: figures.Setting, sizes: list[int]) -> Iterator[str]:
    setting = setting._replace(sizes=tuple(sizes))
    for figure in group(setting):
        print(figure.row, flush=True)
        yield figure.row


def _there(name: str, peers: Path) -> str:
    """Return the version of a peer; empty if it is not there."""
    if command := PROGRAMS.get(name):
        return figures.first_line(command) if shutil.which(command[0]) else ""
    ask = f"import importlib.metadata as m, {PACKAGES.get(name, name)}; print(m.version({name!r}))"
    return figures.first_line([str(peers / "bin" / "python"), "-c", ask])


def _document(rows: list[str], there: dict[str, str]) -> str:
    machine = f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}"
    machine += f", Python {platform.python_version()}"
    day = dt.datetime.now(dt.UTC).date()
    lines = [
        f"repocheck {VERSION}, {day}, {machine}, load {os.getloadavg()[0]:.0f}.",
        "",
        "| Figure | Measured | Goal | | How |",
        "|---|---:|---:|---|---|",
        *rows,
        "",
        "Peers: " + "; ".join(f"{name} {version or 'absent'}" for name, version in there.items()) + ".",
        "",
    ]
    notes = Path(__file__).with_name("benchmarks-notes.md")
    return HEAD + "\n".join(lines) + "\n" + notes.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
