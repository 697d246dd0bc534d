"""Any other XML: one paper per element that has a title, such as those of ACL, PubMed and DBLP."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from repocheck.errors import DigestError
from repocheck.extractor.readers._date import precision_of, read_date
from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._markup import Element, plain
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_START = late_regex(
    r"\ufeff?\s*(?:<\?xml[^<>]{0,200}\?>\s*)(?:<!--[^<>]{0,2000}-->\s*|<![^<>]{0,500}>\s*|<\?[^<>]{0,300}>\s*)*<(?!html|!doctype)",
    re.I,
)
_OPENING = late_regex(
    r"<(?:[\w-]+:)?(paper|article|Article|inproceedings|proceedings|incollection|phdthesis|mastersthesis|item|entry|record"
    r"|publication|PubmedArticle|document|doc|work|reference|row|mods)(?=[\s>])[^<>]{0,2000}(?<!/)>"
)
_TAG = late_regex(r"<[^<>]{0,500}>")
_TITLES = ("ArticleTitle", "article-title", "title", "name")
_DATES = ("ArticleDate", "PubDate", "pubDate", "published", "date", "issued", "year", "Year", "updated")
_ADDRESSES = ("url", "link", "ee", "id")


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.LOW if _START.match(head) and len(_OPENING.findall(head)) > 0 else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    n_papers = 0
    for element in _elements(page):
        n_papers += 1
        yield _paper(element)
    if not n_papers:
        raise DigestError(
            f"{source.name}: no paper was recognised (read as xml)", "Give XML with one element per paper."
        )


def _elements(page: Page) -> Iterator[Element]:
    """Yield the elements of the commonest name that have a title."""
    names = Counter(found[1] for found in _OPENING.finditer(page.text))
    spans = {
        name: [span for span in Element(page, 0, len(page.text)).spans(name) if _title(Element(page, *span))]
        for name in names
    }
    best = max(spans.values(), key=len, default=[])
    yield from (Element(page, *span) for span in best)


def _title(element: Element) -> str:
    """Return the title; tags in it part no words."""
    spans = (span for tag in _TITLES for span in element.spans(tag))
    titles = (plain(_TAG.sub("", element.page.text[slice(*span)])) for span in spans)
    return next((title for title in titles if title), "")


def _paper(element: Element) -> Paper:
    title = one_line(_title(element)).removesuffix(".")
    found = (element.first(tag) for tag in _ADDRESSES)
    url = next((each for each in found if each.startswith("http")), None)
    authors = tuple(one_line(name) for name in element.texts("author"))
    whens = (read_date(" ".join(element.first(tag).split())) for tag in _DATES)
    when = next((each for each in whens if each), None)
    passage = element.page.passage("text", element.start, element.end, "html")
    return Paper(
        id=arxiv_id(url or "") or doi(element.first("doi")) or slug(title),
        title=title,
        passages=(passage,),
        date=when.date if when else None,
        authors=authors,
        n_authors=len(authors) or None,
        url=url,
        found_at=element.page.at(element.start),
        extra=precision_of(when),
    )


FORMAT = Format("xml", "Any XML of papers; one paper per element with a title", _sniff, _read)
