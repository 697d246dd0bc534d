"""Tell the parts of a text in which a link needs no words: references, a template's, titles, availability.

Reference lists and the words of a template are no statement of the authors; below a heading on the
availability of their code, an address alone is one.

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
AVAILABLE = "available"
FRONT = "front"
_AVAILABLE_CHARS = 1_500
"""Length of a statement on where the code is."""
_START = Pattern(
    r"^[ \t#*_\\]{0,6}(?:section\*?\{|chapter\*?\{)?(?:\d{1,4}\.?[ \t]{1,3}|[IVX]{1,4}\.[ \t])?"
    r"(?P<references>references(?:[ ]cited|[ ]and[ ]notes)?|bibliography|works[ ]cited"
    r"|literature(?:[ ]cited)?|further[ ]reading|literatur(?:verzeichnis|a)?|bibliogra(?:fia|fía|phie)"
    r"|références(?:[ ]bibliographiques)?|refer[eê]ncias(?:[ ]bibliográficas)?"
    r"|riferimenti(?:[ ]bibliografici)?|kaynaklar|kaynakça|литература|список[ ]литературы|参考文献)"
    r"[ \t:*_}]{0,4}\r?$"
    r"|(?P<bibitems>\\begin\{(?:thebibliography|CSLReferences)\}|\\bibitem\b)"
    r"|^[ \t#*_\\]{0,6}(?:(?:sub)?section\*?\{|paragraph\*?\{)?(?:\d{1,4}\.?[ \t]{1,3})?"
    r"(?P<available>(?:(?:data|materials?|resources?)(?:,[ ]|[ ](?:and|&)[ ]))?"
    r"(?:source[ ]code|code|software)(?:(?:,[ ]|[ ](?:and|&)[ ])(?:data|materials?|resources?)){0,2}"
    r"[ ](?:availability|accessibility|sharing)|(?:source[ ]code|code|software)[ ]repository"
    r"|availability[ ]of[ ](?:the[ ])?(?:data[ ]and[ ])?(?:source[ ])?(?:code|software)"
    r"|availability(?:[ ]and[ ](?:implementation|requirements))?|open[ ](?:research|practices)"
    r"|information[ ]sharing|reproducibility|artifact[ ](?:availability|appendix))"
    r"(?:[ ]statement)?[ \t.:*_}]{0,6}(?:\r?$|(?<=\})[ ])"
    r"|^[ \t]*(?:\\item\[\][ \t]*)?(?P<template>guidelines:)[ \t]*\r?$",
    any_of=(
        "references",
        "références",
        "bibliogra",
        "works cited",
        "further reading",
        "literatur",
        "referencias",
        "referências",
        "riferimenti",
        "kaynak",
        "литератур",
        "参考文献",
        "\\bibitem",
        "cslreferences",
        "guidelines:",
        "availability",
        "accessibility",
        "sharing",
        "open research",
        "open practices",
        "reproducibility",
        "artifact",
        "code repository",
        "software repository",
    ),
    flags=re.IGNORECASE | re.MULTILINE,
)
_END = {
    LISTED: late_regex(
        r"\\end\{thebibliography\}|\\appendix\b|\\(?:sub)?section\b|^#{1,6}[ \t]"
        r"|^[ \t]*(?:[A-Z]\.?[ \t]{1,3}|\d{1,2}\.?[ \t]{1,3})?(?:[A-Z][a-z]+[ ])?"
        r"(?:appendix|appendices|supplement(?:ary|al)?(?:[ ]materials?)?|acknowledge?ments?"
        r"|(?:neurips[ ])?paper[ ]checklist|(?:nr\.?[ ])?code[ ]metadata"
        r"|current[ ](?:code|software)[ ]version"
        r"|(?:code|data)(?:[ ]and[ ](?:code|data))?[ ]availability)\b"
        r"[^.,\n]{0,40}\r?$",
        re.IGNORECASE | re.MULTILINE,
    ),
    AVAILABLE: late_regex(
        r"\\(?:sub)?section\b|\\begin\{(?:thebibliography|CSLReferences)\}|\\bibliography\b|^#{1,6}[ \t]"
        r"|^[ \t]*\d{1,2}\.?[ \t]{1,3}[A-Z][^.,;:/\n]{3,50}\r?$"
        r"|^[ \t]*(?:[A-Z]\.?[ \t]{1,3}|\d{1,2}\.?[ \t]{1,3})?"
        r"(?:references|bibliography|appendix|acknowledge?ments?|funding|declarations?"
        r"|conflicts?[ ]of[ ]interest|competing[ ]interests?|author[ ]contributions?|ethics)\b"
        r"[^.,\n]{0,40}\r?$",
        re.IGNORECASE | re.MULTILINE,
    ),
    TEMPLATE: late_regex(
        r"\\end\{itemize\}|^[ \t]*(?:\\item\[\][ \t]*)?question:", re.IGNORECASE | re.MULTILINE
    ),
}


_UNDERLINE = late_regex(r"\r?\n {0,3}(={1,200}|-{2,200})[ \t\r]*$", re.MULTILINE)
_DEEPEST = 6
_FIRST_APPENDIX = late_regex(r"^[ \t]{0,3}A\.?[ \t]{1,3}(?=[A-Z])[^\n.,;:\d]{4,60}\r?$", re.MULTILINE)
_NEXT_APPENDIX = late_regex(
    r"^[ \t]{0,3}(?:B|A\.1)\.?[ \t]{1,3}(?=[A-Z])[^\n.,;:\d]{4,60}\.?\r?$", re.MULTILINE
)
"""Headings of appendices, which are lettered: one alone may be the line of a title, "A Study of …"."""
_FRONT_CHARS = 4_000
"""Length of what stands above an abstract."""
_GOES_ON_BELOW = late_regex(r"(?:\b(?:at|on|in|via|from|is|are)|:)[ \t\r]{0,9}\n[ \t]{0,9}\Z", re.IGNORECASE)
_LINES_CHARS = 300
"""Length of the line that an address there stands on, and of that above."""
_TITLE = late_regex(r"\\(?:title|author|icmltitle)\*?[ ]?[\[{]")
_ABSTRACT = late_regex(
    r"^[^\w\n]{0,4}(?:abstract|summary)\b|\\begin\{(?:abstract|document)\}|\\(?:abstract|maketitle)\b",
    re.IGNORECASE | re.MULTILINE,
)


_USED_THERE = late_regex(
    r"\b(?:us(?:ed|es|ing)|(?:performed|generated|created|computed|made|managed|produced|plotted|drawn|done|simulated"
    r"|processed|converted|analy[sz]ed|downloaded|retrieved|obtained|run|built)[ ](?:with|by|via|in))\b"
    r"(?![ ](?:in|to|for|here|by|throughout|during)\b)"
    r"(?:(?!\b(?:code|scripts?|notebooks?|repo(?:sitory)?|workflow|pipeline|files)\b)[^.;:]|[.]\d){0,80}\Z",
    re.IGNORECASE,
)
"""What says below such a heading that something of others was used."""


class Region(NamedTuple):
    """One such part, as half-open positions in the view."""

    start: int
    end: int
    kind: str
    """`LISTED`, `TEMPLATE`, `AVAILABLE` or `FRONT`."""


NOWHERE = Region(0, 0, "")


class Regions:
    """Follows the texts of one paper: what a page of a PDF or a section leaves open goes on with the next."""

    def __init__(self) -> None:
        self._open = ""
        self._level = _DEEPEST
        self._begun = False
        self.has_references = False
        """Whether a reference list was seen, so that the text is one of a whole paper."""

    def of(self, text: str, format: str) -> list[Region]:
        """Return the regions of the next text of the paper, in order."""
        carried = self._open if format in ("pdf", "markdown") else ""
        if not carried and "\n" not in text and format != "latex":  # a heading has a line of its own
            return []
        found = [*self._front(text, format), *self._walk(text, carried)]
        goes_on = (
            found and found[-1].end == len(text) and found[-1].kind in _END and found[-1].kind != AVAILABLE
        )
        self._open = found[-1].kind if goes_on else ""
        self.has_references |= any(region.kind == LISTED for region in found)
        return found

    def _front(self, text: str, format: str) -> Iterator[Region]:
        """Yield what stands above the abstract: title and authors."""
        begins = 0 if format == "pdf" and not self._begun else -1
        self._begun = True
        if format == "latex":
            title = _TITLE.search(text)
            begins = title.start() if title else -1
        end = _ABSTRACT.search(text, begins, begins + _FRONT_CHARS) if begins >= 0 else None
        if end:
            yield Region(begins, end.start(), FRONT)

    def _walk(self, text: str, kind: str) -> Iterator[Region]:
        at = 0
        while True:
            if not kind:
                start = _START.compiled.search(text, at) if _START.may_match(text) else None
                if start is None:
                    return
                kind = TEMPLATE if start["template"] else AVAILABLE if start["available"] else LISTED
                at = start.end()
                self._level = _level(text, start) if kind == LISTED else _DEEPEST
            ends = (end.start() for end in _END[kind].finditer(text, at) if end[0].count("#") <= self._level)
            last = next(ends, len(text))
            if kind == LISTED:
                last = _appendix(text, at, last)
            yield Region(at, min(last, at + _AVAILABLE_CHARS) if kind == AVAILABLE else last, kind)
            if last == len(text):
                return
            at, kind = last, ""


def _level(text: str, heading: re.Match[str]) -> int:
    """Return how deep a heading of Markdown stands; the deepest if it is none.

    Below that of a list of references, deeper ones may head its entries.
    """
    underline = _UNDERLINE.match(text, heading.end())
    return heading[0].count("#") or (1 + underline[1].startswith("-") if underline else _DEEPEST)


def _appendix(text: str, start: int, last: int) -> int:
    """Return where a list of references ends before `last` with the heading of the first of appendices."""
    following = list(_NEXT_APPENDIX.finditer(text, start))
    headings = _FIRST_APPENDIX.finditer(text, start, last) if following else ()
    found = [each.start() for each in headings if each.start() < following[-1].start()]
    return found[-1] if found else last


def is_used(text: str, begins: int, at: int) -> bool:
    """Return whether a clause before an address says that what is there was used."""
    return _USED_THERE.search(text, max(begins, at - _LINES_CHARS), at) is not None


def line_in_front(text: str, at: int) -> int:
    """Return where what is said of an address above an abstract begins: with its line, or the one above.

    Titles and names of institutes stand around it, and no sentence.
    """
    low = max(0, at - _LINES_CHARS)
    line = text.rfind("\n", low, at) + 1
    goes_on = _GOES_ON_BELOW.search(text, low, at)
    return text.rfind("\n", low, max(low, line - 1)) + 1 if goes_on else line


def region_at(regions: list[Region], position: int) -> Region:
    """Return the region that a position lies in; one without a kind if it lies in none."""
    return next((region for region in regions if region.start <= position < region.end), NOWHERE)


def kind_at(regions: list[Region], position: int) -> str:
    """Return the kind of the region that a position lies in; empty if it lies in none."""
    return region_at(regions, position).kind
