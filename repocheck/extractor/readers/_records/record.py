"""Records of no format of their own: rows of a table, objects of a JSON file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from repocheck.extractor.readers._date import When, precision_of, read_date
from repocheck.extractor.readers._fields import one_line, repo_address, slug
from repocheck.extractor.readers._listing import Role, clean, relation_of_head, role_of, title_in
from repocheck.extractor.readers._records.cited import with_bibtex
from repocheck.extractor.readers._records.json import Record, text_passage
from repocheck.models import Location, Paper, Passage
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_TITLES = ("title", "papertitle", "name", "paper")
_CITED_BY = ("bibkey", "bibtexkey", "citekey", "citationkey")
"""Keys of the name that a paper has in a bibliography kept elsewhere."""
_CITED = ("citation", "reference", "fullcitation", "cite")
"""Keys of a whole reference."""
_IDS = ("arxivid", "paperarxivid", "arxiv", "doi", "paperid", "id", "externalids", *_CITED_BY)
_ADDRESSES = ("url", "paperurl", "link", "paperlink", "absurl", "pdfurl", "pdf", "arxivurl", "paperurlabs")
_NAMING = _IDS + _ADDRESSES
_DATES = (
    "date",
    "published",
    "publishedat",
    "publicationdate",
    "publicationdateofpaper",
    "datepublished",
    "issued",
    "dates",
)
_IN_PARTS = ("", "publication", "publicationdate", "published", "pub", "pubdate", "date", "issued")
_DATE_PARTS = ("year", "month", "day")
_ADDED = late_regex(r"creat|added|updat|modif|access|crawl|fetch|cdate|mdate", re.I)
"""Keys of dates that are those of the record rather than of its paper."""
_WITHIN = (
    "content",
    "info",
    "paper",
    "article",
    "attributes",
    "fields",
    "metadata",
    "data",
    "node",
    "document",
)
"""Keys of the object that describes the paper, in records that hold it apart."""
_AUTHORS = ("authors", "author", "authorlist")
_LABEL = late_regex(r"\Atitle\s*[:：]\s*(?=\S)", re.I)
_ADDRESS = late_regex(r"\s*https?://\S+\s*\Z")
_VENUE_YEAR = late_regex(r"\b(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d\b")
_YEAR_IN_BRACKETS = late_regex(r"\(((?:19|20)\d\d)[a-z]?[,)]")
_LABELS, _LABELLED = ("name", "label", "type"), ("url", "href", "link")
"""Keys of a link that an object describes by its label and its address."""
_BETWEEN_NAMES = late_regex(r";| and |\|")
_WORD = late_regex(r"[^\W\d_]{2}|/")
_IN_KEY = late_regex(r"://|^\w[\w-]*\.[\w.-]+/")
_VENUE_CHARS = 200
_MAX_DATE_DEPTH = 2
"""Objects around a date, within that of the paper."""
_MAX_KEY_CHARS = 80
"""Length from which on a key is a text rather than a name."""
_MIN_CHARS = 5
"""Shortest text that can hold a link or a claim; without a word in it (numbers fill tables) none can."""


def is_record(value: object) -> bool:
    """Tell whether `value` describes one paper (or whatever has a title) by itself."""
    return isinstance(value, dict) and any(
        _plain(key) in {*_TITLES, *_IDS, *_CITED} or _role(key) is Role.TITLE for key in value
    )


def is_titled(value: Mapping[str, Any]) -> bool:
    """Tell whether `value` has the title of a paper, not its address alone below a key such as ``paper``."""
    keys = _keys(tuple(value))
    given = {plain: value[key] for plain, key in keys.plain.items()}
    return bool(_first_text(given, _TITLES) or _first_text(value, keys.titles, addresses=True))


def is_evident(value: object) -> bool:
    """Tell whether `value` has a title, and an identifier, authors, a venue or a date beside it."""
    if not isinstance(value, dict) or not is_titled(value):
        return False
    roles = {_role(key) for key in value} & {Role.DATE, Role.AUTHORS, Role.VENUE, Role.PAPER}
    return bool(roles) or any(_plain(key) in {"doi", "arxivid", "year"} for key in value)


def paper_of_record(record: Record) -> Paper:
    """Make a paper of any JSON value: well-known keys describe it, every text in it is a passage."""
    value = _described(record.value if isinstance(record.value, dict) else {})
    value = with_bibtex(value if value else {"bibtex": record.value})
    keys = _keys(tuple(value))
    given = {plain: value[key] for plain, key in keys.plain.items()}
    title = clean(_first_text(given, _TITLES) or _first_text(value, keys.titles, addresses=True))
    title = _LABEL.sub("", title, count=1) if title[:5].lower() == "title" else title
    reference = "" if title else html.unescape(_first_text(given, _CITED))
    title = title or _cited_title(reference)
    if not title and re.search(r"[A-Z].|\S\s\S", record.key) and not arxiv_id(record.key):  # by its title
        title = clean(record.key)
    named = _identifier(given) or (record.key if record.key and arxiv_id(record.key) else None)
    place = record.at()
    passages = tuple(_passages(record, place))
    shown = title or named or (one_line(passages[0].text)[:80] if passages else "")
    authors = names_of(next((given[key] for key in _AUTHORS if given.get(key)), None))
    when = _date(value, given, keys) or _cited_date(reference)
    return Paper(
        id=named or record.key or (slug(title) if title else f"line-{record.line}"),
        title=shown or f"record in line {record.line}",
        passages=passages,
        date=when.date if when else None,
        authors=authors,
        n_authors=len(authors) or None,
        url=next((url for key in _ADDRESSES if (url := _web(given.get(key)))), None),
        found_at=place,
        extra=precision_of(when),
    )


def _cited_title(reference: str) -> str:
    """Return the title in a reference; empty without one."""
    found = title_in(reference, 0, len(reference)) if reference else None
    return found.text if found else ""


def _cited_date(reference: str) -> When | None:
    """Return the year in brackets of a reference, or else the date that it names."""
    year = _YEAR_IN_BRACKETS.search(reference)
    return _read_date(year[1] if year else reference)


class _Keys(NamedTuple):
    """What the keys of an object say, worked out once for all the objects that have the same ones."""

    plain: dict[str, str]
    """The key by its plain name; the last one of several."""
    within: tuple[str, ...]
    """Keys below which the paper may be described."""
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    """Keys of the paper's dates, the likeliest first."""
    venues: tuple[str, ...]
    made: tuple[str, ...]
    """Keys of the dates of the record."""
    parts: tuple[str, ...]
    """Keys of the year, the month and the day of one date, in this order."""


