"""``repocheck env``: propose an environment in which the code of a repository is expected to import."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from repocheck.cli._app import AsOf, ConfigFile, Quiet, app
from repocheck.cli._terminal import Terminal, log_to_stderr, write_out

if TYPE_CHECKING:
    from repocheck.models import Proposal


class EnvironmentForm(StrEnum):
    """Forms in which an environment can be written."""

    PYLOCK = "pylock"
    REQUIREMENTS = "requirements"
    ENVIRONMENT = "environment"
    DOCKERFILE = "dockerfile"


@app.command("env")
def env_command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="URL|PATH", help="Address of a repository, owner/name, or a folder, such as ."
        ),
    ],
    commit: Annotated[
        str | None,
        typer.Option(metavar="SHA", help="Commit, branch or tag to read in place of the working tree."),
    ] = None,
    python: Annotated[
        str, typer.Option(metavar="X.Y", help="Python to use, whatever the project says; chosen by default.")
    ] = "",
    form: Annotated[
        EnvironmentForm, typer.Option("--format", "-f", help="Form of the file.")
    ] = EnvironmentForm.PYLOCK,
    accept_guesses: Annotated[
        bool,
        typer.Option(
            "--accept-guesses",
            help="Write also packages that nothing but the name of an import speaks for.",
        ),
    ] = False,
    as_of: AsOf = None,
    config: ConfigFile = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="Where to write the file.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Propose an environment for code that has none, or whose list does not do any more.

    Packages are read, never installed; nothing of them or of the repository is executed.
    """
    from repocheck.cli.audit import flags
    from repocheck.config import load_config
    from repocheck.pipeline import proposal_for, target_named
    from repocheck.reporter import environment_file, install_command, is_proposed, write_bytes

    log = log_to_stderr(quiet)
    settings = load_config(config, flags(as_of=as_of))
    target = target_named(name, settings, commit, None)
    _, proposal = proposal_for(target, settings, python, accept_guesses=accept_guesses)
    if proposal is None:
        log.say("No environment is proposed: no Python code was found that could be imported.")
        raise typer.Exit(1)
    _explain(proposal, log, accepted=accept_guesses)
    if not is_proposed(proposal):
        raise typer.Exit(1)
    text = environment_file(proposal, form.value)
    if output is None:
        write_out(text)
    else:
        write_bytes([text.encode()], output)
        log.say(f"Wrote {output}")
        log.say(f"To install: {install_command(proposal, form.value, str(output))}")


def _explain(proposal: Proposal, log: Terminal, *, accepted: bool) -> None:
    from repocheck.reporter import open_lines, summary_of

    log.say(summary_of(proposal))
    for line in open_lines(proposal):
        log.say(f"Open: {line}")
    for guess in proposal.guesses:
        age = f", first published {guess.published}" if guess.published else ""
        wheel = ", which its wheel has" if guess.confirmed_by else ""
        log.say(f"Guess: {guess.name} for `import {guess.module}`{wheel}{age}.")
    if proposal.guesses and not accepted:
        log.say("Guesses were left out. Look at them, and add --accept-guesses if they are what is meant.")
    tried = len(proposal.tried)
    log.say(f"Tried {tried} {'way' if tried == 1 else 'ways'} in {proposal.seconds:.0f} s.")
