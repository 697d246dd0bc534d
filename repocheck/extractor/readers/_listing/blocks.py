"""Pages in blocks with places: headings, items, rows, paragraphs, and the boxes around them.

Markdown goes by its lines and HTML by its tags, also where it stands in Markdown. Both are linear,
whatever is broken in them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from repocheck.extractor.readers._listing.words import NAMED_ITEM
from repocheck.extractor.readers._listing.wrapped import joined
from repocheck.text.pattern import late_regex

Span = tuple[int, int]
_WITHIN = 2
"""Columns by which an item has to stand further in than another to be within it."""
MAX_DEPTH = 16
"""Columns that are distinguished; lists in lists go three or four deep."""


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    ITEM = auto()
    HEAD = auto()
    ROW = auto()
    TEXT = auto()
    CODE = auto()
    OPEN = auto()
    CLOSE = auto()


class Block(NamedTuple):
    """One block; offsets are in the page."""

    kind: Kind
    start: int
    end: int
    depth: int = 0
    """Level of a heading, 1-7; columns before the mark of an item, or lists around it."""
    name: str = ""
    """Tag and class of a box."""
    cells: tuple[Span, ...] = ()
    """Of a row, without the bars or tags."""


SUMMARY_LEVEL = 7
_HIDDEN = (
    ("<!--", "-->"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<svg", "</svg"),
    ("<nav", "</nav"),
)
_DIRECTIVE = late_regex(r"\{%(?![^%\n]{0,500}\w=)[^%\n]{0,500}%\}")
"""What a page tells the program that fills it, such as Jekyll, but for fields it gives (``title="…"``)."""
_NBSP, _ONE = late_regex(r"(?:&nbsp;|&#160;)+"), 6
"""Blanks; several together part what stands beside them."""
_QUOTED = late_regex(r"^ {0,3}(?:>[ \t]?){1,5}", re.M)
_QUOTES = late_regex(r"„[^„“”\"\n]{3,300}[“”\"]|«[^«»\n]{3,300}»")
"""Words in the quotation marks of German, French and Russian, which are those of English from then on."""
_SIGN = late_regex(r"&(?:[lr]dquo|quot|[nm]dash|amp|#822[01]|#821[12]|#34);")
"""Signs that part a title from what stands beside it; letters stay as they are, so that words stay whole."""
_SINGLE_QUOTES = late_regex(r"(?<![\w’])‘((?:[^‘\n]|\n(?!\s*\n)){8,300}?)’(?=[,.;:]?(?:\s|\Z))")
"""A title in the single quotation marks of British English."""
_LINE = late_regex(r"[^\n]+\n?|\n")
_FENCE = late_regex(r" {0,3}(?:```[^`\n]*$|~~~)")
_HEADING = late_regex(r" {0,3}(#{1,6})(?:[ \t]+|(?=[^\s#\d]))\S")
_UNDERLINE = late_regex(r"(=+|-{3,})[ \t\r]*\n?\Z")
_ITEM = late_regex(
    r"([ \t]*(?:[-*+•][ \t]+(?=[-*+•][ \t]))*)"
    r"(?:[-*+•]|(?:\*(?=[^*\n]{1,500}\n?\Z))?(?P<number>\d{1,4})[.)])[ \t]+\S"
)
_RULER = late_regex(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_RULE = late_regex(r" {0,3}(?:[-*_=][ \t]*){3,}\Z")
_BAR = late_regex(r"(?<!\\)\|")
_BLOCK_TAG = late_regex(
    r"<(?P<close>/?)(?P<tag>h[1-6]|summary|li|ul|ol|dl|dt|dd|tr|td|th|t(?:head|body|foot)|table|p|div|section|article"
    r"|details|main"
    r"|body|header|footer|aside|blockquote|hr)(?=[\s/>])(?P<rest>[^<>]{0,2000})>",
    re.I,
)
_ANY_TAG = late_regex(r"<[^<>]{0,2000}>")
_PARTING = late_regex(r"(?:</?(?:p|hr|div)(?:\s[^<>]{0,500})?/?>\s{0,9}){1,9}", re.I)
"""A line of tags that part what stands above from what stands below."""
_CLASS = late_regex(r"\sclass\s*=\s*(?:[\"']\s*)?([\w-]{1,60})", re.I)
_ROWSPAN = late_regex(r"\srowspan\s*=\s*[\"']?(\d{1,4})", re.I)
_BOXES = frozenset({"div", "section", "article", "details", "table", "main", "header", "footer", "aside"})


def visible(text: str) -> str:
    """Return `text` with comments, scripts, styles, menus, directives and marks of quotes as blanks.

    Places stay. Quotation marks of other languages become those of English.
    """
    text = _QUOTED.sub(lambda found: " " * len(found[0]), text) if "\n>" in text else text
    text = _NBSP.sub(lambda found: " ".ljust(len(found[0]), "\f" if len(found[0]) == _ONE else " "), text)
    text = _SIGN.sub(_as_shown, text) if "&" in text else text
    if "„" in text or "«" in text:
        text = _QUOTES.sub(lambda found: f"“{found[0][1:-1]}”", text)
    if "‘" in text:
        text = _SINGLE_QUOTES.sub(r"“\1”", text)
    text = _DIRECTIVE.sub(lambda found: " " * len(found[0]), text) if "{%" in text else text
    if "<" not in text:
        return text
    for opening, closing in _HIDDEN:
        folded = text.lower() if opening[1].isalpha() and not text.isascii() else text
        parts, at = [], 0
        while (start := _find_tag(folded, opening, at)) >= 0:
            end = folded.find(closing, start)
            if end < 0:
                break
            end += len(closing)
            end += text[end : end + 1] == ">" and not closing.endswith(">")
            parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
            at = end
        text = "".join([*parts, text[at:]])
    return _without_foot(text)


def _without_foot(text: str) -> str:
    """Return a page with blanks for the one box at its end that says whose it is."""
    start = text.find("<footer") if text.count("<footer") == 1 else -1
    inner, closed, behind = text[start:].partition("</footer") if start >= 0 else ("", "", "")
    if not closed or re.search(r"\w", _ANY_TAG.sub("", f"<{behind}")):
        return text
    return text[:start] + re.sub(r"[^\n]", " ", inner) + closed + behind


def _as_shown(sign: re.Match[str]) -> str:
    return html.unescape(sign[0]).ljust(len(sign[0]), "\f")


def _find_tag(text: str, opening: str, at: int) -> int:
    while (found := text.find(opening, at)) >= 0:
        if not opening[1].isalpha() or not text[found + len(opening) : found + len(opening) + 1].isalpha():
            return found
        at = found + len(opening)
    return -1


def markdown_blocks(text: str) -> list[Block]:
    """Return the blocks of a page in order; blank lines belong to none."""
    text = joined(text)
    found: list[Block] = []
    tags = _Tags(text)
    fenced = blank = False
    lines = list(_LINE.finditer(text))
    for number, line in enumerate(lines):
        written = line[0]
        if not written.strip():
            blank = True
            continue
        fence = _FENCE.match(written) is not None
        last = found[-1] if found else None
        if fenced or fence:
            new = [] if fenced and last else [Block(Kind.CODE, *line.span())]
            fenced = fenced != fence
        elif (
            written.lstrip().startswith("<")
            and _BLOCK_TAG.match(written.lstrip())
            and not _inside(last, written, blank)
        ):
            new = list(tags.blocks(*line.span(), last if not blank else None))
            if new and last and new[0].start == last.start and new[0].kind is last.kind:
                found.pop()
        else:
            new = _opened(line, lines[number + 1][0] if number + 1 < len(lines) else "", last, blank)
            if not new and last:
                found[-1] = last._replace(end=line.end())
        found += new
        blank = not new and _PARTING.fullmatch(written.strip()) is not None
    return _below_numbers(text, found)


def _below_numbers(text: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks with bullets right below a numbered item within it, in one column with it."""
    found: list[Block] = []
    numbered, last_end = -1, -1
    for block in blocks:
        mark = (
            _ITEM.match(text, block.start, block.end) if block.kind is Kind.ITEM and not block.name else None
        )
        if mark is None or mark["number"]:
            numbered = block.depth if mark else -1
        elif block.depth == numbered and block.start == last_end:
            block = block._replace(depth=block.depth + _WITHIN)  # noqa: PLW2901 - the same one, further in
        else:
            numbered = -1 if block.depth <= numbered else numbered
        last_end = block.end
        found.append(block)
    return found


