"""BibTeX: one paper per entry, every field a passage.

Entries are told by an ``@type{`` at the start of a line, so that a missing brace troubles its own
entry only; what is left between fields and entries is a passage as well. (Parsers of BibTeX drop a
broken entry, and its links with it.)
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from repocheck.extractor.readers._fields import day, iso_date, one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.bibtex import Span, fields_of
from repocheck.text.ids import arxiv_id, doi

_ENTRY = re.compile(r"(?:^|(?<=\}))[ \t]*@[ \t]*([A-Za-z]{2,40})\s*([{(])", re.M)
_FIRST_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]{2,40}[ \t]*[{(][^\n]*[,=]", re.M)
_KEY = re.compile(r"\s*([^\s,={}()\"]{0,300})\s*,")
_MARKS = re.compile(r"\\[A-Za-z]+\s?|\\(?=[_%&#$])|\\.|[{}]|\"\s?#\s?\"")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_PAPERS = frozenset({"comment", "preamble", "string"})
_ARXIV_FIELDS = ("url", "journal", "note", "howpublished")


def _sniff(head: str, name: str) -> Confidence | None:
    entry = _FIRST_ENTRY.search(head)
    if not entry:
        return None
    above = (line.strip() for line in head[: entry.start()].split("\n"))
    alone = all(not line or line.startswith("%") for line in above)
    return Confidence.HIGH if alone or name.lower().endswith(".bib") else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    entries = list(_ENTRY.finditer(page.text))
    ends = [*(entry.start() for entry in entries), len(page.text)][1:]
    strings: dict[str, Span] = {}
    for entry, end in zip(entries, ends, strict=True):
        kind = entry[1].lower()
        if kind == "string":
            strings |= dict(fields_of(page.text, entry.end(), end)[0])
        elif kind not in _NO_PAPERS:
            yield _paper(page, entry, end, strings)


def _paper(page: Page, entry: re.Match[str], end: int, strings: Mapping[str, Span]) -> Paper:
    key = _KEY.match(page.text, entry.end(), end)
    fields, rest = fields_of(page.text, key.end() if key else entry.end(), end)
    fields = [(name, strings.get(page.text[slice(*span)].lower(), span)) for name, span in fields]
    passages = [page.passage(name, *span, "bibtex") for name, span in fields]
    left = page.passage("entry", rest, end, "bibtex")
    if re.search(r"\w{3}", left.text):
        passages.append(left)
    given = {name: _plain(page.text[slice(*span)]) for name, span in reversed(fields)}
    called = key[1] if key else ""
    title = one_line(given.get("title", "")) or called or entry[1]
    authors = tuple(name for name in given.get("author", "").split(" and ") if name)
    return Paper(
        id=_identifier(given) or called or slug(title),
        title=title,
        passages=tuple(passage for passage in passages if passage.text),
        date=_date(given),
        authors=authors,
        n_authors=len(authors) or None,
        url=given["url"] if given.get("url", "").startswith("http") else None,
        found_at=page.at(entry.start() + len(entry[0]) - len(entry[0].lstrip())),
    )


def _plain(value: str) -> str:
    """Return a value on one line, without braces, quotes and commands; accents are lost."""
    line = " ".join(value[:100_000].split())
    return _MARKS.sub("", line).strip('" ,')


def _identifier(given: Mapping[str, str]) -> str | None:
    of_arxiv = (text for name in _ARXIV_FIELDS if "arxiv" in (text := given.get(name, "")).lower())
    named = (arxiv_id(text) for text in (given.get("eprint", ""), *of_arxiv))
    return next((id_ for id_ in named if id_), None) or doi(given.get("doi", ""))


def _date(given: Mapping[str, str]) -> dt.date | None:
    if found := iso_date(given.get("date")):
        return found
    year = re.search(r"(?:19|20)\d\d", given.get("year", ""))
    month = given.get("month", "")[:3].lower()
    return day(int(year[0]), _MONTHS.index(month) + 1, 1) if year and month in _MONTHS else None


FORMAT = Format("bibtex", "BibTeX; one paper per entry", _sniff, _read)
