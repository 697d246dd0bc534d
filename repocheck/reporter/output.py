"""Which formats there are, found by walking their folder, and a report in one of them."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import TypeVar

from repocheck.errors import UsageError
from repocheck.models import AuditReport, Proposal
from repocheck.reporter import environments as environment_package
from repocheck.reporter import formats as package
from repocheck.reporter.environment_format import EnvironmentFormat
from repocheck.reporter.files import write_bytes
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.salvage import salvaged

T = TypeVar("T")
_SPOOLED_BYTES = 4_194_304
"""A report up to this size is not written to disk on its way; 4 MB are about 250 repositories as JSON."""
_PIECE_BYTES = 1_048_576


@cache
def report_formats() -> Mapping[str, ReportFormat]:
    """Return the formats of a report by name."""
    found: list[ReportFormat] = [module.FORMAT for module in _modules_in(package)]
    return MappingProxyType({each.name: each for each in sorted(found, key=lambda each: each.name)})


@cache
def environment_formats() -> Mapping[str, EnvironmentFormat]:
    """Return the forms of an environment's file by name."""
    found: list[EnvironmentFormat] = [module.FORMAT for module in _modules_in(environment_package)]
    return MappingProxyType({each.name: each for each in sorted(found, key=lambda each: each.name)})


def install_command(proposal: Proposal, format: str, path: str) -> str:
    """Return the command that makes a proposed environment from the file at a path."""
    python = proposal.candidate.python.rpartition(".")[0]
    return environment_formats()[format].install.format(python=python, file=shlex.quote(path))


def environment_file(proposal: Proposal, format: str) -> str:
    """Return the file that describes a proposed environment.

    Raises:
        UsageError: There is no such form.
    """
    if format not in environment_formats():
        raise UsageError(
            f"there is no format {format!r}", f"Choose one of {', '.join(environment_formats())}."
        )
    return environment_formats()[format].render(proposal)


def _modules_in(folder: ModuleType) -> list[ModuleType]:
    return [import_module(f"{folder.__name__}.{each.name}") for each in iter_modules(folder.__path__)]


def format_named(name: str) -> ReportFormat:
    """Return the format that is called `name`.

    Raises:
        UsageError: There is none.
    """
    found = report_formats().get(name)
    if not found:
        raise UsageError(f"there is no format {name!r}", f"Choose one of {', '.join(report_formats())}.")
    return found


def format_for(path: Path) -> str | None:
    """Return the name of the format that the ending of `path` asks for; None if it asks for none."""
    ending = path.suffix.lower()
    return next((each.name for each in report_formats().values() if ending in each.suffixes), None)


def render(report: AuditReport, format: str) -> str | bytes:
    """Return `report` in the format of this name; see `salvaged` for what it cannot render.

    Raises:
        UsageError: There is no such format.
    """
    return _whatever_happens(format_named(format).render, report)


def pieces(report: AuditReport, format: str) -> Iterator[bytes]:
    """Yield what `render` returns, encoded, in parts; nothing before all of it is known to be well.

    Raises:
        UsageError: There is no such format.
    """
    chosen = format_named(format)
    return _spooled(chosen.pieces or (lambda whole: (chosen.render(whole),)), report)


def _spooled(make: Callable[[AuditReport], Iterable[str | bytes]], report: AuditReport) -> Iterator[bytes]:
    """Yield the parts that `make` makes of `report`, encoded, when all are made."""

    def spool(of: AuditReport) -> None:
        spooled.seek(0)
        spooled.truncate()
        for part in make(of):  # `writelines` looks at the size when all is written
            spooled.write(part.encode() if isinstance(part, str) else part)

    with tempfile.SpooledTemporaryFile(_SPOOLED_BYTES) as spooled:
        _whatever_happens(spool, report)
        spooled.seek(0)
        yield from iter(lambda: spooled.read(_PIECE_BYTES), b"")


def write(report: AuditReport, format: str, path: Path) -> None:
    """Render `report` into a file; a crash or a full disk leaves the old file as it was.

    A report that is too large for one page gets others in a folder beside it, written before the page that
    leads to them.

    Raises:
        UsageError: There is no such format, the target is a symbolic link, or it cannot be written.
    """
    if not _write_pages(report, format_named(format), path):
        write_bytes(pieces(report, format), path)


def _write_pages(report: AuditReport, chosen: ReportFormat, path: Path) -> bool:
    """Write the pages of a report that is too large for one; return whether they are all there."""
    if chosen.pages is None or _is_device(path):
        return False
    are_several = False
    try:
        for page in chosen.pages(report, path.name):
            write_bytes(_spooled(page.pieces, page.report), path.parent / page.name)
            are_several = True
    except (UsageError, OSError):
        raise
    except Exception:  # noqa: BLE001 - what cannot be put in order may still be written on one page
        return False
    return are_several


def _is_device(path: Path) -> bool:
    """Return whether a path is a pipe or a device, beside which no folder belongs."""
    return path.exists() and not path.is_file()


def render_text(report: AuditReport, *, width: int = 80, colour: bool = False) -> str:
    """Return the table for a terminal of `width` columns, coloured if asked."""
    from repocheck.reporter import terminal  # noqa: PLC0415 - one format of many

    return _whatever_happens(partial(terminal.render_text, width=width, colour=colour), report)


def _whatever_happens(write: Callable[[AuditReport], T], report: AuditReport) -> T:
    """Return ``write(report)``, without those parts of the report that break it if any does."""
    try:
        return write(report)
    except (UsageError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - see `salvaged`
        return write(salvaged(report, write, error))
