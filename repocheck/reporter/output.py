"""Which formats there are, and how a report gets into a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

from repocheck.errors import UsageError
from repocheck.models import AuditReport

FORMATS: Mapping[str, str] = {
    "text": "table for a terminal, 80 columns",
    "json": "the whole report; every other format can be rendered from it",
    "jsonl": "one JSON record per repository and line",
    "csv": "one row per repository, for spreadsheets",
    "markdown": "job summary or comment, under 1 MiB",
    "html": "self-contained page for people",
    "sarif": "SARIF 2.1.0, located in the digest",
    "junit": "JUnit XML, one suite per repository",
    "github": "workflow annotations for GitHub Actions",
    "badge": "shields.io endpoint as JSON",
    "badge-svg": "the same badge as a static picture",
    "parquet": "typed table for data frames; needs the extra `parquet`",
    "ro-crate": "metadata to archive an audit as a research object",
}
"""Format by name, with what it is for. Format ``x`` is rendered by ``reporter/x.py``."""


def render(report: AuditReport, format: str) -> str | bytes:
    """Return `report` in one of `FORMATS`.

    Raises:
        UsageError: There is no such format.
    """
    rendered: str | bytes = _module(format).render(report)
    return rendered


def pieces(report: AuditReport, format: str) -> Iterator[bytes]:
    """Yield what `render` returns, encoded, in parts: a report of thousands need not be in memory as a whole.

    A format that can write one repository after the other has a function ``pieces``.

    Raises:
        UsageError: There is no such format.
    """
    module = _module(format)
    parts = module.pieces(report) if hasattr(module, "pieces") else (module.render(report),)
    return (part.encode() if isinstance(part, str) else part for part in parts)


def _module(format: str) -> ModuleType:
    if format not in FORMATS:
        raise UsageError(f"there is no format {format!r}", f"Choose one of {', '.join(FORMATS)}.")
    # Imported only when asked for: rich and jinja2 would cost every start of the program 150 ms.
    return import_module(f"repocheck.reporter.formats.{format.replace('-', '_')}")


def write(report: AuditReport, format: str, path: Path) -> None:
    """Render `report` into a file; a crash or a full disk leaves the old file as it was.

    Raises:
        UsageError: There is no such format, the target is a symbolic link, or it cannot be written.
    """
    write_bytes(pieces(report, format), path)


def write_bytes(content: Iterable[bytes], path: Path) -> None:
    """Replace the file at `path` by `content`, given in parts, in one step, and have the disk confirm it.

    A pipe, a terminal or another device is written to as it is; an existing file keeps its permissions.

    Raises:
        UsageError: The target is a symbolic link to a file, or cannot be written.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            _pour(content, path)
        elif path.is_symlink():
            raise UsageError(f"{path} is a symbolic link", "Name the file itself.")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(content, path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", "Choose another place with -o.") from error


def _pour(content: Iterable[bytes], path: Path) -> None:
    with path.open("wb") as stream:
        stream.writelines(content)


def _replace(content: Iterable[bytes], path: Path) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:  # a rename is only kept over a power loss once the folder is on disk
        os.fsync(folder)
    finally:
        os.close(folder)
