"""arXiv's daily RSS. Most items are cross-lists and replacements: the announce type tells them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._markup import Element, split
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.arxiv_atom import announced
from repocheck.models import Confidence, Paper
from repocheck.text.ids import arxiv_id
from repocheck.text.pattern import late_regex

_ITEM = late_regex(r"<item[\s>]")
_FEED = late_regex(r"<rss[\s>]|<rdf:RDF[\s>]")
_FIELDS = {
    "title": "title",
    "description": "abstract",
    "encoded": "content",
    "journal_reference": "journal_ref",
}


def _sniff(head: str, name: str) -> Confidence | None:
    feed = _FEED.search(head[:4_000])
    return Confidence.HIGH if feed and ("RDF" not in feed[0] or "purl.org/rss" in head) else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    for start, end in split(page.text, _ITEM):
        yield _paper(Element(page, start, end))


def _paper(item: Element) -> Paper:
    address = item.first("link")
    title = one_line(item.first("title"))
    creators = [name for text in item.texts("creator") for name in text.split(",")]
    authors = tuple(one_line(name) for name in creators if name.strip())
    passages = [passage for tag, field in _FIELDS.items() for passage in item.passages(tag, field)]
    return Paper(
        id=arxiv_id(item.first("guid").removeprefix("oai:")) or arxiv_id(address) or slug(title or address),
        title=title or address or "untitled",
        passages=tuple(passages),
        date=_date(item.first("pubDate")),
        authors=authors,
        n_authors=len(authors) or None,
        url=address if address.startswith("http") else None,
        found_at=passages[0].found_at if passages else item.page.at(item.start),
        extra=announced(item),
    )


def _date(text: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


FORMAT = Format("arxiv-rss", "arXiv RSS or any RSS feed of papers", _sniff, _read)
