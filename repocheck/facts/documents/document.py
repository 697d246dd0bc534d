"""A document as its reader sees it: blocks under headings, and links, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_BIBTEX = re.compile(r"@\w{3,20}\s{0,3}\{[^@]{0,8000}?\n\s{0,8}\}", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|\n")


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


@dataclass(frozen=True, eq=False)
class Document:
    """A parsed document; two are the same only if they are the same object."""

    path: str
    """Path in the repository."""
    blocks: tuple[Block, ...]
    """Blocks in the order of the text."""
    links: tuple[Link, ...]
    """Links in the order of the text."""

    @cached_property
    def prose(self) -> str:
        """Return what is said in headings and paragraphs, without citations in BibTeX."""
        spoken = "\n".join(block.text for block in self.blocks if block.kind in {"heading", "text"})
        return _BIBTEX.sub("", spoken) if "@" in spoken else spoken

    @cached_property
    def n_chars(self) -> int:
        """Return the number of visible characters, white space not counted twice; code and tables count."""
        visible = "\n".join(block.text for block in self.blocks)
        return len(" ".join((_BIBTEX.sub("", visible) if "@" in visible else visible).split()))

    @cached_property
    def sentences(self) -> tuple[tuple[str, Block], ...]:
        """Return the sentences of headings, paragraphs and tables with the block each stands in."""
        return tuple(
            (sentence.strip(), block)
            for block in self.blocks
            if block.kind != "code"
            for sentence in _SENTENCE_END.split(block.text)
            if sentence and not sentence.isspace()
        )

    def sentences_with(self, words: tuple[str, ...]) -> Iterator[tuple[str, Block]]:
        """Yield those of `sentences` that hold any of `words` (lower case), whatever their case.

        A pattern that starts with no fixed letter costs more for a sentence than looking for its words.
        """
        spoken = "\n".join(self._lowered)
        present = [word for word in words if word in spoken]
        for told, lowered in zip(self.sentences, self._lowered, strict=True) if present else ():
            if any(word in lowered for word in present):
                yield told

    @cached_property
    def _lowered(self) -> tuple[str, ...]:
        return tuple(sentence.lower() for sentence, _ in self.sentences)

    def under(self, heading: re.Pattern[str]) -> Iterator[Block]:
        """Yield the blocks below any heading that matches."""
        known: dict[tuple[str, ...], bool] = {}
        for block in self.blocks:
            above = block.section[:-1] if block.kind == "heading" else block.section
            if above not in known:
                known[above] = any(heading.search(title) for title in above)
            if known[above]:
                yield block


class Builder:
    """Collects blocks and links, and remembers under which headings they stand."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self._open: list[tuple[int, str]] = []

    @property
    def section(self) -> tuple[str, ...]:
        """Return the headings that are open, outermost first."""
        return tuple(title for _, title in self._open)

    def heading(self, level: int, text: str, line: int) -> None:
        """Open a section; `level` is 1 for the outermost."""
        title = " ".join(text.split())
        self._open = [(depth, name) for depth, name in self._open if depth < level]
        self._open.append((level, title))
        self.blocks.append(Block("heading", title, line, self.section))

    def add(self, kind: str, text: str, line: int) -> None:
        """Add a paragraph or a code block unless it is empty."""
        if text.strip():
            self.blocks.append(Block(kind, text.strip("\n"), line, self.section))

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
