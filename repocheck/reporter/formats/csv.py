"""One row per repository for spreadsheets, with a guard against cells that a spreadsheet would run.

Source: OWASP "CSV injection": a cell that starts with ``= + - @``, a tab or a line break is a formula.
"""

from __future__ import annotations

import csv
import datetime as dt
from io import StringIO

from repocheck.models import AuditReport
from repocheck.reporter.sanitise import visible
from repocheck.reporter.table import Cell, columns, record

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(report: AuditReport) -> str:
    """Return a header and a row per repository; the last columns are the outcomes, one per check."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns(report))
    for repo in report.repos:
        writer.writerow([guarded(cell) for cell in record(report, repo).values()])
    return out.getvalue()


def guarded(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet takes for a formula."""
    text = visible(_text(cell))
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) else text


def _text(cell: Cell) -> str:
    if isinstance(cell, list):
        return " ".join(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat()
    return "" if cell is None else str(cell)
