"""HTML: one paper per entry of a list of papers; else the whole page is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import html_blocks, papers_of_page, visible
from repocheck.extractor.readers._markup import plain
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.text import whole
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_START = late_regex(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*|<!--[^<>]{0,2000}-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]", re.I
)
_ANY_TAG = late_regex(r"\s*<(?:div|p|ul|ol|table|section|article|main|h1|a|span)[\s>][^\n]{0,2000}", re.I)
_TITLE = late_regex(r"<(title|h1)(?:\s[^<>]{0,500})?>", re.I)


def _sniff(head: str, name: str) -> Confidence | None:
    if _START.match(head):
        return Confidence.MEDIUM
    if not name.lower().endswith((".htm", ".html", ".xhtml")):
        return None
    return Confidence.MEDIUM if _ANY_TAG.match(head) else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    opening = _TITLE.search(page.text[:200_000])
    start = opening.end() if opening else 0
    title = page.text[start : start + 2_000].partition(f"</{opening[1]}")[0] if opening else ""
    paper = whole(page, plain(title), start, "html")
    yield from papers_of_page(source, page, html_blocks(visible(page.text)), paper)


FORMAT = Format("html", "Any HTML page; one paper per entry of a list, else the whole is one", _sniff, _read)
