"""One author before or behind a title, told by how the other entries of the page are written.

``Ada Lee: Nets of Moss`` and ``Nets of Moss, Ada Lee`` read like titles of their own, since any two words with
capitals may be somebody's name. But who writes a list keeps to one order: where several names stand in front
of the titles beside it, or behind them, with one sign between, a single name that may be one is one.

Source: the orders that the styles of references have. Blind spots: lists of papers by one author each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from repocheck.extractor.readers._listing.blocks import SUMMARY_LEVEL, Kind
from repocheck.extractor.readers._listing.label import clean, plain
from repocheck.extractor.readers._listing.names import MAYBE, SURE, likely_names
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.title import Title, title_in
from repocheck.extractor.readers._listing.tree import Node
from repocheck.text.pattern import late_regex

_MIN_NAMED, _SHARE = 3, 0.3
"""Entries of one shape with several authors and one sign, and their share, from which on others have one."""
_MAX_CHARS = 400
_NAMES_END = late_regex(r"[.;]\s(?=[A-Z(])|\s[-–—|]\s|\s?\(|,?\s(?:19|20)\d\d|\n|<br|,\s(?=[A-Z]{3})")
"""What ends the authors behind a title."""
_BEFORE = late_regex(r"([,:.;|–—-])[\s\"“*_\[]{0,6}\Z")
_BEHIND = late_regex(r"[\s\"”*_]{0,4}([,:.;|]|[-–—](?=\s)|by\b)\s{0,3}(?=\S)")
_PARTS = late_regex(r"([,:.;|])\s|\s([-–—])\s|\s(by)\s")
_SEVERAL = late_regex(r"(?:\A|\s)(?:and|und|et|y|&)\s")
_STOPS = " .,:;|-–—"


def keep_to_order(text: str, root: Node) -> None:
    """Cut one author off each title where others of its shape stand beside several.

    Args:
        text: The page.
        root: Its blocks, the titles of some of which are changed.
    """
    shapes: dict[object, list[Node]] = defaultdict(list)
    for node in _titled(root):
        shapes[node.shape].append(node)
    for nodes in shapes.values():
        for sign_of, cut in ((_sign_before, _without_first), (_sign_behind, _without_last)):
            signs = Counter(filter(None, (sign_of(text, node) for node in nodes)))
            sign = max(signs, key=lambda each: signs[each], default="")
            for node in nodes if signs[sign] >= max(_MIN_NAMED, _SHARE * len(nodes)) else ():
                node.title = cut(text, node, sign)
                node.key = "" if node.title is None or not node.key else node.key


def _titled(node: Node) -> Iterator[Node]:
    for each in node.children:
        if each.title and (each.kind is Kind.ITEM or each.level > SUMMARY_LEVEL) and not each.title.url:
            yield each
        yield from _titled(each)


def _sign_before(text: str, node: Node) -> str:
    """Return the sign between several authors and the title behind them; empty without either."""
    before = _before(text, node)
    sign = _BEFORE.search(before)
    return sign[1] if sign and likely_names(plain(before[: sign.start()]).strip(_STOPS)) == SURE else ""


def _sign_behind(text: str, node: Node) -> str:
    """Return the sign between a title and several authors behind it; empty without either."""
    title = node.title
    sign = _BEHIND.match(text, title.end, node.head_end) if title else None
    if not sign:
        return ""
    names = _NAMES_END.split(text[sign.end() : min(node.head_end, sign.end() + _MAX_CHARS)], maxsplit=1)[0]
    return sign[1] if likely_names(plain(names).strip(_STOPS)) == SURE else ""


def _without_first(text: str, node: Node, sign: str) -> Title | None:
    """Return the title of a node, without the one author in front."""
    title = node.title
    if title is None or plain(_before(text, node)).strip(_STOPS):
        return title
    first = next((each for each in _PARTS.finditer(text, title.start, title.end) if sign in each.groups()), None)
    if not first or not _is_one(text[title.start : first.start()]):
        return title
    return title_in(text, first.end(), node.head_end) or title


def _without_last(text: str, node: Node, sign: str) -> Title | None:
    """Return the title of a node, without the one author behind it."""
    title = node.title
    if title is None or _sign_behind(text, node):
        return title
    *_, last = (None, *(each for each in _PARTS.finditer(text, title.start, title.end) if sign in each.groups()))
    if not last or not _is_one(text[last.end() : title.end]):
        return title
    return Title(clean(text[title.start : last.start()]), title.start, last.start(), title.url)


def _before(text: str, node: Node) -> str:
    begin = behind_opening(text, node.start, node.head_end)
    return text[begin : node.title.start] if node.title else ""


def _is_one(words: str) -> bool:
    """Return whether words may be the name of one person, given and of the family."""
    name = plain(words).strip(_STOPS)
    return " " in name and not _SEVERAL.search(name) and likely_names(name) >= MAYBE
