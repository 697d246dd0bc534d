"""Pages that a program fills with papers from another file: Jekyll, Hugo and Sphinx."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.signs import CODE_HOST, PAPER, PAPERISH, Role, role_of
from repocheck.extractor.readers._listing.words import OF_PAPERS, words_of_name
from repocheck.text.pattern import late_regex

_HEAD_CHARS = 3_000
_FILLED = late_regex(
    r"\{%-?\s{0,9}(?:bibliography\b[^%\n]{0,200}|for\s+\w+\s+in\s+[\w.]{2,80})"
    r"|^(?:\.\. (?:bibliography|publication_list)::|[`:]{3,6}\{bibliography\})[^\n]{0,200}"
    r"|\{\{[<%]\s{0,9}(?:bibliography|publications?|papers?|cite)\b[^}\n]{0,200}",
    re.M,
)


_HEADS_ALONE = late_regex(
    r"^([^\n|]{0,200}\|[^\n]{0,1000})\n[ \t]*+(?:\|[ \t]*+)?:?-[ \t:|-]{0,1000}+\s*+\Z", re.M
)
"""The heads of a table without a row, at the end of a page."""
_ABOUT = late_regex(
    r"\W*(?:(?:my|our|selected|recent|all|list of) ){0,2}"
    r"(?:publications?|papers|reading[ -]list|articles|bibliography)\W*",
    re.I,
)
"""The title of a page that lists papers, if it lists any."""


_OF_MANY = late_regex(r"\bpapers\b|\bpublications\b|\breading[ -]?list\b|论文|論文|논문", re.I)
_SHORT_WORDS, _MIN_WORDS = 8, 80
_ITEM = late_regex(r"^[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+\S", re.M)
_ENTRY = late_regex(r"^[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+\*\*\w", re.M)
"""An item that begins with bold words, which may be a title."""


def why_none(text: str, name: str, title: str) -> str:
    """Return why a page that is about papers lists none; empty if it is about something else, or names some.

    Args:
        text: The page.
        name: What it is called, which may say that it is about papers.
        title: Its title.
    """
    written = "\n".join(line for line in text.split("\n") if "{{" not in line)  # by hand, not by the program
    if any(sign.search(written) for sign in (PAPER, PAPERISH, CODE_HOST)):
        return ""
    if heads := _HEADS_ALONE.search(text):
        roles = {role_of(cell) for cell in heads[1].split("|")}
        return "the page lists no papers" if roles & {Role.TITLE, Role.PAPER} else ""
    found = _FILLED.search(text)
    if found and OF_PAPERS.search(f"{words_of_name(name)}\n{text[:_HEAD_CHARS]}"):
        source = " ".join(found[0].strip(" {%<.-").split())[:80]
        return f"the page lists nothing itself, but what {source} gives: give that file"
    lists = len(title.split()) <= _SHORT_WORDS and (_ABOUT.fullmatch(title) or _OF_MANY.search(title))
    empty = len(text.split()) < _MIN_WORDS or _ITEM.search(text)
    return "the page lists no papers" if lists and empty and not _ENTRY.search(text) else ""
