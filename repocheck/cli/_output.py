"""Write reports where they were asked for: the terminal, a pipe or files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from repocheck.errors import UsageError

if TYPE_CHECKING:
    from repocheck.models import AuditReport, RepoReport


def parse_formats(formats: list[str] | None, output: Path | None) -> list[tuple[str, Path | None]]:
    """Return pairs of format and path (None is stdout) for ``--format FORMAT[=PATH]`` and ``--output``.

    Raises:
        UsageError: A format is unknown, or two reports would go to one place.
    """
    from repocheck.reporter import format_for, format_named

    given = formats or [(output and format_for(output)) or "text"]
    pairs = []
    for item in given:
        name, _, path = item.partition("=")
        pairs.append((format_named(name).name, Path(path) if path else output))
    places = [path for _, path in pairs]
    if output and output not in places:
        raise UsageError(
            f"nothing would be written to {output}", "Every format names its own path; leave out -o."
        )
    if len(set(places)) < len(places):
        raise UsageError("two reports would go to the same place", "Give each its own: --format html=PATH.")
    return pairs


def emit(report: AuditReport, pairs: list[tuple[str, Path | None]], log: Console) -> None:
    """Write `report` in each format; the text format is coloured on a terminal."""
    from repocheck.reporter import pieces, render_text, write

    for name, path in pairs:
        if path:
            write(report, name, path)
            log.print(f"Wrote {path}", highlight=False)
        elif name == "text":
            terminal = Console()
            width = shutil.get_terminal_size().columns  # COLUMNS, else the terminal's, else 80
            colour = terminal.is_terminal and not terminal.no_color
            sys.stdout.write(render_text(report, width=width, colour=colour))
        else:
            sys.stdout.buffer.writelines(pieces(report, name))
            sys.stdout.buffer.flush()


def log_to_stderr(quiet: bool) -> Console:
    """Return the console for progress and messages."""
    return Console(stderr=True, quiet=quiet, soft_wrap=True)


@contextmanager
def progress(total: int, log: Console, verbose: bool) -> Iterator[Step]:
    """Show how far an audit is: a bar on a terminal, a line per repository with ``--verbose``."""
    columns = (
        TextColumn("Probing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}"),
    )
    with Progress(*columns, console=log, transient=True, disable=not log.is_terminal) as bar:
        yield Step(bar, bar.add_task("", total=total, at=""), log if verbose else None)


class Step:
    """Called with each report as it becomes ready."""

    def __init__(self, bar: Progress, task: object, log: Console | None) -> None:
        self._bar, self._task, self._log = bar, task, log

    def __call__(self, report: RepoReport) -> None:
        """Advance the bar by one repository."""
        self._bar.update(self._task, advance=1, at=str(report.repo))  # type: ignore[arg-type]
        if self._log:
            self._log.print(f"{report.state:12} {report.repo}", highlight=False, markup=False)
            for problem in report.problems:
                self._log.print(f"{'':12} {problem.cause}: {problem.message}", highlight=False, markup=False)
