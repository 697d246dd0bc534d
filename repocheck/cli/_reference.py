"""Write the pages of ``docs/reference`` from the program itself."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel, SecretStr

from repocheck import cli
from repocheck.cli._app import app
from repocheck.cli._docs import checks_page
from repocheck.config import Config, HostConfig, OverrideConfig
from repocheck.models import (
    AuditReport,
    Finding,
    Link,
    Location,
    Override,
    PaperReport,
    Problem,
    RepoReport,
    Score,
)
from repocheck.reporter import field_docs, report_formats

_GENERATED = "<!-- Written by `make docs` from the program; do not edit. -->\n"


def pages() -> dict[str, str]:
    """Return every generated page as Markdown, by file name."""
    return {
        "commands.md": _commands(),
        "configuration.md": _configuration(),
        "checks.md": checks_page(),
        "formats.md": _formats(),
        "exit-codes.md": _exit_codes(),
        "report.md": _report(),
    }


def write(folder: Path) -> None:
    """Write all pages into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def _commands() -> str:
    app.load()
    group: Any = typer.main.get_command(app)  # of a library inside typer, whose types it does not give
    parts = [_GENERATED, "# Commands\n"]
    for name, command in group.commands.items():
        if command.hidden:
            continue
        context = command.make_context(name, [], resilient_parsing=True)
        context.info_name = f"repocheck {name}"
        usage = " ".join(command.get_usage(context).split()).removeprefix("Usage: ")
        parts += [f"## {name}\n", inspect.cleandoc(command.help or "") + "\n", f"```text\n{usage}\n```\n"]
        parts.append(_table(("Argument or option", "What it does"), _parameters(command, context)))
    return "\n".join(parts)


def _parameters(command: Any, context: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    for parameter in command.get_params(context):
        names, help_ = parameter.get_help_record(context) or ("", "")
        if names and parameter.name != "help":
            yield f"`{names}`", " ".join(help_.split())


def _configuration() -> str:
    intro = (
        "# Configuration\n\n"
        "Later layers win: built-in defaults, your own file (`~/.config/repocheck/config.yaml` on Linux), a "
        "`repocheck.yaml` or `config.yaml` found in the folder, variables (`REPOCHECK_PROBE__TIMEOUT_S=60`), "
        "options of the command. A file named by `--config` or `REPOCHECK_CONFIG` takes the place "
        "of both files.\n\n"
        "A file that is merely found may set limits only: whom to ask and how to judge is not for "
        "somebody else's checkout to say. Unknown keys are errors. "
        "`repocheck config` shows every value and what set it.\n"
    )
    parts = [_GENERATED, intro, "## Top level\n", _settings(Config)]
    parts += ["## hosts\n", "By host name.\n", _settings(HostConfig)]
    for name, field in Config.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            parts += [f"## {name}\n", _settings(field.annotation)]
    parts += ["## overrides\n", "A list of these.\n", _settings(OverrideConfig)]
    return "\n".join(parts)


def _report() -> str:
    intro = (
        "# The JSON report\n\nWhat `--format json` writes and `repocheck.audit` returns. The JSON schema "
        "lies in the repository as `docs/report.schema.json`.\n"
    )
    parts = [_GENERATED, intro]
    for model in (AuditReport, PaperReport, Link, RepoReport, Finding, Override, Score, Location, Problem):
        about = inspect.cleandoc(model.__doc__ or "")
        parts += [f"## {model.__name__}\n", about + "\n", _fields(model)]
    return "\n".join(parts)


def _fields(model: type[BaseModel]) -> str:
    rows = ((f"`{name}`", " ".join(about.split())) for name, about in field_docs(model).items())
    return _table(("Field", "What it is"), rows)


def _settings(model: type[BaseModel]) -> str:
    rows = []
    docs = field_docs(model)
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            continue
        rows.append(
            (f"`{field.alias or name}`", _default(field.default), " ".join(docs.get(name, "").split()))
        )
    return _table(("Key", "Default", "What it is"), rows)


def _default(value: object) -> str:
    """Return a default as YAML has it; empty for one that is made anew, which depends on the machine."""
    if isinstance(value, str | int | float | list | dict | None) and not isinstance(value, SecretStr):
        return f"`{json.dumps(value)}`"
    return "" if value is None or "Undefined" in repr(value) else f"`{value}`"


def _formats() -> str:
    rows = [(f"`{name}`", _suffixes(format_), format_.about) for name, format_ in report_formats().items()]
    intro = "# Formats\n\n`--format NAME=PATH`, repeatable; `-o report.html` chooses by suffix.\n"
    return "\n".join([_GENERATED, intro, _table(("Format", "Suffix", "What for"), rows)])


def _suffixes(format_: Any) -> str:  # noqa: ANN401 - a format of any kind
    return ", ".join(f"`{suffix}`" for suffix in format_.suffixes)


def _exit_codes() -> str:
    text = inspect.cleandoc(cli.__doc__ or "").partition("Exit codes: ")[2]
    rows = [part.strip().rstrip(".").partition(" ")[::2] for part in " ".join(text.split()).split(";")]
    table = _table(("Code", "Meaning"), [(f"`{code}`", meaning) for code, meaning in rows])
    return "\n".join([_GENERATED, "# Exit codes\n", table])


def _table(head: tuple[str, ...], rows: Any) -> str:  # noqa: ANN401 - rows of as many cells as the head
    lines = [head, ("---",) * len(head), *rows]
    cells = (" | ".join(str(cell).replace("|", "\\|") for cell in line) for line in lines)
    return "\n".join(f"| {line} |" for line in cells) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
