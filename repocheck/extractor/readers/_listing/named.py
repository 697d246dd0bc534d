"""Short names of methods that a page writes in brackets behind its titles, of which they are no part.

Source: the labelled reading lists. Blind spots: a page that names fewer than three methods so.
"""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.text.pattern import late_regex

_NAMED = late_regex(r"(?P<title>.{10,}[^\s.;:,])[;,]?\s\((?P<name>[^()\s]{0,20}[^()\sa-z][^()\s]{0,20})\)")
_SMALL = frozenset("a an and as at by for from in of on or the to via with".split())  # noqa: SIM905 - words
_MIN_ENTRIES, _LEAST = 3, 0.1
"""Entries, and share of them, that have such a name behind their title, from which on it is none of it."""


def without_names(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page without the short names that stand behind several titles.

    What the words right before it spell is rather an abbreviation, with which titles end as well:
    "A Survey on Unmanned Aerial Vehicles (UAVs)".
    """
    titles = [_without_name(entry.title.text) for entry in entries]
    if sum(map(bool, titles)) < max(_MIN_ENTRIES, _LEAST * len(entries)):
        return entries
    return [
        entry._replace(title=entry.title._replace(text=title)) if title else entry
        for entry, title in zip(entries, titles, strict=True)
    ]


def _without_name(title: str) -> str:
    found = _NAMED.fullmatch(title)
    name = found["name"] if found else ""
    mixed = name[1:] != name[1:].lower() or (name[:1].isdigit() and name != name.lower())
    return found["title"] if found and mixed and not _is_spelled(found["title"], name) else ""


def _is_spelled(title: str, name: str) -> bool:
    """Return whether the last words of a title, but not all of it, begin with the letters of a name."""
    words = re.findall(r"[^\W_]+", title)
    letters = re.sub(r"[^A-Za-z]|s\Z", "", name).casefold()
    for kept in (words, [word for word in words if word.casefold() not in _SMALL]):
        initials = "".join(word[0] for word in kept).casefold()
        if initials.endswith(letters) and len(letters) < len(initials):
            return True
    return False
