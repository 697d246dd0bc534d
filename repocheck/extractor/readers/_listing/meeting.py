"""The papers of one meeting, whose name and year stand once, in the title of their page.

A list of what was accepted says where and when above all of it, and nowhere beside a title.

Source: the pages of workshops, and lists of what single conferences accepted. Blind spots: meetings that are
not called by capitals; pages of several years.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from repocheck.extractor.readers._date import When, precision_of
from repocheck.models import Paper
from repocheck.text.pattern import late_regex

_NAMED = late_regex(
    r"(?<![\w/.-])(?:[A-Z][A-Za-z]{0,8}[A-Z]{1,8}(?:[ -][A-Z][a-z]{2,10})?|Interspeech)[ '’-]{0,2}"
    r"(?P<y>20[0-4]\d)(?!\w|[-–—/.]\d)"
)
"""A meeting by its capitals with its year: ``ICLR 2024``, ``SIGGRAPH Asia 2022``, ``NeurIPS'21``."""
_YEAR = late_regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAX_FIRST = 30
"""Papers without a date from which on the others have none either."""


def of_meeting(title: str, papers: Iterable[Paper]) -> Iterator[Paper]:
    """Yield the papers of a page; if its title names one meeting and no paper has a date, with its year.

    Args:
        title: That of the page.
        papers: Its papers.
    """
    named, years = _NAMED.search(title), set(_YEAR.findall(title))
    rest = iter(papers)
    if not named or len(years) != 1:
        yield from rest
        return
    first = list(islice(rest, _MAX_FIRST))
    if any(each.date for each in first):
        yield from chain(first, rest)
        return
    when = When(dt.date(int(named["y"]), 1, 1), "year")
    for each in chain(first, rest):
        undated = each.date is None
        yield each._replace(date=when.date, extra={**each.extra, **precision_of(when)}) if undated else each
