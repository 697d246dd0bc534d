"""Records of no format of their own: rows of a table, objects of a JSON file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from repocheck.extractor.readers._fields import iso_date, one_line, repo_address, slug
from repocheck.extractor.readers._records.json import Record, text_passage
from repocheck.models import Location, Paper, Passage
from repocheck.text.ids import arxiv_id, doi

_TITLES = ("title", "papertitle", "name", "paper")
_IDS = ("arxivid", "paperarxivid", "arxiv", "doi", "paperid", "id", "externalids")
_ADDRESSES = ("url", "paperurl", "link", "paperlink", "absurl", "pdfurl", "pdf", "arxivurl", "paperurlabs")
_DATES = ("date", "published", "publishedat", "publicationdate", "publicationdateofpaper", "created", "year")
_AUTHORS = ("authors", "author", "authorlist")
_WORD = re.compile(r"[^\W\d_]{2}|/")
_MIN_CHARS = 5
"""Shortest text that can hold a link or a claim; without a word in it (numbers fill tables) none can."""


def is_record(value: object) -> bool:
    """Tell whether `value` describes one paper (or whatever has a title) by itself."""
    return isinstance(value, Mapping) and any(_plain(key) in {*_TITLES, *_IDS} for key in value)


def paper_of_record(record: Record) -> Paper:
    """Make a paper of any JSON value: well-known keys describe it, every text in it is a passage."""
    given = (
        {_plain(key): value for key, value in record.value.items()} if isinstance(record.value, dict) else {}
    )
    title = one_line(_first_text(given, _TITLES))
    named = _identifier(given)
    place = record.at()
    passages = tuple(_passages(record))
    shown = title or named or (one_line(passages[0].text)[:80] if passages else "")
    authors = names_of(next((given[key] for key in _AUTHORS if given.get(key)), None))
    return Paper(
        id=named or (slug(title) if title else f"line-{record.line}"),
        title=shown or f"record in line {record.line}",
        passages=passages,
        date=next((date for key in _DATES if (date := iso_date(given.get(key)))), None),
        authors=authors,
        n_authors=len(authors) or None,
        url=next((url for key in _ADDRESSES if (url := _web(given.get(key)))), None),
        found_at=place,
    )


def names_of(value: object) -> tuple[str, ...]:
    """Return the names in a list of names or of objects that have one, or in one text."""
    if isinstance(value, str):
        value = re.split(r";| and |\|", value) if re.search(r";| and |\|", value) else value.split(", ")
    if not isinstance(value, list):
        return ()
    texts = [each.get("name") if isinstance(each, Mapping) else each for each in value]
    return tuple(one_line(text) for text in texts if isinstance(text, str) and text.strip())


def _leaves(value: object) -> Iterator[tuple[str, str, str]]:
    """Yield every text in a JSON value with its path (``authors[0].name``) and nearest key, in source order.

    A key that looks like an address is a text as well.
    """
    waiting: list[tuple[Any, str, str]] = [(value, "", "")]
    while waiting:
        current, path, key = waiting.pop()
        if isinstance(current, str):
            yield path, key, current
        elif isinstance(current, Mapping):
            paths = {name: f"{path}.{name}".lstrip(".") for name in current}
            yield from ((paths[name], name, name) for name in current if "/" in name)
            waiting += [(current[name], paths[name], name) for name in reversed(current)]
        elif isinstance(current, list):
            waiting += [(current[i], f"{path}[{i}]", key) for i in reversed(range(len(current)))]


def _passages(record: Record) -> Iterator[Passage]:
    spread = "\n" in record.raw
    line, offset = record.line, 0
    place = Location(path=record.name, line=line)
    for path, key, text in _leaves(record.value):
        if spread:  # keys come in source order, so one walk over the record finds them all
            found = record.raw.find(json.dumps(key, ensure_ascii=False), offset)
            spread = found >= 0
            line += record.raw.count("\n", offset, max(found, offset))
            offset = max(found, offset)
        written = repo_address(text) if "github" in key.lower() else text
        if len(written) >= _MIN_CHARS and _WORD.search(written):
            if line != place.line:
                place = Location(path=record.name, line=line)
            if written.strip() and record.raw:
                yield text_passage(path or "text", written, place)
            elif written.strip():
                yield Passage(field=path or "text", text=written, found_at=place)
        if not record.raw:  # the cells of a table, whose line ends are those of the file
            line += text.count("\n")


def _plain(key: object) -> str:
    """Return a key in lower case without blanks and signs; empty if it is no name."""
    return _plain_name(key) if isinstance(key, str) and len(key) < 80 else ""


@lru_cache(1_024)
def _plain_name(key: str) -> str:
    return re.sub(r"[\W_]", "", key).lower()


def _first_text(given: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    texts = (given.get(key) for key in keys)
    return next((text for text in texts if isinstance(text, str) and text.strip()), "")


def _identifier(given: Mapping[str, Any]) -> str | None:
    texts = [str(value) for key in (*_IDS, *_ADDRESSES) if isinstance(value := given.get(key), str | int)]
    for text in texts:
        if named := arxiv_id(text) or doi(text):
            return named
    own = given.get("id", given.get("paperid"))
    return str(own).strip()[:100] or None if isinstance(own, str | int) else None


def _web(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text if re.fullmatch(r"https?://\S{1,500}", text) else None
