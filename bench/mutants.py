"""Plant faults in a copy of the package, one at a time, and count those that the tests notice.

    python -m bench.mutants [--jobs 2] [--soak] [PART OF A NAME]

With ``--soak``, what no test noticed is shown to the soak as well. Every survivor is named. Exits with 1 if
fewer than 95 % were killed, or if a row does not fit the code any more. A test that merely ran out of time on
a busy machine is tried once more: what counts is that it fails because of the fault.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.mutant_table import MUTANTS, Mutant

ROOT = Path(__file__).parents[1]
GOAL = 0.95
TIMEOUT_S = 900
"""A mutant that hangs is noticed: its tests would never end."""
_COPIED = ("repocheck", "tests", "bench", "pyproject.toml", "config.yaml", "README.md", "docs", "action.yml")


def copied(folder: Path) -> Path:
    """Copy what the tests need."""
    for name in _COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, target)
    return folder


def noticed(mutant: Mutant | None, tests: str) -> str:
    """Return which test fails in a copy with the fault planted; an empty text if none does."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        if mutant:
            plant(mutant, root)
        paths = sorted({f"tests/{path}" for path in tests.split()})
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *paths]
        options: dict[str, Any] = {"cwd": root, "env": _environment(root), "timeout": TIMEOUT_S}
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
        except subprocess.TimeoutExpired:
            return "Timeout"
    if done.returncode == 0:
        return ""
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return lines[0] if lines else f"exit code {done.returncode}"


def plant(mutant: Mutant, root: Path) -> None:
    """Make the edit in the copy at `root`."""
    file = root / "repocheck" / mutant.file
    source = file.read_text(encoding="utf-8")
    if source.count(mutant.old) != 1:
        raise ValueError(f"{mutant.name}: its text is not once in {mutant.file}")
    file.write_text(source.replace(mutant.old, mutant.new), encoding="utf-8")


def _environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}


def killed_by(mutant: Mutant, *, soak: bool) -> str:
    """Return what noticed a fault; an empty text if nothing did."""
    failure = noticed(mutant, mutant.tests)
    if "Timeout" in failure:
        failure = noticed(mutant, mutant.tests)
    return failure or ("soak" if soak and soaked(mutant) else "")


def soaked(mutant: Mutant) -> bool:
    """Return whether the soak notices a fault."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        plant(mutant, root)
        command = [sys.executable, "-m", "bench.soak", "--count", "400", "--seed", "4711"]
        done = subprocess.run(command, cwd=root, env=_environment(root), capture_output=True, check=False)
        return done.returncode != 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="", help="part of a name")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--soak", action="store_true", help="show survivors to the soak")
    options = parser.parse_args()
    chosen = [mutant for mutant in MUTANTS if options.part in mutant.name]
    with ThreadPoolExecutor(options.jobs) as pool:
        sets = sorted({mutant.tests for mutant in chosen})
        for tests, failure in zip(sets, pool.map(lambda each: noticed(None, each), sets), strict=True):
            if failure:
                print(f"without a mutant, {tests}: {failure}")
                return 1
        survivors = []
        failures = pool.map(lambda each: killed_by(each, soak=options.soak), chosen)
        for mutant, failure in zip(chosen, failures, strict=True):
            survivors += [] if failure else [mutant]
            print(f"{'killed' if failure else 'SURVIVED':9} {mutant.name:52} {failure[:110]}", flush=True)
    killed = len(chosen) - len(survivors)
    print(f"{killed} of {len(chosen)} killed, {100 * killed / len(chosen):.0f} %")
    for mutant in survivors:
        print(f"survivor: {mutant.name} ({mutant.file})")
    return int(killed < GOAL * len(chosen))


if __name__ == "__main__":
    sys.exit(main())
