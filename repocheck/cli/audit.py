"""``repocheck audit`` and ``repocheck repo``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from repocheck.cli._app import (
    AsOf,
    Author,
    Baseline,
    ConfigFile,
    EngineAddress,
    EngineName,
    Environments,
    FailOn,
    FailOnEmpty,
    FailState,
    FailUnder,
    Fix,
    Follow,
    Formats,
    From,
    Jobs,
    Licence,
    MaxAge,
    Offline,
    Output,
    Quiet,
    Resolve,
    Try,
    Verbose,
    Write,
    app,
)
from repocheck.cli._output import emit, parse_formats
from repocheck.cli._progress import progress
from repocheck.cli._terminal import Terminal, log_to_stderr
from repocheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from repocheck.config import Config
    from repocheck.models import AuditReport
    from repocheck.pipeline import Target, Wishes


@app.command("audit")
def audit_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Digest: file, folder, glob, archive, - (stdin), address, hf:2026-01-14, arxiv:2401.12345.",
        ),
    ],
    from_: From = None,
    config: ConfigFile = None,
    offline: Offline = False,
    resolve: Resolve = False,
    try_: Try = False,
    environments: Environments = False,
    jobs: Jobs = None,
    engine: EngineName = None,
    engine_address: EngineAddress = None,
    max_age: MaxAge = None,
    as_of: AsOf = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    fail_on_empty: FailOnEmpty = False,
    baseline: Baseline = None,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Audit one of N parts; `repocheck merge` joins them.")
    ] = None,
    format_: Formats = None,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Audit the repositories that the papers of a digest link to."""
    from repocheck.config import load_config

    pairs, log = parse_formats(format_, output), log_to_stderr(quiet)
    settings = load_config(
        config,
        flags(
            offline=offline,
            resolve=resolve,
            try_=try_,
            environments=environments,
            jobs=jobs,
            engine=engine,
            engine_address=engine_address,
            as_of=as_of,
            **aged(max_age),
        ),
    )
    old = read_baseline(baseline, log)
    report = audited(sources, from_, settings, log, verbose=verbose, shard=shard)
    emit(report, pairs, log, old)
    if not report.papers and fail_on_empty:
        from repocheck.cli._gate import FAILED

        raise typer.Exit(FAILED)
    raise typer.Exit(exit_code(report, fail_under, fail_on, old, log))


