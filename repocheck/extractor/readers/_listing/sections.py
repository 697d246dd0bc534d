"""The sections of a page: their headings, and what stands below these."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind
from repocheck.extractor.readers._listing.label import is_label
from repocheck.extractor.readers._listing.tree import Node
from repocheck.extractor.readers._listing.words import OTHER


def says_other(node: Node) -> bool:
    """Return whether the heading of a section, or the one of a box, is that of other things than papers."""
    headings = [node] if node.kind is Kind.HEADING else []
    headings = headings_in(node) if node.kind is Kind.OPEN else headings
    top = min((each.level for each in headings), default=0)
    highest = [each.title for each in headings if each.level == top and each.title]
    return len(highest) == 1 and not highest[0].url and OTHER.fullmatch(highest[0].text) is not None


def has_sections(node: Node) -> bool:
    return node.kind is Kind.HEADING and any(
        each.kind is Kind.HEADING and each.level <= SUMMARY_LEVEL for each in node.children
    )


def titled_in(node: Node) -> Iterator[Node]:
    """Yield the items, rows and sections with a title in a node that hold no such themselves."""
    for each in node.children:
        inner = list(titled_in(each))
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
