"""Whether a page is about what it lists, or lists papers beside something else."""

from __future__ import annotations

import math
from collections.abc import Iterable

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.shape import MIN_ENTRIES
from repocheck.extractor.readers._listing.signs import Marks, Role, role_of
from repocheck.extractor.readers._listing.words import PUBLICATIONS, SHELL_COMMANDS
from repocheck.text.pattern import late_regex

_SHARES = ((5, 0.4), (10, 0.3), (25, 0.2), (math.inf, 0.04))
"""Below how many entries a page needs which share of its text in them to be about them: 0.4 and more of lists
of a few papers, at most 0.3 of five pages of projects that list papers beside their own."""
_PROJECT_SHARE = 0.6
"""The same for a page that tells how to install something and whose first heading names no list."""
_SAYS = 0.3
"""Part of that share which is enough where the first heading says that the page is a list."""
_HEADED = 0.1
"""The same where the heading above the entries is that of publications."""
_FEW = 10
_NOT_SHOWN = late_regex(r"<[^<>]{0,2000}>|\s+")


def is_aside(text: str, entries: list[Entry], *, project: bool, says_list: bool) -> bool:
    """Return whether a page is about something else than what it lists.

    Args:
    text: The page.
    entries: What it lists.
    project: Whether it has the headings of a project.
    says_list: Whether its first heading says that it is a list.
    """
    share = share_of(text, entries)
    commands = Marks(SHELL_COMMANDS, text)
    if sum(commands.count(entry.start, entry.end) > 0 for entry in entries) >= MIN_ENTRIES:
        return True
    installs = project or commands.count(0, len(text))
    if installs and not says_list and (share < _PROJECT_SHARE or len(entries) < _FEW):
        return True
    needed = next(share for n_entries, share in _SHARES if len(entries) < n_entries)
    under = sum(any(map(PUBLICATIONS.fullmatch, entry.above.split("\n"))) for entry in entries)
    tabled = sum(bool({Role.TITLE, Role.PAPER} & set(map(role_of, entry.columns))) for entry in entries)
    listed = says_list or tabled * 2 > len(entries)
    part = _HEADED if under * 2 > len(entries) else _SAYS if listed else 1
    return share < (needed if project else needed * part)


def share_of(text: str, entries: Iterable[Entry]) -> float:
    """Return which share of the page stands in some entries."""
    shown = sum(_shown(text, entry.start, entry.end) for entry in entries)
    return shown / max(1, _shown(text, 0, len(text)))


def _shown(text: str, start: int, end: int) -> int:
    """Return the number of characters of a part of the page that are no blanks and no tags."""
    return len(_NOT_SHOWN.sub("", text[start:end]))
