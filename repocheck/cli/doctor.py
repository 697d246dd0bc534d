"""``repocheck doctor``: is everything that an audit needs in order?"""

from __future__ import annotations

import typer

from repocheck.cli._app import ConfigFile, Offline, app
from repocheck.cli._terminal import Terminal


@app.command("doctor")
def doctor_command(config: ConfigFile = None, offline: Offline = False) -> None:
    """Check hosts, tokens, mirrors, the evidence store and external programs; say how to fix problems."""
    from repocheck.config import load_config
    from repocheck.probe import diagnose

    terminal = Terminal()
    facts = diagnose(load_config(config, {"offline": True} if offline else None))
    for fact in facts:
        mark, style = ("✓ ok  ", "green") if fact.ok else ("✗ fail", "red")
        terminal.say(f" {fact.name}: {fact.message}", mark=mark, style=style)
        if fact.remedy:
            terminal.say(f"       → {fact.remedy}")
    raise typer.Exit(0 if all(fact.ok for fact in facts) else 3)
