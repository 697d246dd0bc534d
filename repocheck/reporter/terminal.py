"""A table for a terminal: a sign with every word, and what to do next; fits 60 columns and more."""

from __future__ import annotations

from collections import Counter
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from repocheck.models import AuditReport, PaperReport, PaperState, RepoReport
from repocheck.reporter.checklist import is_by_name
from repocheck.reporter.page import headline
from repocheck.reporter.quote import workflow_silent
from repocheck.reporter.sanitise import visible
from repocheck.reporter.terminal_checklist import checklist_parts
from repocheck.reporter.text_table import sign, table
from repocheck.reporter.tried import Attempt, failed_attempts
from repocheck.reporter.view import (
    Elsewhere,
    coach_steps,
    elsewhere,
    network_use,
    next_steps,
    set_by_configuration,
    short,
    worst_first,
)
from repocheck.reporter.words import PAPERS, READINESS_LIMITS, STATES, Sign

MAX_ROWS = 200
"""Rows of the table, worst first; nobody reads more in a terminal."""
MAX_CHECKLISTS = 5
"""Repositories named on the command line that get a checklist each; more get one table."""
MAX_PAPERS = 10
"""Papers without a link that are named; the other formats name them all."""
MAX_PROBLEMS = 8
"""Kinds of problems shown, most frequent first."""
_SOURCE_WIDTH = 28
"""Characters of the source shown, so that the first line stays one."""


def render_text(report: AuditReport, *, width: int = 80, colour: bool = False) -> str:
    """Return the table, `width` columns wide, with terminal colours if asked."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    for part in _parts(report, width):
        console.print(part)
    return workflow_silent("\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n")


def _parts(report: AuditReport, width: int) -> list[RenderableType]:
    parts: list[RenderableType] = [_head(report)]
    coached = is_by_name(report) and len(report.repos) <= MAX_CHECKLISTS
    if coached:
        for repo in worst_first(report.repos):
            parts += ["", *checklist_parts(report, repo)]
        parts.pop()
    else:
        take, rest = headline(report)
        parts += [Text(take, "bold"), *([Text(rest)] if rest else []), "", _counts(report)]
    parts.append("")
    if report.repos and not coached:
        shown = worst_first(report.repos)[:MAX_ROWS]
        parts += [table(shown, width, len(report.repos) - len(shown)), ""]
    if not coached and (failed := failed_attempts(report)):
        parts += [_attempts(failed), ""]
    if kept := elsewhere(report):
        parts += [_elsewhere(kept), ""]
    if promised := [paper for paper in report.papers if paper.state is PaperState.PROMISED]:
        parts += [_promises(promised), ""]
    if unlinked := [paper for paper in report.papers if paper.state is PaperState.NO_LINK]:
        parts += [_unlinked(unlinked), ""]
    if lines := set_by_configuration(report):
        parts += [_list("Set by the configuration", [("!", Text(line)) for line in lines]), ""]
    if problems := _problems(report):
        parts += [problems, ""]
    steps = coach_steps(report) if coached else next_steps(report)
    rows = [("→", Text(step)) for step in steps or ["No action needed."]]
    return [*parts, _list("Next", rows), "", Text(READINESS_LIMITS, style="bright_black")]


def _head(report: AuditReport) -> Text:
    facts = (
        _tail(visible(report.source.name)),
        f"{report.generated_at:%Y-%m-%d}",
        network_use(report),
        f"repocheck {report.tool.version}",
        f"rubric {report.rubric.version}",
    )
    return Text(" · ".join(facts), style="bright_black")


def _tail(name: str) -> str:
    """Return the end of a long path, which says more than its beginning."""
    return name if len(name) <= _SOURCE_WIDTH else f"…{name[1 - _SOURCE_WIDTH :]}"


def _counts(report: AuditReport) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right")
    grid.add_column()
    summary = report.summary
    if report.papers:
        signs = {str(state): sign for state, sign in PAPERS.items()}
        grid.add_row("Papers", f"{summary.papers:,}", _tally(summary.papers_by_state, signs))
    signs = {str(state): sign for state, sign in STATES.items()}
    grid.add_row("Repositories", f"{summary.repos:,}", _tally(summary.repos_by_state, signs))
    return grid


def _tally(counts: dict[str, int], signs: dict[str, Sign]) -> Text:
    named = [sign(each, f"{counts[key]:,} {each.word}") for key, each in signs.items() if counts.get(key)]
    return Text(" · ").join(named)


def _elsewhere(found: list[Elsewhere]) -> RenderableType:
    rows = []
    for paper, addresses in found[:MAX_ROWS]:
        rows.append(("✓", Text(visible(paper.title, 150))))
        rows += [("", Text(address, style="bright_black")) for address in addresses]
    return _list("Code elsewhere, not checked", rows)


def _attempts(failed: list[tuple[RepoReport, Attempt]]) -> RenderableType:
    rows = []
    for repo, attempt in failed[:MAX_ROWS]:
        place = attempt.place
        where = f" ({visible(place.path)}:{place.line})" if place and place.line else ""
        rows.append((attempt.sign.glyph, Text(f"{short(repo.repo)}{where}: {attempt.text}")))
    return _list("Tried, without success", rows)


def _promises(papers: list[PaperReport]) -> RenderableType:
    rows = []
    for paper in papers:
        rows.append(("…", Text(visible(paper.title, 150))))
        if paper.claim:
            rows.append(("", Text(f"“{visible(paper.claim.quote, 150)}”", style="bright_black")))
    return _list("Code promised without a link", rows)


def _unlinked(papers: list[PaperReport]) -> RenderableType:
    rows = [("–", Text(visible(paper.title, 150))) for paper in papers[:MAX_PAPERS]]
    if len(papers) > MAX_PAPERS:
        rows.append(("", Text(f"and {len(papers) - MAX_PAPERS:,} more", style="bright_black")))
    return _list("No link to a repository", rows)


def _problems(report: AuditReport) -> RenderableType | None:
    found = [*report.problems, *(problem for repo in report.repos for problem in repo.problems)]
    counts = Counter(f"{visible(problem.message, 160)} {visible(problem.remedy, 160)}" for problem in found)
    rows = [
        ("?", Text(f"{count} × {text}" if count > 1 else text))
        for text, count in counts.most_common(MAX_PROBLEMS)
    ]
    if len(counts) > MAX_PROBLEMS:
        rows.append(("", Text(f"and {len(counts) - MAX_PROBLEMS:,} other kinds", style="bright_black")))
    return _list("Problems while checking (not failures of a repository)", rows) if rows else None


def _list(title: str, rows: list[tuple[str, Text]]) -> RenderableType:
    grid = Table.grid(padding=(0, 1), pad_edge=True)
    for row in rows:
        grid.add_row(*row)
    return Group(Text(title, style="bold"), grid)
