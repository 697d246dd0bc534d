"""One author before or behind a title, as shown by how the other entries of the page are written.

``Ada Lee: Nets of Moss`` and ``Nets of Moss, Ada Lee`` read like titles, for any two words with capitals may
be somebody's name. But who writes a list keeps to one order: where several names stand in front
of the titles beside it, or behind them, with one sign between, a single name that may be one is one.

Source: the orders that the styles of references have. Blind spots: lists of papers by one author each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from repocheck.extractor.readers._listing.authored import adopt, lift
from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind
from repocheck.extractor.readers._listing.label import plain
from repocheck.extractor.readers._listing.names import MAYBE, SURE, likely_names
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.title import Title, title_in
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.tree import Node
from repocheck.text.pattern import late_regex

_MIN_NAMED, _SHARE = 3, 0.3
"""Entries of one shape with several authors and one sign, and their share, with those of one author before
a title that is set off, from which on others have one."""
_MAX_CHARS, _MAX_BLOCK_CHARS = 400, 3_000
_NAMES_END = late_regex(
    r"(?<=\w\w)[.;]\s(?=[A-Z(])|\s[-–—|]\s|\s?\(|,?\s(?:19|20)\d\d|\n|<br|,\s(?=[A-Z]{3})"
)
"""What ends the authors behind a title."""
_BEFORE = late_regex(r"([,:.;|–—-])[\s\"“*_\[]{0,6}\Z")
_BEHIND = late_regex(r"[\s\"”*_]{0,4}([,:.;|]|[-–—](?=\s)|by\b)\s{0,3}(?=\S)")
_PARTS = late_regex(r"([,:.;|])\s|\s([-–—])\s|\s(by)\s")
_EDITING = late_regex(r"\s?\([^\W\d]{2,5}\.?\)[\s,.:]{0,3}\Z")
_SEVERAL = late_regex(r"(?:\A|\s)(?:and|und|et|y|&)\s")
_STOPS = " .,:;|-–—"


def keep_to_order(text: str, root: Node) -> int:
    """Cut one author off each title where others of its shape stand beside several.

    Args:
        text: The page.
        root: Its blocks, the titles of some of which are changed.

    Returns:
        The number of titles whose authors surely stand in the block below.
    """
    n_authored = adopt(text, root)
    shapes: dict[object, list[Node]] = defaultdict(list)
    for shape, node in _titled(text, root):
        shapes[shape].append(node)
    for nodes in shapes.values():
        titles = [node.title or title_in(text, node.start, node.head_end) for node in nodes]
        for sign_of, cut in ((_sign_before, _without_first), (_sign_behind, _without_last)):
            found = [
                sign_of(text, node, title) if title else "" for node, title in zip(nodes, titles, strict=True)
            ]
            signs = Counter(filter(None, found))
            sign = max(signs, key=lambda each: signs[each], default="")
            if signs[sign] < _MIN_NAMED:
                continue
            given = [
                (node, title, title if own else cut(text, node, title, sign))
                for node, title, own in zip(nodes, titles, found, strict=True)
                if title and (own == sign or not own)
            ]
            apart = sum(bare is title for _, title, bare in given)
            for node, _, bare in given if apart >= _SHARE * len(nodes) else ():
                if bare:
                    _give(node, bare)
    lift(root)
    return n_authored


def _titled(text: str, above: Node) -> Iterator[tuple[object, Node]]:
    """Yield items and paragraphs whose titles are linked to nothing, with their shapes."""
    for each in above.children:
        is_paragraph = each.kind is Kind.TEXT or (each.kind is Kind.HEADING and each.level > SUMMARY_LEVEL)
        linked = each.title is not None and each.title.url
        if (
            (is_paragraph or each.kind is Kind.ITEM)
            and not linked
            and each.head_end - each.start <= _MAX_BLOCK_CHARS
        ):
            yield Kind.TEXT if is_paragraph else each.shape, each
        yield from _titled(text, each)


def _give(node: Node, title: Title) -> None:
    node.title, node.key, node.authored = title, "", True
    if node.kind is Kind.TEXT:
        node.kind, node.level = Kind.HEADING, SUMMARY_LEVEL + 1


def _sign_before(text: str, node: Node, title: Title) -> str:
    """Return the sign between several authors and the title behind them; empty without either."""
    before = text[behind_opening(text, node.start, node.head_end) : title.start]
    sign = _BEFORE.search(before)
    return sign[1] if sign and likely_names(plain(before[: sign.start()]).strip(_STOPS)) == SURE else ""


def _sign_behind(text: str, node: Node, title: Title) -> str:
    """Return the sign between a title and several authors behind it; empty without either."""
    sign = _BEHIND.match(text, title.end, node.head_end)
    if not sign:
        return ""
    names = _NAMES_END.split(text[sign.end() : min(node.head_end, sign.end() + _MAX_CHARS)], maxsplit=1)[0]
    return sign[1] if likely_names(plain(names).strip(_STOPS)) == SURE else ""


def _without_first(text: str, node: Node, title: Title, sign: str) -> Title | None:
    """Return the title behind the one author that it, or its block, begins with; None without one."""
    before = text[behind_opening(text, node.start, node.head_end) : title.start]
    if plain(before).strip(_STOPS):
        at = _BEFORE.search(before)
        return title if at and at[1] == sign and _is_one(before[: at.start()]) else None
    first = next(
        (each for each in _PARTS.finditer(text, title.start, title.end) if sign in each.groups()), None
    )
    if not first or not _is_one(text[title.start : first.start()]):
        return None
    return title_in(text, first.end(), node.head_end)


def _without_last(text: str, node: Node, title: Title, sign: str) -> Title | None:
    """Return the title in front of the one author that it ends with; None without one."""
    last = next(
        (
            each
            for each in reversed(list(_PARTS.finditer(text, title.start, title.end)))
            if sign in each.groups()
        ),
        None,
    )
    if last and _is_one(text[last.end() : title.end]):
        return Title(clean(text[title.start : last.start()]), title.start, last.start())
    behind = _BEHIND.match(text, title.end, node.head_end)
    return (
        title
        if node.kind is Kind.TEXT and behind and sign in behind[1] and _names_one(text, behind, node)
        else None
    )


def _names_one(text: str, behind: re.Match[str], node: Node) -> bool:
    words = _NAMES_END.split(text[behind.end() : min(node.head_end, behind.end() + _MAX_CHARS)], maxsplit=1)[
        0
    ]
    return _is_one(words)


def _is_one(words: str) -> bool:
    """Return whether words may be the name of one person, given and of the family."""
    name = plain(_EDITING.sub("", words)).strip(_STOPS)
    return " " in name and not _SEVERAL.search(name) and likely_names(name) >= MAYBE
