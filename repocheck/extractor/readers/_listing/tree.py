"""The blocks of a page as a tree: sections below their headings, items below items, rows below heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from repocheck.extractor.readers._listing.banner import banners
from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Block, Kind
from repocheck.extractor.readers._listing.heading import heading_title
from repocheck.extractor.readers._listing.label import count_words, is_label, key_of, plain
from repocheck.extractor.readers._listing.names import NONE, SURE, likely_names
from repocheck.extractor.readers._listing.nickname import is_titled
from repocheck.extractor.readers._listing.open_boxes import unclosed
from repocheck.extractor.readers._listing.parted import parted
from repocheck.extractor.readers._listing.row_title import NO_HEADS, Heads, heads_of, row_title
from repocheck.extractor.readers._listing.signs import PAPER, Role, role_of
from repocheck.extractor.readers._listing.title import (
    Title,
    linked_in,
    title_before_names,
    title_behind_names,
    title_in,
)
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.titled import TITLED
from repocheck.extractor.readers._listing.upright import with_upright
from repocheck.extractor.readers._listing.venue import YEAR_ALONE
from repocheck.extractor.readers._listing.words import ASIDE
from repocheck.text.pattern import late_regex

_LEAD_LEVEL = SUMMARY_LEVEL + 1
_CELL_LEVEL = 90
_MIN_CHARS = 3
_MIN_TITLE_WORDS = 3
MAX_OPEN = 200
"""Blocks that may be open at a time; what is nested deeper stands beside them."""
_LEAD = late_regex(
    r"\s*(?:[^\w\s\[<*_(\"“]{1,4}\s*)?(?:\\?[\[【]\d{1,4}\\?[\]】]\s*(?=\S)|\d{1,4}[.)]\s+(?=\S)|\d\ufe0f?\u20e3|\[![a-z]{2,20}\]|:[a-z_0-9]{2,40}:|`|\*\*|__"
    r"|<b>|<strong>|\[(?!!)[^\[\]\n]{2,400}\]\(|<a\s|[\"“])"
)
"""What a paragraph begins with that heads what follows it."""
_TERM = late_regex(r"(\S[^\n]{2,300})\n[ \t]{2,16}(?=\S)")
"""A line with what is said of it below, further in."""
_SLANTED = late_regex(
    r"\s*\*(?![\s*])(?P<marked>[^*\n]{10,300})(?<!\s)\*[ \t\\]{0,9}(?:<br[\s/>]|\n|\Z)"
    r"|\s*<(?P<tag>i|em|u)>(?P<tagged>[^<]{10,300})</(?P=tag)>[\s,.]{0,9}(?:<br[\s/>]|\Z)",
    re.I,
)
"""A first line that is slanted, or underlined, as a whole."""
_ENDS_OPEN = late_regex(
    r"\A[ \t]{0,9}(?:\*\*|__|<b>|<strong>)[^\n*_<:：]{1,80}[:：][ \t]{0,9}(?:\*\*|__|</b>|</strong>)?[:：]?"
    r"[ \t]{0,9}(?:<br\s?/?>)?[ \t\r]{0,9}\Z"
)
"""A label with a colon that fills the first line."""
_TO_READER = late_regex(
    r"\W*(?::\w{2,40}:\W*)?(?:[Ww]e (?:have|are|will|also|just|released?|present|provide) [a-z]"
    r"|[Oo]ur (?:new |latest |recent )?(?:survey|paper|work|preprint|article) [a-z]"
    r"|[Yy]ou (?:are|can|may) [a-z]|Welcome to (?:the|our) |(?:Please|Thanks?|If you) [a-z])"
)
"""How a sentence to the readers of a page begins, with a small letter behind its first words."""
_BOLD_ALONE = late_regex(r"\s*(?:\*\*|__|<b>|<strong>)\s?([^*_<>\n]{3,60})(?:\*\*|__|</b>|</strong>)\s*")
_BOLD_ITEM = late_regex(r"\s*(?:[-*+•]|\d{1,4}[.)])\s+(\*\*|__)(?! )[^*_\n]{10,300}(?<!:)\1\s*")
_NUMBERS = late_regex(r"#?[\d ./-]+")
"""A number or a day, which is no key of what stands behind it."""
_NUMBERED = late_regex(
    r"\s*(?:\*\*)?(?:\\?[\[【][A-Z]{0,3}\d{1,4}\\?[\]】]|\d{1,4}[.)]\s|\d\ufe0f?\u20e3|\[!|:[a-z_0-9]{2,40}:|`)"
)


_LINK = late_regex(r"\[{1,2}([^\[\]\n]{1,80})\]{1,2}\([^()\s]{1,500}\)")
_FEW_WORDS, _MAX_ITEM_CHARS = 3, 2_000
_MAX_TAG = 400
_MAX_HEADING_CHARS, _MAX_HEADING_WORDS = 300, 50
_PERSONS = late_regex(
    r"<p\s[^<>]{0,200}?class\s{0,3}=[^<>]{0,100}?(?<![a-z])authors?(?![a-z])[^<>]{0,100}>", re.I
)
"""The beginning of a paragraph whose class says that it tells who wrote a paper."""


@dataclass(eq=False)
class Node:
    """One block with all that belongs to it; offsets are in the page."""

    kind: Kind
    start: int
    end: int
    """Behind all that belongs to it."""
    head_end: int
    """Behind its own block."""
    level: int = 0
    name: str = ""
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[str, ...] = ()
    """Heads of the cells of a row; empty if the table has none."""
    title: Title | None = None
    key: str = ""
    """The label that its text begins with, such as ``authors``."""
    peers: float = 0.0
    """Share of the items beside it that name a paper."""
    linked: bool = False
    """Whether its title is a link, as those of most items beside it are."""
    alone: bool = False
    """Whether it is an item of bold words and nothing else."""
    authored: bool = False
    """Whether its authors stand below its title."""
    nests: bool = False
    """Whether a box of its own shape stands in it, so that it is no sibling of those that are entries."""
    children: list[Node] = field(default_factory=list)

    @property
    def shape(self) -> tuple[str, object]:
        """Return what its siblings share with it."""
        by_level = f"{self.level} {self.name}"
        what = self.columns if self.kind is Kind.ROW else self.name if self.kind is Kind.OPEN else by_level
        return self.kind.name, what


def tree_of(text: str, blocks: Sequence[Block]) -> Node:
    """Return the root of a page."""
    root = Node(Kind.OPEN, 0, len(text), 0)
    stack = [root]
    columns = NO_HEADS
    blocks = with_upright(text, list(blocks))
    lone, left_open, heads = _lone_rows(blocks), unclosed(blocks), heads_of(text, blocks)
    heading = banners(text, blocks)
    dated: set[int] = set()
    for number, block in enumerate(blocks):
        if block.kind is Kind.HEAD and len(block.cells) == 1 < len(columns.heads):
            continue  # one cell over all columns heads the rows below it
        if block.kind is Kind.HEAD:
            columns = heads[number]
            continue
        if block.kind is not Kind.ROW:
            columns = NO_HEADS
        if block.kind is Kind.CLOSE:
            _close(stack, block)
            continue
        _end(stack, left_open.get(block.start, -1), block.start)
        _part(stack, block.start, _headed_by_year(text, blocks, number), dated)
        for part in parted(text, block):
            for node in _nodes(text, part, columns, heading.get(number)):
                if number in lone and _describes(node):
                    node.title = None
                _put(stack, node, node.start)
    while len(stack) > 1:
        stack.pop().end = len(text)
    return root


def _headed_by_year(text: str, blocks: Sequence[Block], number: int) -> int:
    """Return the level of the heading right below a paragraph that is a year; 0 without one."""
    block, following = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
    if block.kind is not Kind.TEXT or following is None or following.kind is not Kind.HEADING:
        return 0
    return following.depth if YEAR_ALONE.fullmatch(plain(text[block.start : block.end])) else 0


def _part(stack: list[Node], start: int, level: int, dated: set[int]) -> None:
    """End the headings above a year that heads those below it, not the one above it: so the first one says.

    Args:
        stack: What is open.
        start: Where the year stands.
        level: Level of the heading below it; 0 if it is no such year.
        dated: Levels of headings the first of which stands below a year.
    """
    above = [each for each in stack if each.kind is Kind.HEADING and each.level >= level]
    dated |= {level} if level and not above else set()
    while level in dated and above and above[0] in stack:
        stack.pop().end = start


def _lone_rows(blocks: Sequence[Block]) -> set[int]:
    """Return the numbers of the rows that are the only one below their heads."""
    kinds = [Kind.TEXT, *(block.kind for block in blocks), Kind.TEXT]
    trios = zip(kinds, kinds[1:], kinds[2:], strict=False)
    return {
        number
        for number, (before, kind, behind) in enumerate(trios)
        if before is Kind.HEAD and kind is Kind.ROW and behind is not Kind.ROW
    }


def _describes(row: Node) -> bool:
    """Return whether the heads of a row give no title, but the authors or the date of what stands above."""
    roles = {role_of(column) for column in row.columns}
    short = row.title is not None and len(row.title.text.split()) < _MIN_TITLE_WORDS
    return short and bool(roles & {Role.AUTHORS, Role.DATE}) and not roles & {Role.TITLE, Role.PAPER}


def _put(stack: list[Node], node: Node, start: int) -> None:
    while len(stack) > 1 and not _holds(stack[-1], node):
        stack.pop().end = start
    if _tells_authors(stack[-1], node):
        node.title = None
    stack[-1].children.append(node)
    if node.kind is Kind.OPEN:
        for around in stack:
            around.nests = around.nests or (around.kind is Kind.OPEN and around.name == node.name)
    if node.kind in {Kind.OPEN, Kind.HEADING, Kind.ITEM} and len(stack) < MAX_OPEN:
        stack.append(node)


def _tells_authors(above: Node, node: Node) -> bool:
    """Return whether an item names several persons, below words set off that are the title they go with."""
    titled = above.kind is Kind.HEADING and above.level == _LEAD_LEVEL and above.title is not None
    long = titled and above.title is not None and count_words(above.title.text) >= _MIN_TITLE_WORDS
    words = node.title.text if long and node.kind is Kind.ITEM and node.title else ""
    return "," in words and likely_names(words) > NONE


def _end(stack: list[Node], start: int, end: int) -> None:
    """End the box that begins at `start`, and all that is open in it, if it is still open."""
    while any(each.start == start and each.kind is Kind.OPEN for each in stack[1:]):
        stack.pop().end = end


def _close(stack: list[Node], block: Block) -> None:
    tag = block.name.partition(".")[0]
    depth = next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name.partition(".")[0] == tag), 0)
    while depth and len(stack) > depth:
        stack.pop().end = block.end


def _holds(above: Node, node: Node) -> bool:
    """Return whether `node` belongs to what is open above it."""
    if above.kind is Kind.OPEN:
        return True
    if above.kind is Kind.ITEM:
        if node.level == above.level and above.alone and node.key and is_label(node.key):
            return node.kind is Kind.ITEM  # "Paper: …" behind the item that is the title
        return node.kind is Kind.ITEM and node.level > above.level + (not above.name.startswith("tag"))
    if node.kind is Kind.OPEN:
        return True
    return node.kind is not Kind.HEADING or node.level > above.level


def _nodes(text: str, block: Block, columns: Heads, banner: tuple[int, int] | None) -> list[Node]:
    """Return the node of a block; a row without heads whose cells name a paper each is as many items.

    A row with a cell that heads those below it is a heading.
    """
    if banner:
        words = Title(clean(text[slice(*banner)]), *banner)
        return [Node(Kind.HEADING, block.start, block.end, block.end, _LEAD_LEVEL, title=words)]
    if block.kind is Kind.ROW and not any(columns.heads):
        named = [cell for cell in block.cells if PAPER.search(text, *cell)]
        titled = [(cell, title_in(text, *cell)) for cell in named if len(named) > 1]
        if titled and all(title and len(title.text) > _MIN_CHARS for _, title in titled):
            return [
                Node(Kind.ITEM, start, end, end, _CELL_LEVEL, "cell", title=title)
                for (start, end), title in titled
            ]
    return [_node(text, block, columns)]


def _node(text: str, block: Block, columns: Heads) -> Node:
    node = Node(
        block.kind, block.start, block.end, block.end, block.depth, block.name, block.cells, columns.heads
    )
    if block.kind is Kind.HEADING:
        node.title = heading_title(text, block.start, block.end)
        if _is_paragraph(text, block, node.title):
            node.kind, node.level, node.title = Kind.TEXT, 0, None
    elif block.kind is Kind.ITEM:
        node.key = key_of(_unmarked(text[block.start : block.start + 200]))
        node.title = None if _is_of_links(text, block) else title_in(text, block.start, block.end)
        node.alone = _BOLD_ITEM.fullmatch(text, block.start, block.end) is not None
        no_key = _NUMBERS.fullmatch(node.key) is not None or likely_names(node.key.title()) == SURE
        if node.title and (no_key or _is_of_title(text, node.title, node.key)):
            node.key = ""
    elif block.kind is Kind.ROW:
        node.title = row_title(text, block, *columns)
    elif (
        block.kind is Kind.TEXT
        and not _is_of_persons(text, block)
        and (title := _paragraph_title(text, block))
    ):
        key = key_of(text[block.start : block.start + 200])
        if not (key and is_label(key)):
            named = likely_names(key.title()) == SURE
            key = "" if named or _is_of_title(text, title, key) else key
            level = SUMMARY_LEVEL if block.name.startswith("p.") else _LEAD_LEVEL
            node.kind, node.level, node.title, node.key = Kind.HEADING, level, title, key
    return node


def _is_of_links(text: str, block: Block) -> bool:
    """Return whether an item holds links alone, of which the first has a label and the others few words."""
    end = min(block.end, block.start + _MAX_ITEM_CHARS)
    first = _LINK.search(text, block.start, end)
    if not first or not is_label(first[1]) or re.search(r"\w", _LINK.sub(" ", text[block.start : block.end])):
        return False
    links = list(_LINK.finditer(text, block.start, end))
    if len(links) < 2:
        return False
    return all(
        is_label(each[1]) or (count_words(each[1]) <= _FEW_WORDS and each[1][:1].islower()) for each in links
    )


def _is_paragraph(text: str, block: Block, title: Title | None) -> bool:
    """Return whether what is set as a heading is as long as a paragraph, such as an abstract in big type.

    Many authors behind a title that is set off in it make it none.
    """
    long = block.end - block.start > _MAX_HEADING_CHARS
    if not long or count_words(plain(text[block.start : block.end])) <= _MAX_HEADING_WORDS:
        return False
    words = count_words(title.text) if title and text[title.start] in "*_[<" else 0
    return not _MIN_TITLE_WORDS <= words <= _MAX_HEADING_WORDS


def _is_of_persons(text: str, block: Block) -> bool:
    """Return whether a paragraph tells who wrote a paper, and nothing else."""
    tag = text.rfind("<p", max(0, block.start - _MAX_TAG), block.start + 2)
    classed = _PERSONS.match(text, tag) if tag >= 0 else None
    named = classed is not None and not text[classed.end() : block.start].strip()
    return named and likely_names(plain(text[block.start : block.end])) == SURE


def _is_of_title(text: str, title: Title, key: str) -> bool:
    """Return whether what looks like a key is part of the title, or a short name before a quoted one.

    A title that is set off as a whole holds its own colon: ``**Everything: You Need It**``.
    """
    within = text[title.start] in "*_[<" and title.text.casefold().startswith(f"{key}:") and not is_label(key)
    return within or text[title.start - 1] in '"“'


def _paragraph_title(text: str, block: Block) -> Title | None:
    """Return the title that a paragraph begins with: set off, numbered, or behind its authors."""
    to_reader = _TO_READER.match(plain(text[block.start : block.end]))
    if to_reader or _ENDS_OPEN.search(text[block.start : block.end].partition("\n")[0]):
        named = linked_in(text, block.start, block.end if to_reader else block.start)
        # "Updates:" heads what follows it
        return next((each for each in named if PAPER.search(each.url) and is_titled(each.text)), None)
    if alone := _alone(text, block):
        return alone
    if _LEAD.match(text, block.start, block.end):
        numbered = _NUMBERED.match(text, block.start, block.end)
        if title := title_in(text, block.start, block.end, set_off=not numbered):
            return title
    if (term := _TERM.match(text, block.start, block.end)) and PAPER.search(text, term.end(), block.end):
        return title_in(text, block.start, term.end(1))
    if block.name or TITLED.search(text, block.start, block.end):
        return title_in(text, block.start, block.end)
    return title_behind_names(text, block.start, block.end) or title_before_names(
        text, block.start, block.end
    )


def _alone(text: str, block: Block) -> Title | None:
    """Return the title that a paragraph, or its first line, is as a whole."""
    if (bold := _BOLD_ALONE.fullmatch(text, block.start, block.end)) and ASIDE.fullmatch(bold[1]):
        return Title(clean(bold[1]), *bold.span(1))
    slanted = _SLANTED.match(text, block.start, block.end)
    words = slanted and (slanted["marked"] or slanted["tagged"])
    if words and "](" in words and not words.startswith("["):
        return None  # a sentence about the page
    if not slanted or not words or count_words(words) < _MIN_TITLE_WORDS or likely_names(words) == SURE:
        return None
    return Title(clean(words), *slanted.span("marked" if slanted["marked"] else "tagged"))


def _unmarked(text: str) -> str:
    return re.sub(r"\A\s*(?:[-*+•]|\d{1,4}[.)]|<[^<>]{0,200}>)\s*", "", text)
