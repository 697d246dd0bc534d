"""Curricula vitae and home pages: of all that they list, what stands below headings of works are papers.

Who lists publications lists talks, posters, patents and prizes in the very same form, so that only the
heading above them tells that they are none.

Source: some thirty curricula in LaTeX, Markdown and HTML, and the labelled digests. Blind spots: headings in
other languages; the programme of a meeting whose posters are papers and that does not say it is one.
"""

from __future__ import annotations

import re
from collections import defaultdict

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.signs import ADDRESS, PAPER
from repocheck.extractor.readers._listing.title import Title
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
_TALKS = (
    r"(?:\w[\w'’-]{0,19}[ ]){0,3}(?:talks?|presentations?|posters?|seminars?|keynotes?|patents?|awards?"
    r"|prizes?|grants?|vorträge|präsentationen|patente|charlas|ponencias|brevets|exposés|présentations)"
    r"|hono(?:u?rs?|ribus)|interviews?|podcasts?|press|media coverage|teaching|доклады|патенты"
    r"|报告|专利|講演|特許"
)
_GOODS = (
    r"(?:(?:my|our|selected|recent|other|invited|public|scientific|computational|developed|released"
    r"|open[ -]source|research|in the)[ ]){0,2}"
    r"(?:tutorials?|lectures?|funding|media(?:[ ](?:posts?|articles))?|(?:discussion[ ])?forums?|outreach"
    r"|exhibitions?|software|codes?|models|packages|tools"
    r"|data ?sets?|databases?|repositories|maps|demos?|videos?|slides|news|miscellaneous|services?|students"
    r"|courses?|blog(?:[ -]?(?:posts?|beiträge|articles|entries))?)"
)
_BEFORE, _AND = r"\W*(?:\d{1,2}\W+)?", r"(?:[ ]?[/,&+][ ]?|[ ](?:and|or|und|et|y)[ ])"
_BEHIND = r"(?:[ ](?:given|at|in|by|for|to)\b.{0,60})?(?:[ ]\(?\d{1,4})?\W*"
_OF_TALKS = late_regex(rf"{_BEFORE}(?:{_TALKS})(?:{_AND}(?:{_TALKS})){{0,4}}{_BEHIND}", re.I)
"""Headings of what has the form of a paper, and is none, wherever papers stand beside it."""
_OF_GOODS = late_regex(
    rf"{_BEFORE}(?:{_TALKS}|{_GOODS})(?:{_AND}(?:{_TALKS}|{_GOODS})){{0,4}}{_BEHIND}", re.I
)
"""The same on a page of somebody's publications; a list on a topic has sections on its models and data."""
_OF_SOMEBODY = late_regex(
    r"publi(?:cation|shed)|\bjournals?\b|proceedings|preprint|\bthes[ie]s\b|dissertation|chapters?\b|in press"
    r"|under review|working papers|refereed",
    re.I,
)
_OF_MEETING = late_regex(
    r"\b(?:accepted|programme?|sessions?|schedule|agenda|proceedings|orals?|spotlights?|track|day|workshop"
    r"|symposium|conference)\b",
    re.I,
)
"""Headings of meetings, whose talks and posters are papers."""
_NO_PAPER = late_regex(
    r"\((?:(?:invited|keynote|plenary|conference) ){0,2}(?:talk|lecture|vortrag|keynote|exposé|charla"
    r"|доклад)\)(?!\()"
    r"|\bpatent[es]{0,2}\b[^\n\d]{0,40}\d[\d,/]{5,14}\d",
    re.I,
)
"""What an entry says of itself that is a talk, or a patent with its number."""
_EVENT = late_regex(
    r"(?:(?:special|opening|closing|poster|panel|plenary|coffee|lunch|q ?& ?a|welcome)\b[\w &/-]{0,20}?"
    r"\b(?:session|break|remarks|discussion|reception|address)\b"
    r"|no (?:meeting|class|seminar|session|talk|reading)\b|cancell?ed\b|holidays?\b|t\.?b\.?[adc]\.?\Z)",
    re.I,
)
"""What stands in the programme of a group on a day without a paper."""
_NEWS = late_regex(
    r"[^\w\n]{0,9}(?:<\w{1,6}>)?(?:19|20)\d\d[./-]\d\d?[./-]\d\d?\W{1,6}(?:updated?|add(?:ed)?)\b", re.I
)
"""What a page says of itself on a day."""
_BELOW = late_regex(r"\n[ \t]{0,12}(?:[-*+•][ \t]|\n)|<ul\b", re.I)
"""The beginning of what is listed below an entry, such as the patent on what its paper describes."""
_MIN_KEPT, _MOST = 3, 0.9
_MAX_CHARS = 1_000


def of_works(text: str, entries: list[Entry]) -> tuple[list[Entry], list[Title]]:
    """Return the papers among the entries of a page, and the titles of the others.

    The others say that they are none, or stand below a heading that does.
    """
    kept = [each for each in entries if not _says_other(text, each)]
    kept = _below_works(kept if len(kept) >= _MIN_KEPT else entries, _cited(text, entries))
    papers = {each.start for each in kept}
    return kept, [each.title for each in entries if each.start not in papers]


def _cited(text: str, entries: list[Entry]) -> set[str]:
    """Return the headings below which nearly all give the address of a paper: its topic may be talks."""
    sections: dict[str, list[bool]] = defaultdict(list)
    for each in entries:
        sections[each.above].append(PAPER.search(text, each.start, each.end) is not None)
    return {above for above, signed in sections.items() if sum(signed) >= max(_MIN_KEPT, _MOST * len(signed))}


def _below_works(entries: list[Entry], cited: set[str]) -> list[Entry]:
    """Return the entries that do not stand below a heading of something else.

    All of them, if hardly any other is left, or if no heading says that works stand elsewhere.
    """
    for goods in (True, False):
        kept = [each for each in entries if each.above in cited or not _is_beside(each, goods=goods)]
        headings = [heading for each in kept for heading in each.above.split("\n")]
        says = map(_OF_SOMEBODY.search, headings) if goods else map(_OF_WORKS.search, headings)
        if any(says) and len(kept) >= _MIN_KEPT:
            return kept
    return entries


def _says_other(text: str, entry: Entry) -> bool:
    """Return whether an entry is a talk, a patent, or an event or news that link to nothing."""
    written = text[entry.start : min(entry.end, entry.start + _MAX_CHARS)]
    said = _EVENT.match(entry.title.text) or _NEWS.match(written)
    event = said is not None and not ADDRESS.search(written)
    below = _BELOW.search(text, entry.title.end, entry.start + len(written))
    itself = written[: below.start() - entry.start] if below else written
    return event or (_NO_PAPER.search(itself) is not None and not PAPER.search(written))


def _is_beside(entry: Entry, *, goods: bool) -> bool:
    """Return whether the nearest heading that tells is one of something beside works."""
    headings = entry.above.split("\n")
    for heading in reversed(headings):
        if _OF_WORKS.search(heading):
            return False
        if _OF_GOODS.fullmatch(heading) if goods else _OF_TALKS.fullmatch(heading):
            return not any(_OF_MEETING.search(each) for each in headings if each is not heading)
    return False


def of_publications(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page; where it tells of somebody's life as well, only those of the works."""
    headings = [each.above.split("\n") for each in entries]
    works = [any(map(_OF_WORKS.search, above)) for above in headings]
    life = any(_OF_LIFE.fullmatch(line) for above in headings for line in above)
    if not life or not any(works):
        return entries
    return [each for each, is_work in zip(entries, works, strict=True) if is_work]
