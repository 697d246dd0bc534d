"""Write reports where they were asked for: the terminal, a pipe or files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from repocheck.cli._terminal import Terminal
from repocheck.errors import UsageError

if TYPE_CHECKING:
    from repocheck.models import AuditReport


def parse_formats(
    formats: list[str] | None, output: Path | None, known: Collection[str] | None = None
) -> list[tuple[str, Path | None]]:
    """Return pairs of format and path (None is stdout) for ``--format FORMAT[=PATH]`` and ``--output``.

    Raises:
        UsageError: A format is unknown, or two reports would go to one place.
    """
    if not formats and output is None:
        return [("text", None)]
    from repocheck.reporter import format_for, report_formats

    known = report_formats() if known is None else known
    by_ending = (output and format_for(output)) or "text"
    given = formats or [by_ending if by_ending in known else "text"]
    pairs = []
    for item in given:
        name, _, path = item.partition("=")
        if name not in known:
            raise UsageError(f"there is no format {name!r} here", f"Choose one of {', '.join(known)}.")
        pairs.append((name, Path(path) if path else output))
    places = [path for _, path in pairs]
    if output and output not in places:
        raise UsageError(
            f"nothing would be written to {output}", "Every format names its own path; leave out -o."
        )
    if len(set(places)) < len(places):
        raise UsageError("two reports would go to the same place", "Give each its own: --format html=PATH.")
    return pairs


def emit(
    whole: AuditReport,
    pairs: list[tuple[str, Path | None]],
    log: Terminal,
    baseline: AuditReport | None = None,
) -> None:
    """Write a report in each format; the text format is coloured on a terminal.

    Annotations leave out what `baseline` has already: they stand in the way of whoever reads a change.
    """
    from repocheck import reporter

    for name, path in pairs:
        report = reporter.only_new(whole, baseline) if baseline and name == "github" else whole
        if path:
            reporter.write(report, name, path)
            log.say(f"Wrote {path}")
        elif name == "text":
            width = shutil.get_terminal_size().columns  # COLUMNS, else the terminal's, else 80
            sys.stdout.write(reporter.render_text(report, width=width, colour=Terminal().coloured))
        else:
            sys.stdout.buffer.writelines(reporter.pieces(report, name))
            sys.stdout.buffer.flush()
