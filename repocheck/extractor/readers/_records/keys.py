"""What the keys of an object say, and which object in a record describes the paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from repocheck.extractor.readers._listing import Role, role_of
from repocheck.text.pattern import late_regex

TITLES = ("title", "papertitle", "name", "paper")
_WORDS = ("title", "name", "text", "label", "full", "long", "main", "en")
"""Keys of the words of a title, in an object that has its address, or a shorter form, as well."""
CITED_BY = ("bibkey", "bibtexkey", "citekey", "citationkey")
"""Keys of the name that a paper has in a bibliography kept elsewhere."""
CITED = ("citation", "reference", "fullcitation", "cite")
"""Keys of a whole reference."""
_BIBTEX = ("bibtex", "bib", "bibtexentry")
IDS = ("arxivid", "paperarxivid", "arxiv", "doi", "paperid", "id", "externalids", *CITED_BY)
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
_ADDED = late_regex(r"creat|added|updat|modif|revis|access|crawl|fetch|cdate|mdate", re.I)
"""Keys of dates that are those of the record rather than of its paper."""
_OF_YEAR = late_regex(r"(?:[a-z]{1,20}[_ -]){0,2}year[_ -][a-z]{1,20}", re.I)
"""A key of a year by some source, where nothing else gives a date: ``year_scholar``."""
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
WHOLE_ADDRESS = late_regex(r"\s*https?://\S+\s*\Z")
MAX_KEY_CHARS = 80
"""Length from which on a key is a text rather than a name."""


def is_record(value: object) -> bool:
    """Tell whether `value` describes one paper (or whatever has a title) by itself."""
    return isinstance(value, dict) and any(
        plain_key(key) in {*TITLES, *IDS, *CITED, *_BIBTEX} or role_of_key(key) is Role.TITLE for key in value
    )


class Keys(NamedTuple):
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
def keys_of(keys: tuple[str, ...]) -> Keys:
    plain = {plain_key(key): key for key in keys}
    parts = _parts_of_date(plain)
    joined = parts if len(parts) > 1 else ()
    dated = [
        key
        for key in keys
        if key not in joined and (role_of_key(key) is Role.DATE or plain_key(key) == "created")
    ]
    dated = dated or [key for key in keys if _OF_YEAR.fullmatch(key)][:1]
    return Keys(
        plain=plain,
        within=tuple(key for key in _WITHIN if key in keys),
        titles=tuple(key for key in keys if role_of_key(key) is Role.TITLE),
        dates=tuple(
            dict.fromkeys(
                (
                    *(plain[key] for key in _DATES if key in plain),
                    *(key for key in dated if not _ADDED.search(key)),
                )
            )
        ),
        venues=tuple(key for key in keys if role_of_key(key) is Role.VENUE),
        made=tuple(key for key in dated if _ADDED.search(key)),
        parts=parts,
    )


def _parts_of_date(plain: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the year, the month and the day of one date; empty if nothing gives a year alone."""
    of = next((of for of in _IN_PARTS if f"{of}year" in plain), None)
    return () if of is None else tuple(plain[f"{of}{part}"] for part in _DATE_PARTS if f"{of}{part}" in plain)


def described(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what describes the paper: the object, or the one in it that does; single values unwrapped."""
    keys = keys_of(tuple(value))
    inner = next((each for key in keys.within if isinstance(each := value[key], dict)), None)
    if (
        inner is not None
        and is_record(inner)
        and not first_text({plain: value[key] for plain, key in keys.plain.items()}, TITLES)
    ):
        value = {**value, **inner}
    titles = {*keys.titles, *(keys.plain[each] for each in TITLES if each in keys.plain)}
    return {
        key: each if isinstance(each, str) else _unwrapped(_words_of(each) if key in titles else each)
        for key, each in value.items()
    }


def _words_of(title: object) -> object:
    """Return the words of a title that an object holds beside its address; anything else as it is."""
    if not isinstance(title, dict):
        return title
    plain = {plain_key(key): each for key, each in title.items()}
    return first_text(plain, _WORDS) or title


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


def role_of_key(key: object) -> Role:
    return role_of(key) if isinstance(key, str) and len(key) < MAX_KEY_CHARS else Role.NONE


def plain_key(key: object) -> str:
    """Return a key in lower case without blanks and signs; empty if it is no name."""
    return _plain_name(key) if isinstance(key, str) and len(key) < MAX_KEY_CHARS else ""


@lru_cache(1_024)
def _plain_name(key: str) -> str:
    return re.sub(r"[\W_]", "", key).lower()


def first_text(given: Mapping[str, Any], keys: tuple[str, ...], *, addresses: bool = False) -> str:
    """Return the first text below one of `keys`, which is no address unless these are wanted as well."""
    for key in keys:
        text = given.get(key)
        if isinstance(text, str) and text.strip() and (addresses or not WHOLE_ADDRESS.match(text)):
            return text
    return ""
