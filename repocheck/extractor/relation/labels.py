r"""The words that a link hangs on: ``\href{…}{words}``, ``<a href="…">words</a>``, ``[…][words]``.

Source: links in LaTeX papers, and in READMEs in HTML, Org and AsciiDoc.
"""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

_LABELS = {
    "latex": late_regex(r"\}[ ]?\{((?:[^{}]|\{[^{}]{0,60}\}){1,120})\}"),
    "html": late_regex(r"[\"']?[^<>\n]{0,200}>([^<>]{1,120})</a", re.IGNORECASE),
    "text": late_regex(r"\]?\[([^\[\]\n]{1,60})\]"),
}
"""The words that a link hangs on, where they stand behind the address; in text, those of Org and AsciiDoc."""
_COMMANDS = late_regex(r"\\[A-Za-z]+(?:\{[a-z]{1,12}\}(?=\{))?|[^\w ]|\bcolor\b")
_JUST_CODE = late_regex(
    r"(?:(?:official|source|our|the)[ ]){0,2}(?:codes?|github|code[ ])?(?:[ ]?(?:repository|repo))?"
    r"|(?:online[ ])?supplement(?:ary[ ](?:code|materials?|information))?",
    re.IGNORECASE,
)


def label_of(text: str, end: int, format: str) -> str:
    """Return the words that a link hangs on, as they are written; empty if none stand behind it.

    Args:
        text: The view's text.
        end: Position behind the link.
        format: How the text is written.
    """
    found = _LABELS[format].match(text, end) if format in _LABELS else None
    return found[1] if found else ""


def is_code(label: str) -> bool:
    """Return whether the words that a link hangs on are *Code*, or the like, and nothing else."""
    words = " ".join(_COMMANDS.sub(" ", label).split())
    return words != "" and _JUST_CODE.fullmatch(words) is not None
