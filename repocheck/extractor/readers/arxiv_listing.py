"""arXiv's listing pages (``list/<category>/new``), HTML: new, cross-listed and replaced papers."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect
from collections.abc import Iterator

from repocheck.extractor.readers._fields import day, one_line
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._markup import plain, split
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper, Passage
from repocheck.text.ids import ARXIV_ID
from repocheck.text.pattern import late_regex

_ENTRY = late_regex(r"<dt[\s>]")
_ID = late_regex(rf"/abs/({ARXIV_ID})")
_SECTION = late_regex(r"<h3[^<>]{0,200}>\s*(New|Cross|Replacement)", re.I)
_SECTIONS = {"new": "new", "cross": "cross", "replacement": "replace"}
_SHOWN = late_regex(r"(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = late_regex(
    r"<(?P<tag>div|p|span)\s[^<>]{0,300}class=['\"][^'\"<>]{0,100}?(?P<name>list-title|list-authors|list-comments"
    r"|list-journal-ref|mathjax)[^'\"<>]{0,100}['\"][^<>]{0,300}>",
)
_FIELDS = {
    "list-title": "title",
    "list-comments": "comment",
    "list-journal-ref": "journal_ref",
    "mathjax": "abstract",
}
_LABEL = late_regex(r"\s*(?:<span[^<>]{0,200}>\s*)?(?:Title|Authors|Comments|Journal-ref):\s*(?:</span>)?\s*")


def _sniff(head: str, name: str) -> Confidence | None:
    entries = _ENTRY.search(head) and _ID.search(head) and "list-" in head
    return Confidence.HIGH if entries else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    shown = _shown_on(page.text)
    sections = [(match.start(), _SECTIONS[match[1].lower()]) for match in _SECTION.finditer(page.text)]
    for start, end in split(page.text, _ENTRY):
        arxiv = _ID.search(page.text, start, end)
        if arxiv:
            section = bisect(sections, (start, "")) - 1
            yield _paper(page, start, end, arxiv[1], sections[section][1] if section >= 0 else "", shown)


def _shown_on(text: str) -> dt.date | None:
    found = _SHOWN.search(text)
    return day(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])) if found else None


def _paper(page: Page, start: int, end: int, arxiv: str, announced: str, shown: dt.date | None) -> Paper:
    parts = dict(_parts(page, start, end))
    authors = (
        tuple(name for text in plain(parts["list-authors"].text).split(",") if (name := text.strip()))
        if "list-authors" in parts
        else ()
    )
    passages = tuple(parts[name] for name in _FIELDS if name in parts)
    return Paper(
        id=arxiv,
        title=one_line(plain(parts["list-title"].text)) or arxiv if "list-title" in parts else arxiv,
        passages=passages,
        date=shown,
        authors=authors,
        n_authors=len(authors) or None,
        url=f"https://arxiv.org/abs/{arxiv}",
        found_at=passages[0].found_at if passages else page.at(start),
        extra={"announce_type": announced, "replaced": announced == "replace"} if announced else {},
    )


def _parts(page: Page, start: int, end: int) -> Iterator[tuple[str, Passage]]:
    """Yield the parts of an entry by the name of their class, without the label each begins with."""
    seen: set[str] = set()
    for part in _PARTS.finditer(page.text, start, end):
        name = part["name"]
        at = _LABEL.match(page.text, part.end(), end)
        begin = at.end() if at else part.end()
        close = page.text.find(f"</{part['tag']}>", begin, end)
        passage = page.passage(_FIELDS.get(name, "authors"), begin, close if close >= 0 else end, "html")
        if name not in seen and passage.text:
            seen.add(name)
            yield name, passage


FORMAT = Format("arxiv-listing", "arXiv listing page (HTML)", _sniff, _read)
