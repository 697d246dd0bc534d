"""Processes that threads call: what happens to one item happens to no other."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from repocheck.engine import Workers, open_workers, run
from repocheck.errors import Died
from tests.engine.work import die_at_three, fail_at_three, process_of, sleep_at_three, tenfold


def outcome(workers):
    def call(number):
        try:
            return workers(number)
        except (Died, ValueError) as error:
            return type(error)

    return call


@pytest.mark.parametrize(
    ("function", "third"), [(tenfold, 30), (die_at_three, Died), (fail_at_three, ValueError)]
)
def test_one_item_is_lost_at_most(function, third):
    with Workers(function, 2, 60) as workers:
        found = list(run(outcome(workers), list(range(12)), 4))
    assert found == [third if n == 3 else function(n) for n in range(12)]


def test_an_item_that_takes_too_long_ends_with_its_process():
    with Workers(sleep_at_three, 1, 0.3) as workers:
        assert list(run(outcome(workers), [2, 3, 4], 1)) == [20, Died, 40]


@pytest.mark.ray
def test_a_cluster_loses_one_item_at_most():
    with open_workers("ray", die_at_three, 2, 60) as workers:
        found = list(run(outcome(workers), list(range(8)), 4))
    assert found == [Died if n == 3 else n for n in range(8)]
    with open_workers("ray", fail_at_three, 2, 60) as workers:
        assert list(run(outcome(workers), [2, 3], 2)) == [2, ValueError]


def test_a_process_is_kept_and_none_is_started_without_work():
    with Workers(process_of, 4, 60) as workers:
        assert len({workers(n) for n in range(5)}) == 1


LEFT_ALONE = """
import os, sys
from repocheck.engine import Workers
from tests.engine.work import process_of
if __name__ == "__main__":
    print(Workers(process_of, 1, 60)(0), flush=True)
    os._exit(0)
"""


def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    script = tmp_path / "left.py"
    script.write_text(LEFT_ALONE)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, str(script)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)
    stat = Path(f"/proc/{int(done.stdout)}/stat")
    for _ in range(200):
        if not stat.exists() or "Z" in stat.read_text().split():
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its parent")
