"""Paragraphs that belong together because empty ones stand around them, as programs that build sites have it.

Such a page writes the title, the authors and the venue of a paper in a paragraph each, in the same style, and
parts one paper from the next by a paragraph with nothing in it.

Source: pages of editors without lists. Blind spots: papers parted by a space that a style sheet sets.
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind
from repocheck.extractor.readers._listing.tree import Node
from repocheck.text.pattern import late_regex

_EMPTY = late_regex(r"<p(?:\s[^<>]{0,500})?>(?:\s|&nbsp;|<br\s?/?>){0,2000}</p\s{0,9}>")
_BLANK = late_regex(r"(?:\s|&nbsp;|<[^<>]{0,500}>){0,2000}")
_MIN_GROUPS = 3


def groups_of(text: str, node: Node) -> list[list[Node]]:
    """Return the groups of paragraphs in a box, or below a heading, between empty ones; none if few.

    Args:
        text: The page.
        node: What holds the paragraphs.
    """
    groups: list[list[Node]] = []
    last: Node | None = None
    for each in _paragraphs(text, node):
        if last is None or each is None or _EMPTY.search(text, last.head_end, each.start):
            groups.append([])
        if each is not None:
            groups[-1].append(each)
        last = each
    found = [group for group in groups if group]
    several = sum(len(group) > 1 for group in found)
    return found if several >= _MIN_GROUPS and several * 2 >= len(found) else []


def _paragraphs(text: str, node: Node) -> Iterator[Node | None]:
    """Yield the paragraphs in order, also those below one that heads them; None for anything else."""
    for each in node.children:
        if each.kind is Kind.TEXT:
            yield None if _BLANK.fullmatch(text, each.start, each.end) else each
        elif each.kind is Kind.HEADING and each.level > SUMMARY_LEVEL:
            yield each
            yield from _paragraphs(text, each)
        else:
            yield None