@lru_cache(64)
def _keys(keys: tuple[str, ...]) -> _Keys:
    plain = {_plain(key): key for key in keys}
    parts = _parts_of_date(plain)
    joined = parts if len(parts) > 1 else ()
    dated = [
        key for key in keys if key not in joined and (_role(key) is Role.DATE or _plain(key) == "created")
    ]
    return _Keys(
        plain=plain,
        within=tuple(key for key in _WITHIN if key in keys),
        titles=tuple(key for key in keys if _role(key) is Role.TITLE),
        dates=tuple(
            dict.fromkeys(
                (
                    *(plain[key] for key in _DATES if key in plain),
                    *(key for key in dated if not _ADDED.search(key)),
                )
            )
        ),
        venues=tuple(key for key in keys if _role(key) is Role.VENUE),
        made=tuple(key for key in dated if _ADDED.search(key)),
        parts=parts,
    )


def _parts_of_date(plain: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the year, the month and the day of one date; empty if nothing gives a year alone."""
    of = next((of for of in _IN_PARTS if f"{of}year" in plain), None)
    return () if of is None else tuple(plain[f"{of}{part}"] for part in _DATE_PARTS if f"{of}{part}" in plain)


def _described(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what describes the paper: the object, or the one in it that does; single values unwrapped."""
    keys = _keys(tuple(value))
    inner = next((each for key in keys.within if isinstance(each := value[key], dict)), None)
    if (
        inner is not None
        and is_record(inner)
        and not _first_text({plain: value[key] for plain, key in keys.plain.items()}, _TITLES)
    ):
        value = {**value, **inner}
    return {key: each if isinstance(each, str) else _unwrapped(each) for key, each in value.items()}


def _unwrapped(value: object) -> object:
    """Return the one text in a list or object, and the date in the parts that CSL and Crossref give."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("date-parts"), list):
        parts = value["date-parts"][0] if value["date-parts"] else []
        return "-".join(f"{part:02}" if isinstance(part, int) else str(part) for part in parts or [])
    return value["value"] if set(value) == {"value"} else value


def names_of(value: object) -> tuple[str, ...]:
    """Return the names in a list of names or of objects that have one, or in one text."""
    if isinstance(value, str):
        value = _BETWEEN_NAMES.split(value) if _BETWEEN_NAMES.search(value) else value.split(", ")
    if not isinstance(value, list):
        return ()
    texts = [_name(each) if isinstance(each, dict) else each for each in value]
    return tuple(one_line(text) for text in texts if isinstance(text, str) and text.strip())


def _name(person: Mapping[str, Any]) -> object:
    """Return the name of a person: whole, or of its parts."""
    if isinstance(inner := person.get("author"), dict) and "author" not in inner:
        return _name(inner)
    whole = person.get("name") or person.get("text") or person.get("display_name")
    given, family = person.get("given") or person.get("first"), person.get("family") or person.get("last")
    return whole or (f"{given or ''} {family}".strip() if family else None)


def _label_of(value: Mapping[str, Any]) -> str:
    """Return the label that an object gives an address, such as ``{"name": "Code", "url": …}``."""
    labels = (value[key] for key in _LABELS if isinstance(value.get(key), str))
    return next((each for each in labels if _role(each) is not Role.NONE), "")


_MAX_PATH_CHARS = 200
"""Of a path to a text, which every text below a long key would repeat."""


def _leaves(value: object, *, keys: bool) -> Iterator[tuple[str, str, str, str]]:
    """Yield every text in a JSON value in source order.

    Each with its path (``authors[0].name``), its nearest key, and what says what it is: that key, or the
    label of an address. A key that is an address is a text as well; the head of a column is none.
    """
    waiting: list[tuple[Any, str, str, str]] = [(value, "", "", "")]
    while waiting:
        current, path, key, head = waiting.pop()
        if isinstance(current, str):
            yield path, key, head, current
        elif isinstance(current, dict):
            for name in current if keys else ():
                if "/" in name and _IN_KEY.search(name):
                    yield _path(path, name), name, name, name
            label = _label_of(current)
            waiting += [
                (each, _path(path, name), name, label if label and name in _LABELLED else name)
                for name, each in reversed(current.items())
            ]
        elif isinstance(current, list):
            waiting += [
                (current[i], f"{path}[{i}]"[:_MAX_PATH_CHARS], key, head)
                for i in reversed(range(len(current)))
            ]


def _path(path: str, name: str) -> str:
    return _short_path(path, name) if len(name) < _MAX_KEY_CHARS else _joined_path(path, name)


def _joined_path(path: str, name: str) -> str:
    return f"{path}.{name}".lstrip(".")[:_MAX_PATH_CHARS]


_short_path = lru_cache(2_048)(_joined_path)
"""Records have the same paths, and a text of each would fill memory."""


def _passages(record: Record, place: Location) -> Iterator[Passage]:
    spread = "\n" in record.raw
    line, offset = record.line, 0
    for path, key, head, text in _leaves(record.value, keys=bool(record.raw)):
        if spread:  # keys come in source order, so one walk over the record finds them all
            found = record.raw.find(json.dumps(key, ensure_ascii=False), offset)
            spread = found >= 0
            line += record.raw.count("\n", offset, max(found, offset))
            offset = max(found, offset)
        of_code, of_slug = _of_code(head)
        written = repo_address(text) if of_slug else text
        if len(written) >= _MIN_CHARS and _WORD.search(written):
            if line != place.line:
                place = Location(path=record.name, line=line)
            relation = relation_of_head(head, text) if of_code else None
            if written.strip() and record.raw:
                yield text_passage(path or "text", written, place, relation)
            elif written.strip():
                yield Passage(field=path or "text", text=written, found_at=place, relation=relation)
        if not record.raw:  # the cells of a table, whose line ends are those of the file
            line += text.count("\n")


def _of_code(key: str) -> tuple[bool, bool]:
    """Return whether what stands below a key is code, and whether it may be an owner and a name alone."""
    return _of_code_by_name(key) if len(key) < _MAX_KEY_CHARS else (False, "github" in key.lower())


@lru_cache(1_024)
def _of_code_by_name(key: str) -> tuple[bool, bool]:
    of_code = _role(key) in {Role.CODE, Role.OTHERS_CODE}
    return of_code, (of_code and bool(re.search(r"git|repo", key, re.I))) or "github" in key.lower()


def _role(key: object) -> Role:
    return role_of(key) if isinstance(key, str) and len(key) < _MAX_KEY_CHARS else Role.NONE


def _plain(key: object) -> str:
    """Return a key in lower case without blanks and signs; empty if it is no name."""
    return _plain_name(key) if isinstance(key, str) and len(key) < _MAX_KEY_CHARS else ""


@lru_cache(1_024)
def _plain_name(key: str) -> str:
    return re.sub(r"[\W_]", "", key).lower()


def _first_text(given: Mapping[str, Any], keys: tuple[str, ...], *, addresses: bool = False) -> str:
    """Return the first text below one of `keys`, which is no address unless these are wanted as well."""
    for key in keys:
        text = given.get(key)
        if isinstance(text, str) and text.strip() and (addresses or not _ADDRESS.match(text)):
            return text
    return ""


_read_date = lru_cache(1_024)(read_date)
"""The papers of a dump are of few days."""


def _date(value: Mapping[str, Any], given: Mapping[str, Any], keys: _Keys, depth: int = 0) -> When | None:
    """Return the date below the first key that says one; a year goes before the day a record was made.

    An object below such a key holds the date: ``published: {journal: …, dates: {accepted: …}}``.
    """
    parts = [str(value[key]).strip() for key in keys.parts]
    year = [_joined_date(parts)] if parts and parts[0] else []
    venue = _VENUE_YEAR.search(" ".join(str(value.get(key) or "")[:_VENUE_CHARS] for key in keys.venues))
    preprint = given.get("preprintyear")
    years = [*year, *([venue[0]] if venue else []), *([preprint] if preprint else [])]
    placed = (value[key] for key in keys.venues if isinstance(value[key], Mapping))
    published = (*map(value.get, keys.dates), *placed, *years, given.get("preprint"))
    for each in (*published, *map(value.get, keys.made)):
        if isinstance(each, Mapping) and depth < _MAX_DATE_DEPTH:
            inner = _described(each)
            its = _keys(tuple(inner))
            when = _date(inner, {plain: inner[key] for plain, key in its.plain.items()}, its, depth + 1)
        else:
            when = _read_date(str(each)[:100]) if isinstance(each, (str, int)) else None
        if when:
            return when
    return None


def _joined_date(parts: list[str]) -> str:
    """Return a date of a year, a month by its number or name, and a day; the last two may be missing."""
    year, *rest = parts
    numbers = list(takewhile(lambda part: part.isdecimal() and int(part), rest))
    return (
        "-".join([year, *(f"{int(part):02}" for part in numbers)])
        if numbers
        else f"{''.join(rest[:1])} {year}"
    )


def _identifier(given: Mapping[str, Any]) -> str | None:
    if isinstance(inner := given.get("externalids"), dict):
        given = {**given, **{_plain(key): each for key, each in inner.items()}}
    for key in _NAMING:
        value = given.get(key)
        if isinstance(value, (str, int)) and (named := arxiv_id(str(value)) or doi(str(value))):
            return named
    own = next((given[key] for key in ("id", "paperid", *_CITED_BY) if key in given), None)
    return str(own).strip()[:100] or None if isinstance(own, str | int) else None


def _web(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    text = value.strip()
    return text if text.startswith("http") and _ADDRESS.fullmatch(text) else None
