"""Pure functions for engines to compute in other processes, and one that kills the process it is in."""

import os
import signal
import time
from pathlib import Path

from repocheck.pipeline.examine import examined
from repocheck.pipeline.papers import read_part


def tenfold(number):
    return number * 10


def fail_at_three(number):
    if number == 3:
        raise ValueError("three")
    return number


def die_once_at_three(marker: str, number):
    """Kill the worker the first time that number 3 comes."""
    if number == 3 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


def die_at_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def sleep_at_three(number):
    if number == 3:
        time.sleep(60)
    return number * 10


def process_of(number):
    return os.getpid()


def die_at_bad(config, weights, job):
    """Examine a repository in a worker; the one that is called bad kills it."""
    if job.target.ref.name == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    return examined(config, weights, False, job)


def die_once_at_bad(format, config, name, source):
    """Read a source in a worker, which the one that is called bad kills the first time."""
    marker = Path(f"{source}.killed")
    if "bad" in source and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read_part(format, config, name, source)
