"""The title set off right behind authors and a year in brackets, as the styles of APA and DIN have it.

Behind the year stands the title and nothing else, so that it may be short, look like names, or hold a name
and a year of its own: ``Roth, P. (2018): *Feld (1981) Ties.* In: …``.

Source: the reference lists of five home pages. Blind spots: authors that do not look like names.
"""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.label import count_words, is_label, plain
from repocheck.extractor.readers._listing.names import likely_names
from repocheck.extractor.readers._listing.venue import is_venue
from repocheck.text.pattern import late_regex

_YEAR = late_regex(
    r"\((?:19|20)\d\d[a-z]?(?:, [^()\n]{1,30})?\)[\s.:,]{0,4}"
    r"(?:(?P<mark>\*|_)(?P<slant>[^\s*_][^*\n]{2,400}?)(?P=mark)(?![*\w])|<(?P<tag>i|em)>(?P<em>[^<]{3,400})</(?P=tag)>)"
)
_EDITORS = late_regex(r"\((?:Hrsg|Hg|Eds?)\.?\)", re.I)
_MAX_CHARS = 1_000
"""Of the authors before the year."""


def behind_year(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return the span of such a title in a part of a page; None without one.

    Args:
        text: The page.
        begin: First offset of the part, behind its marker.
        end: Offset behind the part.
    """
    found = _YEAR.search(text, begin, min(end, begin + _MAX_CHARS))
    if not found:
        return None
    words = plain(found["slant"] or found["em"])
    before = _EDITORS.sub("", plain(text[begin : found.start()])).strip(" ,;:.")
    if not count_words(words) or is_label(words) or is_venue(words) or (before and not likely_names(before)):
        return None
    return found.span("slant" if found["slant"] else "em")
