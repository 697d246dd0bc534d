"""How content gets into a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from repocheck.errors import UsageError


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
