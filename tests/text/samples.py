"""Texts that a regular expression matches, made from its parsed form."""

import random
import re
import string
import warnings
from collections.abc import Iterator

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_constants as c
    import sre_parse

_CLASSES = {
    c.CATEGORY_DIGIT: string.digits,
    c.CATEGORY_NOT_DIGIT: "ab .-",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_NOT_SPACE: "abz09./",
    c.CATEGORY_WORD: "abzAZ09_",
    c.CATEGORY_NOT_WORD: " .-(",
}
_ANY = string.ascii_letters + string.digits + " .,;:-_/()[]{}<>\"'`=#|@%&*+?!\\"
_MORE = 2


def samples(regex: str, flags: int, n: int, seed: int = 0) -> Iterator[str]:
    """Yield up to `n` texts in which the expression finds something; look-arounds are met by luck."""
    parsed, compiled, chance = sre_parse.parse(regex, flags), re.compile(regex, flags), random.Random(seed)
    for _ in range(n):
        text = _of(parsed, chance, {})
        for around in (text, f" {text} ", f"x {text}"):
            if compiled.search(around):
                yield around
                break


def _of(parsed, chance, groups) -> str:
    return "".join(_one(op, arg, chance, groups) for op, arg in parsed)


def _one(op, arg, chance, groups) -> str:  # noqa: PLR0911 - one return per kind of node
    if op is c.LITERAL:
        return chr(arg)
    if op is c.NOT_LITERAL:
        return chance.choice(_ANY.replace(chr(arg), ""))
    if op is c.ANY:
        return chance.choice(_ANY)
    if op is c.IN:
        return _in(arg, chance)
    if op is c.BRANCH:
        return _of(chance.choice(arg[1]), chance, groups)
    if op is c.SUBPATTERN:
        text = _of(arg[3], chance, groups)
        groups[arg[0]] = text
        return text
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, getattr(c, "POSSESSIVE_REPEAT", None)):
        least, most, inner = arg
        times = chance.randint(least, min(most, least + _MORE))
        return "".join(_of(inner, chance, groups) for _ in range(times))
    if op is getattr(c, "ATOMIC_GROUP", None):
        return _of(arg, chance, groups)
    if op is c.GROUPREF:
        return groups.get(arg, "")
    return _of(arg[1], chance, groups) if op is c.ASSERT and chance.random() < 0.5 else ""


def _in(members, chance) -> str:
    if members[0][0] is c.NEGATE:
        excluded = re.compile("[" + "".join(map(_written, members[1:])) + "]")
        return chance.choice([char for char in _ANY if not excluded.match(char)] or ["\xa7"])
    op, arg = chance.choice(members)
    if op is c.LITERAL:
        return chr(arg)
    if op is c.RANGE:
        return chr(chance.randint(*arg))
    return chance.choice(_CLASSES[arg])


def _written(member) -> str:
    op, arg = member
    if op is c.LITERAL:
        return re.escape(chr(arg))
    if op is c.RANGE:
        return f"{re.escape(chr(arg[0]))}-{re.escape(chr(arg[1]))}"
    return re.escape(_CLASSES[arg])
