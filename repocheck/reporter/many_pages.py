"""The HTML report of thousands of repositories: a page that sums up, and others beside it with the evidence.

Each page holds as many repositories as one report shows with their evidence, worst first. Lists by name lead
to each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from repocheck.models import AuditReport, RepoReport, State
from repocheck.reporter import template
from repocheck.reporter.format import Page
from repocheck.reporter.summary import summarise
from repocheck.reporter.template import Pager, PapersById
from repocheck.reporter.view import short, worst_first

BY_NAME = 5_000
"""Repositories in one list by name; 0.2 kB each."""


class Named(NamedTuple):
    """A repository in the list by name."""

    name: str
    state: State
    points: float | None
    address: str
    """Where its row is, from the folder of the pages."""


def pages(report: AuditReport, name: str) -> Iterator[Page]:
    """Yield the pages of a report whose first page is called `name`; it comes last.

    The others lie in a folder beside it, which is called after it.
    """
    folder = f"{PurePath(name).stem}-pages"
    repos = worst_first(report.repos)
    starts = range(0, len(repos), template.DETAILED)
    papers = PapersById(report.papers)
    for number, start in enumerate(starts[1:], 2):
        pager = _pager(f"../{name}", "", number, len(starts), start, len(repos))
        part = _part(report, repos[start : start + template.DETAILED])
        yield Page(f"{folder}/{number}.html", part, partial(_page, papers=papers, pager=pager))
    yield from _lists(report, repos, name, folder)
    pager = _pager(name, f"{folder}/", 1, len(starts), 0, len(repos))
    yield Page(name, report, partial(_first, pager=pager))


def _pager(first: str, folder: str, number: int, count: int, start: int, total: int) -> Pager:
    back = None if number == 1 else first if number == 2 else f"{folder}{number - 1}.html"
    onward = f"{folder}{number + 1}.html" if number < count else None
    return Pager(number, count, start, total, first, back, onward, f"{folder}names-1.html")


def _part(report: AuditReport, repos: Sequence[RepoReport]) -> AuditReport:
    return report.model_copy(update={"repos": repos, "papers": (), "summary": summarise((), repos)})


def _first(report: AuditReport, pager: Pager) -> Iterator[str]:
    listed = _part(report, worst_first(report.repos)[: template.DETAILED])
    return template.report_page(report, listed=listed, pager=pager)


def _page(part: AuditReport, papers: PapersById, pager: Pager) -> Iterator[str]:
    return template.page(
        "part.html.j2",
        title=f"{part.source.name}, page {pager.number} · repocheck",
        report=part,
        listed=part,
        papers=papers,
        detailed=template.DETAILED,
        histories={},
        pager=pager,
    )


def _lists(report: AuditReport, repos: Sequence[RepoReport], name: str, folder: str) -> Iterator[Page]:
    """Yield the lists by name."""
    named = sorted(_named(repos, f"../{name}"), key=lambda each: each.name.casefold())
    parts = [named[start : start + BY_NAME] for start in range(0, len(named), BY_NAME)]
    ranges = [(f"names-{n}.html", part[0].name, part[-1].name) for n, part in enumerate(parts, 1)]
    for number, part in enumerate(parts, 1):
        shown = {"names": part, "ranges": ranges, "number": number, "first": f"../{name}"}
        shown |= {"total": len(named), "source": report.source.name}
        nothing = _part(report, ())
        yield Page(f"{folder}/names-{number}.html", nothing, partial(_list, shown=shown))


def _list(report: AuditReport, shown: dict[str, object]) -> Iterator[str]:
    return template.page("names.html.j2", title=f"{report.source.name}, by name · repocheck", **shown)


def _named(repos: Sequence[RepoReport], first: str) -> Iterator[Named]:
    for place, repo in enumerate(repos):
        number = place // template.DETAILED + 1
        address = f"{first if number == 1 else f'{number}.html'}#r{place + 1}"
        yield Named(short(repo.repo), repo.state, repo.score.points, address)
