"""Recognise a licence by its name, in any spelling people use."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from repocheck.knowledge.licence_names import BARE_NAMES, FAMILIES, NAMES
from repocheck.text.pattern import Pattern

_WORD = re.compile(r"[a-z0-9]+")
_MAX_CHARS = 131_072
_FAMILIES = [
    (
        marks := tuple(written.split("|")),
        [(Pattern(pattern, any_of=marks, flags=re.ASCII), spdx) for _, pattern, spdx in rows],
    )
    for written, rows in groupby(NAMES, key=lambda row: row[0])
]
"""Marks of a family, and its rows."""


def normalised(text: str) -> str:
    """Return the words of `text` in lower case with single spaces, "licence" spelt "license"."""
    words = _WORD.findall(text[:_MAX_CHARS].lower())
    return " ".join(words).replace("licence", "license")


def name_in(words: str) -> str | None:
    """Return the SPDX id of the licence that `words` (normalised) name; None if they name none."""
    rows = (row for marks, rows in _FAMILIES if any(mark in words for mark in marks) for row in rows)
    return next((spdx for pattern, spdx in rows if pattern.compiled.search(words)), None)


def bare_name(words: str) -> str | None:
    """Return the SPDX id that `words` (normalised) stand for where only a licence can stand."""
    plain = words.removeprefix("the ").removesuffix(" license")
    return name_in(words) or name_in(f"license {words}") or BARE_NAMES.get(plain)


def family_in(words: str) -> str:
    """Return what to call the custom licence that `words` (normalised) are; empty if unknown."""
    return next((name for pattern, name in FAMILIES if _compiled(pattern).search(words)), "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
