"""Recognise a licence by its name, in any spelling people use."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from repocheck.knowledge.licence_names import BARE_NAMES, FAMILIES, LICENCE_NAMES
from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.word_finder import WordFinder

_WORD = late_regex(r"[a-z0-9]+")
WORD_ENDS = {code: " " for code in range(128) if not chr(code).isalnum()}
"""What parts words of ASCII: to take it out is a fifth of the work of finding them."""
_MAX_CHARS = 131_072
_MAX_BRACKETS = 50
"""Opening brackets of an expression. The library has Python's parser read them, which raises MemoryError at
200 that are nested."""
_FAMILIES = [
    (
        marks := tuple(written.split("|")),
        [(Pattern(pattern, any_of=marks, flags=re.ASCII), spdx) for _, pattern, spdx in rows],
    )
    for written, rows in groupby(LICENCE_NAMES, key=lambda row: row[0])
]
"""Marks of a family, and its rows."""
_MARKS = WordFinder(mark for marks, _ in _FAMILIES for mark in marks)
_VERSIONED = late_regex(r"(?!CC0|[AL]?GPL|GFDL)(.+?)-\d\.\d")
_IN_NAME = late_regex(r"\d$")
_BARE_VERSION = late_regex(r"(?<!\d)(\d)(?: (\d))?(?!\w)")
_BEHIND = late_regex(
    r"(?: (?:license|public|international|unported|generic|the|version|v))* ?(?:v ?)?" + _BARE_VERSION.pattern
)
"""A version in a name or behind it."""
_TAG = late_regex(r"SPDX-License-Identifier\s*[:=]\s*[\"']?([^\n\"'*]{2,200})")
_PLUS = late_regex(r"(?<=\d)\+")
_ANY_LATER = late_regex(r"\bor (?:at your option )?(?:any )?later(?: versions?\b)?")
_JOINTS = frozenset(("or", "and"))
_ABROAD = late_regex(r"\b(?:lizenz|licencia|licenca|licenza|licentie)(?=\b|n)")
_LATER = late_regex(
    r"gpl[ (\w.-]{0,12}>=\s{0,3}\d|\d\+|or[ -](?:\(?at your option\)? )?(?:any )?later", re.IGNORECASE
)
"""A way to leave later versions open, such as R's ``GPL (>= 3)``.
Source: https://cran.r-project.org/doc/manuals/R-exts.html#Licensing"""
_NEAR_WORDS = 6
_SHORT_CHARS = 6_000
_TITLE_CHARS = 1_000


def normalised(text: str) -> str:
    """Return the words of `text` in lower case with single spaces, "licence" in any language "license"."""
    lowered = text[:_MAX_CHARS].lower().replace("ç", "c").replace("-lizenz", " lizenz")
    words = lowered.translate(WORD_ENDS).split() if lowered.isascii() else _WORD.findall(lowered)
    return _ABROAD.sub("license", " ".join(words).replace("licence", "license"))


def name_in(words: str) -> str | None:
    """Return the SPDX id of the licence that `words` (normalised) name; None if they name none.

    A stated version that SPDX does not list makes `NOASSERTION`, never another version.
    """
    present = _MARKS.present(words)
    rows = (row for marks, rows in _FAMILIES if not present.isdisjoint(marks) for row in rows)
    found = ((spdx, match) for pattern, spdx in rows if (match := pattern.compiled.search(words)))
    return next((_of_version(spdx, match) for spdx, match in found), None)


def _of_version(spdx: str, name: re.Match[str]) -> str:
    """Return the id for the version that stands in the name or close behind it."""
    family = _VERSIONED.fullmatch(spdx)
    stated = _IN_NAME.search(name[0]) and _BARE_VERSION.search(name.string, name.start())
    stated = stated or _BEHIND.match(name.string, name.end())
    if family is None or stated is None:
        return spdx
    return expression(f"{family[1]}-{stated[1]}.{stated[2] or 0}") or "NOASSERTION"


def or_later(spdx: str, text: str) -> str:
    """Return `spdx` with "or later" where `text`, which names it, leaves later versions open."""
    return spdx.replace("-only", "-or-later") if "-only" in spdx and _LATER.search(text) else spdx


def expression(text: str) -> str | None:
    """Return `text` as a canonical SPDX expression (AND, OR, WITH); None if it is none.

    Ids without "only" or "or later", which SPDX has given up, are written out.
    """
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression  # noqa: PLC0415

    found: str
    if text.count("(") > _MAX_BRACKETS:
        return None
    try:
        found = canonicalize_license_expression(text.strip())
    except (InvalidLicenseExpression, ValueError):
        return None
    found = re.sub(r"\b((?:A|L)?GPL-\d\.\d)\+", r"\1-or-later", found)
    return re.sub(r"\b((?:A|L)?GPL-\d\.\d)(?![\w.-])", r"\1-only", found)


def tagged(text: str) -> str | None:
    """Return the SPDX expression that the first ``SPDX-License-Identifier`` in `text` gives."""
    found = _TAG.search(text)
    return expression(found[1]) if found else None


def joined_names(text: str) -> str | None:
    """Return the SPDX expression of two licences that `text` joins with "or" or "and", side by side."""
    plain = normalised(_PLUS.sub(" or later", text).replace("/", " or "))
    words = _ANY_LATER.sub("or later", plain).split()
    for at, word in enumerate(words):
        if word not in _JOINTS:
            continue
        before, after = words[max(0, at - _NEAR_WORDS) : at], words[at + 1 : at + 1 + _NEAR_WORDS]
        if not _JOINTS.isdisjoint((*before[-1:], *after[:1])):
            continue  # no name begins or ends with a joint
        pair = _last_name(before), _first_name(after)
        if pair[0] and pair[1] and "NOASSERTION" not in pair and pair[0] != pair[1]:
            first, second = or_later(pair[0], " ".join(before)), or_later(pair[1], " ".join(after))
            return expression(f"{first} {word} {second}")
    return None


def _last_name(words: list[str]) -> str | None:
    """Return the licence that the end of `words` names."""
    while words and words[-1] == "license":
        words = words[:-1]
    return next((found for n in range(1, len(words) + 1) if (found := bare_name(" ".join(words[-n:])))), None)


def _first_name(words: list[str]) -> str | None:
    """Return the licence that the beginning of `words` names."""
    starts = (" ".join(words[:n]).removeprefix("the ") for n in range(len(words), 0, -1))
    return next((found for start in starts if (found := _leading_name(start))), None)


def _leading_name(words: str) -> str | None:
    """Return what `words` name if their first word belongs to the name."""
    found = bare_name(words)
    return found if found and found != bare_name(" ".join(words.split()[1:])) else None


def bare_name(words: str) -> str | None:
    """Return the SPDX id that `words` (normalised) stand for where only a licence can stand."""
    plain = words.removeprefix("the ").removesuffix(" license")
    return name_in(words) or name_in(f"license {words}") or BARE_NAMES.get(plain)


def family_in(words: str) -> str:
    """Return what to call the custom licence that `words` (normalised) are; empty if unknown.

    A long text speaks of much; only its beginning says what it is.
    """
    shown = words if len(words) < _SHORT_CHARS else words[:_TITLE_CHARS]
    return next((name for pattern, name in FAMILIES if _compiled(pattern).search(shown)), "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
