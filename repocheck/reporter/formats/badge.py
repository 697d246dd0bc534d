"""A badge as shields.io reads it from an endpoint: the essentials of one repository, or how many have code.

Source: https://shields.io/badges/endpoint-badge
"""

from __future__ import annotations

import json

from repocheck.models import AuditReport
from repocheck.reporter.badge_face import badge_face
from repocheck.reporter.format import ReportFormat


def _render(report: AuditReport) -> str:
    """Return the endpoint document."""
    message, colour = badge_face(report)
    document = {
        "schemaVersion": 1,
        "label": "repocheck",
        "message": message,
        "color": colour,
    }
    return json.dumps(document) + "\n"


FORMAT = ReportFormat("badge", "shields.io endpoint as JSON", _render)
