"""``repocheck merge``: the reports of the shards of one audit become one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from repocheck.cli._app import Formats, Output, Quiet, app
from repocheck.cli._output import emit, parse_formats
from repocheck.cli._terminal import log_to_stderr
from repocheck.cli.audit import read_report


@app.command("merge")
def merge_command(
    reports: Annotated[list[Path], typer.Argument(metavar="REPORT…", help="JSON reports of all shards.")],
    format_: Formats = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Merge the JSON reports of shards (`audit --shard I/N`) into the report of the whole audit."""
    from repocheck.pipeline import merge_reports

    emit(
        merge_reports([read_report(path) for path in reports]),
        parse_formats(format_, output),
        log_to_stderr(quiet),
    )
