"""The small scale of ``make soak``: faults in every twentieth request, and not one wrong word."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def soak(*options):
    return subprocess.run(
        [sys.executable, "-m", "bench.soak", *options], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.slow  # four seconds as a rule, but a throttled fault may ask for a minute's pause
@pytest.mark.timeout(600)
def test_a_few_repositories():
    done = soak("--count", "60", "--no-troubles")
    assert " 0 wrong" in done.stdout, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_ten_thousand():
    done = soak()
    assert done.returncode == 0, done.stdout + done.stderr
