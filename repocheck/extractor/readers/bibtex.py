"""BibTeX: one paper per entry, every field a passage.

Entries are told by an ``@type{`` at the start of a line, so that a missing brace costs the rest of its
own entry and no other: what cannot be parted into fields is handed out whole. (Parsers drop such
entries, and their links with them.)
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from repocheck.extractor.readers._fields import arxiv_id, day, doi, iso_date, one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper

_ENTRY = re.compile(r"(?:^|(?<=\}))[ \t]*@[ \t]*([A-Za-z]{2,40})\s*([{(])", re.M)
_KEY = re.compile(r"\s*([^\s,={}()\"]{0,300})\s*,?")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]{0,60})\s*=\s*")
_WORD = re.compile(r"[^\s,{}\"#]+")
_NO_PAPERS = frozenset({"comment", "preamble", "string"})
_MARKS = re.compile(r"\\[A-Za-z]+\s?|\\.|[{}]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ARXIV_FIELDS = ("url", "journal", "note", "howpublished")
_JOINED = re.compile(r"\s*#\s*")
_MARK = re.compile(r'\\.|[{}"]', re.DOTALL)
_Span = tuple[int, int]


def _sniff(head: str, name: str) -> Confidence | None:
    entry = re.search(r"^[ \t]*@[A-Za-z]{2,40}[ \t]*[{(][^\n]*(?:,|=)", head, re.M)
    if not entry:
        return None
    above = (line.strip() for line in head[: entry.start()].split("\n"))
    alone = all(not line or line.startswith("%") for line in above)
    return Confidence.HIGH if alone or name.lower().endswith(".bib") else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    entries = list(_ENTRY.finditer(page.text))
    ends = [*(entry.start() for entry in entries[1:]), len(page.text)]
    for entry, end in zip(entries, ends, strict=True):
        yield _paper(page, entry, end)


def _paper(page: Page, entry: re.Match[str], end: int) -> Paper:
    key = _KEY.match(page.text, entry.end(), end)
    start = key.end() if key else entry.end()
    fields, rest = _fields(page.text, start, end)
    passages = [page.passage(name, *span, "bibtex") for name, span in fields]
    left = page.passage("entry", rest, end, "bibtex")
    if re.search(r"\w{3}", left.text):  # after a broken field, or between entries
        passages.append(left)
    given = {name: page.text[slice(*span)] for name, span in reversed(fields)}
    called = key[1] if key else ""
    title = one_line(_unmarked(given.get("title", ""))) or called or entry[1]
    authors = tuple(
        one_line(_unmarked(name))
        for name in re.split(r"\s+and\s+", given.get("author", ""))
        if name.strip('{}" \n')
    )
    return Paper(
        id=_identifier(given) or called or slug(title),
        title=title,
        passages=tuple(passage for passage in passages if passage.text),
        date=_date(given),
        authors=authors,
        n_authors=len(authors) or None,
        url=_url(given),
        found_at=page.at(entry.start() + len(entry[0]) - len(entry[0].lstrip())),
    )


def _fields(text: str, at: int, end: int) -> tuple[list[tuple[str, _Span]], int]:
    """Part an entry into fields, each with the span of its value; return where that had to stop, too."""
    fields: list[tuple[str, _Span]] = []
    while found := _FIELD.match(text, at, end):
        value_end = _value_end(text, found.end(), end)
        if value_end < 0:
            return fields, at
        fields.append((found[1].lower(), (found.end(), value_end)))
        at = value_end
    return fields, at


def _value_end(text: str, at: int, end: int) -> int:
    """Return the offset behind a value (braced, quoted or bare, joined by ``#``); -1 if it has no end."""
    while at < end:
        if text[at] in '{"':
            at = _closing(text, at, end)
            if at < 0:
                return -1
        else:
            word = _WORD.match(text, at, end)
            at = word.end() if word else at
        joined = _JOINED.match(text, at, end)
        if not joined:
            return at
        at = joined.end()
    return at


def _closing(text: str, at: int, end: int) -> int:
    """Return the offset behind the brace or quote that closes the one at `at`; -1 if there is none."""
    quoted, depth = text[at] == '"', 0
    for mark in _MARK.finditer(text, at + 1, end):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        if (quoted and mark[0] == '"' and depth <= 0) or (not quoted and depth < 0):
            return mark.end()
    return -1


def _unmarked(value: str) -> str:
    return _MARKS.sub("", value.strip(' \t\r\n"'))


def _identifier(given: dict[str, str]) -> str | None:
    texts = [_unmarked(given.get("eprint", "")), *(given.get(name, "") for name in _ARXIV_FIELDS)]
    named = (arxiv_id(text) for text in texts[:1] + [text for text in texts[1:] if "arxiv" in text.lower()])
    return next((id_ for id_ in named if id_), None) or doi(given.get("doi", ""))


def _date(given: dict[str, str]) -> dt.date | None:
    if found := iso_date(_unmarked(given.get("date", ""))):
        return found
    year = re.search(r"(?:19|20)\d\d", given.get("year", ""))
    month = _unmarked(given.get("month", ""))[:3].lower()
    if not year or month not in _MONTHS:
        return None
    return day(int(year[0]), _MONTHS.index(month) + 1, 1)


def _url(given: dict[str, str]) -> str | None:
    found = re.search(r"https?://[^\s{}\"]{1,500}", given.get("url", ""))
    return found[0].replace("\\", "") if found else None


FORMAT = Format("bibtex", "BibTeX; one paper per entry", _sniff, _read)
