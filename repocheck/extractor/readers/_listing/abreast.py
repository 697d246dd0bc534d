"""Entries in which several papers stand side by side, as those of one day of a course do in a cell.

Each is a linked title, and nothing but a comma, a break or an "and" parts it from the next one.

Source: programmes of courses and notes on public code hosts. Blind spots: titles side by side without links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words, plain
from repocheck.extractor.readers._listing.signs import PAPER, PAPERISH, Role, role_of
from repocheck.extractor.readers._listing.title import Title, linked_in
from repocheck.text.pattern import late_regex

_BETWEEN = late_regex(r"(?:[\s,;/|&+•·.]|<br\s?/?>|\band\b|\bor\b|</?p>){1,40}", re.I)
_BESIDE = late_regex(
    r"\b(?:versions?|slides?|posters?|talks?|supp\w*|appendi\w+|proofs?|codes?|videos?|errat\w*|bibtex|reviews?"
    r"|abstract|preprint|websites?|pages?|blog|posts?|demo|data|notes?)\b",
    re.I,
)
"""Words of a link to something that belongs to the paper beside it."""
_MIN_WORDS, _MIN_LONG = 3, 2
"""Words of what is surely a title, and how many such stand side by side; one is enough below *Paper*."""


def singly(text: str, entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries of a page; one with several papers side by side as that many.

    Args:
        text: The page.
        entries: Its entries.
    """
    for entry in entries:
        titles = _side_by_side(text, entry)
        if len(titles) < _MIN_LONG:
            yield entry
            continue
        above = "\n".join((entry.above, *_dates(text, entry)))
        last = next((end for start, end in entry.cells if start <= titles[0].start < end), entry.end)
        ends = [*(each.start for each in titles[1:]), last]
        for title, end in zip(titles, ends, strict=True):
            yield Entry(title.start, end, title, above=above, day=entry.day)


def _side_by_side(text: str, entry: Entry) -> list[Title]:
    """Return the titles that stand beside that of an entry; fewer than two if it is the only one."""
    headed = zip(entry.cells, (*entry.columns, *[""] * len(entry.cells)), strict=False)
    span, head = next(
        ((cell, head) for cell, head in headed if cell[0] <= entry.title.start < cell[1]),
        ((entry.start, entry.end), ""),
    )
    titles: list[Title] = []
    for each in linked_in(text, *span):
        near = titles and _BETWEEN.fullmatch(text, titles[-1].end, each.start)
        if not near and titles and titles[0].start <= entry.title.start < titles[-1].end:
            break
        titles = [*titles, each] if near else [each]
    of_it = titles and titles[0].start <= entry.title.start < titles[-1].end
    sound = all(map(_is_of_paper, titles)) and len({each.url for each in titles}) == len(titles)
    n_long = sum(count_words(each.text) >= _MIN_WORDS for each in titles)
    enough = n_long >= _MIN_LONG or (n_long and role_of(head) is Role.PAPER)
    return titles if of_it and sound and enough else []


def _is_of_paper(title: Title) -> bool:
    of_paper = PAPER.search(title.url) or PAPERISH.search(title.url)
    return bool(of_paper) and reads_like_title(title) and not _BESIDE.search(title.text)


def _dates(text: str, entry: Entry) -> Iterator[str]:
    """Yield what stands in the cells of a row that are dates."""
    for (start, end), head in zip(entry.cells, entry.columns, strict=False):
        if role_of(head) is Role.DATE:
            yield plain(text[start:end])