def html_blocks(text: str) -> list[Block]:
    """Return the blocks of an HTML page in order."""
    return list(_Tags(text).blocks(0, len(text), None))


def _opened(line: re.Match[str], following: str, last: Block | None, blank: bool) -> list[Block]:
    """Return the block that a line opens; none if it goes on with the last."""
    written, (start, end) = line[0], line.span()
    if heading := _HEADING.match(written):
        return [Block(Kind.HEADING, start, end, len(heading[1]))]
    if (item := _ITEM.match(written)) and not _RULE.match(written):
        return [Block(Kind.ITEM, start, end, min(len(item[1].expandtabs(4)), MAX_DEPTH))]
    if (row := _row(line, following, last, blank)) is not None:
        return row
    underline = _UNDERLINE.match(following)
    if underline and (blank or last is None) and "|" not in written:
        return [Block(Kind.HEADING, start, end, 1 if underline[1][0] == "=" else 2)]
    return [] if last and _goes_on(last, written, blank) else [Block(Kind.TEXT, start, end)]


def _row(line: re.Match[str], following: str, last: Block | None, blank: bool) -> list[Block] | None:
    """Return the row that a line is; nothing for a ruler, None if it is no row."""
    written, (start, end) = line[0], line.span()
    bars = len(_BAR.findall(written))
    in_table = last is not None and last.kind in {Kind.ROW, Kind.HEAD} and not blank
    if not bars or not (written.lstrip().startswith("|") or in_table or _is_ruler(following)):
        return None
    if _is_ruler(written):
        return [] if in_table else None
    kind = Kind.HEAD if "|" in following and _is_ruler(following) else Kind.ROW
    return [Block(kind, start, end, cells=tuple(_cells(written, start)))]


