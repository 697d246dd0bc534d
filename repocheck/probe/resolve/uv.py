"""Run uv apart from everything: an empty folder, a bare environment, a deadline, no configuration file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from repocheck.knowledge.resolver_texts import INDEX_VARIABLES, PIP_VARIABLES

_MAX_OUTPUT_CHARS = 262_144
_POLL_S = 0.2


class Printed(NamedTuple):
    """What uv left when it ended."""

    code: int
    """Exit code."""
    out: str
    """Standard output, cut at 262,144 bytes."""
    err: str
    """Standard error, cut likewise."""


def find_uv() -> str | None:
    """Return the path of uv: on PATH, or from the package `uv`; None if there is none."""
    if found := shutil.which("uv"):
        return found
    try:
        import uv  # noqa: PLC0415 - an optional dependency

        return uv.find_uv_bin()
    except (ImportError, OSError):
        return None


def environment(home: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for uv: how to reach the user's package index, and nothing else of `given`.

    Tokens of repository hosts, settings of uv that change what is resolved, and the user's home stay out.
    """
    renamed = {name: given[pip] for pip, name in PIP_VARIABLES.items() if given.get(pip)}
    kept = {name: given[name] for name in INDEX_VARIABLES if given.get(name)}
    if "UV_INDEX_URL" in kept:
        renamed.pop("UV_DEFAULT_INDEX", None)
    return renamed | kept | {"PATH": given.get("PATH", os.defpath), "HOME": str(home), "NO_COLOR": "1"}


def run_uv(
    command: Sequence[str], folder: Path, deadline_s: float, stopped: threading.Event
) -> Printed | None:
    """Run uv in `folder`; None if it did not end before the deadline, or was stopped.

    Args:
        command: Program and arguments.
        folder: Empty folder to run in; what is printed is kept there.
        deadline_s: Moment of `time.monotonic` at which uv and all it started is killed, in seconds.
        stopped: Set from another thread to kill it at once.

    Raises:
        OSError: The program cannot be started.
    """
    out, err = folder / "stdout", folder / "stderr"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(  # noqa: S603 - a fixed program; requirements stand in a file
            command,
            cwd=folder,
            env=environment(folder, os.environ),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
        if not _ended(process, deadline_s, stopped):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None
    return Printed(process.returncode, _text(out), _text(err))


def _ended(process: subprocess.Popen[bytes], deadline_s: float, stopped: threading.Event) -> bool:
    """Wait; return whether the process ended by itself. Until it is waited for, its id stays its own."""
    while time.monotonic() < deadline_s and not stopped.is_set():
        try:
            process.wait(_POLL_S)
        except subprocess.TimeoutExpired:
            continue
        return True
    return False


def _text(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_MAX_OUTPUT_CHARS).decode(errors="replace")
