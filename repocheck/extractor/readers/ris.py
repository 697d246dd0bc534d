"""Exports of reference managers by tags: RIS, PubMed's, and EndNote's with a percent sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._date import precision_of, read_date
from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._markup import split
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper, Passage
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_START = late_regex(r"^(?:TY  - |PMID- |%0 )", re.M)
_TAG = late_regex(r"^(?:([A-Z][A-Z0-9]{1,3}) {0,2}- ?|%([0-9A-Z@])[ ])", re.M)
_FIELDS = {
    "title": ("TI", "T1", "T"),
    "authors": ("AU", "A1", "A"),
    "date": ("DA", "PY", "Y1", "DP", "8", "D"),
    "url": ("UR", "L1", "L2", "U"),
    "doi": ("DO", "LID", "AID", "R"),
}
"""Tags of each field, the likeliest first."""


def _sniff(head: str, name: str) -> Confidence | None:
    start = _START.search(head)
    begins = start is not None and not head[: start.start()].strip("\ufeff \t\r\n")
    return Confidence.HIGH if begins and len(_TAG.findall(head[:5_000])) > 2 else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    for start, end in split(page.text, _START):
        yield _paper(page, start, end)


def _paper(page: Page, start: int, end: int) -> Paper:
    spans = list(_values(page.text, start, end))
    title = one_line(_first(page, spans, "title"))
    authors = tuple(page.text[slice(*span)].strip() for tag, span in spans if tag in _FIELDS["authors"])
    named = doi(_first(page, spans, "doi")) or arxiv_id(_first(page, spans, "url"))
    when = read_date(_first(page, spans, "date").replace("/", "-"))
    url = _first(page, spans, "url").strip()
    return Paper(
        id=named or slug(title),
        title=title or "untitled",
        passages=tuple(_passages(page, spans)),
        date=when.date if when else None,
        authors=authors,
        n_authors=len(authors) or None,
        url=url if url.startswith("http") else None,
        found_at=page.at(start),
        extra=precision_of(when),
    )


def _values(text: str, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield tag and span of each value; it goes on up to the next tag."""
    tags = list(_TAG.finditer(text, start, end))
    ends = [*(tag.start() for tag in tags[1:]), end]
    for tag, last in zip(tags, ends, strict=True):
        yield tag[1] or tag[2], (tag.end(), last)


def _first(page: Page, spans: list[tuple[str, tuple[int, int]]], field: str) -> str:
    found = (page.text[slice(*span)] for wanted in _FIELDS[field] for tag, span in spans if tag == wanted)
    return next((text for text in found if text.strip()), "")


def _passages(page: Page, spans: list[tuple[str, tuple[int, int]]]) -> Iterator[Passage]:
    for tag, span in spans:
        passage = page.passage(tag, *span)
        if re.search(r"\w{3}", passage.text):
            yield passage


FORMAT = Format("ris", "RIS, PubMed or EndNote export; one paper per entry", _sniff, _read)