def _cells(written: str, offset: int) -> Iterator[Span]:
    inner = written.rstrip()
    ends = [bar.start() for bar in _BAR.finditer(inner)]
    begin = 0
    if inner.lstrip().startswith("|"):
        begin = ends.pop(0) + 1
    if not (ends and ends[-1] == len(inner) - 1):
        ends.append(len(inner))
    for end in ends:
        yield offset + begin, offset + end
        begin = end + 1


def _inside(last: Block | None, written: str, blank: bool) -> bool:
    """Return whether a line of tags belongs to the item above it."""
    return (
        last is not None
        and last.kind is Kind.ITEM
        and not last.name
        and _columns(written) > last.depth
        and not blank
    )


def _goes_on(last: Block, written: str, blank: bool) -> bool:
    """Return whether a line of no other kind belongs to the block above it."""
    if last.kind is Kind.HEADING:
        return not blank and _UNDERLINE.match(written) is not None
    if last.kind in {Kind.CODE, Kind.ROW, Kind.HEAD, Kind.OPEN, Kind.CLOSE}:
        return _RULE.match(written) is not None and last.kind is not Kind.CODE
    if _RULE.match(written):
        return True
    indented = last.kind is Kind.ITEM and _columns(written) > last.depth
    return indented or not blank


def _is_ruler(written: str) -> bool:
    return _RULER.fullmatch(written.strip()) is not None and "-" in written


def _columns(written: str) -> int:
    blanks = written[: len(written) - len(written.lstrip(" \t"))]
    return min(len(blanks.expandtabs(4)), MAX_DEPTH)


def _named(tag: re.Match[str]) -> str:
    """Return the class of a paragraph or item, behind a dot, if it says that a paper stands in it."""
    named = _CLASS.search(tag["rest"])
    name = f".{named[1].lower()}" if named else ""
    return name if NAMED_ITEM.search(name) else ""


def _named_paragraph(tag: re.Match[str]) -> Block | None:
    named = _named(tag)
    return Block(Kind.TEXT, tag.start(), tag.end(), name=f"p{named}") if named else None


