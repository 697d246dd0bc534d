"""A table for a terminal: a sign with every word, and what to do next; fits 60 columns and more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from repocheck.models import AuditReport, PaperReport, PaperState, RepoReport
from repocheck.reporter.checklist import is_by_name
from repocheck.reporter.layout import BOLD, SOFT, Line, columns, line, marked, printed, wrapped
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


Row = tuple[Line, Line]
"""A mark and what stands behind it."""


def render_text(report: AuditReport, *, width: int = 80, colour: bool = False) -> str:
    """Return the table, `width` columns wide, with terminal colours if asked."""
    return workflow_silent(printed(_lines(report, width), colour=colour))


def _lines(report: AuditReport, width: int) -> list[Line]:
    lines = wrapped(_head(report), width)
    coached = is_by_name(report) and len(report.repos) <= MAX_CHECKLISTS
    if coached:
        for repo in worst_first(report.repos):
            lines += [(), *checklist_parts(report, repo, width)]
    else:
        take, rest = headline(report)
        lines += [*wrapped(line(take, BOLD), width), *(wrapped(line(rest), width) if rest else ()), ()]
        lines += [*_counts(report, width), ()]
        lines += _listed(report, width)
    for title, rows in _sections(report):
        if rows:
            lines += [line(title, BOLD), *marked(rows, width - 1), ()]
    steps = coach_steps(report) if coached else next_steps(report)
    next_ = [(line("→"), line(step)) for step in steps or ["No action needed."]]
    limits = wrapped(line(READINESS_LIMITS, SOFT), width)
    return [*lines, line("Next", BOLD), *marked(next_, width - 1), (), *limits]


def _listed(report: AuditReport, width: int) -> list[Line]:
    """Return the table of repositories, and what was tried of them in vain."""
    lines: list[Line] = []
    if report.repos:
        shown = worst_first(report.repos)[:MAX_ROWS]
        lines += [*table(shown, width, len(report.repos) - len(shown)), ()]
    if failed := failed_attempts(report):
        lines += [line("Tried, without success", BOLD), *marked(_attempts(failed), width - 1), ()]
    return lines


def _sections(report: AuditReport) -> Iterator[tuple[str, list[Row]]]:
    """Yield what else there is to say, each part with its title."""
    yield "Code elsewhere, not checked", _elsewhere(elsewhere(report))
    promised = [paper for paper in report.papers if paper.state is PaperState.PROMISED]
    yield "Code promised without a link", _promises(promised)
    unlinked = [paper for paper in report.papers if paper.state is PaperState.NO_LINK]
    yield "No link to a repository", _unlinked(unlinked)
    yield "Set by the configuration", [(line("!"), line(each)) for each in set_by_configuration(report)]
    yield "Problems while checking (not failures of a repository)", _problems(report)


def _head(report: AuditReport) -> Line:
    facts = (
        _tail(visible(report.source.name)),
        f"{report.generated_at:%Y-%m-%d}",
        network_use(report),
        f"repocheck {report.tool.version}",
        f"rubric {report.rubric.version}",
    )
    return line(" · ".join(facts), SOFT)


def _tail(name: str) -> str:
    """Return the end of a long path, which says more than its beginning."""
    return name if len(name) <= _SOURCE_WIDTH else f"…{name[1 - _SOURCE_WIDTH :]}"


def _counts(report: AuditReport, width: int) -> list[Line]:
    summary, rows = report.summary, []
    if report.papers:
        signs = {str(state): sign for state, sign in PAPERS.items()}
        rows.append(("Papers", f"{summary.papers:,}", _tally(summary.papers_by_state, signs)))
    signs = {str(state): sign for state, sign in STATES.items()}
    rows.append(("Repositories", f"{summary.repos:,}", _tally(summary.repos_by_state, signs)))
    first, second = (max(map(len, column)) for column in ([row[n] for row in rows] for n in (0, 1)))
    lines = [(line(name), line(count), tally) for name, count, tally in rows]
    return columns(lines, (first, second, width - first - second - 2), right=(1,))


def _tally(counts: dict[str, int], signs: dict[str, Sign]) -> Line:
    named = [sign(each, f"{counts[key]:,} {each.word}") for key, each in signs.items() if counts.get(key)]
    return tuple(piece for n, each in enumerate(named) for piece in (*(line(" · ") if n else ()), *each))


def _elsewhere(found: list[Elsewhere]) -> list[Row]:
    rows: list[Row] = []
    for paper, addresses in found[:MAX_ROWS]:
        rows.append((line("✓"), line(visible(paper.title, 150))))
        rows += [((), line(address, SOFT)) for address in addresses]
    return rows


def _attempts(failed: list[tuple[RepoReport, Attempt]]) -> list[Row]:
    rows: list[Row] = []
    for repo, attempt in failed[:MAX_ROWS]:
        place = attempt.place
        where = f" ({visible(place.path)}:{place.line})" if place and place.line else ""
        rows.append((line(attempt.sign.glyph), line(f"{short(repo.repo)}{where}: {attempt.text}")))
    return rows


def _promises(papers: list[PaperReport]) -> list[Row]:
    rows: list[Row] = []
    for paper in papers:
        rows.append((line("…"), line(visible(paper.title, 150))))
        if paper.claim:
            rows.append(((), line(f"“{visible(paper.claim.quote, 150)}”", SOFT)))
    return rows


def _unlinked(papers: list[PaperReport]) -> list[Row]:
    rows: list[Row] = [(line("–"), line(visible(paper.title, 150))) for paper in papers[:MAX_PAPERS]]
    if len(papers) > MAX_PAPERS:
        rows.append(((), line(f"and {len(papers) - MAX_PAPERS:,} more", SOFT)))
    return rows


def _problems(report: AuditReport) -> list[Row]:
    found = [*report.problems, *(problem for repo in report.repos for problem in repo.problems)]
    counts = Counter(f"{visible(problem.message, 160)} {visible(problem.remedy, 160)}" for problem in found)
    rows: list[Row] = [
        (line("?"), line(f"{count} × {text}" if count > 1 else text))
        for text, count in counts.most_common(MAX_PROBLEMS)
    ]
    if len(counts) > MAX_PROBLEMS:
        rows.append(((), line(f"and {len(counts) - MAX_PROBLEMS:,} other kinds", SOFT)))
    return rows
