"""Words that are set off in a part of a page: linked, bold, slanted or quoted."""

from __future__ import annotations

import re

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
    r"|(?P<mark>\*\*\*|\*\*|__)(?P<bold>(?![\s*])(?:[^*\n]|\*(?!\*)){1,400}?)(?P=mark)"
    r"|<(?P<tag>b|strong|h[1-6])(?:\s[^<>]{0,300})?>(?P<strong>(?:[^<]|<(?!/(?:b|strong"
    r"|h\d)>)){2,600}?)</(?P=tag)>"
    r"|(?<![*\w])(?P<one>[*_])(?P<slant>[^\s*_][^*\n]{2,300}?)(?P=one)(?![*\w])"
    r"|<(?P<it>i|em)>(?P<em>[^<]{3,400})</(?P=it)>"
    r"|(?<!=)[\"“](?P<quote>(?!<)[^\"”\n]{3,300})[\"”]",
    re.I,
)


def words_of(piece: re.Match[str]) -> str:
    """Return the words that are set off."""
    return next(
        filter(
            None,
            (
                piece[name]
                for name in ("link", "used", "wiki", "anchor", "bold", "strong", "slant", "em", "quote")
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
