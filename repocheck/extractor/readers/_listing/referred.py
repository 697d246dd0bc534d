"""A third way to divide a page, by what reads like a reference, for pages without addresses or marks.

The parts of each shape, such as items, paragraphs, lines or pieces between empty lines, are asked whether
each of them has authors, a title and a year, as a careful reader does who sees no link. Where most have, the
others with a year are entries as well. A page most of whose words stand in such parts is a list of papers:
one paper has running text beside its references.

Source: the styles of APA, Chicago, MLA, IEEE, Vancouver and DIN 1505. Blind spots: references without a year.
"""

from __future__ import annotations

from repocheck.extractor.readers._listing.aside import share_of
from repocheck.extractor.readers._listing.blocks import Kind
from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.divided import Taken, shapes_of
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import plain
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.page_signs import PageSigns
from repocheck.extractor.readers._listing.reference import title_of_reference
from repocheck.extractor.readers._listing.shape import MIN_ENTRIES
from repocheck.extractor.readers._listing.signs import ADDRESS
from repocheck.extractor.readers._listing.tree import Node
from repocheck.text.pattern import late_regex

_MIN_ENTRIES, _MAX_ROUNDS = 5, 4
_MOST = 0.6
"""Share of the parts of a shape that read like references, from which on they are entries."""
_USUAL = 0.5
"""Share of a page that is in its entries, from which on they are what it is about."""
_MAX_CHARS = 1_500
_PERSON = late_regex(
    r"[A-ZÀ-Þ][\w.'’-]{1,20}(?: [A-ZÀ-Þ][\w.'’-]{0,20}){1,3}(?: \(\w{2,6}\.?\))?\s?[-–—:,|]\W*"
)
"""One person in front of a title that is linked or set off, and the sign between them."""
_YEAR = late_regex(r"(?<![\w/.-])(?:1[5-9]|20)\d\d[a-z]?(?![\w/-])|\bn\. ?d\.")


def referred(text: str, root: Node, signs: PageSigns, kept: list[Entry]) -> list[Entry]:
    """Return the entries of a page by what reads like a reference, in order; none unless they are most of it.

    Args:
        text: The page.
        root: Its blocks.
        signs: What shows of a block that it is about one paper.
        kept: What was taken for entries by their shapes, which is enough if it is most of the page.
    """
    if len(kept) >= MIN_ENTRIES and share_of(text, kept) >= _USUAL:
        return []
    found = [alike for entries in shapes_of(text, root) if (alike := _alike(text, entries, signs))]
    taken = Taken([], ())
    for _ in range(_MAX_ROUNDS):
        best = max(map(taken.free_of, found), key=_worth, default=[])
        if len(best) < (_MIN_ENTRIES if not taken.entries else 1):
            break
        taken.add_all(best)
    better = len(taken.entries) > 2 * len(kept) and share_of(text, taken.entries) >= _USUAL
    return taken.entries if better else []


def _worth(entries: list[Entry]) -> tuple[int, int]:
    return len(entries), sum(each.end - each.start for each in entries)


def _alike(text: str, entries: list[Entry], signs: PageSigns) -> list[Entry]:
    """Return the parts of one shape with a year, if most read like references; none if many do not."""
    if len(entries) < _MIN_ENTRIES:
        return []
    dated = [each for each in entries if _is_dated(text, each)]
    if len(dated) < max(_MIN_ENTRIES, _MOST * len(entries)):
        return []
    alike = sum(_is_reference(text, each, signs) for each in dated)
    return dated if alike >= max(_MIN_ENTRIES, _MOST * len(entries)) else []


def _is_dated(text: str, part: Entry) -> bool:
    short = part.end - part.start <= _MAX_CHARS
    return short and _YEAR.search(ADDRESS.sub(" ", text[part.start : part.end])) is not None


def _set_off(text: str, part: Entry) -> bool:
    """Return whether the title of a part is quoted, bold or slanted."""
    return any(text[at] in '"“*_<' for at in (part.title.start, part.title.start - 1))


def _is_reference(text: str, part: Entry, signs: PageSigns) -> bool:
    """Return whether a part begins with authors in front of a title, or has them beside its title."""
    if title_of_reference(text, behind_opening(text, part.start, part.end), part.end):
        return True
    before = plain(text[behind_opening(text, part.start, part.end) : part.title.start])
    if (part.title.url or _set_off(text, part)) and _PERSON.fullmatch(before):
        return reads_like_title(part.title)
    node = Node(Kind.ITEM, part.start, part.end, part.end, title=part.title)
    return reads_like_title(part.title) and signs.is_authored(node, part.title)
