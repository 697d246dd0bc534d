"""OPML, the lists of outliners and feed readers: one paper per outline that has a title and an address."""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import pairwise

from repocheck.extractor.readers._date import precision_of, read_date
from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import clean, is_label
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_START = late_regex(
    r"\ufeff?\s{0,99}(?:<\?xml[^<>]{0,200}>\s{0,99})?(?:<!--[^<>]{0,2000}-->\s{0,99})?<opml[\s>]"
)
_OUTLINE = late_regex(r"<outline\s[^<>]{0,20000}>")
_ATTRIBUTE = late_regex(r"([\w:]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,9000})\"|'([^']{0,9000})')")
_ADDRESSES = ("url", "htmlurl", "xmlurl", "href")


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.HIGH if _START.match(head) else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    outlines = [(found.start(), _attributes(found[0])) for found in _OUTLINE.finditer(page.text)]
    papers = [(at, given) for at, given in outlines if _is_paper(given)]
    for (at, given), (end, _) in pairwise([*papers, (len(page.text), {})]):
        title, url = one_line(clean(_title(given))), _address(given)
        when = read_date(" ".join(given.get(key, "") for key in ("date", "created", "pubdate")))
        yield Paper(
            id=arxiv_id(url) or (doi(url) if "doi" in url else None) or slug(title),
            title=title,
            passages=(page.passage("outline", at, end, "html"),),
            date=when.date if when else None,
            url=url,
            found_at=page.at(at),
            extra=precision_of(when),
        )


def _attributes(tag: str) -> dict[str, str]:
    return {found[1].lower(): html.unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(tag)}


def _is_paper(given: dict[str, str]) -> bool:
    """Return whether an outline has a title, rather than a label such as *code*, and an address."""
    return bool(_title(given) and not is_label(_title(given)) and _address(given))


def _title(given: dict[str, str]) -> str:
    return given.get("text") or given.get("title") or ""


def _address(given: dict[str, str]) -> str:
    return next((given[key] for key in _ADDRESSES if given.get(key, "").startswith("http")), "")


FORMAT = Format("opml", "OPML; one paper per outline with a title and an address", _sniff, _read)
