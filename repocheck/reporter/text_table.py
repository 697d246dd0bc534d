"""The table of repositories for a terminal: a name is broken between words, never inside one."""

from __future__ import annotations

from collections.abc import Sequence

from repocheck.models import ESSENTIALS, Outcome, RepoReport
from repocheck.reporter.layout import BOLD, SOFT, Line, cells, columns, line, text_of, wrapped
from repocheck.reporter.page import sign_of
from repocheck.reporter.view import finding_of, short, third_party
from repocheck.reporter.words import SHORT_LABELS, STATES, WORD_END, Sign
from repocheck.text.pattern import late_regex

_STYLES = {"good": "green", "mild": "yellow", "bad": "red", "open": "magenta", "none": SOFT}
_SHORT_WORDS = {"unknown": "unk"}
_HEAD = ("State", *(SHORT_LABELS[check] for check in ESSENTIALS), "Points")
_MIN_NAME_WIDTH = 20
"""Columns for names below which each stands above its row, not beside it."""
_INDENT = "  "
_SEGMENT = late_regex(r"[^/]+/?")


def table(repos: Sequence[RepoReport], width: int, more: int = 0) -> list[Line]:
    """Return a row per repository, and how many `more` there are."""
    head = [line(label, BOLD) for label in _HEAD]
    rows = [[_state(repo), *_essentials(repo), _points(repo)] for repo in repos]
    widths = [max(cells(text_of(cell)) for cell in column) for column in zip(head, *rows, strict=True)]
    room = width - sum(widths) - len(widths)
    tail = [line(f"and {more:,} more")] if more else []
    if room < _MIN_NAME_WIDTH:
        lines = _row(head, widths)
        for repo, row in zip(repos, rows, strict=True):
            lines += [*_name(repo, width), *_row(row, widths)]
        return lines + tail
    lines = columns([[line("Repository", BOLD), *head]], (room, *widths), right=(len(widths),))
    for repo, row in zip(repos, rows, strict=True):
        first, *others = _name(repo, room)
        lines += [*columns([[first, *row]], (room, *widths), right=(len(widths),)), *others]
    return lines + tail


def sign(shown: Sign, word: str = "") -> Line:
    """Return a sign with its word, or with another one."""
    return line(f"{shown.glyph} {word or shown.word}", _STYLES[shown.tone])


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


def _row(row: Sequence[Line], widths: Sequence[int]) -> list[Line]:
    return columns([[(), *row]], (len(_INDENT) - 1, *widths), right=(len(widths),))


def _name(repo: RepoReport, width: int) -> list[Line]:
    notes = (
        ("moved", repo.moved),
        ("archived", repo.archived),
        ("third-party", third_party(repo)),
        ("copy in Software Heritage", repo.archived_copy is not None),
    )
    named = [
        *fitted(short(repo.repo), width).split("\n"),
        *(f"{_INDENT}({note})" for note, is_so in notes if is_so),
    ]
    return [part for each in named for part in wrapped(line(each), width)]


def _state(repo: RepoReport) -> Line:
    return sign(STATES[repo.state], "pending" if repo.pending else "")


def _essentials(repo: RepoReport) -> list[Line]:
    findings = [finding_of(repo, check) for check in ESSENTIALS]
    outcomes = [f.outcome if f else Outcome.NOT_APPLICABLE for f in findings]
    signs = [sign_of(repo, check, outcome) for check, outcome in zip(ESSENTIALS, outcomes, strict=True)]
    return [sign(shown, _SHORT_WORDS.get(shown.word, "")) for shown in signs]


def _points(repo: RepoReport) -> Line:
    return line("–" if repo.score.points is None else f"{repo.score.points:.0f}")
