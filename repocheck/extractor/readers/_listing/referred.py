"""A third way to divide a page, by what reads like a reference, for pages without addresses or marks.

The parts of each shape, such as items, paragraphs, lines or pieces between empty lines, are asked whether each of
them has authors, a title and a year, as a careful reader does who sees no link. A page most of whose words stand
in such parts is a list of papers: one paper has running text beside its references.

Source: the styles of APA, Chicago, MLA, IEEE, Vancouver and DIN 1505. Blind spots: references without a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repocheck.extractor.readers._listing.blocks import Kind
from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.divided import Taken, shapes_of
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.page_signs import PageSigns
from repocheck.extractor.readers._listing.reference import title_of_reference
from repocheck.extractor.readers._listing.signs import ADDRESS
from repocheck.extractor.readers._listing.tree import Node
from repocheck.text.pattern import late_regex

_MIN_ENTRIES, _MAX_ROUNDS = 5, 4
_MOST = 0.6
"""Share of the parts of a shape that read like references, from which on they are entries."""
_MAX_CHARS = 1_500
_YEAR = late_regex(r"(?<![\w/.-])(?:1[5-9]|20)\d\d[a-z]?(?![\w/-])")


def referred(text: str, root: Node, signs: PageSigns) -> list[Entry]:
    """Return the entries of a page by what reads like a reference; in order.

    Args:
        text: The page.
        root: Its blocks.
        signs: What shows of a block that it is about one paper.
    """
    found = [alike for entries in shapes_of(text, root) if (alike := _alike(text, entries, signs))]
    taken = Taken([], ())
    for _ in range(_MAX_ROUNDS):
        best = max(map(taken.free_of, found), key=_worth, default=[])
        if len(best) < (_MIN_ENTRIES if not taken.entries else 1):
            break
        taken.add_all(best)
    return taken.entries


def _worth(entries: list[Entry]) -> tuple[int, int]:
    return len(entries), sum(each.end - each.start for each in entries)


def _alike(text: str, entries: list[Entry], signs: PageSigns) -> list[Entry]:
    """Return the parts of one shape that read like references; none if many do not."""
    if len(entries) < _MIN_ENTRIES:
        return []
    found = list(_references(text, entries, signs))
    return found if len(found) >= max(_MIN_ENTRIES, _MOST * len(entries)) else []


def _references(text: str, entries: Iterable[Entry], signs: PageSigns) -> Iterator[Entry]:
    for each in entries:
        if each.end - each.start > _MAX_CHARS or not _YEAR.search(
            ADDRESS.sub(" ", text[each.start : each.end])
        ):
            continue
        node = Node(Kind.ITEM, each.start, each.end, each.end, title=each.title)
        begins = title_of_reference(text, behind_opening(text, each.start, each.end), each.end)
        if begins or (reads_like_title(each.title) and signs.is_authored(node, each.title)):
            yield each
