"""``repocheck checks``, ``explain``, ``config`` and ``doctor``: what the tool does, and whether it can."""

from __future__ import annotations

import json
import sys
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from repocheck.cli._app import ConfigFile, app
from repocheck.cli._terminal import Terminal, shown
from repocheck.errors import UsageError

if TYPE_CHECKING:
    from repocheck.checks import Check


class ListFormat(StrEnum):
    """Formats of the list of checks."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command("checks")
def checks_command(
    format_: Annotated[
        ListFormat, typer.Option("--format", "-f", help="Format of the list.")
    ] = ListFormat.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write it.")] = None,
) -> None:
    """List the checks, the five essentials first."""
    from repocheck.cli._docs import checks_page

    if format_ is ListFormat.TEXT and not output:
        return _table()
    content = checks_page() if format_ is ListFormat.MARKDOWN else _as_json()
    if output:
        output.write_text(content, encoding="utf-8")
    else:
        sys.stdout.write(content)
    return None


@app.command("explain")
def explain_command(
    check: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a check, or a label that reports use, such as gpu.")
    ],
) -> None:
    """Explain one check: what it asks and why, what counts, what it cannot see, how to fix a failure."""
    from repocheck.cli._docs import describe

    terminal, text = Terminal(), describe(_named(check))
    if not terminal.console.is_terminal:
        sys.stdout.write(text)
        return
    from rich.markdown import Markdown

    terminal.console.print(Markdown(text), soft_wrap=False)


@app.command("config")
def config_command(config: ConfigFile = None) -> None:
    """Show every setting, its value, and what set it."""
    from repocheck.config import load_layers

    settings, origins = load_layers(config, None)
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("key", "value", "set by"):
        table.add_column(column, overflow="fold")
    for key, value in _flat(settings.model_dump(mode="json", by_alias=True)):
        table.add_row(*map(shown, (key, json.dumps(value, ensure_ascii=False), origins.get(key, "default"))))
    Terminal().console.print(table)


def _flat(tree: dict[str, object], prefix: str = "") -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    for key, value in tree.items():
        rows += (
            _flat(value, f"{prefix}{key}.")
            if isinstance(value, dict) and value
            else [(f"{prefix}{key}", value)]
        )
    return rows


def _table() -> None:
    from rich.table import Table

    from repocheck.checks import load_checks

    table = Table(box=None, pad_edge=False)
    for column in ("check", "category", "weight", "question"):
        table.add_column(column, overflow="fold", justify="right" if column == "weight" else "left")
    for check in load_checks():
        mark = "[bold]" if check.essential else ""
        table.add_row(f"{mark}{check.id}", check.category, f"{check.weight:g}", check.question)
    Terminal().console.print(table)


def _as_json() -> str:
    from repocheck.checks import load_checks

    fields = ("id", "category", "question", "remedy", "weight", "reads", "requires", "source", "essential")
    rows = [{field: getattr(check, field) for field in fields} for check in load_checks()]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def _named(id_: str) -> Check:
    from repocheck.checks import load_checks
    from repocheck.reporter import label_of

    asked = "-".join(id_.lower().replace("_", " ").split()).replace("licence", "license")
    wanted = label_of(asked) or asked
    for check in load_checks():
        if check.id == wanted:
            return check
    near = get_close_matches(asked, [check.id for check in load_checks()], 1, 0.5)
    raise UsageError(
        f"there is no check {id_!r}", f"Did you mean {near[0]}?" if near else "`repocheck checks` lists them."
    )
