r"""The words without which an expression cannot match, read off the expression itself.

To look for a word takes a hundredth of the time that an expression takes that begins with no certain letter,
and most texts hold none of the words that most expressions need. Whoever writes an expression need not say
them: ``\bcorpus\b|\binputs? .{0,60}\b(?:must|should)\b`` needs ``corpus``, or ``input`` and one of the two.

What is read is the tree that Python's own parser makes, whose form is private to it: what is not known of it
is taken to match anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any, NamedTuple

Words = frozenset[str]
Tree = Iterable[tuple[Any, Any]]
Needed = tuple[tuple[tuple[str, ...], ...], ...]
"""Ways to match; of each way sets of words, of each of which one word stands in the text."""
_MAX_EXACT = 48
"""So many texts a part of an expression may stand for, to be spelled out."""
_MAX_WORDS = 24
"""More words cost more than they spare."""
_MAX_WAYS = 40
_MAX_SETS = 3
_MAX_SET = 6
"""Of larger sets of characters one is in every text."""
_RARER = 6.0
"""By so much each further letter makes a word rarer; what matters is the order of magnitude."""
_MAX_FREQUENCY = 0.12
"""How often the words may stand in a text, by that measure, to be looked for: two of two letters may."""
_MAX_ALL_WORDS = 48
_MAX_COMMON = 0.15
"""The same for words that are looked for only where rarer ones were found."""
_TELLING = 7
"""Letters from which on a word is not rarer for more."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_ALSO = (("ſ", "s"), ("ı", "i"), ("i\u0307", "i"))
"""Letters that `re` takes for small Latin ones; the last is what lower case makes of a capital i with a dot.
Source: https://docs.python.org/3/library/re.html#re.IGNORECASE"""
_UNSURE = frozenset("\u0307")


class _Part(NamedTuple):
    """What is known of a part of an expression."""

    exact: Words | None
    """All that it can match; None if that is too much."""
    sets: tuple[Words, ...] = ()
    """Sets of words, of each of which one stands in whatever it matches; the rarest first."""


_NOTHING = _Part(frozenset({""}))
_ANYTHING = _Part(None)


def needed_words(tree: Tree, flags: int) -> Needed:
    """Return what stands in every match, in lower case if `flags` ignore it; nothing if that is unknown.

    Args:
        tree: What the parser of `re` makes of the expression.
        flags: Flags of `re`, those within the expression included.
    """
    reader = _Reader(ignores_case=bool(flags & re.IGNORECASE))
    ways = reader.ways(tree)
    found = tuple(tuple(tuple(sorted(words, key=len)) for words in way[:_MAX_SETS]) for way in ways)
    words = rarest(found)
    return found if 0 < len(words) <= _MAX_ALL_WORDS and _frequency(words) <= _MAX_FREQUENCY else ()


def rarest(ways: Needed) -> tuple[str, ...]:
    """Return words of which one stands in the text in any case; none if none are known."""
    if not all(ways):
        return ()
    return tuple(_least(frozenset(word for way in ways for word in way[0])))


def folded(lowered: str) -> str:
    """Return a text in lower case with what `re` takes for small Latin letters as these."""
    for letter, small in _ALSO:
        if letter in lowered:
            lowered = lowered.replace(letter, small)
    return lowered


