"""A plain list of addresses, one or more per line: each line is a paper of its own.

So a report tells line by line what became of it, whether the line names a paper or its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Location, Paper, Passage
from repocheck.text.ids import arxiv_id

_LINE = re.compile(
    r"(?:[-*]\s+)?<?(?:(?:https?|git|ssh|git\+https)://\S+|git@\S+|(?:www\.|github\.com/|gitlab\.com/)\S+)"
    r"(?:[\s,;]+(?:https?://\S+|git@\S+))*[\s,;>]*(?:#.*)?",
    re.I,
)
_MIN_SHARE = 0.9
"""Share of the lines that must be addresses; the rest may be headings or slips."""


def _sniff(head: str, name: str) -> Confidence | None:
    lines = [line for _, line in _entries(head.split("\n")[:200])]
    hits = sum(bool(_LINE.fullmatch(line[:2_000])) for line in lines)
    return Confidence.HIGH if lines and hits >= _MIN_SHARE * len(lines) else None


def _entries(lines: list[str] | Iterator[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#"):
            yield number, text


def _read(source: Source) -> Iterator[Paper]:
    for number, text in _entries(source.lines()):
        place = Location(path=source.name, line=number)
        title = one_line(text.lstrip("-*<> \t")) or text
        web = title.split()[0].strip("<>,;") if title.startswith("http") else ""
        yield Paper(
            id=arxiv_id(text) or slug(re.sub(r"^\w+://", "", title)),
            title=title,
            passages=(Passage(field="line", text=text, found_at=place),),
            url=web or None,
            found_at=place,
        )


FORMAT = Format("urls", "List of addresses; one paper per line", _sniff, _read)
