"""HTML: one paper per entry of a list of papers; else the whole page is one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._front import front_matter
from repocheck.extractor.readers._listing import (
    CODE_HOST,
    MARKDOWN_SUFFIXES,
    PAPER,
    PAPERISH,
    as_read,
    html_blocks,
    papers_of_page,
    stacked,
    visible,
    without_dialogs,
)
from repocheck.extractor.readers._markup import plain
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._records import data_of_script, is_evident
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.json import papers_in
from repocheck.extractor.readers.text import whole
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_START = late_regex(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*|<!--[^<>]{0,2000}-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]", re.I
)
_ANY_TAG = late_regex(
    r"(?:\s{0,99}<!--[^<>]{0,2000}-->){0,9}\s*<(?:div|p|ul|ol|table|section|article|main|h[1-6]|a|span)[\s>][^\n]{0,2000}",
    re.I,
)
_TITLE = late_regex(r"<(title|h1)(?:\s[^<>]{0,500})?>", re.I)

_SCRIPT = late_regex(r"<script[\s>]", re.I)
_EMPTY_BOX = late_regex(
    r"<(div|ul|ol|tbody|section|main)\s(?:[^<>]{0,200}\s)?(?:id\s*=|data-)[^<>]{0,200}>"
    r"\s*(?:loading\W{0,9})?</\1\s*>",
    re.I,
)
_OF_OBJECTS = late_regex(
    r"\b(?:const|let|var)\s{1,9}\w{1,60}\s{0,9}=\s{0,9}(?:\{\s{0,99}[\"']?\w{1,60}[\"']?\s{0,9}:\s{0,99})?\[\s{0,99}\{"
)
"""A list of objects that a script holds, or an object whose first value is one."""

_MAX_LISTS = 20
"""Lists that a script holds among which one of papers is looked for."""
_MAX_WORDS = 80
"""Words of the head, the menu and the foot of a page that shows nothing else."""


_PAGE = late_regex(r"<(?:!doctype\s+html|html)[\s>]", re.I)


def _sniff(head: str, name: str) -> Confidence | None:
    if name.lower().endswith(MARKDOWN_SUFFIXES) and not _PAGE.search(head):
        return None  # Markdown may begin with a head of its own, for a script that sets formulas
    if _START.match(head):
        return Confidence.MEDIUM
    if not name.lower().endswith((".htm", ".html", ".xhtml", ".txt")):
        return None
    begin = front_matter(head).end
    return Confidence.MEDIUM if _START.match(head, begin) or _ANY_TAG.match(head, begin) else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    front = front_matter(page.text)
    filled = _is_filled_by_script(page.text)
    held = _held_by_script(page.text) if filled or not _shows_list(page.text) else ""
    if held and (filled or PAPER.search(held) or PAPERISH.search(held)):
        yield from papers_in(source, held, "html")
        return
    if filled:
        source.note(
            "the page lists nothing itself: a script fills it; save it from a browser and give that file"
        )
        return
    opening = _TITLE.search(page.text[:200_000])
    start = opening.end() if opening else 0
    title = page.text[start : start + 2_000].partition(f"</{opening[1]}")[0] if opening else ""
    title, start = (front.title, front.title_at) if front.title else (plain(title), start)
    paper = whole(page, title, start, "html")
    shown = as_read(stacked(without_dialogs(visible(front.blanked(page.text)))))
    yield from papers_of_page(source, page, html_blocks(shown), paper, shown)


def _is_filled_by_script(text: str) -> bool:
    """Return whether a page has an empty place for a script, few words, and no link to a paper or to code."""
    if not (_SCRIPT.search(text) and _EMPTY_BOX.search(text)):
        return False
    shown = visible(text)
    linked = any(sign.search(shown) for sign in (PAPER, PAPERISH, CODE_HOST))
    return not linked and len(plain(shown).split()) < _MAX_WORDS


def _held_by_script(text: str) -> str:
    """Return the list of papers that a script of a page holds, as JSON at its place; empty without one."""
    for opening in islice(_OF_OBJECTS.finditer(text), _MAX_LISTS):
        script = text[opening.start() :].partition("</script")[0]
        data = data_of_script(re.sub(r"[^\n]+", "", text[: opening.start()]) + script)
        value = next(iter(json.loads(data).values()), None)
        lists = list(value.values()) if isinstance(value, dict) else [value]
        if any(isinstance(each, list) and len(each) > 1 and all(map(is_evident, each)) for each in lists):
            return data
    return ""


def _shows_list(text: str) -> bool:
    """Return whether a page shows links to several papers itself, outside of its scripts."""
    shown = visible(text)
    return any(len(list(islice(sign.finditer(shown), 2))) > 1 for sign in (PAPER, PAPERISH))


FORMAT = Format("html", "Any HTML page; one paper per entry of a list, else the whole is one", _sniff, _read)