@app.command("repo")
def repo_command(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="URL|PATH…",
            help="Address of a repository, owner/name, or a folder, such as . for the working tree.",
        ),
    ],
    commit: Annotated[
        str | None,
        typer.Option(metavar="SHA", help="Commit, branch or tag to read in place of the working tree."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--as", metavar="HOST/OWNER/NAME", help="What to call a folder.")
    ] = None,
    fix_: Fix = False,
    write: Write = False,
    licence: Licence = None,
    author: Author = None,
    config: ConfigFile = None,
    offline: Offline = False,
    follow: Follow = False,
    resolve: Resolve = False,
    try_: Try = False,
    environments: Environments = False,
    jobs: Jobs = None,
    engine: EngineName = None,
    engine_address: EngineAddress = None,
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
    """Audit repositories: addresses, or folders on this machine. With --fix, add what one lacks."""
    from repocheck.config import load_config
    from repocheck.pipeline import target_named

    pairs, log = parse_formats(format_, output), log_to_stderr(quiet)
    kept = aged(max_age) | ({"probe": {"follow": True}} if follow else {})
    kept |= {"jobs": jobs, "engine": engine, "engine_address": engine_address, "environments": environments}
    given = flags(offline=offline, resolve=resolve, try_=try_, as_of=as_of, **kept)
    settings = load_config(config, given)
    if name and len(names) > 1:
        raise UsageError("--as names one folder, but several were given", "Audit them one by one.")
    targets = [target_named(argument, settings, commit, name) for argument in names]
    if fix_:
        from repocheck.pipeline import Wishes

        return _fixed(targets, settings, Wishes(licence, tuple(author or ())), log, write=write)
    old = read_baseline(baseline, log)
    report = _named(", ".join(names), targets, settings, log, verbose=verbose)
    emit(report, pairs, log, old)
    raise typer.Exit(exit_code(report, fail_under, fail_on, old, log))


def _named(
    names: str, targets: list[Target], settings: Config, log: Terminal, *, verbose: bool
) -> AuditReport:
    from repocheck.models import Source
    from repocheck.pipeline import audit

    source = Source(name=names, format="repositories", offline=settings.offline)
    with progress(len(targets), log, verbose=verbose, stored=_stored(targets, settings)) as step:
        return audit((), targets, source, settings, step)


def _fixed(targets: list[Target], settings: Config, wishes: Wishes, log: Terminal, *, write: bool) -> None:
    from repocheck.cli._fix import fix

    if len(targets) > 1:
        raise UsageError("--fix takes one folder, but several were given", "Fix them one by one.")
    fix(targets[0], settings, wishes, log, write=write)


def audited(
    sources: list[str],
    from_: str | None,
    settings: Config,
    log: Terminal,
    *,
    verbose: bool,
    shard: str | None = None,
) -> AuditReport:
    """Return the audit of what the papers of `sources` link to, its progress shown on the way."""
    from repocheck.pipeline import Shard, Targets, audit, gather, sort_out

    part = Shard.parse(shard or "1/1")
    papers, source = gather(sources, from_, settings)
    if not papers:
        log.say(f"No papers in {', '.join(sources)}.")
    targets = part.targets(Targets(papers))
    count = len(sort_out(targets, settings.exclude)[0])
    with progress(count, log, verbose=verbose, stored=_stored(targets, settings)) as step:
        return audit(papers, targets, source, settings, step)


def _stored(targets: Sequence[Target], settings: Config) -> bool:
    """Return whether evidence is kept: a folder on this machine is read anew each time."""
    return settings.store.path is not None and not all(target.path for target in targets)


def flags(**given: Any) -> dict[str, Any]:  # noqa: ANN401 - values of any key of the configuration
    """Return the flags that were given, as a layer of the configuration."""
    if (day := given.get("as_of")) is not None:
        try:
            given["as_of"] = dt.date.fromisoformat(day)
        except ValueError:
            raise UsageError(f"--as-of takes a day, not {day!r}", "Write it as YYYY-MM-DD.") from None
    return {key.removesuffix("_"): value for key, value in given.items() if value not in (None, False)}


def aged(max_age_hours: float | None) -> dict[str, Any]:
    """Return the flag that says how old kept evidence may be; 0 is one as well, unlike None."""
    return {} if max_age_hours is None else {"store": {"max_age_hours": max_age_hours}}


def read_report(path: Path) -> AuditReport:
    """Read a JSON report.

    Raises:
        UsageError: It cannot be read, or is no report of repocheck.
    """
    from repocheck.reporter import from_json

    remedy = "Give a report written with --format json."
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except UsageError as error:
        raise UsageError(f"{path}: {error}", error.remedy) from None
    except OSError as error:
        raise UsageError(f"cannot read the report {path}: {error.strerror}", remedy) from None
    except UnicodeDecodeError:
        raise UsageError(f"cannot read the report {path}: it is not UTF-8", remedy) from None


def read_baseline(path: Path | None, log: Terminal) -> AuditReport | None:
    """Read the report to compare with; None, with a warning, if there is none yet, as in a first run."""
    if path and not path.exists():
        log.say(f"There is no baseline at {path} yet; everything counts as new.")
        return None
    return read_report(path) if path else None


def exit_code(
    report: AuditReport,
    fail_under: float | None,
    fail_on: list[FailState] | None,
    baseline: AuditReport | None,
    log: Terminal,
) -> int:
    """Say why the gate failed or what is incomplete, and return the exit code."""
    from repocheck.cli._gate import FAILED, INCOMPLETE, OK, is_complete, refused

    reasons = refused(report, fail_under, fail_on or (), baseline)
    for reason in reasons:
        log.say(f"Gate: {reason}")
    if reasons:
        return FAILED
    if not is_complete(report):
        log.say("Incomplete: some results could not be determined (exit code 3).")
        return INCOMPLETE
    return OK
