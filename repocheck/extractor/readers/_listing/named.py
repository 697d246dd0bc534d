"""Short names of methods that a page writes in front of its titles or behind them, of which they are no part.

Source: the labelled reading lists. Blind spots: a page that names fewer than three methods so.
"""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words
from repocheck.text.pattern import late_regex

_NAMED = late_regex(r"(?P<title>.{10,}[^\s.;:,])[;,]?\s\((?P<name>[^()\s]{0,20}[^()\sa-z][^()\s]{0,20})\)")
_BRACKETED = late_regex(r"(?:\([^()]{2,30}\)){1,3}\s(?P<title>\S.{9,})")
_DASHED = late_regex(r"(?P<name>\S{2,24})\s[-–—]\s(?P<title>\S.{9,})")
_SMALL = frozenset("a an and as at by for from in of on or the to via with".split())  # noqa: SIM905 - words
_MIN_ENTRIES, _LEAST, _IN_BRACKETS, _TITLE_WORDS = 3, 0.1, 0.05, 3
"""Entries, and shares of them, that have such a name beside their title, from which on it is none of it."""


def without_names(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page without the short names that stand beside several titles.

    What the words right before it spell is rather an abbreviation, with which titles end as well:
    "A Survey on Unmanned Aerial Vehicles (UAVs)".
    """
    for without, least in (
        (_without_name, _LEAST),
        (_without_bracket, _IN_BRACKETS),
        (_without_dash, _LEAST),
    ):
        titles = [without(entry.title.text) for entry in entries]
        if sum(map(bool, titles)) >= max(_MIN_ENTRIES, least * len(entries)):
            entries = [
                entry._replace(title=entry.title._replace(text=title)) if title else entry
                for entry, title in zip(entries, titles, strict=True)
            ]
    return entries


def _without_name(title: str) -> str:
    found = _NAMED.fullmatch(title)
    fits = found and _is_mixed(found["name"]) and not _is_spelled(found["title"], found["name"])
    return found["title"] if found and fits else ""


def _without_bracket(title: str) -> str:
    found = _BRACKETED.fullmatch(title)
    return found["title"] if found and count_words(found["title"]) >= _TITLE_WORDS else ""


def _without_dash(title: str) -> str:
    found = _DASHED.fullmatch(title)
    named = found and _is_mixed(found["name"]) and count_words(found["title"]) >= _TITLE_WORDS
    return found["title"] if found and named else ""


def _is_mixed(name: str) -> bool:
    """Return whether a word has capitals behind its first letter, or behind a digit, as a name has."""
    return name[1:] != name[1:].lower() or (name[:1].isdigit() and name != name.lower())


def _is_spelled(title: str, name: str) -> bool:
    """Return whether the last words of a title, but not all of it, begin with the letters of a name."""
    words = re.findall(r"[^\W_]+", title)
    letters = re.sub(r"[^A-Za-z]|s\Z", "", name).casefold()
    for kept in (words, [word for word in words if word.casefold() not in _SMALL]):
        initials = "".join(word[0] for word in kept).casefold()
        if initials.endswith(letters) and len(letters) < len(initials):
            return True
    return False
