"""Reporters: pure functions from an `AuditReport` to text in one format, and the score behind them.

    findings -score-> Score        papers, repos -summarise-> Summary
    AuditReport -render-> text     AuditReport -write-> file
    old, new -render_diff-> text   reports -site-> folder

One file per format; each has one function ``render(report)``. Files starting with ``_`` are machinery.
"""

from repocheck.reporter.diff import DIFF_FORMATS, render_diff
from repocheck.reporter.formats import from_json, json_schema, render_text
from repocheck.reporter.output import FORMATS, pieces, render, write
from repocheck.reporter.sanitise import visible
from repocheck.reporter.score import score
from repocheck.reporter.site import site
from repocheck.reporter.summary import summarise

__all__ = [
    "DIFF_FORMATS",
    "FORMATS",
    "from_json",
    "json_schema",
    "pieces",
    "render",
    "render_diff",
    "render_text",
    "score",
    "site",
    "summarise",
    "visible",
    "write",
]
