"""What the siblings of one shape have in common, and whether they are entries."""

from __future__ import annotations

from dataclasses import dataclass

MIN_ENTRIES = 2
_MOST = 0.5
"""Share of sections that name a paper, above which they are entries: any page has sections."""
_MANUAL_SHARE = 0.3
"""Share of sections with the words of a manual from which on the page is one."""


@dataclass
class Shape:
    """What was seen of the siblings of one shape."""

    alone: int = 0
    """Those that name a paper and hold no entry."""
    sure: int = 0
    """Those of them with a host, a number or a label that only a paper has."""
    bare: int = 0
    """Those with a title that name no paper and hold none."""
    names: int = 0
    """Those of them with a title of one word or two."""
    one: int = 0
    """Those that hold one entry."""
    several: int = 0
    """Those that hold more."""
    named: bool = False
    """Whether it is a box of HTML whose class says that it holds a paper."""
    sure_name: bool = False
    """Whether that class needs no sign of a paper beside it."""
    heads: bool = False
    """Whether it is that of sections, which pages about anything have."""
    manual: int = 0
    """Those with the words of a manual and no paper."""

    @property
    def are_names(self) -> bool:
        """Return whether most of them are short names, and none names a paper."""
        return not self.alone and self.names * 2 > self.bare

    @property
    def is_entry(self) -> bool:
        """Return whether most of them are entries."""
        known = self.sure_name or self.alone or self.one
        if self.named and known and self.alone + self.bare + self.one >= MIN_ENTRIES and not self.several:
            return True
        enough = self.sure and self.alone >= MIN_ENTRIES and self.share > _MOST * self.heads
        return bool(enough) and self.alone >= self.one + self.several and not self.is_manual

    @property
    def translated(self) -> bool:
        """Return whether each holds one entry, so that a heading may be the title of that below it."""
        return self.one >= MIN_ENTRIES and not (self.several or self.alone)

    @property
    def is_apart(self) -> bool:
        """Return whether most hold no entry but are one, whatever a second look finds in them."""
        return self.is_entry and self.alone > self.one + self.several

    @property
    def is_manual(self) -> bool:
        """Return whether they are the sections of a manual."""
        return self.manual > _MANUAL_SHARE * (self.alone + self.bare + self.several + self.one)

    @property
    def share(self) -> float:
        """Return how many of those that hold no entry name a paper."""
        return self.alone / max(1, self.alone + self.bare)
