"""Lists of authors by their initials: "Lee, A. B., Sørby K and C. Berg", whatever the families are called.

That initials stand beside each word of a list, in one order, tells persons from titles better than any list
of words does: people are called Page, Vision or Field as well.

Source: the orders that the styles of APA, Vancouver, Chicago, IEEE and GOST give. Blind spots: names in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from repocheck.text.pattern import late_regex

MAX_NAMES_CHARS = 6_000
"""Of a list of authors; large collaborations have some hundreds."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_TOKEN = late_regex(rf"{_CAPITAL}\.(?={_CAPITAL}[a-zß-öø-ÿ]{{2}})|[^\s,;&()\[\]:\"“”·|/]+|\S")
"""A word, or an initial that is joined with the family behind it."""
_INITIALS = late_regex(
    rf"[-‐‑]?{_CAPITAL}(?:{_CAPITAL}{{0,3}}|(?:\.?[-‐‑]?{_CAPITAL}[a-zß-öø-ÿ]?){{0,3}})\.{{0,2}}|Yu\.|Ch\.|Th\."
)
_BARE = late_regex(rf"{_CAPITAL}{{1,3}}")
"""Initials in front of a family, as the lists of search engines have them."""
_FAMILY = late_regex(r"[^\W\d_][^\W\d_]*(?:['’‐‑-][^\W\d_]+){0,3}\.?")
_PARTICLE = late_regex(
    r"(?:v[ao]n|de[nrlsl]?|di|d[aoiu]s?|l[ae]|el|al|bin|ibn|ter?|zu[mr]?|a[fv]|y|of|dello|della|st\.?)", re.I
)
_BEHIND = late_regex(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.I)
_AND = frozenset({"and", "und", "et", "y", "e", "en", "och", "og", "&"})
_MARKS = "*†‡§¶#^∗⋆✉+0123456789"
_MAX_WORDS, _MAX_INITIALS, _MAX_ODD = 4, 4, 6
_SHOUTED = 2
"""Initials without stops behind a family in capitals."""
_MAX_TOKENS = 40
"""More than any one name has."""
_MANY = 5
"""Names for each part of a list that may be none, such as that of a collaboration."""


class Names(NamedTuple):
    """A list of persons that words begin with."""

    end: int
    """Offset behind the last name."""
    number: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    wrapped: bool
    """Whether a line of the source begins with it."""


_NONE = Names(0, 0)


def _words(text: str) -> Iterator[_Word]:
    for found in _TOKEN.finditer(text):
        if word := found[0].strip(_MARKS):
            wrapped = text[max(0, found.start() - 1) : found.start()] in {"\v", "\n"}
            yield _Word(word if re.search(r"[^\W\d_]", found[0]) else found[0], *found.span(), wrapped)


@lru_cache(4_096)
def names_by_initials(words: str) -> Names:
    """Return the list of authors, each with initials, that words begin with; one of nobody without such."""
    words = _LEFT_OUT.sub(lambda found: " " * len(found[0]), words[:MAX_NAMES_CHARS])
    if _one(list(islice(_words(words), _MAX_TOKENS)), 0) is None:
        return _NONE  # as nearly always, and known before all words are looked at
    tokens = list(_words(words))
    at = end = count = odd = 0
    families: set[str] = set()
    bare = True
    while (one := _one(tokens, at)) is not None or count:
        if one is None:
            following = _behind_odd(tokens, at) if count >= _MANY * (odd + 1) else None
            if following is None:
                break
            at, odd = following, odd + 1
            continue
        at, family, pointed = one
        families.add(family)
        bare = bare and not pointed
        count, end = count + 1, _end(tokens[at - 1])
        if at < len(tokens) and _BEHIND.fullmatch(tokens[at].text):
            end, at = tokens[at].end, at + 1
        behind = _separated(tokens, at)
        if behind is None and not (pointed and _is_named_next(tokens, at)):
            break
        at = at if behind is None else behind
    if end and (others := _OTHERS.match(words, end)):
        return Names(others.end(), count + 1)
    stands_apart = not bare or _STOP.match(words, end) is not None
    return Names(end, count) if stands_apart and len(families) * 2 > count else _NONE


_OTHERS = late_regex(r"[\s,;]{0,9}(?:\(?\bet\.? ?al\b\.?\)?|\band others\b|\bи др\.|…|\.{3})", re.I)
_LEFT_OUT = late_regex(
    r"(?:\.{3}|…)(?=\s{0,3}(?:&|and\b"
    rf"|\w[\w'’-]{{1,30}}(?: \w[\w'’-]{{1,30}})?, {_CAPITAL}\."
    rf"|(?:{_CAPITAL}\.[ -]?){{1,3}}\w[\w'’-]{{1,30}}))"
)
"""What stands for authors between the first ones and the last, as in the style of APA."""
_STOP = late_regex(r"\s{0,3}(?:[.:(\[\"“]|\Z)")


def _end(last: _Word) -> int:
    """Return where a name ends: before the stop behind a family, and behind the one of an initial."""
    return last.end - (last.text.endswith(".") and not _INITIALS.fullmatch(last.text))


