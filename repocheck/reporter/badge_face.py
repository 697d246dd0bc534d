"""What a badge says: words and colour."""

from __future__ import annotations

from repocheck.models import AuditReport, State

_COLOURS = ((0.9, "#0b6650"), (0.6, "#6b7a1d"), (0.3, "#a0640a"), (0.0, "#a12c17"))
"""Colour from a share upwards; white text on each has a contrast of at least 4.5."""
_GREY = "#626b78"


def badge_face(report: AuditReport) -> tuple[str, str]:
    """Return message and colour; unknown counts neither way."""
    known = [repo for repo in report.repos if repo.state is not State.UNKNOWN]
    if not known:
        return "unknown", _GREY
    holding = sum(repo.state in {State.AVAILABLE, State.PARTIAL} for repo in known)
    share = holding / len(known)
    colour = next(colour for least, colour in _COLOURS if share >= least)
    if len(report.repos) == 1:
        points = known[0].score.points
        return str(known[0].state) + (f", {points:.0f}/100" if points is not None else ""), colour
    return f"{holding} of {len(known)} there", colour
