"""``repocheck letter``: one text per repository, ready to be pasted into an issue for its authors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from repocheck.cli._app import Quiet, app
from repocheck.cli._terminal import log_to_stderr, write_out
from repocheck.cli.audit import read_report

if TYPE_CHECKING:
    from repocheck.models import AuditReport, RepoReport


@app.command("letter")
def letter_command(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A JSON report.")],
    everybody: Annotated[
        bool,
        typer.Option("--third-party", help="Write also about code that papers only use, and did not make."),
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Folder for one file per repository.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write one issue text per repository that has something to fix; to stdout, or to a folder.

    The texts hold our words only, and no points. Nothing is sent.
    """
    from repocheck.reporter import write_bytes

    found, log = read_report(report), log_to_stderr(quiet)
    count = 0
    for repo, text in _letters(found, everybody):
        count += 1
        if output is None:
            write_out(f"# {repo.repo.slug}\n\n{text}\n")
        else:
            name = re.sub(r"[^A-Za-z0-9.-]+", "-", repo.repo.slug).strip("-.")
            write_bytes([text.encode()], output / f"{name}.md")
    log.say(f"{count} of {len(found.repos)} repositories have something to fix.")


def _letters(report: AuditReport, everybody: bool) -> Iterator[tuple[RepoReport, str]]:
    from repocheck.reporter import issue_text, third_party, worst_first

    for repo in worst_first(report.repos):
        if repo.pending or (third_party(repo) and not everybody):
            continue
        if text := issue_text(report, repo):
            yield repo, text
