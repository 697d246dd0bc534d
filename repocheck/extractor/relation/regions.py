"""Tell the parts of a text that its authors do not state: reference lists, and the words of a template.

Source: reference lists of papers in LaTeX, PDF, Markdown and plain text; the checklists that conferences hand
out, whose guidelines speak of code and are printed in every paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.text.pattern import Pattern, late_regex

LISTED = "references"
TEMPLATE = "template"
_START = Pattern(
    r"^[ \t#*_\\]{0,6}(?:section\*?\{|chapter\*?\{)?(?:\d{1,2}\.?[ \t]{1,3}|[IVX]{1,4}\.[ \t])?"
    r"(?P<references>references|bibliography|works[ ]cited|literature(?:[ ]cited)?"
    r"|literatur(?:verzeichnis)?|参考文献)"
    r"[ \t:*_}]{0,4}\r?$"
    r"|(?P<bibitems>\\begin\{thebibliography\}|\\bibitem\b)"
    r"|^[ \t]*(?:\\item\[\][ \t]*)?(?P<template>guidelines:)[ \t]*\r?$",
    any_of=("references", "bibliography", "works cited", "literatur", "参考文献", "\\bibitem", "guidelines:"),
    flags=re.IGNORECASE | re.MULTILINE,
)
_END = {
    LISTED: late_regex(
        r"\\end\{thebibliography\}|\\appendix\b|\\(?:sub)?section\b|^#{1,6}[ \t]"
        r"|^[ \t]*(?:[A-Z]\.?[ \t]{1,3}|\d{1,2}\.?[ \t]{1,3})?(?:[A-Z][a-z]+[ ])?"
        r"(?:appendix|appendices|supplement(?:ary|al)?(?:[ ]materials?)?|acknowledge?ments?"
        r"|(?:neurips[ ])?paper[ ]checklist|(?:code|data)(?:[ ]and[ ](?:code|data))?[ ]availability)\b"
        r"[^.,\n]{0,40}\r?$",
        re.IGNORECASE | re.MULTILINE,
    ),
    TEMPLATE: late_regex(
        r"\\end\{itemize\}|^[ \t]*(?:\\item\[\][ \t]*)?question:", re.IGNORECASE | re.MULTILINE
    ),
}


class Region(NamedTuple):
    """One such part, as half-open positions in the view."""

    start: int
    end: int
    kind: str
    """`LISTED` or `TEMPLATE`."""


class Regions:
    """Follows the texts of one paper: what a page of a PDF leaves open goes on with the next."""

    def __init__(self) -> None:
        self._open = ""
        self.has_references = False
        """Whether a reference list was seen, so that the text is one of a whole paper."""

    def of(self, text: str, format: str) -> list[Region]:
        """Return the regions of the next text of the paper, in order."""
        carried = self._open if format == "pdf" else ""
        if not carried and "\n" not in text and format != "latex":  # a heading has a line of its own
            return []
        found = list(self._walk(text, carried))
        self._open = found[-1].kind if found and found[-1].end == len(text) else ""
        self.has_references |= any(region.kind == LISTED for region in found)
        return found

    def _walk(self, text: str, kind: str) -> Iterator[Region]:
        at = 0
        while True:
            if not kind:
                start = _START.compiled.search(text, at) if _START.may_match(text) else None
                if start is None:
                    return
                kind = TEMPLATE if start["template"] else LISTED
                at = start.end()
            end = _END[kind].search(text, at)
            yield Region(at, end.start() if end else len(text), kind)
            if end is None:
                return
            at, kind = end.end(), ""


def kind_at(regions: list[Region], position: int) -> str:
    """Return the kind of the region that a position lies in; empty if it is the authors' own statement."""
    return next((region.kind for region in regions if region.start <= position < region.end), "")
