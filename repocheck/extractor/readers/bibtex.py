"""BibTeX: one paper per entry, every field a passage.

A missing brace troubles its own entry only; what is left between fields and entries is a passage as well.
(Parsers of BibTeX drop a broken entry, and its links with it.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from repocheck.extractor.readers._date import When, precision_of, read_date
from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import relation_of_head
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.bibtex import NO_PAPERS, Entry, Span, entries, plain
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_FIRST_ENTRY = late_regex(r"^[ \t]*@[A-Za-z]{2,40}[ \t]*[{(][^\n]*[,=]", re.M)
_ANY_ENTRY = late_regex(r"\s{0,999}@[A-Za-z]{2,40}[ \t]{0,9}[{(]")
_MAX_STRING_CHARS = 500
"""An abbreviation that stands for more is none; repeated in each entry, it could fill the memory."""
_MIN_HELD = 2
"""Entries of a page that is no more than a bibliography; one is how to cite the page."""
_VOLUMES = frozenset({"proceedings"})
"""Kinds of what holds the papers that a file lists beside it."""
_ARXIV_FIELDS = ("url", "journal", "note", "howpublished")


def _sniff(head: str, name: str) -> Confidence | None:
    entry = _FIRST_ENTRY.search(head)
    if not entry:
        nothing = all(not line.strip() or line.lstrip().startswith("%") for line in head.split("\n"))
        held = nothing or _ANY_ENTRY.match(head)
        return Confidence.HIGH if name.lower().endswith(".bib") and held else None
    above = (line.strip() for line in head[: entry.start()].split("\n"))
    alone = all(not line or line.startswith("%") for line in above)
    return Confidence.HIGH if alone or name.lower().endswith(".bib") else None


def held_in(page: Page) -> list[Paper]:
    """Return the papers of the BibTeX that most of a page of another markup is; none where less of it is."""
    if len(_FIRST_ENTRY.findall(page.text)) < _MIN_HELD:
        return []
    spans = [(each.start, each.end) for each in entries(page.text) if each.kind not in NO_PAPERS]
    most = sum(end - start for start, end in spans) * 2 > len(page.text)
    return list(_papers(page)) if most else []


def _read(source: Source) -> Iterator[Paper]:
    yield from _papers(Page(source.text(), source.name))


def _papers(page: Page) -> Iterator[Paper]:
    strings: dict[str, Span] = {}
    found = list(entries(page.text))
    volumes = _VOLUMES if {each.kind for each in found} - NO_PAPERS - _VOLUMES else frozenset()
    for entry in found:
        if entry.kind in volumes:
            continue
        if entry.kind == "string":
            strings |= {name: span for name, span in entry.fields if span[1] - span[0] <= _MAX_STRING_CHARS}
        elif entry.kind not in NO_PAPERS:
            yield _paper(page, entry, strings)


def _paper(page: Page, entry: Entry, strings: Mapping[str, Span]) -> Paper:
    fields = [(name, strings.get(page.text[slice(*span)].lower(), span)) for name, span in entry.fields]
    passages = [
        page.passage(name, *span, "bibtex", relation_of_head(name, page.text[slice(*span)]))
        for name, span in fields
    ]
    left = page.passage("entry", entry.end, entry.following, "bibtex")
    if re.search(r"\w{3}", left.text):
        passages.append(left)
    given = {name: plain(page.text[slice(*span)]) for name, span in reversed(fields)}
    title = one_line(given.get("title", "")) or entry.key or entry.kind
    authors = tuple(name for name in given.get("author", "").split(" and ") if name)
    when = _date(given)
    return Paper(
        id=_identifier(given) or entry.key or slug(title),
        title=title,
        passages=tuple(passage for passage in passages if passage.text),
        date=when.date if when else None,
        authors=authors,
        n_authors=len(authors) or None,
        url=given["url"] if given.get("url", "").startswith("http") else None,
        found_at=page.at(entry.start),
        extra=precision_of(when),
    )


def _identifier(given: Mapping[str, str]) -> str | None:
    of_arxiv = (text for name in _ARXIV_FIELDS if "arxiv" in (text := given.get(name, "")).lower())
    named = (arxiv_id(text) for text in (given.get("eprint", ""), *of_arxiv))
    return next((id_ for id_ in named if id_), None) or doi(given.get("doi", ""))


def _date(given: Mapping[str, str]) -> When | None:
    year, month = given.get("year", ""), given.get("month", "")
    month = f"{int(month):02}" if month.isdecimal() and 1 <= int(month) <= 12 else month
    day = int(given["day"]) if given.get("day", "").isdecimal() else 0
    day = day if 1 <= day <= 31 else 0
    if month.isdecimal():
        dated = f"{year}-{month}" + (f"-{day:02}" if day else "")
    else:
        dated = f"{day or ''} {month} {year}"
    return read_date(given.get("date", "")) or read_date(dated)


FORMAT = Format("bibtex", "BibTeX; one paper per entry", _sniff, _read)
