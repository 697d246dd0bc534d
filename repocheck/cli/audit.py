"""``repocheck audit`` and ``repocheck repo``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from repocheck.cli._app import (
    AsOf,
    Baseline,
    ConfigFile,
    FailOn,
    FailOnEmpty,
    FailState,
    FailUnder,
    Formats,
    From,
    Jobs,
    MaxAge,
    Offline,
    Output,
    Quiet,
    Resolve,
    Verbose,
    app,
)
from repocheck.cli._gate import FAILED
from repocheck.cli._output import emit, log_to_stderr, parse_formats, progress
from repocheck.config import load_config
from repocheck.errors import UsageError

if TYPE_CHECKING:
    from repocheck.models import AuditReport


@app.command("audit")
def audit_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Digest: a file, folder, glob or archive, - (stdin), an address, hf:2026-01-14, arxiv:2401.12345.",
        ),
    ],
    from_: From = None,
    config: ConfigFile = None,
    offline: Offline = False,
    resolve: Resolve = False,
    jobs: Jobs = None,
    max_age: MaxAge = None,
    as_of: AsOf = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    fail_on_empty: FailOnEmpty = False,
    baseline: Baseline = None,
    format_: Formats = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Audit the code that the papers of a digest cite."""
    from repocheck.pipeline import audit, gather, targets_of

    pairs, log = parse_formats(format_, output), log_to_stderr(quiet)
    settings = load_config(
        config, flags(offline=offline, resolve=resolve, jobs=jobs, as_of=as_of, **aged(max_age))
    )
    old = read_report(baseline) if baseline else None
    papers, source = gather(sources, from_, settings)
    if not papers:
        log.print(f"No papers in {', '.join(sources)}.", highlight=False, markup=False)
    targets = targets_of(papers)
    with progress(len(targets), log, verbose) as step:
        report = audit(papers, targets, source, settings, step)
    emit(report, pairs, log)
    if fail_on_empty and not papers:
        raise typer.Exit(FAILED)
    raise typer.Exit(exit_code(report, fail_under, fail_on, old, log))


@app.command("repo")
def repo_command(
    names: Annotated[
        list[str],
        typer.Argument(metavar="URL|PATH…", help="Address of a repository, owner/name, or a clone."),
    ],
    commit: Annotated[str | None, typer.Option(metavar="SHA", help="Commit, branch or tag to read.")] = None,
    name: Annotated[
        str | None, typer.Option("--as", metavar="HOST/OWNER/NAME", help="What to call a clone.")
    ] = None,
    config: ConfigFile = None,
    offline: Offline = False,
    resolve: Resolve = False,
    jobs: Jobs = None,
    max_age: MaxAge = None,
    as_of: AsOf = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    baseline: Baseline = None,
    format_: Formats = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Audit repositories by address, or clones on this machine."""
    from repocheck.models import Source
    from repocheck.pipeline import audit, target_named

    pairs, log = parse_formats(format_, output), log_to_stderr(quiet)
    settings = load_config(
        config, flags(offline=offline, resolve=resolve, jobs=jobs, as_of=as_of, **aged(max_age))
    )
    old = read_report(baseline) if baseline else None
    if name and len(names) > 1:
        raise UsageError("--as names one clone, but several were given", "Audit them one by one.")
    targets = [target_named(argument, settings, commit, name) for argument in names]
    source = Source(name=", ".join(names), format="repositories", offline=settings.offline)
    with progress(len(targets), log, verbose) as step:
        report = audit((), targets, source, settings, step)
    emit(report, pairs, log)
    raise typer.Exit(exit_code(report, fail_under, fail_on, old, log))


def flags(**given: Any) -> dict[str, Any]:  # noqa: ANN401 - values of any key of the configuration
    """Return the flags that were given, as a layer of the configuration."""
    if (day := given.get("as_of")) is not None:
        try:
            given["as_of"] = dt.date.fromisoformat(day)
        except ValueError:
            raise UsageError(f"--as-of takes a day, not {day!r}", "Write it as YYYY-MM-DD.") from None
    return {key: value for key, value in given.items() if value not in (None, False)}


def aged(max_age_hours: float | None) -> dict[str, Any]:
    """Return the flag that says how old kept evidence may be; 0 is one as well, unlike None."""
    return {} if max_age_hours is None else {"store": {"max_age_hours": max_age_hours}}


def read_report(path: Path) -> AuditReport:
    """Read a JSON report.

    Raises:
        UsageError: It cannot be read, or is no report of repocheck.
    """
    from repocheck.reporter import from_json

    mend = "Give a report written with --format json."
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except UsageError as error:
        raise UsageError(f"{path}: {error}", error.mend) from None
    except OSError as error:
        raise UsageError(f"cannot read the report {path}: {error.strerror}", mend) from None
    except UnicodeDecodeError:
        raise UsageError(f"cannot read the report {path}: it is not UTF-8", mend) from None


def exit_code(
    report: AuditReport,
    fail_under: float | None,
    fail_on: list[FailState] | None,
    baseline: AuditReport | None,
    log: Console,
) -> int:
    """Say why the gate failed or what is incomplete, and return the exit code."""
    from repocheck.cli._gate import INCOMPLETE, OK, is_complete, refused

    reasons = refused(report, fail_under, fail_on or (), baseline)
    for reason in reasons:
        log.print(f"Gate: {reason}", highlight=False, markup=False)
    if reasons:
        return FAILED
    if not is_complete(report):
        log.print("Incomplete: something could not be determined (exit code 3).", highlight=False)
        return INCOMPLETE
    return OK
