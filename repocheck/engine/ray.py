"""Compute on a Ray cluster: one on this machine, or one that runs already, over many machines.

Wanted for scheduling over machines, not for speed on one: a cluster takes seconds to start, a pool of
processes a tenth of one. Ray 2.60 writes a token to ``~/.ray/auth_token`` of its own accord.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from repocheck.errors import Died, EngineError, UsageError

Item = TypeVar("Item")
Done = TypeVar("Done")
MAX_RETRIES = 3
"""How often a task is done again whose worker died."""
_AHEAD = 2
_ROOT = Path(__file__).parents[2]
"""Whence workers import us. Ray lets them import from the folder in which it was started before any other,
and the working folder may be a clone."""


class RayCluster:
    """An engine of Ray tasks; see `repocheck.engine.choice.Engine`."""

    def __init__(self, workers: int, address: str | None) -> None:
        self._workers = max(1, workers)
        self._address = address
        self._ray: Any = None

    def __enter__(self) -> Self:
        try:
            self._ray = import_module("ray")
        except ImportError:
            raise UsageError(
                "the engine ray is not installed", "Install it: pip install 'paper-repocheck[ray]'."
            ) from None
        here = {} if self._address else {"num_cpus": self._workers, "include_dashboard": False}
        try:
            with contextlib.chdir(_ROOT):
                self._ray.init(address=self._address, log_to_driver=False, logging_level="ERROR", **here)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise UsageError(
                f"no Ray cluster could be reached: {error}", "Check --engine-address, or leave it out."
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ray.shutdown()

    def map(self, function: Callable[[Item], Done], items: Iterable[Item]) -> Iterator[Done]:
        """Yield ``function(item)``; see `Engine.map`."""
        task = self._ray.remote(max_retries=MAX_RETRIES)(_call).remote
        kept, folder = self._ray.put(function), Path.cwd()
        window = _AHEAD * max(self._workers, int(self._ray.cluster_resources().get("CPU", 1)))
        source, under_way = iter(items), deque[Any]()
        while True:
            under_way.extend(task(kept, item, folder) for item in islice(source, window - len(under_way)))
            if not under_way:
                return
            yield self._result(under_way.popleft())

    def calls(self, function: Callable[[Item], Done], deadline_s: float) -> Callable[[Item], Done]:
        """Return what computes `function` for one item on the cluster; safe to use from several threads.

        Args:
            function: Can be pickled.
            deadline_s: Longest time for one item once it runs or waits, in seconds.
        """
        task = self._ray.remote(max_retries=0)(_call).remote
        kept, folder = self._ray.put(function), Path.cwd()

        def call(item: Item) -> Done:
            handle = task(kept, item, folder)
            errors = import_module("ray.exceptions")
            try:
                done: Done = self._ray.get(handle, timeout=deadline_s)
            except errors.GetTimeoutError:
                self._ray.cancel(handle, force=True)
                raise Died("the task took too long") from None
            except errors.RayTaskError as error:
                raise error.cause from None
            except errors.RayError as error:
                raise Died(f"the cluster lost a task: {error}") from None
            return done

        return call

    def _result(self, handle: Any) -> Any:  # noqa: ANN401 - a reference of a library without types
        errors = import_module("ray.exceptions")
        try:
            return self._ray.get(handle)
        except errors.RayTaskError as error:
            raise error.cause from None
        except errors.RayError as error:
            raise EngineError(
                f"the cluster lost a task {MAX_RETRIES + 1} times: {error}", "See the logs of the cluster."
            ) from None


def _call(function: Callable[[Item], Done], item: Item, folder: Path) -> Done:
    with contextlib.suppress(OSError):  # another machine may have no such folder
        os.chdir(folder)  # names of files are seen from there
    return function(item)
