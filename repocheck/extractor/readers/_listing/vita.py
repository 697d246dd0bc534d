"""Curricula vitae: of all that they list, those below the headings of publications are papers.

Source: some thirty of them in LaTeX, Markdown and HTML. Blind spots: headings in other languages.
"""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.text.pattern import late_regex

_OF_LIFE = late_regex(
    r"\W*(?:[\w&/-]{1,20}\s){0,3}(?:education|experience|employment|appointments?|skills|career|positions?"
    r"|about me|referees|internships?|qualifications?|memberships?|activities|grants)\W*",
    re.I,
)
_OF_WORKS = late_regex(
    r"publi(?:cation|shed)|\bpapers?\b|\barticles?\b|\bjournals?\b|proceedings|conferences?\b|preprint"
    r"|\bthes[ie]s\b|dissertation|manuscript|chapters?\b|in press|under review|论文|論文",
    re.I,
)


def of_publications(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page; where it tells of somebody's life as well, only those of the works."""
    headings = [each.above.split("\n") for each in entries]
    works = [any(map(_OF_WORKS.search, above)) for above in headings]
    life = any(_OF_LIFE.fullmatch(line) for above in headings for line in above)
    if not life or not any(works):
        return entries
    return [each for each, is_work in zip(entries, works, strict=True) if is_work]
