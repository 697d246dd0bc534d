r"""The report as JSON: the one form every other can be rendered from again, without loss.

Characters that a terminal or an editor would act on rather than show (controls, direction marks, zero
width) are written as ``\uXXXX``: the same string to a parser, but visible to a reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.models import AuditReport
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.sanitise import json_escapes

_REPOS = '\n  "repos": ['
"""How the list of repositories begins; within a string of JSON, no line ends."""


def _render(report: AuditReport) -> str:
    """Return the whole report as indented JSON."""
    return "".join(_pieces(report))


def _pieces(report: AuditReport) -> Iterator[str]:
    """Yield the text of `render` in parts, one repository at a time."""
    frame = json_escapes(report.model_copy(update={"repos": ()}).model_dump_json(indent=2))
    before, _, after = frame.partition(_REPOS)
    yield before + _REPOS
    separator = ""
    for repo in report.repos:
        text = json_escapes(repo.model_dump_json(indent=2))
        yield separator + "\n    " + text.replace("\n", "\n    ")
        separator = ","
    yield ("\n  " if separator else "") + after + "\n"


FORMAT = ReportFormat(
    "json",
    "the whole report; every other format can be rendered from it",
    _render,
    suffixes=(".json",),
    pieces=_pieces,
)
