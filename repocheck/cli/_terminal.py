"""The one door to the terminal: all that is said goes through it, so that no text from outside can act."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


class Terminal:
    """Says sentences on stdout or stderr: no markup, no escapes, no workflow commands, one sentence a line.

    Args:
        stderr: Whether to write to stderr.
        quiet: Whether to say nothing.
    """

    def __init__(self, *, stderr: bool = False, quiet: bool = False) -> None:
        self._stderr, self._quiet = stderr, quiet

    @property
    def animated(self) -> bool:
        """Return whether there is somebody to watch a bar move."""
        stream = sys.stderr if self._stderr else sys.stdout
        return not self._quiet and (stream.isatty() or "FORCE_COLOR" in os.environ)

    @property
    def coloured(self) -> bool:
        """Return whether colours are wanted. Source: no-color.org and force-color.org."""
        return self.animated and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @cached_property
    def console(self) -> Console:
        """Return the console that all is printed on; what prints nothing does not load it."""
        from rich.console import Console

        return Console(stderr=self._stderr, quiet=self._quiet, soft_wrap=True, highlight=False)

    def say(self, text: str, *, mark: str = "", style: str = "") -> None:
        """Print `text` on one line, behind a `mark` in a `style` of rich, if any."""
        from rich.text import Text

        from repocheck.reporter import visible, workflow_silent

        self.console.print(Text(mark, style).append(workflow_silent(visible(text)), "default"))

    def fail(self, what: str, remedy: str = "") -> None:
        """Print an error and, below it, its remedy."""
        self.say(f" {what}", mark="repocheck:", style="bold red")
        if remedy:
            self.say(f"  → {remedy}")


def log_to_stderr(quiet: bool = False) -> Terminal:
    """Return the terminal for progress and messages."""
    return Terminal(stderr=True, quiet=quiet)


def write_out(text: str) -> None:
    """Write lines to stdout, each as it is unless a job's runner would take it for a command."""
    from repocheck.reporter import workflow_silent

    sys.stdout.write(workflow_silent(text))


def shown(text: str) -> Text:
    """Return a cell of a table of the terminal library, its markup and escapes shown as they are."""
    from rich.text import Text

    from repocheck.reporter import visible

    return Text(visible(text))