class _Tags:
    """Blocks by tags; keeps what is open from one piece of a page to the next.

    Args:
        text: The page.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lists = 0
        self._spanning: dict[int, tuple[int, int]] = {}
        """How many rows the cell of each column still goes on for, and where it begins."""
        self._leaf: Block | None = None

    def blocks(self, start: int, end: int, last: Block | None) -> Iterator[Block]:
        """Yield the blocks between two offsets; `last` is the block that may go on there."""
        self._leaf = last if last and last.name.startswith("tag") else None
        at = start
        for tag in _BLOCK_TAG.finditer(self._text, start, end):
            self._put(at, tag.start())
            yield from self._at(tag)
            at = tag.end()
        self._put(at, end)
        yield from self._flush()

    def _put(self, start: int, end: int) -> None:
        if self._leaf:
            cells = self._leaf.cells
            if cells and cells[-1][1] == self._leaf.end:  # no tag has closed the cell yet
                cells = (*cells[:-1], (cells[-1][0], end))
            self._leaf = self._leaf._replace(end=end, cells=cells)
        elif start < end and self._text[start:end].strip():
            self._leaf = Block(Kind.TEXT, start, end)

    def _flush(self) -> Iterator[Block]:
        leaf, self._leaf = self._leaf, None
        if leaf and leaf.end > leaf.start:
            yield leaf

    def _at(self, tag: re.Match[str]) -> Iterator[Block]:
        name, closing = tag["tag"].lower(), bool(tag["close"])
        within = self._leaf.kind if self._leaf and self._leaf.name.startswith("tag") else None
        if name in {"ul", "ol", "dl"}:
            yield from self._flush()
            self._lists = max(0, min(MAX_DEPTH, self._lists + (-1 if closing else 1)))
        elif name in {"td", "th"}:
            yield from self._cell(tag, name, closing)
        elif name == "dd" or (name == "dt" and closing):
            return  # what is said of a term belongs to it
        elif name in {"li", "dt", "tr"}:
            yield from self._flush()
            if not closing:
                kind = Kind.ROW if name == "tr" else Kind.ITEM
                self._leaf = Block(kind, tag.start(), tag.end(), self._lists, f"tag{_named(tag)}")
        elif within is Kind.ITEM and name != "table":
            return
        elif (name[0] == "h" and name[1:].isdigit()) or name == "summary":
            yield from self._heading(tag, name, closing)
        elif name in _BOXES and not (within is Kind.ROW and name != "table"):
            yield from self._flush()
            box = _CLASS.search(tag["rest"])
            kind = Kind.CLOSE if closing else Kind.OPEN
            yield Block(kind, tag.start(), tag.end(), name=f"{name}.{box[1].lower()}" if box else name)
        elif name in {"p", "hr", "blockquote"} and within is not Kind.ROW:
            yield from self._flush()
            self._leaf = None if closing else _named_paragraph(tag)

    def _heading(self, tag: re.Match[str], name: str, closing: bool) -> Iterator[Block]:
        if closing and self._leaf:
            self._leaf = self._leaf._replace(end=tag.end())
        if self._leaf and self._leaf.kind is Kind.HEADING and not closing:
            return
        yield from self._flush()
        if not closing:
            level = SUMMARY_LEVEL if name == "summary" else int(name[1])
            self._leaf = Block(Kind.HEADING, tag.start(), tag.end(), level)

    def _spanned(self, cells: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the cells of a row with those of rows above that go on beside them."""
        while len(cells) in self._spanning:
            rows, start = self._spanning.pop(len(cells))
            if rows > 1:
                self._spanning[len(cells)] = rows - 1, start
            end = self._text.find("<", start)
            cells = (*cells, (start, max(start, end)))
            if rows < 1:
                return cells[:-1]
        return cells

    def _cell(self, tag: re.Match[str], name: str, closing: bool) -> Iterator[Block]:
        if not closing and (self._leaf is None or self._leaf.kind is Kind.TEXT):
            yield from self._flush()  # no tag opens this row
            self._leaf = Block(Kind.ROW, tag.start(), tag.end(), self._lists, "tag")
        if not self._leaf or self._leaf.kind not in {Kind.ROW, Kind.HEAD}:
            return
        cells = self._leaf.cells
        if closing:
            cells = (*cells[:-1], (cells[-1][0], tag.start())) if cells else cells
        else:
            cells = (*self._spanned(cells), (tag.end(), tag.end()))
            if spans := _ROWSPAN.search(tag["rest"]):
                self._spanning[len(cells) - 1] = int(spans[1]) - 1, tag.end()
        is_head = name == "th" and (len(cells) == 1 or self._leaf.kind is Kind.HEAD)
        kind = Kind.HEAD if is_head else Kind.ROW
        self._leaf = self._leaf._replace(cells=cells, kind=kind, end=tag.end())