class _Reader:
    """Reads the tree of one expression.

    Args:
        ignores_case: Whether the expression does.
    """

    def __init__(self, *, ignores_case: bool) -> None:
        self._ignores_case = ignores_case

    def ways(self, tree: Tree) -> list[tuple[Words, ...]]:
        """Return the ways in which a sequence of parts can match, apart for the part which has the most."""
        items = list(tree)
        several = {at: self._ways_of(*item) for at, item in enumerate(items)}
        most = max(several, key=lambda at: len(several[at]), default=None)
        if most is None or not 1 < len(several[most]) <= _MAX_WAYS:
            return [self._sequence(items).sets]
        before, behind = self._sequence(items[:most]).sets, self._sequence(items[most + 1 :]).sets
        return [_sorted((*before, *way, *behind)) for way in several[most]]

    def _ways_of(self, operation: object, argument: Any) -> list[tuple[Words, ...]]:  # noqa: ANN401 - see above
        if str(operation) == "SUBPATTERN" and not (argument[1] or argument[2]):
            return self.ways(argument[3])
        if str(operation) == "ATOMIC_GROUP":
            return self.ways(argument)
        if str(operation) == "BRANCH" and self._branches(argument).exact is None:
            return [way for each in argument[1] for way in self.ways(each)]
        return []

    def _sequence(self, tree: Tree) -> _Part:
        """Return what is known of parts that stand one behind the other."""
        here: Words | None = frozenset({""})  # what the text up to here ends with
        whole = True
        sets: list[Words] = []
        for operation, argument in tree:
            part = self._part(str(operation), argument)
            if not part.exact or "" in part.exact:
                sets += part.sets  # those of what is spelled out are within what it is joined to
            joined = _joined(here, part.exact)
            repeats = str(operation) in _REPEATS and argument[1] > 1 and part.exact is not None
            if joined is None:
                sets += _set_of(here)
            elif repeats:
                sets += _set_of(joined)  # `exact` is its first time, and its last
            whole = whole and joined is not None and not repeats
            here = part.exact or frozenset({""}) if joined is None or repeats else joined
        sets += _set_of(here)
        return _Part(here if whole else None, _sorted(sets))

    def _part(self, operation: str, argument: Any) -> _Part:  # noqa: ANN401 - see above
        if operation in _REPEATS:
            return self._repeated(*argument)
        read = getattr(self, f"_{operation.lower()}", None)
        return read(argument) if read else _ANYTHING

    def _literal(self, argument: int) -> _Part:
        return self._characters([chr(argument)])

    def _in(self, argument: Tree) -> _Part:
        return self._characters(_members(argument))

    def _at(self, _: object) -> _Part:
        return _NOTHING

    _assert_not = _at

    def _assert(self, argument: tuple[int, Tree]) -> _Part:
        return _Part(_NOTHING.exact, self._sequence(argument[1]).sets)

    def _subpattern(self, argument: tuple[object, int, int, Tree]) -> _Part:
        _, added, removed, inside = argument
        return _ANYTHING if added or removed else self._sequence(inside)

    def _atomic_group(self, argument: Tree) -> _Part:
        return self._sequence(argument)

    def _branch(self, argument: tuple[object, list[Tree]]) -> _Part:
        return self._branches(argument)

    def _branches(self, argument: tuple[object, list[Tree]]) -> _Part:
        parts = [self._sequence(each) for each in argument[1]]
        exact: set[str] = set()
        needed: set[str] = set()
        for part in parts:
            exact |= part.exact or frozenset()
            needed |= part.sets[0] if part.sets else {""}
        spelled_out = len(exact) <= _MAX_EXACT and all(part.exact is not None for part in parts)
        return _Part(frozenset(exact) if spelled_out else None, tuple(_set_of(frozenset(needed))))

    def _repeated(self, least: int, most: int, inside: Tree) -> _Part:
        part = self._sequence(inside)
        if least > 0:
            return part
        return _Part(part.exact | {""}) if part.exact is not None and most == 1 else _ANYTHING

    def _characters(self, letters: list[str] | None) -> _Part:
        if letters is None or (self._ignores_case and any(map(_has_others, letters))):
            return _ANYTHING
        return _Part(frozenset(letter.lower() if self._ignores_case else letter for letter in letters))


def _has_others(letter: str) -> bool:
    """Return whether other letters may be taken for a letter than the large one of a small one in ASCII."""
    cased = letter.lower() != letter or letter.upper() != letter
    return (cased and not letter.isascii()) or letter in _UNSURE


def _members(items: Tree) -> list[str] | None:
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


def _joined(before: Words | None, behind: Words | None) -> Words | None:
    """Return all that is one of `before` with one of `behind` right behind; None if that is too much."""
    if before is None or behind is None or len(before) * len(behind) > _MAX_EXACT:
        return None
    return frozenset(a + b for a, b in product(before, behind))


def _set_of(words: Words | None) -> list[Words]:
    """Return `words` as the one set, without those that hold another of them, if that is worth a look."""
    if not words or "" in words:
        return []
    least = frozenset(_least(words))
    return [least] if len(least) <= _MAX_WORDS and _frequency(least) <= _MAX_COMMON else []


def _least(words: Words) -> list[str]:
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(each in word for each in kept):
            kept.append(word)
    return kept


def _sorted(sets: Iterable[Words]) -> tuple[Words, ...]:
    """Return `sets`, the rarest first, without those that another one implies."""
    kept: list[Words] = []
    for words in sorted(sets, key=_frequency):
        if not any(all(any(word in longer for word in words) for longer in each) for each in kept):
            kept.append(words)
    return tuple(kept)


def _frequency(words: Iterable[str]) -> float:
    return sum(_RARER ** -min(len(word), _TELLING) for word in words)
