"""The application object, and the options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from repocheck.cli._commands import App
from repocheck.version import VERSION

_COMMANDS = (
    "audit", "repo", "demo", "doctor", "env", "checks", "explain", "config", "report", "diff", "site",
    "letter", "links", "merge", "watch",
)  # fmt: skip
"""In the order of the help; the face of this package says where each is."""
app = App(
    _COMMANDS,
    name="repocheck",
    help="Can the code these papers cite be found, reused, installed and run?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
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
_FIX = "Fix"
_GATE = "Gate (exit code 1)"
_OUTPUT = "Output"

Fix = Annotated[
    bool,
    typer.Option(
        "--fix", help="Show the files that can be added without inventing anything.", rich_help_panel=_FIX
    ),
]
Write = Annotated[
    bool,
    typer.Option("--write", help="With --fix, write them; never overwrites.", rich_help_panel=_FIX),
]
Licence = Annotated[
    str | None,
    typer.Option(
        "--licence", "--license", metavar="SPDX", help="With --fix, the licence.", rich_help_panel=_FIX
    ),
]
Author = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="With --fix, an author. Repeatable.", rich_help_panel=_FIX),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", "-c", help="Configuration file.", rich_help_panel=_AUDIT)
]
Offline = Annotated[
    bool,
    typer.Option(
        "--offline",
        help="Do not use the network; read local mirrors and stored evidence.",
        rich_help_panel=_AUDIT,
    ),
]
Follow = Annotated[
    bool,
    typer.Option(
        "--follow",
        help="Read what a clone keeps outside of its folder: linked working trees, alternates.",
        rich_help_panel=_AUDIT,
    ),
]
Resolve = Annotated[
    bool,
    typer.Option(
        "--resolve",
        help="Resolve the declared dependencies with uv against the package index; installs nothing.",
        rich_help_panel=_AUDIT,
    ),
]
Try = Annotated[
    bool,
    typer.Option(
        "--try",
        help="Try what of the code would import, by reading the packages; installs and executes nothing.",
        rich_help_panel=_AUDIT,
    ),
]
Environments = Annotated[
    bool,
    typer.Option(
        "--environments",
        help="Look for an environment in which the code would import, by reading the packages.",
        rich_help_panel=_AUDIT,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, max=64, help="Repositories to probe in parallel.", rich_help_panel=_AUDIT
    ),
]
EngineName = Annotated[
    Literal["auto", "threads", "processes", "ray"] | None,
    typer.Option(
        "--engine",
        help="Where repositories are judged and papers read; auto by default.",
        rich_help_panel=_AUDIT,
    ),
]
EngineAddress = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="With --engine ray, a running cluster.",
        rich_help_panel=_AUDIT,
    ),
]
MaxAge = Annotated[
    float | None,
    typer.Option(
        min=0,
        metavar="HOURS",
        help="Use stored evidence up to this age without contacting the host.",
        rich_help_panel=_AUDIT,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="YYYY-MM-DD", help="Date to judge for; today by default.", rich_help_panel=_AUDIT
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FORMAT", help="Format of the digest; detected by default.", rich_help_panel=_AUDIT
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
    typer.Option(help="Fail if a repository is in this state. Repeatable.", rich_help_panel=_GATE),
]
FailOnEmpty = Annotated[
    bool,
    typer.Option("--fail-on-empty", help="Fail if the digest lists no paper.", rich_help_panel=_GATE),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        metavar="REPORT",
        help="An earlier JSON report; failures that it already has are ignored. None yet is a warning.",
        rich_help_panel=_GATE,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[=PATH]",
        help="Format of the report, and where to write it. Repeatable.",
        rich_help_panel=_OUTPUT,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="PATH", help="Where to write the report.", rich_help_panel=_OUTPUT
    ),
]
SiteAddress = Annotated[
    str,
    typer.Option(
        "--url",
        metavar="URL",
        help="Where the site will be published, for its feed.",
        rich_help_panel=_OUTPUT,
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Write nothing to stderr.", rich_help_panel=_OUTPUT)
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Write more to stderr.", rich_help_panel=_OUTPUT)
]
