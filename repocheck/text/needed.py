"""The words without one of which an expression cannot match, read off the expression itself.

To look for a word takes a hundredth of the time that an expression takes that begins with no certain letter,
and most texts hold none of the words that most expressions need. Who writes an expression need not say them:
``\\bdata(?:set)?s?\\b|\\bcorp(?:us|ora)\\b`` needs ``data``, ``corpus`` or ``corpora``.

What is read is the tree that Python's own parser makes, whose form is private to it: what is not known of it
is taken to match anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

_MAX_EXACT = 48
"""So many texts a part of an expression may stand for, to be spelled out."""
_MAX_WORDS = 24
"""More words cost more than they spare."""
_MAX_SET = 6
"""Of larger sets of characters one is in every text."""
_RARER = 6.0
"""By so much each further letter makes a word rarer; what matters is the order of magnitude."""
_MAX_FREQUENCY = 0.12
"""How often the words may stand in a text, by that measure, to be worth looking for: two of two letters may."""
_TELLING = 7
"""Letters from which on a word is not rarer for more."""


class _Part(NamedTuple):
    """What is known of a part of an expression."""

    exact: frozenset[str] | None
    """All that it can match; None if that is too much."""
    needed: frozenset[str] | None = None
    """Words of which one stands in whatever it matches, the rarest that are known; None if none are."""


_NOTHING = _Part(frozenset({""}))
_ANYTHING = _Part(None)


def needed_words(tree: Iterable[tuple[Any, Any]], flags: int) -> tuple[str, ...]:
    """Return words one of which stands in every match, in lower case if `flags` ignore it; none if unknown.

    Args:
        tree: What the parser of `re` makes of the expression.
        flags: Flags of `re`, those within the expression included.
    """
    part = _sequence(tree, ignores_case=bool(flags & re.IGNORECASE))
    words = _rarest(part.exact, part.needed)
    if not words or _frequency(words) > _MAX_FREQUENCY:
        return ()
    return tuple(sorted(words, key=lambda word: (len(word), word)))


def folded(lowered: str) -> str:
    """Return a text in lower case with the letters beyond ASCII that `re` takes for small Latin ones as these."""
    for letter, small in _ALSO:
        if letter in lowered:
            lowered = lowered.replace(letter, small)
    return lowered


_ALSO = (("ſ", "s"), ("ı", "i"), ("i\u0307", "i"))
"""The last one is what lower case makes of a capital i with a dot.
Source: https://docs.python.org/3/library/re.html#re.IGNORECASE"""
_UNSURE = frozenset("\u0307")


def _sequence(tree: Iterable[tuple[Any, Any]], *, ignores_case: bool) -> _Part:
    """Return what is known of parts that stand one behind the other."""
    here: frozenset[str] | None = frozenset({""})  # what the text up to here ends with
    whole, best = True, None
    for operation, argument in tree:
        part = _part(str(operation), argument, ignores_case=ignores_case)
        best = _rarest(best, part.needed)
        joined = _joined(here, part.exact)
        if joined is None:
            best, whole = _rarest(best, here), False
        here = joined or part.exact or frozenset({""})
        if str(operation) in _REPEATS and part.exact is not None and not _is_once(argument):
            best, whole = _rarest(best, here), False  # `exact` is its first time, and its last
            here = part.exact
    return _Part(here if whole else None, _rarest(best, here))


_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


def _is_once(argument: tuple[int, int, Any]) -> bool:
    return argument[1] <= 1


def _part(operation: str, argument: Any, *, ignores_case: bool) -> _Part:  # noqa: ANN401 - the parser's own
    if operation == "LITERAL":
        return _characters([chr(argument)], ignores_case=ignores_case)
    if operation == "IN":
        return _characters(_members(argument), ignores_case=ignores_case)
    if operation in {"AT", "ASSERT_NOT"}:
        return _NOTHING
    if operation == "ASSERT":
        inner = _sequence(argument[1], ignores_case=ignores_case)
        return _Part(_NOTHING.exact, _rarest(inner.exact, inner.needed))
    if operation == "SUBPATTERN":
        _, added, removed, inside = argument
        return _ANYTHING if added or removed else _sequence(inside, ignores_case=ignores_case)
    if operation == "ATOMIC_GROUP":
        return _sequence(argument, ignores_case=ignores_case)
    if operation == "BRANCH":
        return _branches([_sequence(each, ignores_case=ignores_case) for each in argument[1]])
    if operation in _REPEATS:
        return _repeated(argument, ignores_case=ignores_case)
    return _ANYTHING


def _repeated(argument: tuple[int, int, Any], *, ignores_case: bool) -> _Part:
    least, most, inside = argument
    part = _sequence(inside, ignores_case=ignores_case)
    if least == 0:
        optional = part.exact is not None and most == 1
        return _Part(part.exact | {""}) if optional and part.exact is not None else _ANYTHING
    return part


def _branches(parts: list[_Part]) -> _Part:
    exact: set[str] = set()
    needed: set[str] = set()
    for part in parts:
        exact |= part.exact or frozenset()
        needed |= _rarest(part.exact, part.needed) or {""}
    spelled_out = len(exact) <= _MAX_EXACT and all(part.exact is not None for part in parts)
    return _Part(frozenset(exact) if spelled_out else None, frozenset(needed) if "" not in needed else None)


def _characters(letters: list[str] | None, *, ignores_case: bool) -> _Part:
    if letters is None:
        return _ANYTHING
    if ignores_case:
        if any(_changes(letter) for letter in letters):
            return _ANYTHING
        letters = [letter.lower() for letter in letters]
    return _Part(frozenset(letters))


def _changes(letter: str) -> bool:
    """Return whether a letter beyond ASCII has a case, and so other forms that are taken for it."""
    cased = letter.lower() != letter or letter.upper() != letter
    return (cased and not letter.isascii()) or letter in _UNSURE


def _members(items: Iterable[tuple[Any, Any]]) -> list[str] | None:
    """Return the characters of a set; None if they are many, or a kind of them."""
    found: list[str] = []
    for operation, argument in items:
        if str(operation) == "LITERAL":
            found.append(chr(argument))
        elif str(operation) == "RANGE" and argument[1] - argument[0] < _MAX_SET:
            found += map(chr, range(argument[0], argument[1] + 1))
        else:
            return None
    return found if len(found) <= _MAX_SET else None


def _joined(before: frozenset[str] | None, behind: frozenset[str] | None) -> frozenset[str] | None:
    """Return all that is one of `before` with one of `behind` right behind; None if that is too much."""
    if before is None or behind is None or len(before) * len(behind) > _MAX_EXACT:
        return None
    return frozenset(a + b for a, b in product(before, behind))


def _rarest(*sets: frozenset[str] | None) -> frozenset[str] | None:
    """Return the words that stand in the fewest texts; None if no set is of words."""
    known = [least for words in sets if words and "" not in words and len(least := _least(words)) <= _MAX_WORDS]
    return min(known, key=_frequency, default=None)


def _least(words: frozenset[str]) -> frozenset[str]:
    """Return `words` without those that hold another of them."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(each in word for each in kept):
            kept.append(word)
    return frozenset(kept)


def _frequency(words: Iterable[str]) -> float:
    return sum(_RARER ** -min(len(word), _TELLING) for word in words)
