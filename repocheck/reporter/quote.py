"""How words of strangers are written where something would read them as more than words.

Each function goes through `visible` first, so that no caller can forget it.

Source: GitHub's workflow commands (a line that starts with ``::``, or ``##[`` anywhere; ActionCommand.cs);
OWASP "CSV injection" (a cell that starts with ``= + - @``, a tab or a line break is a formula).
"""

from __future__ import annotations

import re

from repocheck.reporter.sanitise import visible

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_MESSAGE_CHARS = 1_000
"""Length at which the text of an annotation is cut."""


def markdown_code(text: str, limit: int = 200) -> str:
    """Return a code span of somebody else's words, safe also inside a table."""
    shown = visible(text, limit)
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * (longest + 1)
    # GitHub splits table cells at | before it looks at code spans; a backslash keeps it whole there.
    return f"{fence} {shown} {fence}".replace("|", "\\|") if shown else ""


def markdown_text(text: str) -> str:
    """Return a sentence of ours that may name a repository, its markup escaped."""
    return re.sub(r"([\\`*_\[\]<>|@#~])", r"\\\1", text)


def formula_free(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA_STARTS) else shown


def workflow_message(text: str) -> str:
    """Return the text of a workflow command."""
    safe = visible(text, _MESSAGE_CHARS).replace("::", ":\\:")
    return safe.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """Return the value of a property of a workflow command."""
    return workflow_message(text).replace(":", "%3A").replace(",", "%2C")


def workflow_silent(lines: str) -> str:
    """Return lines for a job's log, set so that the runner takes none of them for a command."""
    return re.sub(r"^([^\S\n]*)::", _backslashed, lines.replace("##[", "#\\#["), flags=re.MULTILINE)


def _backslashed(found: re.Match[str]) -> str:
    """Put a backslash before the colons, in place of one blank if there is one: the line stays as wide."""
    return found[1][:-1] + "\\::"
