"""``repocheck links``: what the papers link to, without contacting any repository's host."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from repocheck.cli._app import (
    ConfigFile,
    EngineAddress,
    EngineName,
    FailOnEmpty,
    Formats,
    From,
    Output,
    Quiet,
    app,
)
from repocheck.cli._output import parse_formats
from repocheck.cli._terminal import Terminal, log_to_stderr

if TYPE_CHECKING:
    from pathlib import Path

    from repocheck.models import Paper, PaperReport


@app.command("links")
def links_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Digest: a file, folder, glob or archive, - (stdin), an address, hf:…, arxiv:….",
        ),
    ],
    from_: From = None,
    config: ConfigFile = None,
    engine: EngineName = None,
    engine_address: EngineAddress = None,
    format_: Formats = None,
    output: Output = None,
    quiet: Quiet = False,
    fail_on_empty: FailOnEmpty = False,
) -> None:
    """List the papers of a digest with their links and claims; contacts no repository's host.

    Formats: text, json, jsonl, csv.
    """
    from repocheck.config import load_config
    from repocheck.pipeline import Reading
    from repocheck.reporter import LINK_FORMATS

    pairs, log = parse_formats(format_, output, LINK_FORMATS), log_to_stderr(quiet)
    given = {"engine": engine, "engine_address": engine_address}
    settings = load_config(config, {key: value for key, value in given.items() if value})
    reading = Reading(sources, from_, settings)
    papers = _checked(reading, log)
    if len(pairs) > 1:
        papers = list(papers)  # each list walks the papers; a single one is written while they are read
    for name, path in pairs:
        _write(LINK_FORMATS[name](papers, ", ".join(sources)), path, log)
    for note in reading.notes:
        log.say(f"{note}.")
    if not reading.count:
        log.say(f"No papers in {', '.join(sources)}.")
        raise typer.Exit(int(fail_on_empty))


def _write(chunks: Iterator[str], path: Path | None, log: Terminal) -> None:
    from repocheck.reporter import write_bytes

    if path is None:
        sys.stdout.writelines(chunks)
        return
    write_bytes((chunk.encode() for chunk in chunks), path)
    log.say(f"Wrote {path}")


def _checked(papers: Iterable[tuple[Paper, PaperReport]], log: Terminal) -> Iterable[PaperReport]:
    """Yield the reports, and say on the way which records were broken."""
    from repocheck.pipeline import broken_records

    for paper, report in papers:
        for problem in broken_records([paper]):
            log.say(problem.message)
        yield report
