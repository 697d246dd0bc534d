"""Compute in processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

from repocheck.engine.workers import keep_working_folder_out
from repocheck.errors import EngineError

Item = TypeVar("Item")
Done = TypeVar("Done")
MAX_DEATHS = 3
"""How often in a row workers may die at one item before it is the item's fault."""
_AHEAD = 2
"""Items under way for each worker: enough that none waits, few enough that memory stays flat."""


class Processes:
    """An engine of `workers` processes; see `repocheck.engine.choice.Engine`."""

    def __init__(self, workers: int) -> None:
        self._workers = max(1, workers)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        self._pool = self._new_pool()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def map(self, function: Callable[[Item], Done], items: Iterable[Item]) -> Iterator[Done]:
        """Yield ``function(item)``; see `Engine.map`."""
        source, deaths = iter(items), 0
        under_way: deque[tuple[Item, Future[Done]]] = deque()
        while True:
            for item in islice(source, _AHEAD * self._workers - len(under_way)):
                under_way.append((item, self._submit(function, item)))
            if not under_way:
                return
            item, future = under_way[0]
            try:
                done = future.result()
            except BrokenProcessPool:
                deaths += 1
                if deaths >= MAX_DEATHS:
                    raise EngineError(
                        f"worker processes died {deaths} times at the same item",
                        "Use fewer workers; the machine may have too little memory.",
                    ) from None
                self._pool = self._new_pool()
                under_way = deque((each, self._submit(function, each)) for each, _ in under_way)
                continue
            deaths = 0
            under_way.popleft()
            yield done

    def _submit(self, function: Callable[[Item], Done], item: Item) -> Future[Done]:
        assert self._pool, "the engine is not open"
        try:
            return self._pool.submit(function, item)
        except BrokenProcessPool as error:  # seen when its turn comes, like every other death
            failed: Future[Done] = Future()
            failed.set_exception(error)
            return failed

    def _new_pool(self) -> ProcessPoolExecutor:
        keep_working_folder_out()
        # The program has threads, and forking a process with threads can lock up the child.
        return ProcessPoolExecutor(self._workers, multiprocessing.get_context("spawn"))
