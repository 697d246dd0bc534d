"""Small readings that several formats share: ids, dates, titles."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata

from repocheck.models import BARE, FORGE
from repocheck.text.pattern import late_regex

MAX_TITLE_CHARS = 500
"""Length of a title; the longest real ones have some 300 characters."""
_BARE_REPO = late_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_MAX_SLUG_CHARS = 60


def one_line(text: str) -> str:
    """Return `text` on one line, at most `MAX_TITLE_CHARS` long."""
    return " ".join(text[: 4 * MAX_TITLE_CHARS].split())[:MAX_TITLE_CHARS]


def slug(title: str) -> str:
    """Return an id made of a title: ASCII letters, digits and hyphens; a digest of it if none is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not words:
        return "paper-" + hashlib.sha256(title.encode()).hexdigest()[:8]
    return words[:_MAX_SLUG_CHARS].strip("-")


def iso_date(text: object) -> dt.date | None:
    """Return the date that an ISO date or timestamp begins with; None if `text` is neither."""
    found = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)", text) if isinstance(text, str) else None
    return day(int(found[1]), int(found[2]), int(found[3])) if found else None


def day(year: int, month: int, day_of_month: int) -> dt.date | None:
    """Return the date; None if there is no such day."""
    try:
        return dt.date(year, month, day_of_month)
    except ValueError:
        return None


def repo_address(value: object) -> str:
    """Return the address of a repository given as address or, on GitHub, ``owner/name``; empty for none."""
    text = value.strip() if isinstance(value, str) else ""
    return f"{FORGE}{text}" if _BARE_REPO.fullmatch(text) else text


def bare_format(value: object) -> str:
    """Return the format of a passage with the `repo_address` of `value`."""
    return BARE if isinstance(value, str) and _BARE_REPO.fullmatch(value.strip()) else "text"
