"""``repocheck doctor``: is everything that an audit needs in order?"""

from __future__ import annotations

import typer
from rich.console import Console
from rich.markup import escape

from repocheck.cli._app import ConfigFile, Offline, app


@app.command("doctor")
def doctor_command(config: ConfigFile = None, offline: Offline = False) -> None:
    """Check hosts, tokens, mirrors, the evidence store and external programs; say how to fix problems."""
    from repocheck.config import load_config
    from repocheck.probe import diagnose

    console = Console(highlight=False, soft_wrap=True)
    facts = diagnose(load_config(config, {"offline": True} if offline else None))
    for fact in facts:
        mark = "[green]✓ ok  [/]" if fact.ok else "[red]✗ fail[/]"
        console.print(f"{mark} {escape(fact.name)}: {escape(fact.message)}")
        if fact.mend:
            console.print(f"        → {escape(fact.mend)}")
    raise typer.Exit(0 if all(fact.ok for fact in facts) else 3)
