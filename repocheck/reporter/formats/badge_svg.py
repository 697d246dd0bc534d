"""The badge as a static picture, for places that reach no badge service."""

from __future__ import annotations

from html import escape

from repocheck.models import AuditReport
from repocheck.reporter.badge_face import badge_face
from repocheck.reporter.format import ReportFormat

_LABEL = "repocheck"
_CHAR_WIDTH = 6.6
"""Mean width of a character at 11 px in the fonts named below, in px."""
_PADDING = 10


def _render(report: AuditReport) -> str:
    """Return the picture; it says the same to screen readers."""
    message, colour = badge_face(report)
    left, right = _width(_LABEL), _width(message)
    total = left + right
    text = escape(f"{_LABEL}: {message}", quote=False)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="20" role="img" aria-label="{text}">'
        f"<title>{text}</title>"
        f'<clipPath id="r"><rect width="{total}" height="20" rx="4"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="{left}" height="20" fill="#18202b"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/></g>'
        '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="{left / 2:g}" y="14">{_LABEL}</text>'
        f'<text x="{left + right / 2:g}" y="14">{escape(message, quote=False)}</text></g></svg>\n'
    )


def _width(text: str) -> int:
    return round(len(text) * _CHAR_WIDTH) + _PADDING


FORMAT = ReportFormat("badge-svg", "the same badge as a static picture", _render, suffixes=(".svg",))
