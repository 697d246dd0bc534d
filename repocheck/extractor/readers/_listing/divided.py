"""A second way to divide a page, by the addresses of papers on it, for pages whose shapes do not tell.

The parts of each shape are asked how many papers they keep apart. The shape that keeps most is taken, and
then the next one for the papers that are left, as a careful reader does who looks for the links first.

Source: some ninety shapes of lists, each with four kinds of address and six kinds of page around it, written
for this, and the labelled digests. Blind spots: papers that are named without any address.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind, Span
from repocheck.extractor.readers._listing.cited import Addresses, reads_like_title
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.grouped import groups_of
from repocheck.extractor.readers._listing.label import count_words, is_label, plain
from repocheck.extractor.readers._listing.sections import says_other, year_alone
from repocheck.extractor.readers._listing.signs import Role, role_of
from repocheck.extractor.readers._listing.title import Title, first_words, title_in
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.venue import is_venue
from repocheck.extractor.readers._listing.words import ASIDE
from repocheck.text.pattern import late_regex

_ENDS = (
    late_regex(r"<br\s?/?>\s{0,20}<br\s?/?>\s*|\n[ \t]{0,9}\n\s*|</li\s*>\s*"),
    late_regex(r"^(?=[ \t]{0,40}(?:\\?\[\d{1,4}\\?\]|\d{1,4}[.)]\s|【\d{1,4}】))", re.M),
    late_regex(r"\n|<br\s?/?>\s*"),
    late_regex(r"(?<=\))[\s,;.·•|/&]{1,20}(?=\[)|;\s"),
)
"""What ends parts of a block: empty lines, numbers, line ends; in a cell also signs between links."""
_LABEL = late_regex(r"[\s(]{0,9}\[{1,2}([^\[\]\n]{1,40})\]")
"""The label of a link, perhaps in brackets of its own."""
_PURE = 0.75
"""Share of the parts with addresses that have one paper each, from which on they are entries."""
_MIN_ENTRIES, _MAX_ROUNDS = 3, 6
_ENOUGH_WORDS = 6
_MIN_OTHERS, _MANY = 3, 4
"""Entries of one shape from which on a few others of it are entries as well, and how many to each."""


class _Part(NamedTuple):
    """A part of a page that may be an entry."""

    entry: Entry
    papers: set[str]


class Taken:
    """What was taken as entries so far.

    Args:
        entries: Some entries, in order.
        papers: The papers in them.
    """

    def __init__(self, entries: list[Entry], papers: Iterable[str]) -> None:
        self.entries = entries
        self._papers = set(papers)

    def add_all(self, entries: Iterable[Entry]) -> None:
        self.entries = sorted([*self.entries, *entries], key=_start)

    def add(self, parts: list[_Part]) -> None:
        self.add_all(part.entry for part in parts)
        self._papers.update(*(part.papers for part in parts))

    def new_of(self, parts: list[_Part]) -> list[_Part]:
        """Return the parts that overlap with nothing that was taken and have another paper."""
        return [part for part in parts if not part.papers <= self._papers and self._is_free(part.entry)]

    def free_of(self, entries: list[Entry]) -> list[Entry]:
        """Return the entries that overlap with nothing that was taken."""
        return [each for each in entries if self._is_free(each)]

    def _is_free(self, entry: Entry) -> bool:
        before = bisect_left(self.entries, entry.end, key=_start)
        return not before or self.entries[before - 1].end <= entry.start


def divided(text: str, root: Node, addresses: Addresses) -> list[Entry]:
    """Return the entries of a page by the addresses of papers on it; in order.

    Args:
        text: The page.
        root: Its blocks.
        addresses: The papers whose addresses it gives.
    """
    pure = [each for entries in shapes_of(text, root) if (each := _pure(entries, addresses))]
    taken = Taken([], set())
    for _ in range(_MAX_ROUNDS):
        best = max(map(taken.new_of, pure), key=_worth, default=[])
        if len(best) < _MIN_ENTRIES:
            break
        taken.add(best)
    return _with_linked(text, root, taken.entries)


def completed(text: str, root: Node, addresses: Addresses, entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page with the few beside them, of the same shape, that name a paper as well.

    A first heading that names none, where all others do, heads the page and is no entry.
    """
    named = [addresses.within(each.start, each.end) for each in entries]
    heads = len(entries) >= _MIN_OTHERS and not named[0] and all(named[1:])
    if heads and not text[: entries[0].start].strip():
        entries = entries[1:]
    found = {each.key for cited in named for each in cited}
    if not addresses.papers - found:
        return entries
    spans = {(each.start, each.end) for each in entries}
    taken = Taken(entries, found)
    for shape in shapes_of(text, root):
        alike = sum((each.start, each.end) in spans for each in shape)
        parts = [_Part(each, addresses.of_one(each.start, each.end)) for each in shape] if alike else []
        rest = taken.new_of(parts)
        if alike >= max(_MIN_OTHERS, _MANY * len(rest)):
            taken.add(rest)
    return taken.entries


def _with_linked(text: str, root: Node, entries: list[Entry]) -> list[Entry]:
    """Return entries with the few beside them, of the same shape, whose titles are linked; in order."""
    spans = {(each.start, each.end) for each in entries}
    taken = Taken(entries, ())
    for shape in shapes_of(text, root):
        alike = sum((each.start, each.end) in spans for each in shape)
        rest = taken.free_of([each for each in shape if each.title.url and reads_like_title(each.title)])
        long = [each for each in rest if count_words(each.title.text) >= _MIN_OTHERS]
        if alike >= max(_MIN_OTHERS, _MANY * len(long)):
            taken.add_all(long)
    return taken.entries


