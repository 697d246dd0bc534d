"""What a badge says: how many of the five essentials one repository has, or how many of several have code."""

from __future__ import annotations

from repocheck.models import ESSENTIALS, AuditReport, State

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
        essentials = known[0].score.essentials
        there = known[0].state in {State.AVAILABLE, State.PARTIAL}
        best = next(colour for least, colour in _COLOURS if essentials / len(ESSENTIALS) >= least)
        return (
            (f"{essentials}/{len(ESSENTIALS)} essentials", best) if there else (str(known[0].state), colour)
        )
    return f"{holding} of {len(known)} available", colour
