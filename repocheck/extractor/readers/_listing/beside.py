"""Sections of a list that hold none of its papers: news of it, what can be bought, an application.

Their items have the form of the entries, and link to something. But where nearly all entries of a page show
that they are papers, those of a section none of which shows it are none.

Source: the labelled lists of papers that use a tool, and of papers on a topic. Blind spots: a section of
papers that are linked to pages of projects alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from repocheck.extractor.readers._listing.blocks import Kind
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words, plain
from repocheck.extractor.readers._listing.page_signs import PageSigns
from repocheck.extractor.readers._listing.signs import ADDRESS, CODE_HOST, Role, role_of
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.vita import of_works
from repocheck.text.pattern import late_regex

_MIN_ENTRIES, _MOST = 5, 0.7
"""Entries of a page, and the share of them that show that they are papers."""
_FEW = 0.2
"""Share of a section up to which its entries may show by chance that they are papers."""
_MIN_BESIDE, _SHORT_WORDS = 2, 3
"""Entries of a section of something else; one is enough if its title is short."""
_COMPARED = 0.5
"""Share of the rows of a table that are of papers listed elsewhere, from which on it compares these."""
_NEARLY_ALL = 0.8
"""Share of the rows of a table whose code is that of other entries, from which on it lists these again."""
_OF_PAPERS = frozenset({Role.TITLE, Role.PAPER, Role.DATE, Role.AUTHORS, Role.VENUE})
_LINK = late_regex(r"\]\(([^()\s]{2,400})\)")
_PLACE = late_regex(r"\s(?:name|id)\s?=\s?[\"']([^\"'<>\s]{1,80})[\"']")
"""The name of a place of the page."""
_TITLE_WORDS = 5
"""Words of the title of a file, or of code, that is one of a paper."""
_MEETING = late_regex(r"\b(?:workshop|conference|symposium)\b", re.I)
"""What the year beside is that of, where an entry links to a meeting."""
_POST = late_regex(r"\W*(?:(?:\w{1,20} )?blog(?:[ -]?posts?)?|web ?site|course|tutorial|book)\W*", re.I)
"""What stands in place of a venue of what is no paper."""
_YEAR = late_regex(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")


def works_of(text: str, signs: PageSigns, entries: list[Entry]) -> tuple[list[Entry], list[Title]]:
    """Return the papers among the entries of a page, and the titles of the others.

    Args:
        text: The page.
        signs: Its signs.
        entries: Its entries, in order.
    """
    listed = _without_repeated(text, signs, _without_compared(text, signs, entries))
    works, left_out = of_works(text, listed)
    papers, beside = _without_beside(signs, works)
    posts = {each.start for each in papers if _is_post(text, signs, each)}
    left_out += [each.title for each in papers if each.start in posts]
    return [each for each in papers if each.start not in posts], [*left_out, *beside]


def _is_post(text: str, signs: PageSigns, entry: Entry) -> bool:
    """Return whether the column of venues says that a row without the address of a paper appeared nowhere."""
    cells = zip(entry.cells, entry.columns, strict=False)
    places = (plain(text[slice(*cell)]) for cell, head in cells if role_of(head) is Role.VENUE)
    return any(map(_POST.fullmatch, places)) and not signs.papers.count(entry.start, entry.end)


def _without_compared(text: str, signs: PageSigns, entries: list[Entry]) -> list[Entry]:
    """Return the entries without the rows of a table that compares what the page lists by its titles.

    Such a row calls a paper by a short name, which links to the address or to the place of an entry.
    """
    named = {
        each.start: link[1]
        for each in entries
        if each.columns and count_words(each.title.text) <= _SHORT_WORDS
        if (link := _LINK.search(text, *_cell_of(each))) and not signs.code.count(each.start, each.end)
    }
    if not named:
        return entries
    listed: set[str] = set()
    for each in entries:
        if not each.columns and count_words(each.title.text) > _SHORT_WORDS:
            listed |= {found[0].rstrip(".,;*") for found in ADDRESS.finditer(text, each.start, each.end)}
            listed |= {f"#{found[1]}" for found in _PLACE.finditer(text, each.start, each.end)}
    again = [each for each in entries if named.get(each.start) in listed]
    rows, times = (Counter(each.columns for each in some) for some in (entries, again))
    left_out = {each.start for each in again if times[each.columns] >= _COMPARED * rows[each.columns]}
    return [each for each in entries if each.start not in left_out]


def _without_repeated(text: str, signs: PageSigns, entries: list[Entry]) -> list[Entry]:
    """Return the entries without the rows of a table of projects, nearly all of which are the code of others.

    No column of such a table is one that only papers have, and a row gives the repository of an entry
    outside of it.
    """
    rows, code = defaultdict(list), Counter[str]()
    repos = {each.start: _repos_of(text, each) for each in entries}
    for each in entries:
        code.update(repos[each.start])
        if each.columns and not {role_of(head) for head in each.columns} & _OF_PAPERS:
            rows[each.columns].append(each)
    left_out: set[int] = set()
    for table in rows.values():
        own = Counter(repo for each in table for repo in repos[each.start])
        again = sum(any(code[repo] > own[repo] for repo in repos[each.start]) for each in table)
        if len(table) >= _MIN_ENTRIES and again >= _NEARLY_ALL * len(table):
            left_out |= {each.start for each in table}
    return [each for each in entries if each.start not in left_out]


def _repos_of(text: str, entry: Entry) -> set[str]:
    return {found[0].casefold() for found in CODE_HOST.finditer(text, entry.start, entry.end)}


def _cell_of(row: Entry) -> tuple[int, int]:
    """Return the cell of a row from its title on."""
    ends = (end for start, end in row.cells if start <= row.title.start < end)
    return row.title.start, next(ends, row.title.end)


def _without_beside(signs: PageSigns, entries: list[Entry]) -> tuple[list[Entry], list[Title]]:
    """Return the entries without those of such sections, and the titles of these."""
    sections: dict[str, list[tuple[Entry, bool]]] = defaultdict(list)
    for each in entries:
        sections[each.above].append((each, _is_paper(signs, each)))
    n_papers = sum(is_paper for section in sections.values() for _, is_paper in section)
    if len(entries) < _MIN_ENTRIES or n_papers < _MOST * len(entries):
        return entries, []
    beside = {
        each.start
        for above, section in sections.items()
        if sum(is_paper for _, is_paper in section) <= _FEW * len(section) and _is_of_else(signs, section)
        for each, _ in section
    }
    left_out = [each.title for each in entries if each.start in beside]
    return [each for each in entries if each.start not in beside], left_out


def _is_of_else(signs: PageSigns, section: list[tuple[Entry, bool]]) -> bool:
    linked = all(signs.addresses.count(each.start, each.end) for each, _ in section)
    linked = linked or all(count_words(each.title.text) < _SHORT_WORDS for each, _ in section)
    several = len(section) >= _MIN_BESIDE or count_words(section[0][0].title.text) <= _SHORT_WORDS
    return linked and several


def _is_paper(signs: PageSigns, entry: Entry) -> bool:
    """Return whether an entry gives a paper, its code, its authors or a year beside its title."""
    span = entry.start, entry.end
    filed, coded = signs.paperish.count(*span) > 0, signs.code.count(*span) > 0
    titled = (filed or coded) and count_words(entry.title.text) >= _TITLE_WORDS
    if entry.columns or signs.papers.count(*span) or titled or (filed and coded):
        return True
    node = Node(Kind.ITEM, *span, entry.end, title=entry.title)
    beside = signs.text[entry.start : entry.end].replace(entry.title.text, " ", 1)
    dated = _YEAR.search(beside) and not _MEETING.search(signs.text, *span)
    return signs.is_authored(node, entry.title) or bool(dated)
