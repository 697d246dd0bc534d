"""What shows of a block of a page that it is about one paper: addresses, authors, a venue, a link."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words, plain
from repocheck.extractor.readers._listing.names import MAYBE, NONE, SURE, likely_names, unnumbered
from repocheck.extractor.readers._listing.references import References
from repocheck.extractor.readers._listing.row_title import SAYS_TITLE
from repocheck.extractor.readers._listing.sections import says_other, titled_in
from repocheck.extractor.readers._listing.signs import (
    ADDRESS,
    CODE_HOST,
    CODE_LABEL,
    NOTE,
    PAPER,
    PAPERISH,
    Marks,
    Role,
    role_of,
)
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.venue import BRACKETED_VENUE, VENUE_YEAR, ends_with_venue, is_venue
from repocheck.extractor.readers._listing.words import MANUAL
from repocheck.text.pattern import late_regex

_HEAD_CHARS = 3_000
_AUTHORS_CHARS = 400
_PROSE = late_regex(r"(?:(?<![\w&])[a-z][a-z-]{1,20} ){3}\Z")
"""The end of running text in front of what looks like a venue."""
_TITLE_WORDS, _FIRST_LINES = 3, 4
"""Words of a heading that is a title, and lines below it that say where and when the paper appeared."""


_PERSON = late_regex(r"[A-Z][a-zà-ÿ'’]+(?: [A-Z]\.)? [A-Z][a-zà-ÿ'’-]+(?: ?@ ?[\w .]{2,30})?")
_PROFILE = late_regex(r"scholar\.google\.[a-z.]{2,6}/citations\?")
_BOLD_KEY = late_regex(r"[ \t]{0,40}(?:[-*+•]|\d{1,4}[.)])[ \t]{1,9}(?:\*\*|__)")
_REMARK_WORDS, _FEW_PEERS = 25, 0.5
"""Words of an item that says something of a topic, and the share of its siblings that name a paper then."""
_OPENING_CHARS = 40
"""Of a block in front of its title, in which a venue may stand."""
_MIN_CELLS = 2
_LETTER = late_regex(r"[^\W\d_]")
_YEAR = late_regex(r"(?:19|20)\d\d")
_ENDS_WITH_YEAR = late_regex(r"[\s,(\[](?:19|20)\d\d[)\]]?\s*\Z")
_DATED_END = late_regex(
    r"(?:\s?\((?:hrsg|hg|eds?)\.?\))?"
    r"[\s.,]{1,5}\(?(?:in (?:press|review|prep\w{0,8})|submitted|accepted|forthcoming|to appear)?\W{0,4}"
    r"(?:(?:19|20)\d\d[a-z]?)?\W{0,4}\Z",
    re.I,
)
"""What stands behind authors, or editors, and before the title: the year, or that there is none yet."""


_BRACKETED = late_regex(r"\A[\[(（](?=[^()\[\]（）]{0,60}\d)[^()\[\]（）]{1,60}[\])）][\s.,:;|–—-]{1,4}")
"""The venue and the year in brackets, between a title and its authors."""
_LINE_END = late_regex(r"\n|<br\s?/?>", re.I)
_CITED = late_regex(
    r"(?:\A|[\s*])[A-Z][\w'’-]{1,30}(?:,? (?:&|and) [A-Z][\w'’-]{1,30}|,? et al\.?)?"
    r",? \(?(?:19|20)\d\d[a-z]?\)?[\s:.,\"“*]{1,6}\Z"
)
"""Authors as a text cites them, in front of a title: "Lee & Berg (2019):"."""
_CITED_BEHIND = late_regex(
    r"[(\[](?:[a-z]{2,4} ){0,3}[A-Z][\w'’-]{1,30}(?:,? (?:&|and) [A-Z][\w'’-]{1,30}|,? et al\.?),?"
    r" (?:19|20)\d\d[a-z]?[)\]]"
)
"""The same behind a title, in brackets."""
_IN_PARTS = late_regex(r"[ \u3000-\u9fff\uac00-\ud7a3]")
"""What a name has that is no single word: a blank, or letters of a script that does without."""
_STOPS = " ,.;:|*_-–—"
_AUTHORS_END = late_regex(r"(?<=\w{3})\.\s(?=[A-Z(])|\s[-–—|]\s|\s\(")
_NUMBER = late_regex(r"[\s\[(#|]{0,4}\d{1,4}[\])}.:|\s]{1,4}(?=\D)")
"""The number of an entry, which stands in front of its authors in a row or a paragraph."""


_ET_AL = late_regex(r"\bet\.? ?al\b")


class PageSigns:
    """The signs of a page, found once, and what they say of any block of it.

    Args:
        text: The page.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        uses = References(text).uses
        self.papers = Marks(PAPER, text, uses)
        self.paperish = Marks(PAPERISH, text, uses)
        self.labels = Marks(CODE_LABEL, text)
        self.code = Marks(CODE_HOST, text, uses)
        self.addresses = Marks(ADDRESS, text, uses)
        self.uses = uses
        self.notes = Marks(NOTE, text)
        self.noting = False
        """Whether the entries of the page link to notes on the papers."""

    def is_linked_section(self, node: Node) -> bool:
        """Return whether a heading is a link itself, to something else than code."""
        url = node.title.url if node.title and self.is_section(node) else ""
        return url.startswith("http") and not CODE_HOST.search(url)

    def is_placed(self, node: Node) -> bool:
        """Return whether one of the first lines below a heading is a venue and nothing else."""
        if not self.is_section(node) or node.title is None or len(node.title.text.split()) < _TITLE_WORDS:
            return False
        lines = self.text[node.head_end : min(node.end, node.head_end + _HEAD_CHARS)].strip().split("\n")
        return any(is_venue(plain(line)) for line in lines[:_FIRST_LINES])

    def is_named_row(self, node: Node, names: bool) -> bool:
        """Return whether a row is titled by its heads; a short name that links to nothing is no title yet.

        Nor is one that is longer among `names`: rows most of which have such a name.
        """
        short = names or (node.title is not None and count_words(node.title.text) < _TITLE_WORDS)
        promised = short and any(role_of(column) is Role.PAPER for column in node.columns)
        return is_titled_row(node) and not (promised and not self.addresses.count(node.start, node.end))

    @staticmethod
    def is_section(node: Node) -> bool:
        return node.kind is Kind.HEADING and node.level <= SUMMARY_LEVEL

    def is_empty(self, node: Node) -> bool:
        """Return whether a heading of several words has nothing below it, not even a heading."""
        long = node.title is not None and count_words(node.title.text) > _TITLE_WORDS
        return long and self.is_section(node) and not node.children

    def is_filled(self, node: Node) -> bool:
        """Return whether a heading is a link, or has words below it, not only the headings that it heads."""
        below = self.text[node.head_end : min(node.end, node.head_end + _HEAD_CHARS)]
        linked = node.title is not None and (
            node.title.url != "" or self.addresses.count(node.start, node.head_end) > 0
        )
        return node.level <= SUMMARY_LEVEL and (linked or re.search(r"\w", below) is not None)

    def is_authored(self, node: Node, title: Title, sure: int = SURE) -> bool:
        """Return whether the authors of something stand right before or behind its title."""
        if node.authored or (node.cells and not any(node.columns) and self._names_authors(node, title, sure)):
            return True
        if self.is_section(node):
            named = (
                _ET_AL.search(self.text, node.start, node.head_end) or self._line_below(node, title) >= sure
            )
            named = named or self._names_first(title, sure)
            return count_words(title.text) >= _TITLE_WORDS and bool(named)
        begin, end = next(
            (cell for cell in node.cells if cell[0] <= title.start < cell[1]), (node.start, node.end)
        )
        head = min(end, title.end + _AUTHORS_CHARS)
        before, behind = (
            plain(self.text[slice(*span)]) for span in ((begin, title.start), (title.end, head))
        )
        goes_on = behind.lstrip()[:1] == ","
        behind, dated_first = _BRACKETED.subn("", behind.lstrip(" ,.:;|-–—"), count=1)
        beside = self.text[title.end : node.head_end] if dated_first else ""
        noted = beside and unnumbered(_BRACKETED.sub("", plain(beside), count=1)).strip(_STOPS)
        behind = re.split(r"[.;]\s(?=[A-Z(])|\s[-–—|]\s|\s\(", behind.strip(" ,.:;|-–—"), maxsplit=1)[0]
        if _CITED.search(before) or _CITED_BEHIND.match(behind) or (noted and likely_names(noted) == SURE):
            return True
        written = _unnumbered(before)
        before = _DATED_END.sub("", written)
        parts = [part.strip(" ,.:*+-#\\") for part in (before, behind)]
        if parts[1].startswith("by ") and likely_names(parts[1][3:]):
            return True
        dated = _YEAR.search(written, len(before)) is not None and likely_names(parts[0]) == SURE
        listed = likely_names(title.text) and not dated and (" " in title.text or goes_on)
        if listed or all(likely_names(part) == SURE for part in parts):
            return False  # one of a list of names
        named = any(_IN_PARTS.search(part) and likely_names(part) >= sure for part in parts)
        return named or self._line_below(node, title) >= sure

    def _names_first(self, title: Title, sure: int) -> bool:
        """Return whether authors stand in front of the title within a heading."""
        line = plain(self.text[title.start : title.end])
        before = _DATED_END.sub("", line[: max(0, line.find(title.text))].rstrip(" :,"))
        return " " in before and likely_names(before.strip(_STOPS)) >= sure

    def _names_authors(self, node: Node, title: Title, sure: int) -> bool:
        """Return whether a cell beside the title of a row without heads names persons."""
        beside = (
            plain(self.text[slice(*cell)]) for cell in node.cells if not cell[0] <= title.start < cell[1]
        )
        named = (_AUTHORS_END.split(_ENDS_WITH_YEAR.sub("", words), maxsplit=1)[0] for words in beside)
        persons = any(_IN_PARTS.search(each) and likely_names(each.strip(_STOPS)) >= sure for each in named)
        return persons and not likely_names(title.text)

    def _line_below(self, node: Node, title: Title) -> int:
        """Return how surely the line below a title names persons, perhaps with where each of them works."""
        # what stands behind a heading is below it, on a line of its own in the source or not
        ends = node.head_end if self.is_section(node) else title.end
        below = self.text[ends : min(node.end, title.end + _HEAD_CHARS)]
        beside, *lines = _LINE_END.split(below)
        if self.is_section(node):
            beside, lines = self.text[title.end : ends], [beside, *lines]
        line = next((words for each in lines if re.search(r"\w", words := plain(each))), "")
        if plain(beside).strip(_STOPS) or not line:
            return NONE
        line = _AUTHORS_END.split(line, maxsplit=1)[0]
        return likely_names(line.strip(_STOPS)) if _IN_PARTS.search(line) else NONE

    def is_of_paper(self, node: Node) -> bool:
        """Return whether a node gives the address of a paper, its authors, or behind its title a venue."""
        title = node.title
        if title is None or self.papers.count(node.start, node.end) or self.is_authored(node, title):
            return title is not None
        behind = plain(ADDRESS.sub(" ", self.text[title.end : min(node.end, title.end + _HEAD_CHARS)]))
        venue = VENUE_YEAR.search(behind)
        return venue is not None and _PROSE.search(behind, 0, venue.start()) is None

    def is_dated(self, node: Node) -> bool:
        """Return whether an item gives a venue with its year, in front of all or beside a link.

        A section does whose heading of several words ends with a year, and a paragraph whose first line ends
        with a venue and its year.
        """
        if node.kind is Kind.HEADING and not self.is_section(node) and node.title:
            line = _LINE_END.split(self.text[node.start : node.head_end].lstrip(), maxsplit=1)[0]
            dated = ends_with_venue(line) or self._opens_with_venue(node)
            return count_words(node.title.text) >= _TITLE_WORDS and dated
        if node.kind is not Kind.ITEM:
            title = self.text[node.start : node.head_end] if self.is_section(node) else ""
            ends = _ENDS_WITH_YEAR.search(title) or BRACKETED_VENUE.search(title)
            dated = ends is not None or (
                title.lstrip("# ")[:1] in {"[", "【"} and self._opens_with_venue(node)
            )
            return count_words(title) > _TITLE_WORDS and dated
        if not self.addresses.count(node.start, node.end):
            return self._opens_with_venue(node)
        head = self.text[node.start : min(node.head_end, node.start + _HEAD_CHARS)]
        return VENUE_YEAR.search(ADDRESS.sub(" ", head)) is not None

    def _opens_with_venue(self, node: Node) -> bool:
        """Return whether a venue and its year stand in front of a title: "[ICML 2019] …", "2023_KDD_…"."""
        before = self.text[node.start : node.title.start if node.title else node.start]
        return VENUE_YEAR.search(plain(before.replace("_", " "))[:_OPENING_CHARS]) is not None

    def is_noted(self, node: Node) -> bool:
        """Return whether a node links to one file of notes, and none below it that has a title."""
        titles = (each.title for each in node.children if self.notes.count(each.start, each.head_end))
        long = any(each and count_words(each.text) >= _TITLE_WORDS for each in titles)
        return self.noting and self.notes.count(node.start, node.end) == 1 and not long

    def is_person(self, node: Node, title: Title) -> bool:
        """Return whether the title of a block names, or links to, one person, and nothing shows a paper."""
        named = _PERSON.fullmatch(title.text) and likely_names(title.text.partition("@")[0].strip()) > NONE
        profile = _PROFILE.search(title.url) is not None
        return bool(named or profile) and not self.is_of_paper(node)

    def is_remark(self, node: Node, title: Title) -> bool:
        """Return whether a block says something of a topic: one word that links to nothing, or at length.

        Such is an item of many words behind a key, whose siblings name no paper, whatever it cites.
        """
        if not self.addresses.count(node.start, node.end):
            alone = node.kind is Kind.HEADING and node.level > SUMMARY_LEVEL
            return alone and count_words(title.text) == 1 and not self.is_authored(node, title)
        keyed = node.key and _BOLD_KEY.match(self.text, node.start)
        said = node.kind is Kind.ITEM and 0 < node.peers < _FEW_PEERS and keyed is not None
        return (
            said
            and not title.url
            and count_words(plain(self.text[node.start : node.head_end])) >= _REMARK_WORDS
        )

    def is_set_off(self, node: Node, title: Title) -> bool:
        """Return whether the words of a paragraph itself, which are set off, name a paper."""
        long = node.level > SUMMARY_LEVEL and len(title.text.split()) >= _TITLE_WORDS
        return long and self.signed(node.start, node.head_end)

    def is_title_alone(self, node: Node) -> bool:
        """Return whether a row begins with several words, links to nothing, and has figures beside them."""
        title, cells = node.title, node.cells
        if title is None or len(cells) < _MIN_CELLS or self.addresses.count(node.start, node.end):
            return False
        beside = self.text[cells[0][1] : node.end]
        first = cells[0][0] <= title.start < cells[0][1]
        return first and count_words(title.text) >= _TITLE_WORDS and not _LETTER.search(beside)

    def is_dated_row(self, node: Node) -> bool:
        """Return whether a row without heads has several words and, behind them in their cell, a year."""
        title = node.title
        if title is None or any(node.columns) or count_words(title.text) < _TITLE_WORDS:
            return False
        ends = (end for begin, end in node.cells if begin <= title.start < end)
        return any(_YEAR.search(self.text, title.end, end) for end in ends)

    def is_manual(self, node: Node, title: Title) -> bool:
        """Return whether a section has the words of a manual, and no paper."""
        span = node.start, node.end
        named = self.signed(*span) or self.paperish.count(*span)
        return node.kind is Kind.HEADING and not named and MANUAL.search(title.text) is not None

    def signed(self, start: int, end: int) -> bool:
        return self.papers.count(start, end) + self.labels.count(start, end) > 0

    def is_like(self, node: Node) -> bool:
        """Return whether something about a node shows that it is a paper: an address, a file or authors."""
        span = node.start, node.end
        if self.signed(*span) or self.paperish.count(*span):
            return True
        return node.title is not None and self.is_authored(node, node.title)

    def are_papers(self, entries: list[Entry]) -> bool:
        """Return whether the authors of each of some entries stand beside its title."""
        nodes = (Node(Kind.ITEM, each.start, each.end, each.end, title=each.title) for each in entries)
        return bool(entries) and all(self.is_authored(node, node.title) for node in nodes if node.title)

    def lists_others(self, node: Node) -> bool:
        """Return whether fewer than half of what a section lists shows that it is a paper."""
        listed = [each for each in titled_in(node, self.signed) if not says_other(each)]
        return sum(map(self.is_of_paper, listed)) * 2 < len(listed)

    def own_sign(self, node: Node, inner: list[Entry]) -> bool:
        """Return whether the words of a node outside of the entries in it name a paper."""
        own = self.papers.count(node.start, node.end) + self.labels.count(node.start, node.end)
        return own > sum(
            self.papers.count(each.start, each.end) + self.labels.count(each.start, each.end)
            for each in inner
        )

    def in_head(self, node: Node) -> bool:
        first = node.children[0].end if node.children else node.head_end
        return self.signed(node.start, max(node.head_end, first))

    def looks_like(self, node: Node) -> bool:
        """Return whether a node without a sign is what its siblings are: it links to more than code."""
        span = node.start, node.end
        if self.paperish.count(*span) or (node.title and self.is_authored(node, node.title, MAYBE)):
            return True
        linked, code = self.addresses.count(*span), self.code.count(*span)
        title_is_code = node.title is not None and CODE_HOST.search(node.title.url) is not None
        if title_is_code:
            return False
        dated = VENUE_YEAR.search(self.text, node.start, min(node.end, node.start + 1_500)) is not None
        return linked > code or dated or self._opens_with_venue(node)


def is_titled_row(node: Node) -> bool:
    """Return whether the heads of a row say that it holds a title, and what only papers have beside it.

    The cell below *Paper* holds the title itself where it has several words.
    """
    roles = {role_of(column) for column in node.columns}
    if node.title and count_words(node.title.text) >= _TITLE_WORDS and not _ET_AL.search(node.title.text):
        cells = zip(node.cells, node.columns, strict=False)
        if any(role_of(head) is Role.PAPER and at[0] <= node.title.start < at[1] for at, head in cells):
            return True
    headed = Role.TITLE in roles and roles & {Role.PAPER, Role.AUTHORS, Role.VENUE, Role.DATE, Role.CODE}
    return bool(headed) or any(SAYS_TITLE.search(column) for column in node.columns)


def _unnumbered(words: str) -> str:
    """Return words without the number of the entry that they begin."""
    number = _NUMBER.match(words)
    return words[number.end() :] if number else words
