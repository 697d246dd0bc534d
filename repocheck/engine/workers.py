"""Compute items in processes, called from threads; a process that dies takes one item with it and no more.

A pool of many processes breaks as a whole when one of them dies, and does not say at which item. Here each
process is a pool of its own, lent for one item: what kills it, or takes too long in it, is known.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from queue import LifoQueue
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from repocheck.errors import Died

Item = TypeVar("Item")
Done = TypeVar("Done")
_bound: list[Any] = []
"""In a worker: the function that it computes, and the seconds that it may take."""


class Workers(Generic[Item, Done]):
    """Processes of this machine that compute one function; safe to use from several threads.

    Args:
        function: Can be pickled: a function of a module, or `functools.partial` of one.
        count: How many processes; each is started when there is work for it.
        deadline_s: Longest time for one item, in seconds; its process is ended then, whatever it is at.
    """

    def __init__(self, function: Callable[[Item], Done], count: int, deadline_s: float) -> None:
        self._bound = function, deadline_s
        self._idle: LifoQueue[ProcessPoolExecutor | None] = LifoQueue()  # the last one used is still warm
        for _ in range(max(1, count)):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes that wait; one that still computes ends by itself."""
        while not self._idle.empty():
            if worker := self._idle.get():
                worker.shutdown(wait=kind is None, cancel_futures=True)

    def __call__(self, item: Item) -> Done:
        """Return ``function(item)``, computed in one of the processes.

        Raises:
            Died: The process ended over it.
            Exception: Whatever `function` raises.
        """
        worker = self._idle.get()
        try:
            worker = worker or self._new()
            done: Done = worker.submit(_computed, item).result()
            return done
        except BrokenProcessPool:
            worker = None
            raise Died("the process that computed an item ended") from None
        finally:
            self._idle.put(worker)

    def _new(self) -> ProcessPoolExecutor:
        begin = (*self._bound, gc.get_threshold())
        return ProcessPoolExecutor(1, _context(self._bound[0]), _begin, begin)


def keep_working_folder_out() -> None:
    """Let no process that is started from here on import modules of the working folder.

    It may be a clone, and what starts processes of Python would otherwise look there first of all.
    """
    os.environ["PYTHONSAFEPATH"] = "1"


def _context(function: Any) -> Any:  # noqa: ANN401 - classes that have no common name
    """Return how processes are started: forked from one that has no threads and has imported everything.

    Forking a program with threads can lock up the child; starting Python anew costs each process its imports.
    """
    keep_working_folder_out()
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([getattr(function, "func", function).__module__])
    return context


def _begin(function: Callable[[Item], Done], deadline_s: float, threshold: tuple[int, int, int]) -> None:
    """Set up a worker: it leaves an interrupt to its parent, ends with it, and looks for cycles as seldom."""
    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _bound[:] = function, deadline_s


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _computed(item: Any) -> Any:  # noqa: ANN401 - as the function that is bound types it
    function, deadline_s = _bound
    with open(os.devnull, "w") as nowhere:
        # A signal or a thread of Python's would wait for an expression that hangs; this watchdog does not.
        faulthandler.dump_traceback_later(deadline_s, exit=True, file=nowhere)
        try:
            return function(item)
        finally:
            faulthandler.cancel_dump_traceback_later()
