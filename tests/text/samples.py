"""Texts that a regular expression matches, made from its parsed form: of all of it, or of one alternative."""

import random
import re
import string
from collections.abc import Iterator
from itertools import islice
from re import _constants as c
from re import _parser

_CLASSES = {
    c.CATEGORY_DIGIT: string.digits,
    c.CATEGORY_NOT_DIGIT: "ab .-",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_NOT_SPACE: "abz09./",
    c.CATEGORY_WORD: "abzAZ09_",
    c.CATEGORY_NOT_WORD: " .-(",
}
_PLAIN = string.ascii_letters + string.digits + " "
_FILLERS = " x9-.\xa7"
_NOTHING = re.compile(r"(?!)")
_MORE = 2
_REPEATS = {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}

Route = dict[int, int]
"""Which alternative of a branch to take, by the id of its node; of a repeat, how often at least."""


def samples(regex: str, flags: int, n: int) -> Iterator[str]:
    """Yield up to `n` texts in which the expression finds something; look-arounds are met by luck."""
    yield from _Maker(regex, flags).texts({}, n)


def by_alternative(regex: str, flags: int, n: int) -> Iterator[Iterator[str]]:
    """Yield, for each alternative of each group, up to `n` texts that take it; look-arounds have none."""
    maker = _Maker(regex, flags)
    yield from (maker.texts(route, n) for route in _routes(maker.parsed, {}))


class _Maker:
    def __init__(self, regex: str, flags: int) -> None:
        self.parsed, self.compiled = _parser.parse(regex, flags), re.compile(regex, flags)

    def texts(self, route: Route, n: int) -> Iterator[str]:
        """Yield texts of a route, with more around them where the look-arounds ask for it."""
        chance = random.Random(0)
        for _ in range(n):
            text = _Text(chance, route).of(self.parsed)
            found = (
                each for each in (text, f" {text} ", f"x {text}", f"D{text}") if self.compiled.search(each)
            )
            yield from islice(found, 1)


def _routes(parsed, route: Route) -> Iterator[Route]:
    for op, arg in parsed:
        if op is c.BRANCH:
            for number, alternative in enumerate(arg[1]):
                taken = {**route, id(arg): number}
                inner = list(_routes(alternative, taken))
                yield from inner or [taken]
        elif op is c.SUBPATTERN:
            yield from _routes(arg[3], route)
        elif op in _REPEATS:
            yield from _routes(arg[2], {**route, id(arg): max(1, arg[0])})


class _Text:
    """One text in the making."""

    def __init__(self, chance: random.Random, route: Route) -> None:
        self._chance, self._route, self._groups = chance, route, {}

    def of(self, parsed) -> str:
        return "".join(self._one(op, arg) for op, arg in parsed)

    def _one(self, op, arg) -> str:  # noqa: PLR0911 - one return per kind of node
        chance = self._chance
        if op is c.LITERAL:
            return chr(arg)
        if op is c.NOT_LITERAL:
            return self._filler(re.compile(re.escape(chr(arg))))
        if op is c.ANY:
            return self._filler(_NOTHING)
        if op is c.IN:
            return self._in(arg)
        if op is c.BRANCH:
            number = self._route.get(id(arg))
            return self.of(chance.choice(arg[1]) if number is None else arg[1][number])
        if op is c.SUBPATTERN:
            self._groups[arg[0]] = self.of(arg[3])
            return self._groups[arg[0]]
        if op in _REPEATS:
            least, most, inner = arg
            least = self._route.get(id(arg), least)
            return "".join(self.of(inner) for _ in range(chance.randint(least, min(most, least + _MORE))))
        if op is c.GROUPREF:
            return self._groups.get(arg, "")
        return self.of(arg[1]) if op is c.ASSERT and chance.random() < 0.5 else ""

    def _filler(self, excluded: re.Pattern[str]) -> str:
        """Return one of nearly any characters: mostly a space, at which words end."""
        chosen = " " if self._chance.random() < 0.8 else self._chance.choice(_PLAIN)
        return chosen if not excluded.match(chosen) else next(x for x in _FILLERS if not excluded.match(x))

    def _in(self, members) -> str:
        if members[0][0] is c.NEGATE:
            return self._filler(re.compile("[" + "".join(map(_written, members[1:])) + "]"))
        op, arg = self._chance.choice(members)
        if op is c.LITERAL:
            return chr(arg)
        return chr(self._chance.randint(*arg)) if op is c.RANGE else self._chance.choice(_CLASSES[arg])


def _written(member) -> str:
    op, arg = member
    if op is c.RANGE:
        return f"{re.escape(chr(arg[0]))}-{re.escape(chr(arg[1]))}"
    return re.escape(chr(arg)) if op is c.LITERAL else re.escape(_CLASSES[arg])