def _one(tokens: list[_Word], at: int) -> tuple[int, str, bool] | None:
    """Return what follows one name; "JC Lee" before a comma is whole, whatever stands behind it."""
    whole = at + 1 < len(tokens) and _BARE.fullmatch(tokens[at].text) and not tokens[at + 1].text.isupper()
    return (_last(tokens, at) if whole else None) or _first(tokens, at) or _last(tokens, at)


def _first(tokens: list[_Word], at: int) -> tuple[int, str, bool] | None:
    """Return what follows a name whose family stands first; that family, and whether a sign sets it apart.

    The sign is a comma behind the family, or a stop behind an initial.
    """
    begin = at
    while at < len(tokens) and at - begin < _MAX_WORDS and _is_family(tokens[at].text):
        at += 1
    last = at
    comma = False
    if at < len(tokens) and at > begin and tokens[at].text == ",":
        comma, at = True, at + 1
    elif at < len(tokens) and at > begin and _BEHIND.fullmatch(tokens[at].text):
        at += 1
    first = at
    at = _behind_initials(tokens, at)
    if at == first and last - begin > 1 and _INITIALS.fullmatch(tokens[last - 1].text):
        first, last, at, comma = last - 1, last - 1, last, False  # "Lee AB"
    if at == first or not any(token.text[0].isupper() for token in tokens[begin:last]):
        return None
    behind = at
    while at < len(tokens) and _PARTICLE.fullmatch(tokens[at].text) and not _is_and(tokens[at]):
        at += 1  # "Berg, H. van den"
    ended = at == len(tokens) or not tokens[at].text[0].isalpha()
    family = " ".join(token.text for token in tokens[begin:last])
    if family.isupper() and "." not in tokens[first].text and len(tokens[first].text) > _SHOUTED:
        return None  # words in capitals alone
    return at if ended else behind, family, comma or "." in tokens[first].text


def _is_named_next(tokens: list[_Word], at: int) -> bool:
    """Return whether one more name follows, with a comma in it and one behind it."""
    following = _first(tokens, at)
    return following is not None and following[2] and _separated(tokens, following[0]) is not None


def _behind_initials(tokens: list[_Word], at: int) -> int:
    first = at
    while at < len(tokens) and at - first < _MAX_INITIALS and _INITIALS.fullmatch(tokens[at].text):
        if at > first and tokens[at].text.endswith(".") != tokens[first].text.endswith("."):
            break  # "Berg, H. A Study of …"
        at += 1
    return at


def _last(tokens: list[_Word], at: int) -> tuple[int, str, bool] | None:
    """Return the same of a name whose initials stand first, with a stop each, or as "JB Lee" has them."""
    begin = at
    while (
        at < len(tokens)
        and at - begin < _MAX_INITIALS
        and _INITIALS.fullmatch(tokens[at].text)
        and "." in tokens[at].text
    ):
        at += 1
    pointed = at > begin
    at += not pointed and at < len(tokens) and _BARE.fullmatch(tokens[at].text) is not None
    first = at
    while first > begin and at < len(tokens) and at - first < _MAX_WORDS and _is_family(tokens[at].text):
        at += 1
        whole = tokens[at - 1].text[0].isupper() and (
            not pointed or (at < len(tokens) and tokens[at].wrapped)
        )
        if whole or tokens[at - 1].text.endswith("."):
            break
    if at == first or not any(token.text[0].isupper() for token in tokens[first:at]):
        return None
    if not (pointed or tokens[at - 1].text.endswith(".") or _ends_name(tokens, at)):
        return None  # "A View of …"
    return at, " ".join(token.text for token in tokens[first:at]), pointed


def _ends_name(tokens: list[_Word], at: int) -> bool:
    """Return whether something else than a word follows."""
    return at == len(tokens) or not tokens[at].text[0].isalpha() or _is_and(tokens[at])


def _is_family(word: str) -> bool:
    if word.casefold() in _AND:
        return False
    if _PARTICLE.fullmatch(word):
        return True
    return (
        word[0].isupper()
        and _FAMILY.fullmatch(word) is not None
        and not (_INITIALS.fullmatch(word) and (len(word) < 2 or "." in word))
    )


def _is_and(token: _Word) -> bool:
    return (token.text if len(token.text) == 1 else token.text.casefold()) in _AND  # "E" is an initial


def _separated(tokens: list[_Word], at: int) -> int | None:
    """Return what follows commas, semicolons and the words for "and"; None if there are none."""
    begin = at
    while at < len(tokens) and (tokens[at].text in {",", ";", "·", "|"} or _is_and(tokens[at])):
        at += 1
    return at if at > begin else None


def _behind_odd(tokens: list[_Word], at: int) -> int | None:
    """Return what follows a part of a list that is no name, up to its separator; None without one."""
    for number in range(at, min(at + _MAX_ODD, len(tokens))):
        if tokens[number].text in {".", ":", "(", '"', "“"} or tokens[number].text.endswith("."):
            return None
        if tokens[number].text in {",", ";"}:
            return _separated(tokens, number)
    return None
