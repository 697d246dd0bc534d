"""The checklist of one repository for a terminal: what to do first, with places; what is right, folded."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from repocheck.models import AuditReport, RepoReport
from repocheck.reporter.checklist import Item, checklist
from repocheck.reporter.page import not_applicable_checks, why
from repocheck.reporter.sanitise import visible
from repocheck.reporter.tried import attempts
from repocheck.reporter.view import short
from repocheck.reporter.words import ESSENTIAL_LABELS, MEANINGS, OUTCOMES, STATES

MAX_PLACES = 3
"""Places of one finding that are named."""
_SOFT = "bright_black"


def checklist_parts(report: AuditReport, repo: RepoReport) -> list[RenderableType]:
    """Return the parts of the checklist of `repo`, from top to bottom."""
    found = checklist(report, repo)
    parts: list[RenderableType] = [*_head(repo), ""]
    if found.to_do:
        gain = sum(item.gain for item in found.to_do)
        more = f", {gain:.0f} points to gain" if gain else ""
        parts += [Text(f"To do ({len(found.to_do)}{more})", "bold"), _rows(found.to_do, remedies=True), ""]
    if found.unknown:
        parts += [Text(f"Could not be checked ({len(found.unknown)})", "bold"), _rows(found.unknown), ""]
    if tried := attempts(report, repo):
        parts += [Text("Tried", "bold"), *(_line(each.sign.glyph, each.text) for each in tried), ""]
    if found.right:
        names = ", ".join(_name(item.check.id) for item in found.right)
        parts += [Text(f"Already right ({len(found.right)})", "bold"), _line("✓", names, _SOFT), ""]
    if inapplicable := not_applicable_checks(repo):
        names = ", ".join(map(_name, inapplicable))
        parts += [Text(f"Not applicable ({len(inapplicable)})", "bold"), _line("–", names, _SOFT), ""]
    return parts


def _head(repo: RepoReport) -> list[RenderableType]:
    state = STATES[repo.state]
    read = f"{repo.via}, commit {repo.commit[:12]}" if repo.commit and repo.via != "local" else repo.via
    if repo.via.startswith("working tree"):
        read = repo.via
    return [
        Text(short(repo.repo), "bold"),
        Text(f"{state.glyph} {state.word}: {MEANINGS[repo.state]}"),
        Text(why(repo)),
        Text(f"Read: {visible(read)}", _SOFT),
    ]


def _rows(items: Sequence[Item], *, remedies: bool = False) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for item in items:
        sign = OUTCOMES[item.finding.outcome]
        mark = f"+{item.gain:.0f}" if remedies and item.gain >= 0.5 else sign.glyph
        title = Text(visible(item.check.question), "bold").append(f"  {item.check.id}", f"not bold {_SOFT}")
        grid.add_row(Text(f" {mark}", "red" if remedies else "magenta"), title)
        grid.add_row("", Text(_message(item)))
        if remedies:
            grid.add_row("", Text(f"→ {visible(item.check.remedy)}"))
    return grid


def _message(item: Item) -> str:
    """Return what was found, behind the places where."""
    named = [f"{place.path}:{place.line}" if place.line else place.path for place in item.places]
    places = ", ".join(dict.fromkeys(visible(each, 80) for each in named[:MAX_PLACES]))
    more = f" and {len(named) - MAX_PLACES} more" if len(named) > MAX_PLACES else ""
    message = visible(item.finding.message, 300)
    return f"{places}{more}: {message}" if places and not message.startswith(places) else message


def _line(mark: str, text: str, style: str = "") -> Table:
    grid = Table.grid(padding=(0, 1), pad_edge=True)
    grid.add_row(mark, Text(text, style))
    return grid


def _name(check: str) -> str:
    return ESSENTIAL_LABELS.get(check, visible(check))
