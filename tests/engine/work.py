"""Pure functions for engines to compute in other processes, and one that kills the process it is in."""

import os
import signal
from pathlib import Path


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
