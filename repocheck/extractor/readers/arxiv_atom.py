"""arXiv's API, an Atom feed. Code is often named in ``arxiv:comment`` only."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._fields import iso_date, one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._markup import Element, split
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.ids import arxiv_id
from repocheck.text.pattern import late_regex

_ENTRY = late_regex(r"<(?:\w{1,20}:)?entry[\s>]")
_FEED = late_regex(r"<(?:\w{1,20}:)?feed[\s>]")
_FIELDS = {
    "title": "title",
    "summary": "abstract",
    "content": "content",
    "comment": "comment",
    "journal_ref": "journal_ref",
    "doi": "doi",
    "affiliation": "affiliation",
}
_ANNOUNCED = late_regex(r"Announce Type: ([a-z-]+)")


def announced(entry: Element) -> dict[str, str | bool]:
    """Return how arXiv announces an entry (``new``, ``cross``, ``replace`` …); empty if it does not say.

    A paper that was announced before is marked as ``replaced``.
    """
    in_text = _ANNOUNCED.search(entry.page.text, entry.start, entry.end)
    kind = entry.first("announce_type") or (in_text[1] if in_text else "")
    return {"announce_type": kind, "replaced": kind.startswith("replace")} if kind else {}


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.HIGH if _FEED.search(head[:4_000]) else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    for start, end in split(page.text, _ENTRY):
        yield _paper(Element(page, start, end))


def _paper(entry: Element) -> Paper:
    address = entry.first("id")
    title = one_line(entry.first("title"))
    authors = tuple(entry.texts("name"))
    passages = [passage for tag, field in _FIELDS.items() for passage in entry.passages(tag, field)]
    return Paper(
        id=arxiv_id(address) or slug(title or address),
        title=title or address or "untitled",
        passages=tuple(passages),
        date=iso_date(entry.first("published") or entry.first("updated")),
        authors=authors,
        n_authors=len(authors) or None,
        url=address if address.startswith("http") else None,
        found_at=passages[0].found_at if passages else entry.page.at(entry.start),
        extra=announced(entry),
    )


FORMAT = Format("arxiv-atom", "arXiv API or any Atom feed of papers", _sniff, _read)
