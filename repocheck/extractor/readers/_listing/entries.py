"""The papers that a page lists: siblings of one shape, whatever that shape is.

A heading with its section, an item with those below it, a row, a paragraph that is set off, or a box of HTML:
each kind of sibling is judged as a whole: a shape of which most name one paper each is one of entries, one of
which most hold several is that of topics. So no word of a single title, and no host of a single address,
decides about a page.

Source: some sixty reading lists, conference lists, bots' pages and newsletters on public code hosts. Blind
spots: papers that are only named in running text; a list of tools in which most items name a paper.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from repocheck.extractor.readers._listing.abreast import singly
from repocheck.extractor.readers._listing.alike import with_alike
from repocheck.extractor.readers._listing.aside import is_aside
from repocheck.extractor.readers._listing.beside import works_of
from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Block, Kind, visible
from repocheck.extractor.readers._listing.called import titled_below
from repocheck.extractor.readers._listing.cited import Addresses
from repocheck.extractor.readers._listing.custom import keep_to_order
from repocheck.extractor.readers._listing.divided import asides, completed, divided
from repocheck.extractor.readers._listing.entry import Entry, Listing, once
from repocheck.extractor.readers._listing.inline import unraised, unwrapped
from repocheck.extractor.readers._listing.label import is_label
from repocheck.extractor.readers._listing.names import without_own_name, without_places
from repocheck.extractor.readers._listing.page_signs import PageSigns
from repocheck.extractor.readers._listing.programme import lists_talks, talks, with_programme, without_slots
from repocheck.extractor.readers._listing.referred import referred
from repocheck.extractor.readers._listing.sections import (
    begins_with_title,
    given_title,
    has_sections,
    heading_words,
    heads_one,
    heads_table,
    is_of_list,
    is_remarked,
    is_translated,
    mark_linked,
    says_list,
    says_other,
    sole_heading,
    title_of_box,
    title_of_line,
    year_alone,
)
from repocheck.extractor.readers._listing.shape import MIN_ENTRIES, Shape
from repocheck.extractor.readers._listing.signs import Role, role_of
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.tree import Node, tree_of
from repocheck.extractor.readers._listing.venue import YEAR_ALONE
from repocheck.extractor.readers._listing.vita import of_publications
from repocheck.extractor.readers._listing.words import (
    ABSTRACT,
    ASIDE,
    CREDIT,
    INDEX,
    NAMED_BOX,
    NAMED_ITEM,
    OF_LIST,
    OF_PAPERS,
    PART,
    PROJECT,
    REFERENCES,
    words_of_name,
)
from repocheck.extractor.readers._listing.wrapped import joined
from repocheck.text.pattern import late_regex

_USUAL = 0.5
"""Share of siblings that name a paper from which on one that links to another host is a paper as well."""
_NEARLY_ALL = 0.8
"""Share of siblings that name a paper from which on one that names its code alone is a paper as well."""
_AMONG = 1.3
"""Share of siblings on the page and of those beside it that name a paper, together, from which on an item of
several words is a paper as well."""
_SHORT_WORDS = 5
"""Words of a heading that may be one of a manual, and of a link that is a label where it repeats."""
_NOTED_WORDS = 4
"""Words that titles with notes have on average; the headings of a manual have fewer."""
_MIN_WORDS = _FEW = 3  # words of a paragraph's title that is one although its siblings are no entries
_KEPT, _MORE = 0.85, 0.2
"""Share of the papers on a page that entries keep apart, from which on no other division is tried, and by
which another has to keep more of them apart."""
_MAX_DROPPED, _HEAD_CHARS, _KEY_CHARS = 1_000, 3_000, 120
_PARTS = (PART.fullmatch, CREDIT.fullmatch, is_label)
_OFTEN, _MAX_PEERS = 25, 50
"""Of so many blocks with a title one may begin with the same words without these being a label."""
_YEAR = late_regex(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")


def listing(text: str, blocks: list[Block], name: str = "") -> Listing:
    """Return the entries of a page.

    Args:
        text: The page.
        blocks: Its blocks.
        name: What it is called, which may say that it lists papers.
    """
    shown = unraised(unwrapped(joined(visible(text))))
    search = _Search(without_places(without_own_name(shown)), blocks, name)
    found = search.or_better(search.run())
    entries, left_out = works_of(text, search.signs, titled_below(text, list(once(found.entries))))
    n_mixed = min(found.n_mixed, search.cited.n_mixed(entries))
    found = Listing(entries, found.aside, [*found.dropped, *left_out], n_mixed)
    roles = {role_of(head) for entry in found.entries[:1] for head in entry.columns}
    single = len(found.entries) == 1 and (bool(roles & {Role.TITLE, Role.PAPER}) or search.of_one)
    return found if len(found.entries) >= MIN_ENTRIES or single else Listing([], found.aside, [])


class _Search:
    def __init__(self, text: str, blocks: list[Block], name: str) -> None:
        self.text = text
        self.root = tree_of(text, blocks)
        n_authored = keep_to_order(text, self.root)
        mark_linked(text, self.root)
        self.signs = PageSigns(text)
        self.sole = sole_heading(self.root)
        self.cited = Addresses(text, self.signs.uses, list(asides(self.sole or self.root)))
        self.says_list = says_list(self.root)
        self.of_one = bool(self.sole) or is_of_list(self.root)
        """Whether the first heading is none of a paper, so that a single entry is one."""
        self.keys: dict[str, set[str]] = defaultdict(set)
        """What stands behind each key, and which addresses below each short title; a paper that is listed
        twice makes no key of its first word."""
        self.shapes: dict[object, Shape] = defaultdict(Shape)
        self.dropped: list[Title] = []
        self.boxed: list[int] = []
        """Where boxes begin whose class says that they hold a paper; where there are some, they hold all."""
        self.project = self.begun = False
        """Whether it is the page of a project, and one was chosen."""
        self.remarks: set[int] = set()
        """Where blocks begin that say something of a topic."""
        self.titled = 0  # blocks with a title
        head = f"{words_of_name(name)}\n{text[:_HEAD_CHARS]}"
        first = REFERENCES.fullmatch(text.lstrip().partition("\n")[0])
        says = self.sole or first or OF_PAPERS.search(head) or OF_LIST.search(head)
        self.lists = bool(says) or lists_talks(text, self.root, self.signs, n_authored)
        """Whether the page says that it lists papers, or is the programme of a meeting with them."""

    def run(self) -> Listing:
        self._count_keys()
        self._walk(self.root, "", decided=False)
        entries = self._walk(self.root, "", decided=True)
        self.boxed.sort()
        boxed = [entry for entry in entries if self._is_boxed(entry)]
        if len(boxed) > MIN_ENTRIES and len(boxed) * 2 > len(entries):
            entries = boxed
        for paragraphs in (False, True):
            alone = [] if paragraphs and entries else list(self._plain_items(self.root, "", paragraphs))
            entries = with_programme(self.text, entries, alone, lists=self.lists)
        entries = of_publications(without_slots(self.text, entries))
        return Listing(entries, self._aside(entries), self.dropped)

    def or_better(self, found: Listing) -> Listing:
        """Return a page by its shapes, or by what keeps many more papers apart: addresses, or references."""
        top = self.sole or self.root
        apart, n_papers = self.cited.kept_apart(found.entries), len(self.cited.papers)
        if n_papers >= _MIN_WORDS and apart <= _KEPT * n_papers:
            second = divided(self.text, top, self.cited)
            better = self.cited.kept_apart(second) > apart + _MORE * n_papers
            if better and not self._aside(second):
                return Listing(with_alike(self.text, top, second), aside=False, dropped=[])
        kept = [] if found.aside else found.entries
        if third := [] if self.project else referred(self.text, top, self.signs, kept):
            return Listing(third, aside=False, dropped=[])
        if not kept:
            return found
        entries = completed(self.text, top, self.cited, kept)
        alike = (each for each in with_alike(self.text, top, entries) if each.start not in self.remarks)
        entries = list(singly(self.text, list(alike)))
        return found._replace(entries=entries, n_mixed=self.cited.n_mixed(entries))

    def _aside(self, entries: list[Entry]) -> bool:
        return is_aside(self.text, entries, project=self.project, says_list=self.says_list)

    def _is_boxed(self, entry: Entry) -> bool:
        """Return whether an entry is such a box, or holds one."""
        return bisect_left(self.boxed, entry.start) < bisect_left(self.boxed, entry.end)

    def _plain_items(self, node: Node, above: str, paragraphs: bool) -> Iterator[Entry]:
        """Yield the items that are a title and link to nothing, or the paragraphs of one line that are."""
        if node.kind is Kind.HEADING and node.title:
            above = f"{above}\n{heading_words(self.text, node)}"
        title = self._title(node, []) if node.kind is Kind.ITEM and not paragraphs else None
        if paragraphs and (node.kind is Kind.TEXT or node.level > SUMMARY_LEVEL):
            title = title_of_line(self.text, node)
        dated = title and title.url and _YEAR.search(self.text, node.start, node.end)
        if (
            title
            and (len(title.text.split()) >= _MIN_WORDS or dated or node.linked)
            and not self.signs.addresses.count(node.start, node.head_end)
        ):
            yield Entry(node.start, node.end, title, above=above)
            return
        index = node.kind is Kind.HEADING and node.title and INDEX.fullmatch(node.title.text)
        if node.kind is Kind.HEADING and says_other(node) and self.signs.lists_others(node):
            return
        for child in self._counted(node):
            if not index or child.kind is Kind.HEADING:
                yield from self._plain_items(child, above, paragraphs)

    def _count_keys(self) -> None:
        waiting, noted = [self.root], []
        while waiting:
            node = waiting.pop()
            waiting += node.children
            if node.title and self.signs.notes.count(node.start, node.end) == 1:
                noted.append(len(node.title.text.split()))
            if node.title and node.kind is Kind.HEADING and not node.title.url:
                self.keys[node.title.text.casefold()].add(
                    self.text[node.head_end : node.head_end + _KEY_CHARS]
                )
            if node.title and node.title.url and len(node.title.text.split()) <= _SHORT_WORDS:
                self.keys[node.title.text.casefold()].add(node.title.url)
            items = [child for child in node.children if child.kind is Kind.ITEM]
            peers = sum(map(self.signs.is_like, items[:_MAX_PEERS])) / max(1, min(len(items), _MAX_PEERS))
            for child in items if len(items) > 1 else []:
                child.peers = peers
            self.titled += node.title is not None
            if node.key:
                self.keys[node.key].add(self.text[node.start : node.start + _KEY_CHARS].strip())
            if node.kind is Kind.HEADING and node.title and node.level < SUMMARY_LEVEL:
                # "Usage of …" above the address of a paper is a title, and no part of a manual.
                cited = self.signs.signed(node.start, node.end) or self.signs.paperish.count(
                    node.start, node.end
                )
                manual = PROJECT.fullmatch(node.title.text) and not cited
                self.project = self.project or bool(manual)
        tops = [each for each in self.root.children if each.kind is Kind.HEADING]
        tops = tops[0].children if len(tops) == 1 else tops
        abstracts = sum(each.title is not None and bool(ABSTRACT.fullmatch(each.title.text)) for each in tops)
        self.project = self.project or (abstracts == 1 and not self.says_list)
        long = len(noted) >= MIN_ENTRIES and sum(noted) >= _NOTED_WORDS * len(noted) > 0
        long = long and len(noted) > len(self.cited.papers)
        self.signs.noting = long and self.says_list

    def _walk(self, node: Node, above: str, *, decided: bool, other: bool = False) -> list[Entry]:
        inner = list(self._inner(node, above, decided=decided, other=other))
        if node is self.root or node.kind in {Kind.TEXT, Kind.CODE}:
            return inner
        apart = decided and node.kind is Kind.OPEN and self.shapes[node.shape].is_apart
        title = given_title(self.text, node) or self._title(node, [] if apart else inner)
        inner = [] if is_remarked(node, title, inner) else inner
        if apart and heads_one(title, inner) and self.signs.are_papers(inner):
            title = inner[0].title
        if node.kind is Kind.ITEM and inner and title and self.signs.signed(node.start, node.head_end):
            linked = [each for each in inner if self.signs.addresses.count(each.start, each.end)]
            return [Entry(node.start, node.head_end, title, above=above), *linked]
        if not decided:
            return self._first_look(node, title, inner, above)
        chosen = self._chosen(node, title, inner)
        if chosen and title:
            self.begun = True
            entry = Entry(node.start, node.end, title, node.cells, node.columns, above)
            self.boxed += [entry.start] * self.shapes[node.shape].named
            return [entry]
        looks = not inner and node.kind is not Kind.OPEN and self.shapes[node.shape].is_entry
        addressed = looks and self.signs.addresses.count(node.start, node.end)
        if title and addressed and len(self.dropped) < _MAX_DROPPED:
            self.dropped.append(title)
        return inner

    def _inner(self, node: Node, above: str, *, decided: bool, other: bool) -> Iterator[Entry]:
        """Yield the entries below a node; a paragraph that is a year heads those that stand behind it."""
        below = above
        if node.kind is Kind.HEADING and node.title:
            below = f"{above}\n{heading_words(self.text, node)}"
        children = self._counted(node)
        several = sum(each.kind in {Kind.HEADING, Kind.OPEN} for each in children) > 1
        first = (each for each in children if each.kind is not Kind.TEXT or year_alone(self.text, each))
        dated = any(year_alone(self.text, each) for each in islice(first, 1))
        for child in children:
            says = other or (several and says_other(child))
            whole = says and bool(child.children) and not has_sections(child)
            if whole and self.signs.lists_others(child):
                continue
            if dated and (year := year_alone(self.text, child)):
                below = f"{above}\n{year}"
            yield from self._walk(child, below, decided=decided, other=says and not whole)

    def _counted(self, node: Node) -> list[Node]:
        """Return what below a node may be of the list; below a heading such as *News* only its sections."""
        head = node.title if node.kind is Kind.HEADING and node is not self.sole else None
        aside = head and ASIDE.fullmatch(head.text)
        return [
            each
            for each in node.children
            if not aside or each.kind is Kind.OPEN or self.signs.is_section(each)
        ]

    def _title(self, node: Node, inner: list[Entry]) -> Title | None:
        """Return the title of a node; that of a box is that of the one heading, or the one entry, in it."""
        if node.kind is Kind.OPEN:
            return inner[0].title if len(inner) == 1 else None if inner else title_of_box(self.text, node)
        title = node.title
        headed = node.kind is Kind.ROW and any(node.columns)
        if title is None or (not headed and any(is_part(title.text) for is_part in _PARTS)):
            return None
        often = max(MIN_ENTRIES, self.titled // _OFTEN)
        repeated = any(len(self.keys.get(each, ())) > often for each in (node.key, title.text.casefold()))
        within = title.is_within and not self.signs.addresses.count(node.start, node.end)
        return None if repeated or within or (node.key and is_label(node.key)) else title

    def _first_look(self, node: Node, title: Title | None, inner: list[Entry], above: str) -> list[Entry]:
        shape = self.shapes[node.shape]
        shape.heads = node.kind is Kind.HEADING
        shape.named, shape.sure_name = (bool(each.search(node.name)) for each in (NAMED_BOX, NAMED_ITEM))
        signed = self.signs.signed(node.start, node.end)
        if len(inner) > 1:
            shape.several += 1
        elif title is None and node.kind is not Kind.OPEN:
            shape.one += len(inner)
        elif inner:
            shape.one += 1
        elif title:
            authored = self.signs.is_authored(node, title)
            noted = self.signs.is_noted(node)
            filed = self.signs.paperish.count(node.start, node.end) > 0
            like = filed or authored or noted
            linked = self.signs.is_linked_section(node) or self.signs.is_placed(node)
            dated = self.signs.is_dated(node)
            named = bool(signed or like or linked or dated)
            leads = node.kind is Kind.HEADING and dated
            alike = linked or authored or noted or leads or (like and not self.signs.is_section(node))
            shape.sure += bool(signed or (self.lists and alike))
            shape.alone += named
            shape.bare += not named
            shape.names += not named and len(title.text.split()) < _MIN_WORDS
            short = len(title.text.split()) <= _SHORT_WORDS
            shape.manual += short and not named and self.signs.is_manual(node, title)
        if not title or not (signed or inner) or len(inner) > (node.kind is Kind.OPEN):
            return inner
        return [Entry(node.start, node.end, title, node.cells, node.columns, above)]

    def _chosen(self, node: Node, title: Title | None, inner: list[Entry]) -> bool:
        """Return whether a node is an entry itself, rather than a topic, or nothing."""
        shape = self.shapes[node.shape]
        dated = title is not None and YEAR_ALONE.fullmatch(title.text)
        if title is None or dated or (node.nests and len(inner) > MIN_ENTRIES) or heads_table(node):
            return False
        if node.kind is Kind.OPEN:
            one = len(inner) == 1 and shape.several <= shape.one + shape.alone
            like = shape.share >= _USUAL and (
                self.signs.signed(node.start, node.end)
                or self.signs.is_authored(node, title)
                or self.signs.looks_like(node)
            )
            few = len(inner) <= _FEW and not (len(inner) > 1 and self.signs.are_papers(inner))
            return one or (shape.is_entry and (shape.named or (like and few)))
        if len(inner) > 1:
            rare = shape.several * 4 < shape.alone
            return shape.is_entry and rare and self.signs.own_sign(node, inner) and self.signs.in_head(node)
        if inner:
            if shape.translated and shape.heads and is_translated(title, inner[0].title):
                return True
            is_topic = node.kind is Kind.ITEM or shape.alone <= 3 * shape.one
            return shape.is_entry and (self.signs.own_sign(node, inner) or not is_topic)
        return self._alone_chosen(node, title, shape)

    def _alone_chosen(self, node: Node, title: Title, shape: Shape) -> bool:
        """Return whether a node that holds no entry is one."""
        usual = shape.share >= _USUAL
        if node.kind is Kind.ROW:
            return self._row(node, title, shape)
        named = shape.named and shape.is_entry
        beside = self.signs.is_person(node, title) or (not named and self.signs.is_remark(node, title))
        self.remarks |= {node.start} if beside else set()
        if beside or named:
            return not beside
        alike = usual and (self.signs.is_noted(node) or self.signs.looks_like(node))
        if self.signs.signed(node.start, node.end):
            return node.kind is Kind.ITEM or shape.is_entry or self.signs.is_set_off(node, title)
        if node.kind is Kind.ITEM:
            addressed = self.signs.addresses.count(node.start, node.end) > 0
            enough = (
                shape.share >= _NEARLY_ALL if addressed else not PART.fullmatch(title.text.partition(":")[0])
            )
            among = enough and shape.share + node.peers >= _AMONG
            long = len(title.text.split()) >= _MIN_WORDS or self.signs.is_authored(node, title)
            return alike or (among and long)
        addressed = shape.share >= _NEARLY_ALL and self.signs.addresses.count(node.start, node.end) > 0
        titled = self.lists and self.begun and begins_with_title(node, title)
        empty = shape.share >= _NEARLY_ALL and self.signs.is_empty(node)
        return shape.is_entry and (
            alike or addressed or (usual and (titled or empty or self.signs.is_filled(node)))
        )

    def _row(self, node: Node, title: Title, shape: Shape) -> bool:
        usual = shape.share >= _USUAL and (self.signs.is_noted(node) or self.signs.looks_like(node))
        dated = (self.lists and self.signs.is_dated_row(node)) or talks(self.text, self.signs, node, title)
        usual = usual or (self.lists and shape.alone >= MIN_ENTRIES and self.signs.is_title_alone(node))
        usual = usual or (shape.is_entry and dated) or self.signs.signed(node.start, node.end)
        return usual or self.signs.is_named_row(node, shape.are_names)
