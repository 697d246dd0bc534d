"""The checklist of one repository for a terminal: what to do first, with places; what is right, folded."""

from __future__ import annotations

from collections.abc import Sequence

from repocheck.models import AuditReport, RepoReport
from repocheck.reporter.checklist import Item, checklist
from repocheck.reporter.layout import BOLD, SOFT, Line, line, marked, wrapped
from repocheck.reporter.page import not_applicable_checks, why
from repocheck.reporter.sanitise import visible
from repocheck.reporter.tried import attempts, reliability
from repocheck.reporter.view import short
from repocheck.reporter.words import ESSENTIAL_LABELS, MEANINGS, OUTCOMES, STATES

MAX_PLACES = 3
"""Places of one finding that are named."""


def checklist_parts(report: AuditReport, repo: RepoReport, width: int) -> list[Line]:
    """Return the lines of the checklist of `repo`, from top to bottom."""
    found = checklist(report, repo)
    lines: list[Line] = [*_head(repo, width), ()]
    if found.to_do:
        gain = sum(item.gain for item in found.to_do)
        more = f", {gain:.0f} points to gain" if gain else ""
        title = line(f"To do ({len(found.to_do)}{more})", BOLD)
        lines += [title, *_rows(found.to_do, width, remedies=True), ()]
    if found.unknown:
        title = line(f"Could not be checked ({len(found.unknown)})", BOLD)
        lines += [title, *_rows(found.unknown, width), ()]
    if tried := attempts(report, repo):
        rows = [(line(each.sign.glyph), line(each.text)) for each in tried]
        said = wrapped(line(words, SOFT), width) if (words := reliability(tried)) else []
        lines += [line("Tried", BOLD), *marked(rows, width - 1), *said, ()]
    right = [item.check.id for item in found.right]
    for word, mark, checks in (
        ("Already right", "✓", right),
        ("Not applicable", "–", not_applicable_checks(repo)),
    ):
        if checks:
            names = line(", ".join(map(_name, checks)), SOFT)
            lines += [line(f"{word} ({len(checks)})", BOLD), *marked([(line(mark), names)], width - 1), ()]
    return lines


def _head(repo: RepoReport, width: int) -> list[Line]:
    state = STATES[repo.state]
    read = f"{repo.via}, commit {repo.commit[:12]}" if repo.commit and repo.via != "local" else repo.via
    if repo.via.startswith("working tree"):
        read = repo.via
    lines = (
        line(short(repo.repo), BOLD),
        line(f"{state.glyph} {state.word}: {MEANINGS[repo.state]}"),
        line(why(repo)),
        line(f"Read: {visible(read)}", SOFT),
    )
    return [part for each in lines for part in wrapped(each, width)]


def _rows(items: Sequence[Item], width: int, *, remedies: bool = False) -> list[Line]:
    rows: list[tuple[Line, Line]] = []
    for item in items:
        sign = OUTCOMES[item.finding.outcome]
        mark = f"+{item.gain:.0f}" if remedies and item.gain >= 0.5 else sign.glyph
        title = (*line(visible(item.check.question), BOLD), *line(f"  {item.check.id}", SOFT))
        rows.append((line(mark, "red" if remedies else "magenta"), title))
        rows.append(((), line(_message(item))))
        if remedies:
            rows.append(((), line(f"→ {visible(item.check.remedy)}")))
    return marked(rows, width)


def _message(item: Item) -> str:
    """Return what was found, behind the places where."""
    named = [f"{place.path}:{place.line}" if place.line else place.path for place in item.places]
    places = ", ".join(dict.fromkeys(visible(each, 80) for each in named[:MAX_PLACES]))
    more = f" and {len(named) - MAX_PLACES} more" if len(named) > MAX_PLACES else ""
    message = visible(item.finding.message, 300)
    return f"{places}{more}: {message}" if places and not message.startswith(places) else message


def _name(check: str) -> str:
    return ESSENTIAL_LABELS.get(check, visible(check))
