"""``repocheck watch``: audit again, say what changed, and keep a folder of pages and a feed current."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from repocheck.cli._app import (
    AsOf,
    ConfigFile,
    Environments,
    FailOn,
    FailUnder,
    Formats,
    From,
    Jobs,
    MaxAge,
    Offline,
    Quiet,
    Resolve,
    SiteAddress,
    Try,
    Verbose,
    app,
)
from repocheck.cli._folder import read_folder
from repocheck.cli._output import emit, parse_formats
from repocheck.cli._terminal import log_to_stderr, write_out
from repocheck.cli.audit import aged, audited, exit_code, flags

if TYPE_CHECKING:
    from repocheck.models import AuditReport

_AUDITS = "audits"
"""Folder of the JSON reports, beside their pages."""


@app.command("watch")
def watch_command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder that keeps the audits; made by the first run.")
    ],
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Digests, as for `repocheck audit`.")
    ],
    from_: From = None,
    config: ConfigFile = None,
    offline: Offline = False,
    resolve: Resolve = False,
    try_: Try = False,
    environments: Environments = False,
    jobs: Jobs = None,
    max_age: MaxAge = None,
    as_of: AsOf = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    url: SiteAddress = "",
    format_: Formats = None,
    keep: Annotated[
        int, typer.Option(min=1, metavar="COUNT", help="Number of audits shown; older files stay.")
    ] = 60,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Audit digests again and keep a folder current: reports, pages, a feed and a summary of what changed.

    Each repository is compared with when it was last known. The gate fails only for what is new since then.
    DIR holds index.html, feed.xml, summary.md, audits/ and repos/, ready to be published.
    """
    from repocheck.config import load_config
    from repocheck.reporter import last_known, same_source, site, write

    pairs = parse_formats(format_, None) if format_ else []
    log = log_to_stderr(quiet)
    settings = load_config(
        config,
        flags(
            offline=offline,
            resolve=resolve,
            try_=try_,
            environments=environments,
            jobs=jobs,
            as_of=as_of,
            **aged(max_age),
        ),
    )
    report = audited(sources, from_, settings, log, verbose=verbose)
    earlier = read_folder(folder / _AUDITS, log)
    write(report, "json", folder / _AUDITS / f"{report.generated_at:%Y-%m-%d-%H%M%S}.json")
    site(sorted([*earlier, report], key=lambda each: each.generated_at)[-keep:], folder, url)
    same = [audit for audit in earlier if same_source(audit, report)]
    before = last_known(same) if same else None
    _summarise(before, report, folder / "summary.md")
    emit(report, pairs, log, before)
    log.say(f"Wrote {folder / 'index.html'}")
    raise typer.Exit(exit_code(report, fail_under, fail_on, before, log))


def _summarise(before: AuditReport | None, report: AuditReport, path: Path) -> None:
    """Write what changed and how things are as Markdown, and print what changed."""
    from repocheck.reporter import render, render_diff, write_bytes

    parts = [str(render(report, "markdown"))]
    if before:
        parts.insert(0, render_diff(before, report, "markdown"))
        write_out(render_diff(before, report, "text"))
    else:
        write_out("This is the first audit of these sources; the next one will say what changed.\n")
    write_bytes(["\n".join(parts).encode()], path)
