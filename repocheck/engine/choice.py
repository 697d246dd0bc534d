"""Choose an engine by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol, TypeVar

from repocheck.errors import UsageError

Item = TypeVar("Item")
Done = TypeVar("Done")
ENGINES = ("inline", "processes", "ray")
"""In the order of how far away the work is done."""


class Engine(Protocol):
    """Something that computes a pure function of many items, wherever that happens."""

    def map(self, function: Callable[[Item], Done], items: Iterable[Item]) -> Iterator[Done]:
        """Yield ``function(item)`` for every item, in their order, a bounded number of them under way.

        A worker that dies is replaced, and what it was at is done again: `function` must have no effects.

        Args:
            function: Can be pickled: a function of a module, or `functools.partial` of one.
            items: Taken only as fast as results are.

        Raises:
            Exception: Whatever `function` raises, at the place of its item.
            EngineError: Workers die again and again.
        """


class Inline:
    """The engine that computes in this process, one item after the other."""

    def map(self, function: Callable[[Item], Done], items: Iterable[Item]) -> Iterator[Done]:
        """Yield ``function(item)``; see `Engine.map`."""
        return map(function, items)


def open_engine(name: str, workers: int, address: str | None = None) -> AbstractContextManager[Engine]:
    """Open the engine of this name; leaving the context ends its workers.

    Args:
        name: One of `ENGINES`.
        workers: Processes to use; a cluster of its own decides itself.
        address: Address of a running cluster (``ray://…``, ``auto``); None to start one on this machine.

    Raises:
        UsageError: There is no such engine, or it is not installed.
    """
    match name:
        case "inline":
            return nullcontext(Inline())
        case "processes":
            from repocheck.engine.processes import Processes  # noqa: PLC0415 - only who wants one pays for it

            return Processes(workers)
        case "ray":
            from repocheck.engine.ray import RayCluster  # noqa: PLC0415 - only who wants one pays for it

            return RayCluster(workers, address)
    raise UsageError(f"there is no engine {name!r}", f"Choose one of {', '.join(ENGINES)}.")


@contextmanager
def open_workers(
    name: str,
    function: Callable[[Item], Done],
    workers: int,
    deadline_s: float,
    address: str | None = None,
) -> Iterator[Callable[[Item], Done]]:
    """Open what computes `function` for one item at a time, called from several threads.

    What kills a worker, or takes longer than it may, raises `Died` for its item and for no other.

    Args:
        name: ``processes`` or ``ray``.
        function: Can be pickled: a function of a module, or `functools.partial` of one.
        workers: As for `open_engine`.
        deadline_s: Longest time for one item, in seconds.
        address: As for `open_engine`.

    Raises:
        UsageError: The engine is not installed, or no cluster answers.
    """
    if name == "ray":
        from repocheck.engine.ray import RayCluster  # noqa: PLC0415 - only who wants one pays for it

        with RayCluster(workers, address) as cluster:
            yield cluster.calls(function, deadline_s)
    else:
        from repocheck.engine.workers import Workers  # noqa: PLC0415 - only who wants one pays for it

        with Workers(function, workers, deadline_s) as processes:
            yield processes
