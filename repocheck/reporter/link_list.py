"""The papers of a digest with their links, as lists that are written while the digest is read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO

from repocheck.models import SCHEMA_VERSION, Location, PaperReport, ToolInfo
from repocheck.reporter.quote import formula_free, workflow_silent
from repocheck.reporter.sanitise import json_escapes, visible
from repocheck.reporter.words import plural
from repocheck.version import VERSION

_COLUMNS = ("paper", "title", "state", "kind", "relation", "repository", "url", "quote", "file", "line")


def _text(papers: Iterable[PaperReport], _: str) -> Iterator[str]:
    n_papers = n_links = 0
    for paper in papers:
        n_papers, n_links = n_papers + 1, n_links + len(paper.links)
        yield workflow_silent(f"{visible(paper.title)}  [{paper.state}]\n")
        for link in paper.links:
            place, what = _place(link.found_at), visible(link.url or link.raw)
            yield workflow_silent(f"  {place:>8}  {link.kind:12} {link.relation:12} {what}\n")
        if paper.claim:
            place, kind = _place(paper.claim.found_at), paper.claim.kind
            yield workflow_silent(f"  {place:>8}  claim        {kind}: “{visible(paper.claim.quote)}”\n")
    yield f"\n{plural(n_papers, 'paper')}, {plural(n_links, 'link')}\n"


def _place(found_at: Location) -> str:
    if found_at.page:
        return f"p. {found_at.page}"
    return ":".join(str(number) for number in (found_at.line, found_at.column) if number)


def _jsonl(papers: Iterable[PaperReport], _: str) -> Iterator[str]:
    for paper in papers:
        yield json_escapes(paper.model_dump_json()) + "\n"


def _json(papers: Iterable[PaperReport], source: str) -> Iterator[str]:
    tool = ToolInfo(version=VERSION).model_dump()
    head = {"schema_version": SCHEMA_VERSION, "tool": tool, "source": {"name": source}}
    yield json_escapes(json.dumps(head, ensure_ascii=False)[:-1]) + ', "papers": ['
    for number, paper in enumerate(papers):
        yield (",\n" if number else "\n") + json_escapes(paper.model_dump_json())
    yield "\n]}\n"


def _csv(papers: Iterable[PaperReport], _: str) -> Iterator[str]:
    """Yield a header and a row per link; a paper without links gets one row."""
    yield _row(_COLUMNS)
    for paper in papers:
        shared = (paper.id, paper.title, str(paper.state))
        for link in paper.links:
            place = (link.found_at.path, str(link.found_at.line or ""))
            repo = link.repo.slug if link.repo else ""
            yield _row((*shared, link.kind, link.relation, repo, link.url or link.raw, link.quote, *place))
        if not paper.links:
            quote = paper.claim.quote if paper.claim else ""
            place = (paper.found_at.path, str(paper.found_at.line or ""))
            yield _row((*shared, "", "", "", "", quote, *place))


def _row(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(map(formula_free, cells))
    return out.getvalue()


LINK_FORMATS: Mapping[str, Callable[[Iterable[PaperReport], str], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
}
"""By name of the format, what yields the list of papers read from a source of this name."""
