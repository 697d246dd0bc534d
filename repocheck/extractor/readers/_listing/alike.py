"""What a page lists beside its entries in the very form of them, whatever its own words show.

A list is written by one hand: where what stands around a title, such as the year and the venue in front of
it or authors and the year behind them, is the same for what was taken and for what was not, it is one more.

Source: some 130 lists of as many makers on public code hosts, none of them labelled: what had the form of
their entries and was in none. Blind spots: what has the form of an entry, and is none; lists of links alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind
from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words, is_label, plain
from repocheck.extractor.readers._listing.sections import says_other
from repocheck.extractor.readers._listing.signs import CODE_HOST
from repocheck.extractor.readers._listing.title import Title, title_in
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.venue import is_venue
from repocheck.extractor.readers._listing.words import ASIDE
from repocheck.text.pattern import late_regex

_MIN_TAKEN, _MIN_WORDS = 3, 3
_MOST, _MANY = 2, 3
"""Others to each entry of a form up to which they are entries as well; entries to each of a short title."""
_MIN_RUN, _RUN = 8, 5
"""Entries in a list, and its parts to each one that is none, from which on that is one as well."""
_FIRST_CHARS, _BEHIND_CHARS = 40, 300
"""Of a block, and behind a title, in which a year may stand that tells how the page writes its entries."""
_YEAR = late_regex(r"(?<![\w/.:-])(?:19|20)\d\d(?![\w/]|-\d)")
_ADDRESS = late_regex(r"https?://\S{3,400}")
_NUMBERS, _WORDS = late_regex(r"\d+"), late_regex(r"[^\W\d_]+(?:[\s,.;&'’-]+[^\W\d_]+)*")
_ELSE = late_regex(
    r"talk|presentation|poster|award|hono|press\b|media|news|servic|student|teach|patent|seminar|course|grant"
    r"|software|tool|data|project|experience|education|vortr|lehre|enseign|invit|organi[sz]|review|member",
    re.I,
)
"""Words of headings of what is listed beside publications, in their very form."""
_SIGNS = late_regex(r"[^\w\s]{0,3}")


class _Form(NamedTuple):
    """How a block is written around its title: a letter stands for words, and a digit for each number."""

    kind: Kind
    level: int
    before: str
    """What it begins with, up to a year and the sign behind it; empty without a year there."""
    behind: str
    """What stands behind its title, up to a year and the sign behind it; empty without one."""


class _Sibling(NamedTuple):
    """A block that may be an entry."""

    entry: Entry
    above: Node
    taken: bool


def with_alike(text: str, root: Node, entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page, with what stands among them in their form; in order.

    Args:
        text: The page.
        root: Its blocks.
        entries: What was taken for entries, in order.
    """
    forms: dict[_Form, list[_Sibling]] = defaultdict(list)
    among = set()
    for form, sibling in _siblings(text, root, _Taken(entries), ""):
        forms[form].append(sibling)
        if sibling.taken:
            among.add(id(sibling.above))
    found = list(entries)
    for form, siblings in forms.items():
        n_taken = sum(each.taken for each in siblings)
        rest = [
            each.entry
            for each in siblings
            if not each.taken and (id(each.above) in among or not _says_else(each.above))
        ]
        short = [each for each in rest if count_words(each.title.text) < _MIN_WORDS]
        rest = [each for each in rest if count_words(each.title.text) >= _MIN_WORDS]
        if (form.before or form.behind) and n_taken >= _MIN_TAKEN and len(rest) <= _MOST * n_taken:
            found += rest
            found += short if len(short) * _MANY <= n_taken + len(rest) else []
    found += _between(text, root, {each.start: each for each in found})
    return sorted(found, key=lambda each: each.start)