def _start(entry: Entry) -> int:
    return entry.start


def shapes_of(text: str, root: Node) -> list[list[Entry]]:
    """Return the parts of a page by their shapes."""
    shapes: dict[object, list[Entry]] = defaultdict(list)
    for shape, entry in _parts(text, root, ""):
        shapes[shape].append(entry)
    return list(shapes.values())


def asides(root: Node) -> Iterator[Span]:
    """Yield the parts of a page below a heading of something else than papers, and its blocks of code."""
    for each in root.children:
        if each.kind is Kind.CODE or _is_other(each):
            yield each.start, each.end
        else:
            yield from asides(each)


def _is_other(node: Node) -> bool:
    """Return whether a section has the heading of something else than papers."""
    if node.kind is not Kind.HEADING or node.title is None:
        return False
    return says_other(node) or ASIDE.fullmatch(node.title.text) is not None


def _pure(entries: list[Entry], addresses: Addresses) -> list[_Part]:
    """Return the parts of one shape with one paper each; none if many have several, or no title."""
    named = [each for each in entries if addresses.within(each.start, each.end)]
    parts = [_Part(each, papers) for each in named if (papers := addresses.of_one(each.start, each.end))]
    titled = sum(reads_like_title(part.entry.title) for part in parts)
    return parts if titled >= max(_MIN_ENTRIES, _PURE * len(named)) else []


def _worth(parts: list[_Part]) -> tuple[int, float, int]:
    """Return how many papers parts have, how long their titles are, and how much of the page they are."""
    papers = {paper for part in parts for paper in part.papers}
    words = sum(min(_ENOUGH_WORDS, count_words(part.entry.title.text)) for part in parts)
    covered = sum(part.entry.end - part.entry.start for part in parts)
    return len(papers), round(words / max(1, len(parts))), covered


def _parts(text: str, node: Node, above: str) -> Iterator[tuple[object, Entry]]:
    """Yield each part of a page with a title, with what it shares with others of its shape."""
    below = above
    if node.kind is Kind.HEADING and node.title:
        below = f"{above}\n{plain(text[node.start : node.head_end])}"
    yield from _groups(text, node, below)
    for each in node.children:
        if year := year_alone(text, each):
            below = f"{above}\n{year}"
        if (
            each.kind is Kind.HEADING
            and each.title
            and (ASIDE.fullmatch(each.title.text) or says_other(each))
        ):
            continue
        title = each.title or _title(text, each)
        if title and each.kind is not Kind.OPEN:
            yield _shape(each), Entry(each.start, each.end, title, each.cells, each.columns, below)
        if title and each.kind is Kind.HEADING and each.level > SUMMARY_LEVEL and each.children:
            # what follows a paragraph may be of another paper
            yield ("alone", each.shape), Entry(each.start, each.head_end, title, above=below)
        yield from _pieces(text, each, below)
        yield from _parts(text, each, below)


def _shape(node: Node) -> object:
    """Return the shape of a node, which for paragraphs is one, whether they begin with a title or not."""
    is_paragraph = node.kind is Kind.TEXT or (node.kind is Kind.HEADING and node.level > SUMMARY_LEVEL)
    return Kind.TEXT if is_paragraph else node.shape


def _groups(text: str, node: Node, above: str) -> Iterator[tuple[object, Entry]]:
    """Yield the groups of paragraphs in a box, or below a heading, each with the title of its first one."""
    if node.kind is Kind.HEADING and node.level > SUMMARY_LEVEL:
        return
    for group in groups_of(text, node):
        first, last = group[0], group[-1]
        if title := first.title or _title(text, first):
            yield "group", Entry(first.start, last.head_end, title, above=above)


def _title(text: str, node: Node) -> Title | None:
    """Return the title of a paragraph, or of an item whose one has a single word."""
    if node.kind is Kind.TEXT:
        return title_in(text, node.start, node.end)
    title = first_words(text, node.start, node.head_end) if node.kind is Kind.ITEM else None
    return title if title and not is_label(title.text) and not is_venue(title.text) else None


def _pieces(text: str, node: Node, above: str) -> Iterator[tuple[object, Entry]]:
    """Yield the pieces of one block, or of each of its cells."""
    if node.kind not in {Kind.TEXT, Kind.ITEM, Kind.ROW, Kind.HEADING}:
        return
    dates = [
        plain(text[slice(*cell)])
        for cell, head in zip(node.cells, node.columns, strict=False)
        if role_of(head) is Role.DATE
    ]
    above = "\n".join((above, *dates))
    for start, end in node.cells or ((node.start, node.head_end),):
        for number, ends in enumerate(_ENDS if node.cells else _ENDS[:-1]):
            spans = list(_between(text, start, end, ends))
            for span in spans if len(spans) > 1 else ():
                if title := title_in(text, *span):
                    yield (number, node.kind), Entry(*span, title, above=above)


def _between(text: str, start: int, end: int, ends: re.Pattern[str]) -> Iterator[Span]:
    """Yield what stands between ends; links to what belongs to a paper stand behind its title."""
    at = start
    for found in ends.finditer(text, start, end):
        if (label := _LABEL.match(text, found.end(), end)) and is_label(label[1]):
            continue
        if text[at : found.start()].strip():
            yield at, found.start()
        at = found.end()
    if text[at:end].strip():
        yield at, end
