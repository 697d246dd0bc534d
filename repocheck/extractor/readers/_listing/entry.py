"""What a page lists: entries with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import Span
from repocheck.extractor.readers._listing.title import Title


class Entry(NamedTuple):
    """One entry; offsets are in the page."""

    start: int
    end: int
    title: Title
    cells: tuple[Span, ...] = ()
    columns: tuple[str, ...] = ()
    above: str = ""
    """The headings above it, for a date that stands there."""
    day: str = ""
    """Its date, if its cell leaves the order of day and month open and others of the column do not."""


class Listing(NamedTuple):
    """What a page lists."""

    entries: list[Entry]
    """In order; empty if it lists no papers."""
    aside: bool
    """Whether they stand on a page about something else, such as that of a project."""
    dropped: list[Title]
    """What looks like an entry, and was not taken for one."""
    n_mixed: int = 0
    """Entries with the addresses of several papers of one host."""


def between(entries: list[Entry], end: int) -> Iterator[Span]:
    """Yield the spans before, between and behind the entries of a page that ends at `end`."""
    ends = [0, *(entry.end for entry in entries)]
    starts = [*(entry.start for entry in entries), end]
    return zip(ends, starts, strict=True)


def once(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries without those that link the same words to the same file of the list's own."""
    known = set()
    for each in entries:
        linked = (each.title.text, each.title.url)
        if not each.title.url or "//" in each.title.url or linked not in known:
            yield each
        known.add(linked)
