"""``repocheck report``, ``diff`` and ``site``: work on stored reports, without probing."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from repocheck.cli._app import ConfigFile, Formats, Output, Quiet, SiteAddress, app
from repocheck.cli._folder import read_folder
from repocheck.cli._output import emit, parse_formats
from repocheck.cli._terminal import log_to_stderr
from repocheck.cli.audit import exit_code, read_report
from repocheck.errors import UsageError

_Old = Annotated[
    list[Path],
    typer.Argument(
        metavar="OLD… NEW", help="Two JSON reports or more; the last is compared with all before it."
    ),
]


class DiffFormat(StrEnum):
    """Formats of a comparison."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


@app.command("report")
def report_command(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A JSON report of an earlier audit.")],
    evidence: Annotated[
        bool,
        typer.Option(
            "--evidence", help="Judge again from stored evidence with today's rubric; contacts no host."
        ),
    ] = False,
    config: ConfigFile = None,
    format_: Formats = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Convert a JSON report to other formats, or judge it again without probing."""
    from repocheck.config import load_config
    from repocheck.pipeline import judge_again

    pairs, found = parse_formats(format_, output), read_report(report)
    log = log_to_stderr(quiet)
    if not evidence:
        emit(found, pairs, log)
        return
    found = judge_again(found, load_config(config))
    emit(found, pairs, log)
    raise typer.Exit(exit_code(found, None, None, None, log))


@app.command("diff")
def diff_command(
    reports: _Old, format_: Annotated[DiffFormat, typer.Option("--format", "-f")] = DiffFormat.TEXT
) -> None:
    """Compare a report with earlier ones: changes of state first, then of points.

    What was unknown in the newest of the earlier reports is compared with when it was last known.
    """
    from repocheck.reporter import last_known, render_diff

    if len(reports) < 2:
        raise UsageError("there is one report, and nothing to compare it with", "Give the earlier one first.")
    *earlier, new = map(read_report, reports)
    sys.stdout.write(render_diff(last_known(earlier), new, format_))


@app.command("site")
def site_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of JSON reports.")],
    url: SiteAddress = "",
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Build a static site from JSON reports: an index, a feed, a page per audit and per repository."""
    from repocheck.reporter import site

    log = log_to_stderr(quiet)
    reports = read_folder(folder, log)
    if not reports:
        raise UsageError(
            f"there are no JSON reports in {folder}", "Write some: repocheck audit … --format json=PATH."
        )
    target = output or folder / "site"
    site(reports, target, url)
    log.say(f"Wrote {target / 'index.html'}")
