"""Show how far an audit is: a bar on a terminal, else a line now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from time import monotonic
from typing import TYPE_CHECKING

from repocheck.cli._terminal import Terminal

if TYPE_CHECKING:
    from rich.progress import Progress

    from repocheck.models import RepoReport

LINE_EVERY_S = 20.0
"""Seconds between two lines of progress where there is no terminal: visible in a log, without flooding it."""


@contextmanager
def progress(
    total: int,
    log: Terminal,
    *,
    verbose: bool = False,
    stored: bool = False,
    clock: Callable[[], float] = monotonic,
) -> Iterator[Step]:
    """Show the progress of an audit of `total` repositories.

    Args:
        total: Number of repositories.
        log: Where to.
        verbose: Whether to print a line per repository.
        stored: Whether evidence is kept, so that an interrupted audit can go on.
        clock: Seconds since some moment.

    Raises:
        KeyboardInterrupt: Somebody pressed Ctrl-C; what was kept has been said.
    """
    with _bar(total, log) if log.animated else nullcontext() as bar:
        step = Step(bar, total, log, verbose, clock)
        try:
            yield step
        except KeyboardInterrupt:
            if bar:
                bar.stop()
            kept = "Evidence is stored: run the same command again to continue." if stored else ""
            log.say(f"Stopped after {step.done:,} of {total:,} repositories. {kept}".rstrip())
            raise


def _bar(total: int, log: Terminal) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("Probing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}", markup=False),
    )
    bar = Progress(*columns, console=log.console, transient=True)
    bar.add_task("", total=total, at="")
    return bar


class Step:
    """Called with each report as it becomes ready."""

    def __init__(
        self,
        bar: Progress | None,
        total: int,
        log: Terminal,
        verbose: bool,
        clock: Callable[[], float],
    ) -> None:
        self.done = 0
        """Number of repositories that are ready."""
        self._bar, self._total = bar, total
        self._log, self._verbose, self._clock = log, verbose, clock
        self._last = clock()

    def __call__(self, report: RepoReport) -> None:
        """Count one repository."""
        from repocheck.reporter import visible

        self.done += 1
        if self._bar:
            self._bar.update(self._bar.task_ids[0], advance=1, at=visible(str(report.repo)))
        if self._verbose:
            self._log.say(f"{report.state:12} {report.repo}")
            for problem in report.problems:
                self._log.say(f"{'':12} {problem.cause}: {problem.message}")
        elif self._bar is None and self._clock() - self._last >= LINE_EVERY_S:
            self._last = self._clock()
            self._log.say(f"Probed {self.done:,} of {self._total:,} repositories")
