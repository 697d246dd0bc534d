"""The table of repositories for a terminal: a name is broken between words, never inside one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from repocheck.models import ESSENTIALS, Outcome, RepoReport
from repocheck.reporter.page import sign_of
from repocheck.reporter.view import finding_of, short, third_party
from repocheck.reporter.words import SHORT_LABELS, STATES, WORD_END, Sign
from repocheck.text.pattern import late_regex

_STYLES = {"good": "green", "mild": "yellow", "bad": "red", "open": "magenta", "none": "bright_black"}
_SHORT_WORDS = {"unknown": "unk"}
_HEAD = ("State", *(SHORT_LABELS[check] for check in ESSENTIALS), "Points")
_MIN_NAME_WIDTH = 20
"""Columns for names below which each stands above its row, not beside it."""
_INDENT = "  "
_SEGMENT = late_regex(r"[^/]+/?")


def table(repos: Sequence[RepoReport], width: int, more: int = 0) -> RenderableType:
    """Return a row per repository, and how many `more` there are."""
    rows = [[_state(repo), *_essentials(repo), _points(repo)] for repo in repos]
    widths = [
        max(len(label), *(cell.cell_len for cell in column))
        for label, column in zip(_HEAD, zip(*rows, strict=True), strict=True)
    ]
    room = width - sum(widths) - len(widths)
    tail = [Text(f"and {more:,} more")] if more else []
    if room < _MIN_NAME_WIDTH:
        parts: list[RenderableType] = [_row([Text(label, style="bold") for label in _HEAD], widths)]
        for repo, row in zip(repos, rows, strict=True):
            parts += [_name(repo, width), _row(row, widths)]
        return Group(*parts, *tail)
    grid = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", pad_edge=False, expand=True)
    grid.add_column("Repository", overflow="fold", ratio=1)
    for label in _HEAD:
        grid.add_column(label, no_wrap=True, justify="right" if label == "Points" else "left")
    for repo, row in zip(repos, rows, strict=True):
        grid.add_row(_name(repo, room), *row)
    return Group(grid, *tail)


def sign(shown: Sign, word: str = "") -> Text:
    """Return a sign with its word, or with another one."""
    return Text(f"{shown.glyph} {word or shown.word}", style=_STYLES[shown.tone])


def fitted(name: str, width: int) -> str:
    """Return a name on lines of at most `width` characters: broken at slashes, then at the ends of words."""
    lines = [""]
    for segment in _SEGMENT.findall(name):
        whole = len(segment) <= width - len(_INDENT)
        for piece in [segment] if whole else WORD_END.split(segment):
            if lines[-1].strip() and len(lines[-1]) + len(piece) > width:
                lines.append(_INDENT)
            lines[-1] += piece
    return "\n".join(lines)


def _row(cells: Sequence[Text], widths: Sequence[int]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    for width in (len(_INDENT) - 1, *widths):
        grid.add_column(width=width, no_wrap=True)
    cells[-1].justify = "right"
    grid.add_row("", *cells)
    return grid


def _name(repo: RepoReport, width: int) -> Text:
    notes = (
        ("moved", repo.moved),
        ("archived", repo.archived),
        ("third-party", third_party(repo)),
        ("copy in Software Heritage", repo.archived_copy is not None),
    )
    noted = (f"{_INDENT}({note})" for note, is_so in notes if is_so)
    return Text("\n".join([fitted(short(repo.repo), width), *noted]))


def _state(repo: RepoReport) -> Text:
    return sign(STATES[repo.state], "pending" if repo.pending else "")


def _essentials(repo: RepoReport) -> list[Text]:
    findings = [finding_of(repo, check) for check in ESSENTIALS]
    outcomes = [f.outcome if f else Outcome.NOT_APPLICABLE for f in findings]
    signs = [sign_of(repo, check, outcome) for check, outcome in zip(ESSENTIALS, outcomes, strict=True)]
    return [sign(shown, _SHORT_WORDS.get(shown.word, "")) for shown in signs]


def _points(repo: RepoReport) -> Text:
    return Text("–" if repo.score.points is None else f"{repo.score.points:.0f}")
