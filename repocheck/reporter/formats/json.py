r"""The report as JSON: the one form every other can be rendered from again, without loss.

Characters that a terminal or an editor would act on rather than show (controls, direction marks, zero
width) are written as ``\uXXXX``: the same string to a parser, but visible to a reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.models import AuditReport
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.sanitise import json_escapes

_LISTS = ("papers", "repos")
"""The long lists of a report, in its order."""


def _render(report: AuditReport) -> str:
    """Return the whole report as indented JSON."""
    return "".join(_pieces(report))


def _pieces(report: AuditReport) -> Iterator[str]:
    """Yield the text of `render` in parts, one paper or repository at a time."""
    bare = report.model_copy(update=dict.fromkeys(_LISTS, ()))
    rest = json_escapes(bare.model_dump_json(indent=2))
    for name in _LISTS:
        head = f'\n  "{name}": ['  # within a string of JSON, no line ends
        before, _, rest = rest.partition(head)
        yield before + head
        separator = ""
        for noun in getattr(report, name):
            text = json_escapes(noun.model_dump_json(indent=2))
            yield separator + "\n    " + text.replace("\n", "\n    ")
            separator = ","
        yield "\n  " if separator else ""
    yield rest + "\n"


FORMAT = ReportFormat(
    "json",
    "the whole report; every other format can be rendered from it",
    _render,
    suffixes=(".json",),
    pieces=_pieces,
)
