"""Run a command and turn whatever ends it into one clear message and an exit code."""

from __future__ import annotations

import io
import os
import sys

from repocheck.cli import INTERRUPTED
from repocheck.cli._app import app
from repocheck.cli._terminal import log_to_stderr
from repocheck.errors import RepocheckError, UsageError

BUG = 4
BUG_TRACKER = "the project's issue tracker"


def run() -> None:
    """Run the command line; never show a traceback unless ``REPOCHECK_DEBUG`` is set.

    Raises:
        KeyboardInterrupt: Somebody pressed Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no ✓ shows a ?, and goes on
    log = log_to_stderr()
    try:
        _run()
    except RepocheckError as error:
        log.fail(str(error), error.remedy)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has seen enough
        sys.exit(0)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        log.fail(f"{error.strerror or error}{where}", "Free some space, or choose another place with -o.")
        sys.exit(UsageError.exit_code)
    except Exception as error:
        if os.environ.get("REPOCHECK_DEBUG"):
            raise
        remedy = f"Please report it to {BUG_TRACKER}; REPOCHECK_DEBUG=1 shows where it happened."
        log.fail(f"this is a bug in repocheck: {type(error).__name__}: {error}", remedy)
        sys.exit(BUG)


def _run() -> None:
    """Run the application and see that everything it wrote has got out."""
    try:
        app()
    except SystemExit as stop:
        if stop.code == INTERRUPTED:  # typer has caught the interrupt
            raise KeyboardInterrupt from None
        sys.stdout.flush()
        raise
