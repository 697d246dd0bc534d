"""Where work runs: threads of this machine, a few at a time, in the order the work came in."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Job = TypeVar("Job")
Done = TypeVar("Done")
_AHEAD = 64
"""Jobs begun for each worker before the first of them is done: one that waits long holds up few others."""


def run(
    function: Callable[[Job], Done],
    jobs: Sequence[Job],
    workers: int,
    stop: Callable[[], None] = lambda: None,
) -> Iterator[Done]:
    """Yield ``function(job)`` for every job, in the order of `jobs`.

    Probing waits for the network most of the time, so threads do; a single job runs in the calling one.
    When the caller stops early, jobs not yet begun are dropped and those under way are waited for; after
    Ctrl-C they are not.

    Args:
        function: Must be safe to call from several threads.
        jobs: What to do; looked at when there is a worker for it, or soon will be.
        workers: How many at the same time.
        stop: Called before the wait for jobs under way when the run ends early; makes them end soon.

    Raises:
        Exception: Whatever `function` raises, at the place of its job.
    """
    if len(jobs) == 1:
        yield from _alone(function, jobs[0], stop)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not for one job

    workers = max(1, min(workers, len(jobs)))
    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="repocheck")
    wait = True
    begun: deque[Future[Done]] = deque()
    try:
        for job in jobs:
            if len(begun) >= workers * _AHEAD:
                yield begun.popleft().result()
            begun.append(pool.submit(function, job))
        while begun:
            yield begun.popleft().result()
    except BaseException as error:
        wait = not isinstance(error, KeyboardInterrupt)  # whoever pressed Ctrl-C waits no longer
        stop()
        raise
    finally:
        pool.shutdown(wait=wait, cancel_futures=True)


def usable_cpus() -> int:
    """Return on how many processors this process may run."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _alone(function: Callable[[Job], Done], job: Job, stop: Callable[[], None]) -> Iterator[Done]:
    try:
        yield function(job)
    except BaseException:
        stop()
        raise
