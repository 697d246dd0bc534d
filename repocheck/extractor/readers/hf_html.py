"""Hugging Face's pages of papers and pages of one paper, as HTML.

What a page shows is in it a second time as JSON, in the attribute ``data-props`` of its components;
that is read. A saved page that lost it is read by its cards.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._huggingface import items, paper_of_item
from repocheck.extractor.readers._markup import plain, split
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._records import Record, decode
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.ids import arxiv_id
from repocheck.text.pattern import late_regex

_COMPONENT = late_regex(
    r"""data-target=["'](?:DailyPapers|PaperContent|[A-Za-z]{0,40}Papers?[A-Za-z]{0,40})["']"""
)
_PROPS = late_regex(r"""data-props=(?:"([^"]*)"|'([^']*)')""")
_CARD = late_regex(r"<article[\s>]")
_TITLE = late_regex(
    r"""<h[1-3][^<>]{0,400}>\s*<a\s[^<>]{0,400}href=["'](?:https?://(?:www\.)?huggingface\.co)?/papers/([^"'<>#?]{1,60})["']"""
)


def _sniff(head: str, name: str) -> Confidence | None:
    marked = _COMPONENT.search(head) or (_TITLE.search(head) and _CARD.search(head))
    return Confidence.HIGH if marked else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    papers: dict[str, Paper] = {}
    for found in _PROPS.finditer(page.text):
        props = html.unescape(found[1] or found[2] or "")
        line = page.at(found.start()).line or 1
        try:
            record = Record(page.name, props, line, decode(props)[0])
        except (ValueError, RecursionError):
            continue
        for item in items(record.value):
            paper = paper_of_item(item, record)
            papers.setdefault(paper.id, paper)
    yield from papers.values() if papers else _cards(page)


def _cards(page: Page) -> Iterator[Paper]:
    for start, end in split(page.text, _CARD):
        heading = _TITLE.search(page.text, start, end)
        if heading:
            close = page.text.find("</a>", heading.end(), end)
            label = page.text[heading.end() - 1 : close if close >= 0 else end].partition(">")[2]
            title = one_line(plain(label))
            comments = re.search(
                r"#community[^<>]{0,300}>(?:\s|<[^<>]{0,300}>){0,20}(\d{1,6})", page.text[start:end]
            )
            yield Paper(
                id=arxiv_id(heading[1]) or slug(title),
                title=title or heading[1],
                passages=(page.passage("card", start, end, "html"),),
                url=f"https://huggingface.co/papers/{heading[1]}",
                found_at=page.at(heading.start()),
                extra={"comments": int(comments[1])} if comments else {},
            )


FORMAT = Format("hf-html", "Hugging Face papers page or paper page (HTML)", _sniff, _read)
