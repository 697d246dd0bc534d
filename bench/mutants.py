"""Plant faults in a copy of the package, one at a time, and count those that the tests notice.

    python -m bench.mutants [--jobs 2] [--soak] [PART OF A NAME]

The tests of a row come first, those that mirror the module before others; what they let pass is shown to
the whole fast suite, and with ``--soak`` to the soak as well. A test has killed a fault only if it fails
with it and passes without: one that fails on a busy machine proves nothing, and is left out. Every survivor
is named. Exits with 1 if fewer than 95 % were killed, or if a row does not fit the code any more.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any

from bench.mutant_table import MUTANTS, Mutant

ROOT = Path(__file__).parents[1]
GOAL = 0.95
TIMEOUT_S = 7_200
"""The whole suite on a busy machine, and more."""
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*_cache", ".git", ".venv", "dist", "mirror", "fuzz")
_MAX_BUSY = 5
"""Tests that fail without the fault as well, until the others are no longer asked."""


class Copy:
    """A copy of what the tests need, in which one fault at a time is planted.

    Args:
        folder: Where it is made.
    """

    def __init__(self, folder: Path) -> None:
        self.root = Path(shutil.copytree(ROOT, folder / "repocheck", ignore=_LEFT_OUT))

    @contextmanager
    def planted(self, mutant: Mutant) -> Iterator[None]:
        """Make the edit, and take it back at the end."""
        file = self.root / "repocheck" / mutant.file
        source = file.read_text(encoding="utf-8")
        if source.count(mutant.old) != 1:
            raise ValueError(f"{mutant.name}: its text is not once in {mutant.file}")
        self._write(file, source.replace(mutant.old, mutant.new))
        try:
            yield
        finally:
            self._write(file, source)

    @staticmethod
    def _write(file: Path, source: str) -> None:
        file.write_text(source, encoding="utf-8")
        for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
            compiled.unlink()  # it is told from a new one by the second and the size alone

    def failure(self, tests: Sequence[str], without: Sequence[str] = ()) -> tuple[str, str]:
        """Return which test fails and its message; empty texts if none does."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", *tests]
        command += ["--ignore=tests/bench", *(f"--deselect={test}" for test in without)]
        try:
            done = self._run(command)
        except subprocess.TimeoutExpired:
            return "", ""  # it proves nothing: pytest ends a test that hangs long before
        if done.returncode in {0, 5}:  # 5: no test was left
            return "", ""
        lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
        line = lines[0] if lines else f"ERROR {tests[0]} - exit code {done.returncode}"
        test, _, message = line.partition(" ")[2].partition(" - ")
        return test, message

    def soak_fails(self) -> bool:
        """Return whether the soak notices the fault that is planted."""
        command = [sys.executable, "-m", "bench.soak", "--count", "400", "--seed", "4711"]
        return self._run(command).returncode != 0

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(self.root)}
        options: dict[str, Any] = {"cwd": self.root, "env": env, "timeout": TIMEOUT_S}
        return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def tests_of(mutant: Mutant) -> list[str]:
    """Return the tests to show a fault first: those of the module's own name, then those of its row."""
    module = Path(mutant.file)
    own = module.with_name(f"test_{module.stem.lstrip('_')}.py")
    rows = [Path(path) for path in mutant.tests.split()]
    paths = ([own] if (ROOT / "tests" / own).exists() else []) + rows
    return [f"tests/{path}" for path in dict.fromkeys(paths)]


def killed_by(mutant: Mutant, copy: Copy, *, soak: bool) -> str:
    """Return what noticed a fault; an empty text if nothing did."""
    for tests in (tests_of(mutant), ["tests"]):
        busy: list[str] = []
        while len(busy) < _MAX_BUSY:
            with copy.planted(mutant):
                test, message = copy.failure(tests, busy)
                sure = "Timeout" not in message or copy.failure([test])[0]
            if not test:
                break
            if sure and not copy.failure([test])[0]:
                return f"{test} {message}"
            busy.append(test)
    with copy.planted(mutant):
        return "soak" if soak and copy.soak_fails() else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="", help="part of a name")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--soak", action="store_true", help="show survivors to the soak")
    options = parser.parse_args()
    chosen = [mutant for mutant in MUTANTS if options.part in mutant.name]
    survivors = []
    with ThreadPoolExecutor(options.jobs) as pool, ExitStack() as stack:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for _ in range(options.jobs):
            copies.put(Copy(Path(stack.enter_context(TemporaryDirectory()))))

        def show(mutant: Mutant) -> str:
            copy = copies.get()
            try:
                return killed_by(mutant, copy, soak=options.soak)
            finally:
                copies.put(copy)

        for mutant, failure in zip(chosen, pool.map(show, chosen), strict=True):
            survivors += [] if failure else [mutant]
            print(f"{'killed' if failure else 'SURVIVED':9} {mutant.name:52} {failure[:110]}", flush=True)
    killed = len(chosen) - len(survivors)
    print(f"{killed} of {len(chosen)} killed, {100 * killed / len(chosen):.0f} %")
    for mutant in survivors:
        print(f"survivor: {mutant.name} ({mutant.file})")
    return int(killed < GOAL * len(chosen))


if __name__ == "__main__":
    sys.exit(main())
