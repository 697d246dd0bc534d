"""A table for a terminal: 80 columns, a sign with every word, and what to do next."""

from __future__ import annotations

from collections import Counter
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from repocheck.models import ESSENTIALS, AuditReport, Outcome, PaperReport, PaperState, RepoReport
from repocheck.reporter._sanitise import visible
from repocheck.reporter._view import (
    Elsewhere,
    elsewhere,
    finding_of,
    next_steps,
    short,
    third_party,
    worst_first,
)
from repocheck.reporter._words import LIMITS, OUTCOMES, PAPERS, SHORT_LABELS, STATES, Sign

_STYLES = {"good": "green", "mild": "yellow", "bad": "red", "open": "magenta", "none": "bright_black"}
_SHORT_WORDS = {"unknown": "unk"}
MAX_ROWS = 200
"""Rows of the table, worst first; nobody reads more in a terminal."""
_SOURCE_WIDTH = 28
"""Characters of the source shown, so that the first line stays one."""
_NAME_WIDTH = 23
"""Characters a name may have before it takes two lines."""


def render(report: AuditReport) -> str:
    """Return the table without colour."""
    return render_text(report)


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
    for part in _parts(report):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(report: AuditReport) -> list[RenderableType]:
    parts: list[RenderableType] = [_head(report), _counts(report), ""]
    if report.repos:
        parts += [_table(report), ""]
    if kept := elsewhere(report):
        parts += [_elsewhere(kept), ""]
    if promised := [paper for paper in report.papers if paper.state is PaperState.PROMISED]:
        parts += [_promises(promised), ""]
    if problems := _problems(report):
        parts += [problems, ""]
    return [*parts, _next(report), "", Text(LIMITS, style="bright_black")]


def _head(report: AuditReport) -> Text:
    mode = "offline" if report.source.offline else "online"
    facts = (
        _tail(visible(report.source.name)),
        f"{report.generated_at:%Y-%m-%d}",
        mode,
        f"repocheck {report.tool.version}",
        f"rubric {report.rubric.version}",
    )
    return Text(" · ".join(facts), style="bold")


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
    named = [_sign(sign, f"{counts[key]:,} {sign.word}") for key, sign in signs.items() if counts.get(key)]
    return Text(" · ").join(named)


def _sign(sign: Sign, word: str = "") -> Text:
    return Text(f"{sign.glyph} {word or sign.word}", style=_STYLES[sign.tone])


def _table(report: AuditReport) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", pad_edge=False, expand=True)
    table.add_column("Repository", overflow="fold", ratio=1)
    table.add_column("State", no_wrap=True)
    for check in ESSENTIALS:
        table.add_column(SHORT_LABELS[check], no_wrap=True)
    table.add_column("Points", justify="right", no_wrap=True)
    for repo in worst_first(report.repos)[:MAX_ROWS]:
        table.add_row(_name(repo), _state(repo), *_essentials(repo), _points(repo))
    if len(report.repos) > MAX_ROWS:
        table.add_row(f"and {len(report.repos) - MAX_ROWS:,} more")
    return table


def _name(repo: RepoReport) -> Text:
    name = short(repo.repo)
    if len(name) > _NAME_WIDTH:
        name = name.replace("/", "/\n  ", 1)
    notes = (("moved", repo.moved), ("archived", repo.archived), ("third-party", third_party(repo)))
    return Text("\n".join([name, *(f"  ({note})" for note, is_so in notes if is_so)]))


def _state(repo: RepoReport) -> Text:
    word = "pending" if repo.pending else ""
    return _sign(STATES[repo.state], word)


def _essentials(repo: RepoReport) -> list[Text]:
    findings = [finding_of(repo, check) for check in ESSENTIALS]
    signs = [OUTCOMES[f.outcome if f else Outcome.NOT_APPLICABLE] for f in findings]
    return [_sign(sign, _SHORT_WORDS.get(sign.word, "")) for sign in signs]


def _points(repo: RepoReport) -> str:
    return "–" if repo.score.points is None else f"{repo.score.points:.0f}"


def _elsewhere(found: list[Elsewhere]) -> RenderableType:
    rows = []
    for paper, addresses in found[:MAX_ROWS]:
        rows.append(("✓", Text(visible(paper.title, 150))))
        rows += [("", Text(address, style="bright_black")) for address in addresses]
    return _list("Code elsewhere, not looked at", rows)


def _promises(papers: list[PaperReport]) -> RenderableType:
    rows = []
    for paper in papers:
        rows.append(("…", Text(visible(paper.title, 150))))
        if paper.claim:
            rows.append(("", Text(f"“{visible(paper.claim.quote, 150)}”", style="bright_black")))
    return _list("Code promised, no link given", rows)


def _problems(report: AuditReport) -> RenderableType | None:
    found = [*report.problems, *(problem for repo in report.repos for problem in repo.problems)]
    counts = Counter(f"{visible(problem.message, 160)} {visible(problem.mend, 160)}" for problem in found)
    rows = [("?", Text(f"{count} × {text}")) for text, count in counts.most_common(8)]
    return _list("Problems on our side (no failure of a repository)", rows) if rows else None


def _next(report: AuditReport) -> RenderableType:
    return _list("Next", [("→", Text(step)) for step in next_steps(report) or ["Nothing to do."]])


def _list(title: str, rows: list[tuple[str, Text]]) -> RenderableType:
    grid = Table.grid(padding=(0, 1), pad_edge=True)
    for row in rows:
        grid.add_row(*row)
    return Group(Text(title, style="bold"), grid)
