"""The small scale of ``make kill``: workers killed at random lose nothing and repeat little."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def kill(*options):
    return subprocess.run(
        [sys.executable, "bench/kill.py", *options],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.timeout(900)  # how long it takes says nothing: a busy machine has time
def test_a_few_random_kills():
    done = kill("--kills", "2", "--each", "40", "--points", "0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 lost") >= 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_kills():
    done = kill()
    assert done.returncode == 0, done.stdout + done.stderr
