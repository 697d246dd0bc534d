"""Records of no format of their own: rows of a table, objects of a JSON file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from repocheck.extractor.readers._date import date_of_headings, precision_of
from repocheck.extractor.readers._fields import one_line, repo_address, slug
from repocheck.extractor.readers._listing import Role, clean, relation_of_head, title_in
from repocheck.extractor.readers._records.cited import with_bibtex
from repocheck.extractor.readers._records.dates import cited_date, date_of, date_of_source, date_said
from repocheck.extractor.readers._records.json import Record, text_passage
from repocheck.extractor.readers._records.keys import (
    CITED,
    CITED_BY,
    IDS,
    MAX_KEY_CHARS,
    TITLES,
    WHOLE_ADDRESS,
    described,
    first_text,
    keys_of,
    plain_key,
    role_of_key,
)
from repocheck.models import BARE, Location, Paper, Passage
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_ADDRESSES = (
    "url",
    "paperurl",
    "link",
    "paperlink",
    "absurl",
    "pdfurl",
    "pdf",
    "arxivurl",
    "paperurlabs",
    "paper",
)
_NAMING = IDS + _ADDRESSES
_AUTHORS = ("authors", "author", "authorlist")
_TAG = late_regex(
    r"[\s*_]{0,4}[\[(【]((?:[A-Za-z][\w&'’-]{0,20}[ ,]{1,2}){0,4}(?:19|20)\d\d[^\[\]()【】\n]{0,20})[\])】]"
    r"[\s*_:：|–-]{0,6}(?=\w)"
)
"""A venue with its year, or a year, in front of a title."""
_QUOTING = late_regex(r"[^\"“”]{5,2000}[.,:;)]\s{1,3}[\"“][^\"“”]{15,500}[\"”][.,]?\s{1,3}\S[^\"“”]{4}")
"""A whole reference in the place of a title: authors, the title in quotes, and the source."""
_LABEL = late_regex(r"\Atitle\s*[:：]\s*(?=\S)", re.I)
_LABELS, _LABELLED = ("name", "label", "type"), ("url", "href", "link")
"""Keys of a link that an object describes by its label and its address."""
_MARKED = late_regex(r"</[a-z]|\]\(https?:|\*\*\w")
_FIRST_NAME = late_regex(r"[^,;，；*]{2,60}")
_DATED = late_regex(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/])")
_BETWEEN_NAMES = late_regex(r";| and |\|")
_WORD = late_regex(r"[^\W\d_]{2}|/")
_IN_KEY = late_regex(r"://|^\w[\w-]*\.[\w.-]+/")
_MIN_CHARS = 5
"""Shortest text that can hold a link or a claim; without a word in it (numbers fill tables) none can."""


def is_titled(value: Mapping[str, Any]) -> bool:
    """Tell whether `value` has the title of a paper, not its address alone below a key such as ``paper``."""
    keys = keys_of(tuple(value))
    given = {plain: value[key] for plain, key in keys.plain.items()}
    return bool(first_text(given, TITLES) or first_text(value, keys.titles, addresses=True))


def is_evident(value: object) -> bool:
    """Tell whether `value` has a title, and an identifier, authors, a venue or a date beside it."""
    if not isinstance(value, dict) or not is_titled(value):
        return False
    roles = {role_of_key(key) for key in value} & {Role.DATE, Role.AUTHORS, Role.VENUE, Role.PAPER}
    return bool(roles) or any(plain_key(key) in {"doi", "arxivid", "year"} for key in value)


def paper_of_record(record: Record) -> Paper:
    """Make a paper of any JSON value: well-known keys describe it, every text in it is a passage."""
    value = described(record.value if isinstance(record.value, dict) else {})
    value = with_bibtex(value if value else {"bibtex": record.value})
    keys = keys_of(tuple(value))
    given = {plain: value[key] for plain, key in keys.plain.items()}
    written = first_text(given, TITLES) or first_text(value, keys.titles, addresses=True)
    tag = _TAG.match(written)
    title = clean(written[tag.end() if tag else 0 :])
    title = _LABEL.sub("", title, count=1) if title[:5].lower() == "title" else title
    whole = _QUOTING.match(written) is not None
    reference = "" if title else html.unescape(first_text(given, CITED) or _reference_in(value, given))
    reference = html.unescape(written) if whole else reference
    title = (_cited_title(reference) if whole else "") or title or _cited_title(reference)
    if not title and (text := _cited_text(value)):
        title, reference = _cited_title(text), "" if _MARKED.search(text) else text
    if not title and re.search(r"[A-Z].|\S\s\S", record.key) and not arxiv_id(record.key):  # by its title
        title = clean(record.key)
    named = _identifier(given) or (record.key if record.key and arxiv_id(record.key) else None)
    place = record.at()
    passages = tuple(_passages(record, place))
    shown = title or named or (one_line(passages[0].text)[:80] if passages else "")
    authors = names_of(next((given[key] for key in _AUTHORS if given.get(key)), None))
    when = date_of(value, given, keys, tag[1] if tag else "")
    when = when or cited_date(reference) or date_of_source(value)
    when = when or date_said(value) or date_of_headings(record.above)
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


def _reference_in(value: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    """Return the text, whatever its key, that begins with the first author of a record and names a year."""
    authors = names_of(next((given[key] for key in _AUTHORS if given.get(key)), None))
    first = _FIRST_NAME.match(authors[0]) if authors else None
    people = [given.get(key) for key in _AUTHORS]
    texts = (each for each in value.values() if isinstance(each, str))
    longer = (each for each in texts if first and each.startswith(first[0]) and each not in people)
    return next((each for each in longer if _DATED.search(each)), "")


def _cited_title(reference: str) -> str:
    """Return the title in a reference; empty without one."""
    found = title_in(reference, 0, len(reference)) if reference else None
    return found.text if found else ""


def _cited_text(value: Mapping[str, Any]) -> str:
    """Return the first text of a record that is marked up, or has a year, and holds a title; or none."""
    texts = (each for each in value.values() if isinstance(each, str) and " " in each.strip())
    text = next((each for each in texts if _MARKED.search(each) or _DATED.search(each)), "")
    return text if len(_cited_title(text)) < len(text.strip()) else ""


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
    return next((each for each in labels if role_of_key(each) is not Role.NONE), "")


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
    return _short_path(path, name) if len(name) < MAX_KEY_CHARS else _joined_path(path, name)


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
            written_as = BARE if written != text else "text"
            if written.strip() and record.raw:
                yield text_passage(path or "text", written, place, relation, written_as)
            elif written.strip():
                yield Passage(path or "text", written, place, written_as, relation)
        if not record.raw:  # the cells of a table, whose line ends are those of the file
            line += text.count("\n")


def _of_code(key: str) -> tuple[bool, bool]:
    """Return whether what stands below a key is code, and whether it may be an owner and a name alone."""
    return _of_code_by_name(key) if len(key) < MAX_KEY_CHARS else (False, "github" in key.lower())


@lru_cache(1_024)
def _of_code_by_name(key: str) -> tuple[bool, bool]:
    of_code = role_of_key(key) in {Role.CODE, Role.OTHERS_CODE}
    return of_code, (of_code and bool(re.search(r"git|repo", key, re.I))) or "github" in key.lower()


def _identifier(given: Mapping[str, Any]) -> str | None:
    if isinstance(inner := given.get("externalids"), dict):
        given = {**given, **{plain_key(key): each for key, each in inner.items()}}
    for key in _NAMING:
        value = given.get(key)
        if isinstance(value, (str, int)) and (named := arxiv_id(str(value)) or doi(str(value))):
            return named
    own = next((given[key] for key in ("id", "paperid", *CITED_BY) if key in given), None)
    return str(own).strip()[:100] or None if isinstance(own, str | int) else None


def _web(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    text = value.strip()
    return text if text.startswith("http") and WHOLE_ADDRESS.fullmatch(text) else None
