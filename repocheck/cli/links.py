"""``repocheck links``: what the papers link to, without asking anybody."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from repocheck.cli._app import ConfigFile, FailOnEmpty, From, app
from repocheck.cli._output import log_to_stderr
from repocheck.config import load_config
from repocheck.version import VERSION

if TYPE_CHECKING:
    from rich.console import Console

    from repocheck.models import Location, Paper, PaperReport


class LinkFormat(StrEnum):
    """Formats of a list of links; all are written while the digest is read."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


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
    format_: Annotated[
        LinkFormat, typer.Option("--format", "-f", help="Format of the list.")
    ] = LinkFormat.TEXT,
    config: ConfigFile = None,
    fail_on_empty: FailOnEmpty = False,
) -> None:
    """List the papers of a digest with their links and claims; asks no host about a repository."""
    from repocheck.pipeline import Reading

    log = log_to_stderr(quiet=False)
    reading = Reading(sources, from_, load_config(config))
    count = 0

    def counted() -> Iterator[PaperReport]:
        nonlocal count
        for count, report in enumerate(_reported(reading, log), 1):  # noqa: B007 - counted for the gate
            yield report

    for chunk in _WRITERS[format_](counted(), ", ".join(sources)):
        sys.stdout.write(chunk)
    for note in reading.notes:
        log.print(f"{note}.", highlight=False, markup=False)
    if not count:
        log.print(f"No papers in {', '.join(sources)}.", highlight=False, markup=False)
        raise typer.Exit(int(fail_on_empty))


def _reported(papers: Iterable[tuple[Paper, PaperReport]], log: Console) -> Iterator[PaperReport]:
    """Yield the reports, and say on the way which records were broken."""
    from repocheck.pipeline import broken_records

    for paper, report in papers:
        for problem in broken_records([paper]):
            log.print(problem.message, highlight=False, markup=False)
        yield report


def _text(papers: Iterable[PaperReport], _: str) -> Iterator[str]:
    from repocheck.reporter import visible

    n_papers = n_links = 0
    for paper in papers:
        n_papers, n_links = n_papers + 1, n_links + len(paper.links)
        yield f"{visible(paper.title)}  [{paper.state}]\n"
        for link in paper.links:
            place, what = _place(link.found_at), visible(link.url or link.raw)
            yield f"  {place:>8}  {link.kind:12} {link.relation:12} {what}\n"
        if paper.claim:
            place, kind = _place(paper.claim.found_at), paper.claim.kind
            yield f"  {place:>8}  claim        {kind}: “{visible(paper.claim.quote)}”\n"
    yield f"\n{n_papers} paper{'s' * (n_papers != 1)}, {n_links} link{'s' * (n_links != 1)}\n"


def _place(found_at: Location) -> str:
    if found_at.page:
        return f"p. {found_at.page}"
    return ":".join(str(number) for number in (found_at.line, found_at.column) if number)


def _jsonl(papers: Iterable[PaperReport], _: str) -> Iterator[str]:
    for paper in papers:
        yield paper.model_dump_json() + "\n"


def _json(papers: Iterable[PaperReport], source: str) -> Iterator[str]:
    from repocheck.models import SCHEMA_VERSION, ToolInfo

    tool = ToolInfo(version=VERSION).model_dump()
    head = {"schema_version": SCHEMA_VERSION, "tool": tool, "source": {"name": source}}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "papers": ['
    for number, paper in enumerate(papers):
        yield (",\n" if number else "\n") + paper.model_dump_json()
    yield "\n]}\n"


_WRITERS = {LinkFormat.TEXT: _text, LinkFormat.JSON: _json, LinkFormat.JSONL: _jsonl}
