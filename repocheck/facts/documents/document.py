"""A document as its reader sees it: blocks under headings, and links, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from repocheck.text import bibtex
from repocheck.text.needed import folded
from repocheck.text.pattern import known_words
from repocheck.text.patterns import Expression
from repocheck.text.sentence import sentences
from repocheck.text.word_finder import WordFinder

LINE_END = "  \n"
"""What ends a line for the reader, too, as Markdown writes it; other line feeds are of the source only."""


class Block(NamedTuple):
    """A heading, paragraph, list item, code block or table."""

    kind: str
    """``heading``, ``text``, ``code`` or ``table``."""
    text: str
    """What is visible of it; the cells of a row are parted by `` | ``."""
    line: int
    """1-based line on which it starts."""
    section: tuple[str, ...]
    """Headings it stands under, outermost first; a heading's own text is the last."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells of a table, the head included."""

    @property
    def heading(self) -> str:
        """Return the nearest heading; empty before the first."""
        return self.section[-1] if self.section else ""

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield its lines with their 1-based numbers, without entries of BibTeX."""
        return enumerate(without_bibtex(self.text).split("\n"), start=self.line)


class Sentence(NamedTuple):
    """A sentence of a heading, a paragraph or a row of a table."""

    text: str
    """Its words, parted by single spaces."""
    line: int
    """1-based line on which it starts."""
    block: Block
    """What it stands in."""


class Link(NamedTuple):
    """A link or an image."""

    text: str
    """What is shown for it."""
    target: str
    """Address or path as written."""
    line: int
    """1-based line of the block it stands in."""
    section: tuple[str, ...]
    """Headings it stands under, outermost first."""
    image: bool = False
    """Whether it shows a picture, such as a badge."""


class Document:
    """A parsed document; two are the same only if they are the same object.

    Args:
        path: Path in the repository.
        blocks: Blocks in the order of the text.
        links: Links in the order of the text.
    """

    def __init__(self, path: str, blocks: tuple[Block, ...], links: tuple[Link, ...]) -> None:
        self.path = path
        self.blocks = blocks
        self.links = links
        self._present: dict[tuple[str, ...], frozenset[str]] = {}  # words in the sentences, as asked for

    @cached_property
    def prose(self) -> str:
        """Return what is said in headings and paragraphs, without citations in BibTeX."""
        return without_bibtex("\n".join(b.text for b in self.blocks if b.kind in {"heading", "text"}))

    @cached_property
    def n_chars(self) -> int:
        """Return the number of visible characters, white space not counted twice; code and tables count."""
        return len(" ".join(without_bibtex("\n".join(block.text for block in self.blocks)).split()))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of headings, paragraphs and tables."""
        return tuple(each for block in self.blocks if block.kind != "code" for each in sentences_of(block))

    def sentences_with(self, words: tuple[str, ...]) -> Iterator[Sentence]:
        """Yield those of `sentences` that hold any of `words` (lower case), whatever their case.

        A pattern that starts with no fixed letter costs more for a sentence than looking for its words.
        """
        present = self._present.get(words)
        if present is None:
            present = self._present[words] = _finder(words).present(self._spoken)
        for sentence, lowered in zip(self.sentences, self._lowered, strict=True) if present else ():
            for word in present:
                if word in lowered:
                    yield sentence
                    break

    def sentences_for(self, *expressions: Expression) -> Iterator[Sentence]:
        """Yield those of `sentences` in which one of the expressions may find something."""
        words = _words_of(expressions)
        return self.sentences_with(words) if words else iter(self.sentences)

    def may_match(self, expression: Expression) -> bool:
        """Return whether an expression may find something in a block: one look spares one at each."""
        words = _words_of((expression,))
        return not words or bool(_finder(words).present(self._whole))

    @cached_property
    def _whole(self) -> str:
        return folded("\n".join(block.text for block in self.blocks).lower())

    @cached_property
    def _lowered(self) -> tuple[str, ...]:
        return tuple(folded(sentence.text.lower()) for sentence in self.sentences)

    @cached_property
    def _spoken(self) -> str:
        return "\n".join(self._lowered)

    def under(self, heading: re.Pattern[str]) -> Iterator[Block]:
        """Yield the blocks below any heading that matches."""
        known: dict[tuple[str, ...], bool] = {}
        for block in self.blocks:
            above = block.section[:-1] if block.kind == "heading" else block.section
            if above not in known:
                known[above] = any(heading.search(title) for title in above)
            if known[above]:
                yield block


@cache
def _words_of(expressions: tuple[Expression, ...]) -> tuple[str, ...]:
    """Return words, in lower case, of which one stands where any of these matches; none if one needs none."""
    known = [known_words(each, at_once=True) for each in expressions]
    return tuple({word.lower(): None for words in known for word in words}) if all(known) else ()


@cache
def _finder(words: tuple[str, ...]) -> WordFinder:
    return WordFinder(words)


def sentences_of(block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block, entries of BibTeX left out; each row of a table stands for itself."""
    line = block.line
    for part in without_bibtex(block.text).split("\n" if block.kind == "table" else LINE_END):
        for start, end in sentences(part):
            yield Sentence(" ".join(part[start:end].split()), line + part.count("\n", 0, start), block)
        line += part.count("\n") + 1


def without_bibtex(text: str) -> str:
    """Return `text` without entries of BibTeX, every line kept in its place."""
    return _without_entries(text) if "@" in text else text


@lru_cache(maxsize=64)  # a block is asked for its text, lines and sentences
def _without_entries(text: str) -> str:
    parts, place = [], 0
    for entry in bibtex.entries(text):
        parts += [text[place : entry.start], "\n" * text.count("\n", entry.start, entry.end)]
        place = entry.end
    return "".join([*parts, text[place:]])


class Builder:
    """Collects blocks and links, and remembers under which headings they stand."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.section: tuple[str, ...] = ()
        """Headings that are open, outermost first."""
        self._levels: list[int] = []

    def heading(self, level: int, text: str, line: int) -> None:
        """Open a section; `level` is 1 for the outermost."""
        title = " ".join(text.split())
        depth = sum(each < level for each in self._levels)
        self._levels = [*self._levels[:depth], level]
        self.section = (*self.section[:depth], title)
        self.blocks.append(Block("heading", title, line, self.section))

    def add(self, kind: str, text: str, line: int) -> None:
        """Add a paragraph or a code block unless it is empty."""
        if text.strip():
            n_blank = len(text) - len(text.lstrip("\n"))
            self.blocks.append(Block(kind, text.strip("\n"), line + n_blank, self.section))

    def table(self, rows: list[list[str]], line: int) -> None:
        """Add a table unless it is empty."""
        cells = tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows if row)
        if cells:
            text = "\n".join(" | ".join(row) for row in cells)
            self.blocks.append(Block("table", text, line, self.section, cells))

    def link(self, text: str, target: str, line: int, *, image: bool = False) -> None:
        """Add a link or an image."""
        self.links.append(Link(" ".join(text.split()), target, line, self.section, image))

    def document(self, path: str) -> Document:
        """Return what was collected."""
        return Document(path, tuple(self.blocks), tuple(self.links))