def _between(text: str, above: Node, known: dict[int, Entry]) -> Iterator[Entry]:
    """Yield the few with a year that stand between entries in a list of nearly nothing else.

    Args:
        text: The page.
        above: A part of it.
        known: The entries by their places.
    """
    siblings = [each for each in above.children if each.kind in {Kind.ITEM, Kind.TEXT} or _is_lead(each)]
    taken = [number for number, each in enumerate(siblings) if each.start in known]
    run = siblings[taken[0] : taken[-1]] if taken else []
    rest = [each for each in run if each.start not in known]
    if len(taken) >= _MIN_RUN and len(rest) * _RUN <= len(run):
        headed = known[siblings[taken[0]].start].above
        for each in rest:
            title = each.title or title_in(text, each.start, each.head_end)
            fits = title and (reads_like_title(title) or _title(text, each))
            if title and fits and _YEAR.search(_ADDRESS.sub(" ", text[each.start : each.head_end])):
                yield Entry(each.start, each.end, title, above=headed)
    for each in above.children:
        if each.start not in known:
            yield from _between(text, each, known)


def _is_lead(node: Node) -> bool:
    return node.kind is Kind.HEADING and node.level > SUMMARY_LEVEL


class _Taken:
    """What was taken for entries.

    Args:
        entries: These, in order.
    """

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._at = 0

    def over(self, node: Node) -> Entry | None:
        """Return the first entry that a node overlaps with; nodes have to be asked in order."""
        while self._at < len(self._entries) and self._entries[self._at].end <= node.start:
            self._at += 1
        first = self._entries[self._at] if self._at < len(self._entries) else None
        return first if first and first.start < node.end else None


def _siblings(text: str, node: Node, taken: _Taken, above: str) -> Iterator[tuple[_Form, _Sibling]]:
    """Yield the blocks that are entries, or stand beside them, with their forms."""
    if node.kind is Kind.HEADING and node.title:
        above = f"{above}\n{plain(text[node.start : node.head_end])}"
    for each in node.children:
        over = taken.over(each)
        is_entry = over is not None and over.start == each.start
        heading = each.title if each.kind is Kind.HEADING and not is_entry else None
        if heading and (ASIDE.fullmatch(heading.text) or says_other(each)):
            continue
        if over and is_entry and over.end >= each.head_end:
            yield _form(text, each, over.title), _Sibling(over, node, taken=True)
            if over.end >= each.end:
                continue
        may_be = over is None and each.kind in {Kind.ITEM, Kind.HEADING, Kind.TEXT}
        title = _title(text, each) if may_be else None
        form = _form(text, each, title) if title else None
        if title and form and (form.before or form.behind):
            yield form, _Sibling(Entry(each.start, each.end, title, above=above), node, taken=False)
        else:
            yield from _siblings(text, each, taken, above)


def _title(text: str, node: Node) -> Title | None:
    title = node.title or title_in(text, node.start, node.end)
    if not title or count_words(title.text) >= _MIN_WORDS:
        return title if title and reads_like_title(title) else None
    unfit = is_label(title.text) or is_venue(title.text) or CODE_HOST.search(text, node.start, node.end)
    return None if unfit else title


def _form(text: str, node: Node, title: Title) -> _Form:
    is_paragraph = node.kind is Kind.TEXT or _is_lead(node)
    first = plain(text[node.start : min(title.end, node.start + 2 * _BEHIND_CHARS)])
    before = _up_to_year(first[:_FIRST_CHARS])
    last = min(node.head_end, title.end + _BEHIND_CHARS)
    behind = "" if before else _up_to_year(plain(_ADDRESS.sub(" ", text[title.end : last])))
    kind, level = (Kind.TEXT, 0) if is_paragraph else (node.kind, node.level)
    return _Form(kind, level, before, behind)


def _up_to_year(words: str) -> str:
    """Return the form of words up to the first year in them and the signs behind it; empty without a year."""
    year = _YEAR.search(words)
    signs = _SIGNS.match(words, year.end()) if year else None
    if not signs:
        return ""
    return re.sub(r"\s", "", _NUMBERS.sub("9", _WORDS.sub("w", words[: signs.end()])))


def _says_else(node: Node) -> bool:
    """Return whether the heading of a section is that of what people do beside publishing."""
    return node.title is None or _ELSE.search(node.title.text) is not None
