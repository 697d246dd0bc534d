"""The command line: the only place that prints, reads arguments and sets exit codes.

Exit codes: 0 ok; 1 the gate failed; 2 usage, configuration or input; 3 something could not be determined;
4 a bug in repocheck; 130 interrupted.
"""

import atexit
import gc
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from repocheck.face import late
from repocheck.version import VERSION

if TYPE_CHECKING:
    from repocheck.cli.audit import audit_command, repo_command
    from repocheck.cli.demo import demo_command
    from repocheck.cli.doctor import doctor_command
    from repocheck.cli.env import env_command
    from repocheck.cli.explain import checks_command, config_command, explain_command
    from repocheck.cli.history import diff_command, report_command, site_command
    from repocheck.cli.letter import letter_command
    from repocheck.cli.links import links_command
    from repocheck.cli.merge import merge_command
    from repocheck.cli.watch import watch_command

__getattr__ = late(
    __name__,
    audit="audit_command repo_command",
    demo="demo_command",
    doctor="doctor_command",
    env="env_command",
    explain="checks_command config_command explain_command",
    history="diff_command report_command site_command",
    letter="letter_command",
    links="links_command",
    merge="merge_command",
    watch="watch_command",
)

__all__ = [
    "audit_command",
    "checks_command",
    "config_command",
    "demo_command",
    "diff_command",
    "doctor_command",
    "env_command",
    "explain_command",
    "letter_command",
    "links_command",
    "main",
    "merge_command",
    "repo_command",
    "report_command",
    "script",
    "site_command",
    "watch_command",
]

INTERRUPTED = 130
_OBJECTS = 100_000
"""Objects made and still there after which cycles are looked for, in place of 700: nearly all that is made is
let go by counting, and the looks take a tenth of the time."""
_PATIENCE_S = 0.5
"""Seconds that work under way gets to end after an interrupt; the store survives an end at any moment."""


def script() -> None:
    """Run the command line as a program of its own, and leave it without taking it apart.

    Python lets go of every module and object one by one before it ends, which takes a sixth of the audit of a
    clone. What others have asked to be done at the end is done before, and threads have ended by then.
    Run by another program (`runpy`), it leaves that one's end alone.
    """
    status: list[int] = []
    if getattr(sys.modules["__main__"], "script", None) is script:
        atexit.register(_end, status)  # the first one registered is the last one called
    try:
        main()
        status.append(0)
    except SystemExit as stop:
        if isinstance(stop.code, int | None):
            status.append(stop.code or 0)
        raise


def _end(status: list[int]) -> None:
    """End the program if it has come to an end of its own, and what it wrote has got out."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        if status:
            os._exit(status[0])


def main() -> None:
    """Run the command line; an interrupt ends it with one quiet line, also while it still loads."""
    if sys.argv[1:] == ["--version"]:  # asked by every wrapper and bug report: worth no library at all
        sys.stdout.write(f"repocheck {VERSION}\n")
        return
    gc.set_threshold(_OBJECTS, 20, 20)
    # No plugin is ours, and looking for them reads what is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from repocheck.cli._main import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("repocheck: interrupted; no report was written.\n")
        _leave()


def _leave() -> None:
    """End the program now: requests under way are not waited for longer than half a second."""
    threads = [each for each in threading.enumerate() if each.name.startswith("repocheck")]
    for thread in threads:
        thread.join(_PATIENCE_S / len(threads))
    if any(thread.is_alive() for thread in threads):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(INTERRUPTED)
    sys.exit(INTERRUPTED)
