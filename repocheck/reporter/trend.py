"""What changes from audit to audit, as lines of a chart. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from repocheck.models import AuditReport, State
from repocheck.reporter.page import complete

_LEFT, _RIGHT, _BOTTOM, _PER_POINT = 36.0, 590.0, 165.0, 1.5
"""Edges of the chart and height of one point, in units of its view box."""


class Line(NamedTuple):
    """One line of the chart."""

    label: str
    values: tuple[float | None, ...]
    """0-100 per audit, oldest first; None where there is none."""
    points: tuple[tuple[float, float], ...]
    """Where its dots stand."""
    latest: str
    """The newest value, and by how much it differs from the one before."""


def trend_lines(reports: Sequence[AuditReport]) -> list[Line]:
    """Return the lines over audits with repositories, oldest first."""
    return [_line(label, unit, list(map(measure, reports))) for label, unit, measure in _MEASURES]


def _line(label: str, unit: str, values: list[float | None]) -> Line:
    step = (_RIGHT - _LEFT) / max(1, len(values) - 1)
    places = [(_LEFT + step * n, value) for n, value in enumerate(values) if value is not None]
    points = tuple((x, _BOTTOM - _PER_POINT * value) for x, value in places)
    known = [round(value) for _, value in places]
    latest = f"{known[-1]}{unit}" if known else "none"
    if len(known) > 1:
        latest += f" ({known[-1] - known[-2]:+d})"
    return Line(label, tuple(values), points, latest)


def _share(report: AuditReport, having: int) -> float | None:
    known = sum(repo.state is not State.UNKNOWN for repo in report.repos)
    return 100 * having / known if known else None


def _with_code(report: AuditReport) -> float | None:
    states = report.summary.repos_by_state
    return _share(report, states.get(State.AVAILABLE, 0) + states.get(State.PARTIAL, 0))


_MEASURES: tuple[tuple[str, str, Callable[[AuditReport], float | None]], ...] = (
    ("Repositories with code", "%", _with_code),
    ("With all five essentials", "%", lambda report: _share(report, complete(report))),
    ("Mean readiness", " points", lambda report: report.summary.mean_points),
)
