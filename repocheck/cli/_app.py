"""The application object, and the options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from repocheck.version import VERSION

app = typer.Typer(
    name="repocheck",
    help="Can the code these papers cite be found, reused, installed and run?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"repocheck {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    pass


class FailState(StrEnum):
    """States that a gate can refuse."""

    PARTIAL = "partial"
    PLACEHOLDER = "placeholder"
    EMPTY = "empty"
    MISSING = "missing"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


_AUDIT = "Audit"
_GATE = "Gate (exit code 1)"
_OUTPUT = "Output"

ConfigFile = Annotated[
    Path | None, typer.Option("--config", "-c", help="Configuration file.", rich_help_panel=_AUDIT)
]
Offline = Annotated[
    bool,
    typer.Option(
        "--offline", help="Leave the network alone; ask only mirrors on this machine.", rich_help_panel=_AUDIT
    ),
]
Resolve = Annotated[
    bool,
    typer.Option(
        "--resolve",
        help="Try the declared dependencies with uv, against the package index; nothing is installed.",
        rich_help_panel=_AUDIT,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, max=64, help="Repositories probed at a time.", rich_help_panel=_AUDIT
    ),
]
MaxAge = Annotated[
    float | None,
    typer.Option(
        min=0,
        metavar="HOURS",
        help="Use kept evidence up to this age without asking the host.",
        rich_help_panel=_AUDIT,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", help="Day to judge for.", rich_help_panel=_AUDIT),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FORMAT", help="Format of the digest; found out by default.", rich_help_panel=_AUDIT
    ),
]
FailUnder = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=100,
        metavar="POINTS",
        help="Fail if a paper's own code has fewer points.",
        rich_help_panel=_GATE,
    ),
]
FailOn = Annotated[
    list[FailState] | None,
    typer.Option(help="Fail if a repository is in this state; repeatable.", rich_help_panel=_GATE),
]
FailOnEmpty = Annotated[
    bool,
    typer.Option("--fail-on-empty", help="Fail if the digest lists no paper.", rich_help_panel=_GATE),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        metavar="REPORT",
        help="An earlier JSON report; what failed there already is let pass.",
        rich_help_panel=_GATE,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[=PATH]",
        help="Format of the report; repeatable.",
        rich_help_panel=_OUTPUT,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="PATH", help="Where to write the report.", rich_help_panel=_OUTPUT
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr.", rich_help_panel=_OUTPUT)]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say more on stderr.", rich_help_panel=_OUTPUT)
]
