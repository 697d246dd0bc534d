r"""LaTeX: the whole is one paper, called by its ``\title``. Comments are left to the extractor to skip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._fields import one_line
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.text import whole
from repocheck.models import Confidence, Paper

_DOCUMENT = re.compile(r"^[^%\n]*\\(?:documentclass|documentstyle|begin\{document\})", re.M)
_COMMANDS = re.compile(
    r"\\(?:(?:sub)?section|chapter|caption|footnote|bibitem|cite[tp]?|label|url|href|usepackage)\*?[\[{]"
    r"|\\begin\{(?:abstract|figure|table|itemize|enumerate|thebibliography)"
)
_TITLE = re.compile(r"^[^%\n]*\\title\s*(?:\[[^\[\]]{0,300}\]\s*)?\{", re.M)
_MARKS = re.compile(r"\\\\|\\[A-Za-z]+\*?|[{}~]")
_MIN_COMMANDS = 3
"""Commands that make a fragment LaTeX: abstracts on arXiv have one or two."""


def _sniff(head: str, name: str) -> Confidence | None:
    if _DOCUMENT.search(head):
        return Confidence.HIGH
    commands = sum(1 for _ in zip(range(_MIN_COMMANDS), _COMMANDS.finditer(head), strict=False))
    enough = commands >= (1 if name.lower().endswith((".tex", ".ltx")) else _MIN_COMMANDS)
    return Confidence.LOW if enough else None  # Markdown may hold formulas


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    opening = _TITLE.search(page.text[:500_000])
    title = _argument(page.text, opening.end()) if opening else ""
    yield whole(page, one_line(_MARKS.sub(" ", title)), opening.end() if opening else 0, "latex")


def _argument(text: str, start: int) -> str:
    r"""Return what stands in the braces that open before `start`, comments left out."""
    depth = 1
    for at in range(start, min(start + 2_000, len(text))):
        if text[at] in "{}" and text[at - 1] != "\\":
            depth += 1 if text[at] == "{" else -1
            if not depth:
                return re.sub(r"(?<!\\)%[^\n]*\n?", "", text[start:at])
    return ""


FORMAT = Format("latex", "LaTeX source; the whole is one paper", _sniff, _read)
