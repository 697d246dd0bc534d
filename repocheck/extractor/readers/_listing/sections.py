"""The sections of a page: their headings, and what stands below these."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

from repocheck.extractor.readers._date import read_date
from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind
from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words, is_label, plain
from repocheck.extractor.readers._listing.nickname import is_titled
from repocheck.extractor.readers._listing.signs import Role, role_of
from repocheck.extractor.readers._listing.title import Title, title_in, without_venue
from repocheck.extractor.readers._listing.titled import HREF, TITLED
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.venue import YEAR_ALONE
from repocheck.extractor.readers._listing.words import NAMED_ITEM, OF_LIST, OTHER, PUBLICATIONS, REFERENCES
from repocheck.text.pattern import late_regex

_OF_PAGE = late_regex(
    r"(?:section|page|site|group|year|nav|menu|widget|sidebar|header|footer)[_-]?title\b", re.I
)
"""Classes of the titles of parts of a page."""
_SEVERAL = late_regex(r"<(?:h[1-6]|p|div)[\s>]", re.I)
"""Tags of blocks, which are more than a title."""
_IDEOGRAPH = late_regex(r"[\u2e80-\uffef]")
_REMARK = late_regex(r"[a-z]|(?:We|This|It|They|The authors?)\b")
"""What begins a sentence about a paper, and hardly a title."""
_MIN_WORDS = _MIN_ROWS = 3
_MOST_LINKED, _LINKED_WORDS = 0.7, 5
"""Share of items that are links, and words of these on average, from which on a single word is a title."""
_SENTENCES = late_regex(r"[a-z)][.!]\s+[A-Z][a-z]+\s[a-z]|[:：]\s*\Z|\{[%{]")
"""The beginning of a second sentence, a colon at the end, or what a program fills: no title."""
_MAX_LINE_CHARS = 250
_MAX_CHARS = 3_000
"""Length of a paragraph that may be a year."""

_DAY = late_regex(r"[\w.,/ -]{4,30}")
"""The signs of a date alone."""


def says_other(node: Node) -> bool:
    """Return whether the heading of a section, or the one of a box, is that of other things than papers."""
    headings = [node] if node.kind is Kind.HEADING else []
    highest = highest_of(headings_in(node) if node.kind is Kind.OPEN else headings)
    return len(highest) == 1 and not highest[0].url and OTHER.fullmatch(highest[0].text) is not None


def highest_of(headings: list[Node]) -> list[Title]:
    """Return the titles of the headings of the highest level."""
    top = min((each.level for each in headings), default=0)
    return [each.title for each in headings if each.level == top and each.title]


def title_of_box(text: str, node: Node) -> Title | None:
    """Return the title of a box without entries: by class, that of its one heading, or the first words."""
    if titled := _title_by_class(text, node):
        return titled
    highest = highest_of(headings_in(node))
    if not highest and NAMED_ITEM.search(node.name):
        return title_in(text, node.head_end, node.end)
    return highest[0] if len(highest) == 1 else None


def _title_by_class(text: str, node: Node) -> Title | None:
    """Return what the class of a tag in a box says to be its title; the first in a box of a paper."""
    found = list(islice(TITLED.finditer(text, node.start, node.end), 2))
    several = len(found) > 1 and not NAMED_ITEM.search(node.name)
    if not found or several or _OF_PAGE.search(found[0][0].partition(">")[0]):
        return None
    words, link = without_venue(found[0]["words"]), HREF.search(found[0]["words"])
    fits = words and not is_label(words) and not _SEVERAL.search(found[0]["words"])
    return Title(words, *found[0].span("words"), link[1] if link else "") if fits else None


def has_sections(node: Node) -> bool:
    return node.kind is Kind.HEADING and any(
        each.kind is Kind.HEADING and each.level <= SUMMARY_LEVEL for each in node.children
    )


def heads_table(node: Node) -> bool:
    """Return whether a few words that link to nothing head a table, or sections with one."""
    plainly = node.kind is Kind.HEADING and node.title is not None and not node.title.url
    short = plainly and node.title is not None and count_words(node.title.text) < _MIN_WORDS
    return short and _count_rows(node) >= _MIN_ROWS


def _count_rows(node: Node) -> int:
    rows = sum(each.kind is Kind.ROW for each in node.children)
    return rows + sum(_count_rows(each) for each in node.children if each.kind is Kind.HEADING)


def titled_in(node: Node, signed: Callable[[int, int], bool]) -> Iterator[Node]:
    """Yield the items, rows and sections with a title in a node that hold no such themselves.

    An item whose own words name a paper is one, whatever is said of it below.
    """
    for each in node.children:
        said = each.kind is Kind.ITEM and each.title is not None and signed(each.start, each.head_end)
        inner = [] if said else list(titled_in(each, signed))
        yield from inner
        if not inner and each.title:
            yield each


def headings_in(node: Node, depth: int = 3) -> list[Node]:
    """Return the headings in a box, and in the boxes in it, that may be titles."""
    found: list[Node] = []
    for each in node.children:
        if each.kind is Kind.OPEN and depth:
            found += headings_in(each, depth - 1)
        elif each.kind is Kind.HEADING and each.title and not is_label(each.title.text):
            found.append(each)
    return found


def says_list(root: Node) -> bool:
    """Return whether the first heading of a page says that it is a list, such as that beside a survey."""
    headings = [each for each in root.children if each.kind is Kind.HEADING]
    heading = next((each for each in headings if each.level <= SUMMARY_LEVEL), next(iter(headings), None))
    return bool(heading and heading.title and OF_LIST.search(heading.title.text.replace("_", " ")))


def given_title(text: str, node: Node) -> Title | None:
    """Return the title that one item or line ``Paper: *Title*`` below a node gives; None without one."""
    below = () if node.alone else node.children
    papers = [each.title for each in below if each.title and role_of(each.key) is Role.PAPER]
    title = papers[0] if len(papers) == 1 else None
    sure = title and (len(title.text.split()) >= _MIN_WORDS or text[title.start] in "*_")
    return title if sure else None


def heading_words(text: str, node: Node) -> str:
    """Return a heading as it is written, for a date in it is no part of a title."""
    if node.level > SUMMARY_LEVEL and node.title:
        return node.title.text
    return plain(text[node.start : node.head_end])


def sole_heading(root: Node) -> Node | None:
    """Return the only heading of a page if it is that of references, which the page is about then."""
    tops = [each for each in root.children if each.kind is Kind.HEADING and each.level <= SUMMARY_LEVEL]
    title = tops[0].title if len(tops) == 1 else None
    return tops[0] if title and REFERENCES.fullmatch(title.text) else None


def is_of_list(root: Node) -> bool:
    """Return whether the first heading of a page is one of publications and nothing else."""
    heading = next(_headings(root), None)
    return bool(heading and heading.title and PUBLICATIONS.fullmatch(heading.title.text))


def _headings(node: Node) -> Iterator[Node]:
    """Yield the headings of a page, in boxes or not, in order."""
    for each in node.children:
        if each.kind is Kind.HEADING and each.level <= SUMMARY_LEVEL:
            yield each
        yield from _headings(each)


def year_alone(text: str, node: Node) -> str:
    """Return the words of a paragraph or item that is a year, or a month of one; empty for any other.

    So is the date in the only cell of a row that is filled, beside which a list goes on.
    """
    if node.kind is Kind.ROW and len(node.cells) > 1:
        cells = [words for cell in node.cells if (words := plain(text[slice(*cell)]).strip())]
        return cells[0] if len(cells) == 1 and _DAY.fullmatch(cells[0]) and read_date(cells[0]) else ""
    if node.kind not in {Kind.TEXT, Kind.ITEM} or node.children or node.end - node.start > _MAX_CHARS:
        return ""
    words = plain(text[node.start : node.end])
    return words if YEAR_ALONE.fullmatch(words) else ""


def heads_one(heading: Title | None, below: list[Entry]) -> bool:
    """Return whether a few words head a section with one paper: "Book Reviews"."""
    short = heading is not None and count_words(heading.text) <= _MIN_WORDS
    return short and len(below) == 1 and count_words(below[0].title.text) > _MIN_WORDS


def begins_with_title(node: Node, title: Title) -> bool:
    """Return whether a paragraph begins with several words that read like a title and link to nothing."""
    long = node.level > SUMMARY_LEVEL and len(title.text.split()) > _MIN_WORDS
    return long and not title.url and reads_like_title(title)


def title_of_line(text: str, node: Node) -> Title | None:
    """Return the title that a paragraph of one line begins with; None if it is longer, or none."""
    line = text[node.start : node.head_end].strip()
    if "\n" in line or len(line) > _MAX_LINE_CHARS or _SENTENCES.search(line):
        return None
    title = node.title or title_in(text, node.start, node.head_end)
    return title if title and count_words(title.text) > _MIN_WORDS else None


def mark_linked(text: str, root: Node) -> None:
    """Mark the items of a page whose title is a link, if most of the same shape are, and of several words."""
    shapes: dict[object, list[Node]] = defaultdict(list)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting += node.children
        if node.kind is Kind.ITEM:
            shapes[node.shape].append(node)
    for items in shapes.values():
        links = [each for each in items if each.title and text.startswith(("[", "<a "), each.title.start)]
        words = sum(count_words(each.title.text) for each in links if each.title)
        if len(links) > max(_MIN_WORDS, _MOST_LINKED * len(items)) and words >= _LINKED_WORDS * len(links):
            for each in links:
                each.linked = each.title is not None and not each.title.is_within


def is_translated(title: Title, below: Title) -> bool:
    """Return whether the one entry below a heading is its title in another script."""
    long = count_words(title.text) >= _MIN_WORDS and not _IDEOGRAPH.search(title.text)
    return long and _IDEOGRAPH.search(below.text) is not None


def is_remarked(node: Node, title: Title | None, inner: list[Entry]) -> bool:
    """Return whether the one entry below an item is no paper, but what a reader says of that of the item."""
    if node.kind is not Kind.ITEM or title is None or len(inner) != 1 or inner[0].title.url:
        return False
    below = inner[0].title.text
    abroad = _IDEOGRAPH.search(below) is not None and not _IDEOGRAPH.search(title.text)
    said = abroad or _REMARK.match(below) is not None
    return said and count_words(title.text) > _MIN_WORDS and is_titled(title.text)
