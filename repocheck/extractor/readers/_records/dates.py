"""The date of a record: below its keys, of its venue, or in a reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, takewhile
from typing import Any

from repocheck.extractor.readers._date import When, read_date
from repocheck.extractor.readers._records.keys import Keys, described, keys_of
from repocheck.text.pattern import late_regex

_VENUE_YEAR = late_regex(r"\b(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d\b")
_VENUE_SHORT_YEAR = late_regex(r"[\w.)]{1,12}\s?['’`]\d\d\b")
_VENUE_TWO_DIGITS = late_regex(
    r"\s*(?!(?:vol|no|nr|issue|part|track|session|day)\b)[A-Za-z]{2,15} ?(?P<year>[0-3]\d)\s*", re.I
)
"""A venue by one word, and the last digits of its year: "EuroVis 18"."""
_YEAR_IN_BRACKETS = late_regex(r"\(((?:19|20)\d\d)[a-z]?[,)]")
_OF_SOURCE = late_regex(
    r"\b((?:19|20)\d\d(?:[ ,]{1,2}[A-Z][a-z]{2,8}(?: \d{1,2})?)?)(?:-[\w ]{1,12})?\s?;\s?\d"
)
"""The date in front of volume and pages, as indexes of medicine write it: "2001 Dec;29(4):412-7"."""
_ENDS_DATED = late_regex(
    r"(?:\S{1,20}\s{1,3}){1,3}(?<![-–—/])(?:\(?(?:19|20)|[\w.)&-]{0,20}['’`])\d\d\W{0,4}\Z"
)
"""A year, or its last digits, at the end of several words, with what may be its month and its day."""
_VENUE_WORD = r"(?:[A-Z(&][\w&.()/'’-]{0,30}|of|on|in|for|and|the|(?:vol|no|pp?)\.|\d[\d–-]{0,12})"
_VENUE_DATED = late_regex(
    rf"\s{{0,3}}(?:{_VENUE_WORD}[ ,]{{1,3}}){{1,20}}?"
    r"\(?(?P<year>(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d)\)?\.?(?:\s{1,3}\([^()]{1,120}\))?\W{0,4}"
)
"""A venue and its year, perhaps with a remark in brackets, and nothing else."""
_NO_DATE = late_regex(
    r"title|name|author|abstract|summar|descri|bib|keyword|tag|url|link|file|image|slug|tl;?dr|creat|added|updat"
    r"|modif|access|crawl|fetch",
    re.I,
)
"""Keys of texts whose years are those of something else."""
_DESCRIBED = late_regex(r"descri", re.I)
_PRECISIONS = ("year", "month", "day")
_IN_SOURCE = late_regex(r"\b(?:19|20)\d\d(?=[a-z]?\)|[,;:] ?\d|\W{0,4}\Z)")
"""The year of a source: in front of a bracket that closes, of its pages, or at its end."""
_SOURCE_CHARS, _MAX_DATE_CHARS = 300, 60
_VENUE_CHARS = 200
_MAX_DATE_DEPTH = 2
"""Objects around a date, within that of the paper."""


def cited_date(reference: str) -> When | None:
    """Return the year in brackets of a reference, or else the date that it names."""
    year = _YEAR_IN_BRACKETS.search(reference)
    return _read_date(year[1] if year else reference)


_read_date = lru_cache(1_024)(read_date)
"""The papers of a dump are of few days."""


def date_of_source(value: object, depth: int = 0) -> When | None:
    """Return the date in the first text of a record that gives it with volume and pages, whatever its key."""
    if isinstance(value, str):
        found = _OF_SOURCE.search(value[:_SOURCE_CHARS])
        return _read_date(found[1]) if found else None
    if not isinstance(value, Mapping) or depth > _MAX_DATE_DEPTH:
        return None
    return next(filter(None, (date_of_source(each, depth + 1) for each in value.values())), None)


def date_said(value: Mapping[str, Any]) -> When | None:
    """Return the date at the end of the short texts of a record, whatever their keys; None if they disagree.

    So the place of a meeting and the status of a preprint give it: "Ghent, May 2016", "Preprint (2020)"; and
    a description that is a venue and its year.
    """
    inner = (each.items() for each in value.values() if isinstance(each, Mapping))
    texts = {
        key: each.strip()
        for key, each in (*value.items(), *chain.from_iterable(inner))
        if isinstance(each, str) and isinstance(key, str) and len(each) <= _SOURCE_CHARS
    }
    ends = (_ENDS_DATED.search(text) for key, text in texts.items() if not _NO_DATE.search(key))
    placed = (_VENUE_DATED.fullmatch(text) for key, text in texts.items() if _DESCRIBED.search(key))
    said = (*(end[0] for end in ends if end), *(each["year"] for each in placed if each))
    found = [when for each in said if (when := _read_date(each))]
    if len({when.date.year for when in found}) != 1:
        return None
    return max(found, key=lambda when: _PRECISIONS.index(when.precision))


def date_of(
    value: Mapping[str, Any], given: Mapping[str, Any], keys: Keys, tag: str = "", depth: int = 0
) -> When | None:
    """Return the date below the first key that says one; a year goes before the day a record was made.

    An object below such a key holds the date: ``published: {journal: …, dates: {accepted: …}}``.

    Args:
        value: The record.
        given: The same by the plain names of its keys.
        keys: What its keys say.
        tag: The venue with its year that stands in front of the title.
        depth: Objects around it.
    """
    parts = [str(value[key]).strip() for key in keys.parts]
    year = [_joined_date(parts)] if parts and parts[0] else []
    said = " ".join((*(str(value.get(key) or "")[:_VENUE_CHARS] for key in keys.venues), tag))
    venue = _VENUE_YEAR.search(said) or _VENUE_SHORT_YEAR.search(said)
    short = None if venue else _VENUE_TWO_DIGITS.fullmatch(said)
    preprint = given.get("preprintyear")
    years = [*year, *([venue[0]] if venue else []), *([f"20{short['year']}"] if short else [])]
    years += [preprint] if preprint else []
    placed = (value[key] for key in keys.venues if isinstance(value[key], Mapping))
    published = (*map(value.get, keys.dates), *placed, *years, given.get("preprint"))
    for each in (*published, *map(value.get, keys.made)):
        if isinstance(each, Mapping) and depth < _MAX_DATE_DEPTH:
            inner = described(each)
            its = keys_of(tuple(inner))
            when = date_of(inner, {plain: inner[key] for plain, key in its.plain.items()}, its, "", depth + 1)
        else:
            when = _read_stated(str(each)) if isinstance(each, (str, int)) else None
        if when:
            return _finer(when, year[0] if year else "")
    return None


def _read_stated(text: str) -> When | None:
    """Return the date that a text below a key of dates gives; a whole source has its year before pages."""
    years = _IN_SOURCE.findall(text[:_SOURCE_CHARS]) if len(text) > _MAX_DATE_CHARS else []
    return _read_date(years[-1] if years else text[:_MAX_DATE_CHARS])


def _finer(when: When, parts: str) -> When:
    """Return a date, or that of the year and the month below keys of their own if it is of the same year."""
    of_parts = _read_date(parts) if when.precision == "year" and parts else None
    return of_parts if of_parts and of_parts.date.year == when.date.year else when


def _joined_date(parts: list[str]) -> str:
    """Return a date of a year, a month by its number or name, and a day; the last two may be missing."""
    year, *rest = parts
    numbers = list(takewhile(lambda part: part.isdecimal() and int(part), rest))
    return (
        "-".join([year, *(f"{int(part):02}" for part in numbers)])
        if numbers
        else f"{''.join(rest[:1])} {year}"
    )
