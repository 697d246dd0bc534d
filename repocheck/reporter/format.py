"""What an output format says of itself; each file in `repocheck.reporter.formats` gives one as ``FORMAT``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from repocheck.models import AuditReport


class Page(NamedTuple):
    """One file of a report that is too large for one."""

    name: str
    """Its path, from the folder that the report goes to."""
    report: AuditReport
    """What it is about: the report, or some of its repositories."""
    pieces: Callable[[AuditReport], Iterator[str]]
    """Yield the file in parts."""


class ReportFormat(NamedTuple):
    """One way to write a report down."""

    name: str
    """What ``--format`` calls it."""
    about: str
    """What it is for, a few words."""
    render: Callable[[AuditReport], str | bytes]
    """Return the whole report; imports what is slow to load only when it is called."""
    suffixes: tuple[str, ...] = ()
    """Endings of file names, lower case, that ask for it where no format is named."""
    pieces: Callable[[AuditReport], Iterator[str]] | None = None
    """Yield the same in parts, where a report of thousands need not be in memory as a whole."""
    pages: Callable[[AuditReport, str], Iterator[Page]] | None = None
    """Yield the files of a report of this name, the first page last; none if one is enough."""
