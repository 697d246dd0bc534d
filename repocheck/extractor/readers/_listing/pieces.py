"""Words that are set off in a part of a page: linked, bold, slanted or quoted."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.label import plain
from repocheck.extractor.readers._listing.names import NONE, likely_names
from repocheck.extractor.readers._listing.titled import HREF
from repocheck.text.pattern import late_regex

_LINK = (
    r"(?<!!)\[{1,2}(?P<link>(?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){1,400})\]{1,2}"
    r"\(<?(?P<url>[^\s()<>]{0,500}(?:\([^\s()]{0,80}\)[^\s()<>]{0,200})?)>?(?:\s[^()\n]{0,100})?\)"
)
PIECE = late_regex(
    _LINK + r"|(?<![!\]])\[(?P<used>[^\[\]\n]{3,400})\]\[[^\[\]\n]{0,100}\](?!\()"
    r"|\[\[(?P<wiki>[^\[\]|\n]{3,300})(?:\|[^\[\]\n]{0,100})?\]\](?!\()"
    r"|<a\s(?P<attributes>[^<>]{1,1000})>(?P<anchor>(?:[^<]|<(?!/?a[\s>])){1,600}?)</a>"
    r"|__\*(?P<both>[^\s*][^*\n]{1,400}?)\*__"
    r"|(?P<mark>\*\*\*|\*\*|__)(?P<bold>(?![\s*])(?:[^*\n]|\*(?!\*)){1,400}?)(?P=mark)"
    r"|<(?P<tag>b|strong|h[1-6])(?:\s[^<>]{0,300})?>(?P<strong>(?:[^<]|<(?!/(?:b|strong"
    r"|h\d)>)){2,600}?)</(?P=tag)>"
    r"|(?<![*\w])(?P<one>[*_])(?P<slant>[^\s*_][^*\n]{2,300}?)(?P=one)(?![*\w])"
    r"|<(?P<it>i|em)>(?P<em>[^<]{3,400})</(?P=it)>"
    r"|(?<!=)[\"“](?P<quote>(?!<)[^\"”\n]{3,300})[\"”]",
    re.I,
)
_LINKED_FIRST = late_regex(
    r"\s{0,9}(?:\[(?P<label>[^\[\]\n]{1,400})\]\([^()\s]{1,500}\)|<a\s[^<>]{1,1000}>(?P<anchor>[^<>]{1,400})</a>)"
    r"(?=\s{0,9}[.,;(]?\s{0,9}[^\W\d_a-z])"
)
"""A link that words set off begin with, and what goes on behind it as no part of a title does."""
_CITING_LAST = late_regex(
    r"[.?!]\s{1,9}(?P<link>\[[^\[\]\n]{2,80}\(?(?:1[5-9]|20)\d\d[a-z]?\)?\]\([^()\s]{1,500}\))[\s.]{0,9}\Z"
)
"""A link at the end of words set off that cites the paper by its authors and its year."""
_SET_OFF = late_regex(
    r"<(?P<tag>i|em|b|strong|q)>(?P<tagged>[^<]{3,400})</(?P=tag)>|(?P<mark>[*_]{1,2})(?P<marked>[^*_]{3,400})(?P=mark)"
)
_BRACKETED = late_regex(r"[(\[][^()\[\]]{1,60}[)\]]")
_MIN_WORDS = 3


def narrowed(piece: re.Match[str]) -> tuple[str, tuple[int, int]]:
    """Return the words of a piece, and their place; those of the title alone if it is bold with more."""
    bold = "bold" if piece["bold"] else "strong" if piece["strong"] else ""
    if not bold:
        return _behind_linked_names(piece) or (words_of(piece), piece.span())
    first = _LINKED_FIRST.match(piece[bold])
    name = "label" if first and first["label"] else "anchor"
    if first and len(first[name].split()) >= _MIN_WORDS:
        start = piece.start(bold)
        return first[name], (start + first.start(name), start + first.end(name))
    citing = _CITING_LAST.search(piece[bold])
    return (piece[bold][: citing.start("link")] if citing else words_of(piece)), piece.span()


def _behind_linked_names(piece: re.Match[str]) -> tuple[str, tuple[int, int]] | None:
    """Return the words that are set off within a link, behind names, and their place; None without such."""
    name = "anchor" if piece["anchor"] else "link"
    within = _SET_OFF.search(piece[name]) if piece[name] else None
    words = within["tagged"] or within["marked"] if within else ""
    if within is None or len(words.split()) < _MIN_WORDS:
        return None
    before = plain(piece[name][: within.start()]).strip(" ,.:;–—-")
    beside = plain(piece[name][within.end() :]).strip(" ,.")
    start = piece.start(name) + within.start()
    named = likely_names(before) > NONE and (not beside or _BRACKETED.fullmatch(beside))
    return (words, (start, start + len(within[0]))) if named else None


def words_of(piece: re.Match[str]) -> str:
    """Return the words that are set off."""
    return next(
        filter(
            None,
            (
                piece[name]
                for name in (
                    "link",
                    "used",
                    "wiki",
                    "anchor",
                    "both",
                    "bold",
                    "strong",
                    "slant",
                    "em",
                    "quote",
                )
            ),
        ),
        "",
    )


def url_of(piece: re.Match[str]) -> str:
    """Return what they link to; empty if to nothing."""
    if piece["link"]:
        return piece["url"]
    inner = HREF.search(piece["attributes"] or piece["strong"] or "")
    linked = re.search(_LINK, piece["bold"] or "")
    return inner[1] if inner else (linked["url"] if linked else "")


def shows_itself(piece: re.Match[str]) -> bool:
    """Return whether a link shows the place that it leads to beside the page, which is no title."""
    return piece["link"] is not None and "/" in piece["url"] and words_of(piece).strip("` ") == piece["url"]
