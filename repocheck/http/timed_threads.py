"""Threads that keep to the deadline of whoever starts them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from repocheck.http.time_limit import UNTIL


def threads(most: int) -> ThreadPoolExecutor:
    """Return up to `most` threads that have no more time than this one: of themselves they have no end."""
    return ThreadPoolExecutor(most, initializer=UNTIL.set, initargs=(UNTIL.get(),))
