"""Read a regular expression as an automaton: its positions, and what may follow each.

Bounded repeats take bounded time, and count as up to four copies, unless long ones are to count as loops.
What one character before or behind decides is kept; anything that looks further is taken to hold, and marked
as not sure. Reading on within what looks ahead leads nowhere.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from re import _compiler, _constants, _parser
from typing import NamedTuple

SAMPLE = [chr(code) for code in range(128)] + list("\x85\xa0äßéΩж٣中—’…“\u2028\ufeff🤗")
"""Characters that stand for all: those of the expression are added."""
_SINGLE = {"LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY", "RANGE"}
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
_MANDATORY, _OPTIONAL = 2, 2
"""Copies of a bounded repeat."""
_LONG = 12
"""A group that may be repeated more often takes too long if it reads one text in two ways: 2 ** 13 times."""
Nodes = Iterable[tuple[object, object]]
Guard = tuple[int, ...]
"""For each class of the character before (then: for none), the classes that may come next; at the end,
whether that is all there is to it: what looks further than one character is taken to hold, but may not."""


class Part(NamedTuple):
    """A part of an expression: where it may begin and end, and with what beside it it is empty."""

    first: list[tuple[int, Guard]]
    last: list[tuple[int, Guard]]
    empty: list[Guard]


def loops_in(regex: str, flags: int = 0) -> tuple[bool, bool]:
    """Return whether something is repeated without a bound, and whether a group is, long but bounded."""
    repeats = list(_repeats(_parser.parse(regex, flags)))
    endless = any(most is _parser.MAXREPEAT for most, _ in repeats)
    return endless, any(most is not _parser.MAXREPEAT and _is_long(most, inner) for most, inner in repeats)


def _repeats(nodes: Nodes) -> Iterator[tuple[object, list[tuple[object, object]]]]:
    """Yield how often each repeat repeats at most, and what."""
    for name, value in nodes:
        if str(name) in _REPEATS:
            yield value[1], list(value[2])
        for each in _inside(str(name), value):
            yield from _repeats(each)


def _inside(name: str, value: object) -> list[Nodes]:
    """Return the sequences within a node."""
    if name in {"BRANCH", "GROUPREF_EXISTS"}:
        return [each or [] for each in (value[1:] if name == "GROUPREF_EXISTS" else value[1])]
    if name == "ATOMIC_GROUP":
        return [value]
    if name == "SUBPATTERN":
        return [value[3]]
    if name in _REPEATS:
        return [value[2]]
    return [value[1]] if name in {"ASSERT", "ASSERT_NOT"} else []


def _is_long(most: object, inner: list[tuple[object, object]]) -> bool:
    return int(most) > _LONG and not _is_single(inner)


def _is_single(inner: list[tuple[object, object]]) -> bool:
    return len(inner) == 1 and str(inner[0][0]) in _SINGLE


class Automaton:
    """The positions of an expression and what may follow each.

    Args:
        regex: The expression.
        flags: Flags of `re`.
        searched: Whether it may begin anywhere, not only where the text does.
        whole: Whether it has to match to the end of the text.
        long_loops: Whether a group that is repeated often counts as a loop, though the number is bounded.
    """

    def __init__(
        self,
        regex: str,
        flags: int = 0,
        *,
        searched: bool = True,
        whole: bool = False,
        long_loops: bool = False,
    ) -> None:
        self._long_loops = long_loops
        tree = _parser.parse(regex, flags)
        sample = SAMPLE + [c for c in dict.fromkeys(regex) if c not in SAMPLE]
        self.classes = _classes(tree, sample)
        self.count = len(self.classes)
        self.all = (1 << (self.count + 1)) - 1
        self.free: Guard = (self.all,) * (self.count + 1) + (1,)
        self.unsure: Guard = (*self.free[:-1], 0)
        self.masks: list[int] = []
        self.follow: dict[tuple[int, int], list[Guard]] = defaultdict(list)
        self.start: int | None = None
        self._groups: dict[object, tuple[Nodes, int]] = {}
        body = self._sequence(tree, tree.state.flags)
        if whole:
            body = self._joined(body, Part([], [], [self._before(self.all, 1 << self.count)]))
        self.accepting: dict[int, list[Guard]] = defaultdict(list)
        for p, guard in body.last:
            self.accepting[p].append(guard)
        if searched:
            self.start = self._position((1 << self.count) - 1)
            self.follow[self.start, self.start].append(self.free)
            for p, guard in body.first:
                self.follow[self.start, p].append(guard)
        self._after: dict[int, list[tuple[int, list[Guard]]]] = defaultdict(list)
        for (p, q), guards in self.follow.items():
            self._after[p].append((q, guards))

    def _position(self, mask: int) -> int:
        self.masks.append(mask)
        return len(self.masks) - 1

    def _sequence(self, nodes: Nodes, flags: int) -> Part:
        part = Part([], [], [self.free])
        for node in nodes:
            part = self._joined(part, self._node(node, flags))
        return part

    def _node(self, node: tuple[object, object], flags: int) -> Part:
        name, value = str(node[0]), node[1]
        if name in _SINGLE:
            p = self._position(self._mask(node, flags))
            return Part([(p, self.free)], [(p, self.free)], [])
        if name in _REPEATS:
            return self._repeated(*value, flags, gives_back=name != "POSSESSIVE_REPEAT")
        return {
            "SUBPATTERN": self._group,
            "ATOMIC_GROUP": self._sequence,
            "BRANCH": lambda value, flags: self._either([self._sequence(x, flags) for x in value[1]]),
            "AT": lambda value, flags: Part([], [], [self._at(str(value), flags)]),
            "ASSERT": lambda value, flags: self._looked(*value, flags, wanted=True),
            "ASSERT_NOT": lambda value, flags: self._looked(*value, flags, wanted=False),
            "GROUPREF": lambda value, _: self._sequence(*self._groups[value]),
            "GROUPREF_EXISTS": lambda value, flags: self._either(
                [self._sequence(each or [], flags) for each in value[1:]]
            ),
        }[name](value, flags)

    def _group(self, value: tuple[object, int, int, Nodes], flags: int) -> Part:
        number, add, drop, inner = value
        self._groups[number] = (inner, (flags | add) & ~drop)
        return self._sequence(*self._groups[number])

    def _mask(self, node: tuple[object, object], flags: int) -> int:
        matches = _matcher(node, flags)
        return sum(1 << n for n, c in enumerate(self.classes) if matches(c))

    def _joined(self, a: Part, b: Part) -> Part:
        self._lead(a.last, b.first)
        first = a.first + [(p, _both(e, guard)) for e in a.empty for p, guard in b.first]
        last = b.last + [(p, _both(guard, e)) for e in b.empty for p, guard in a.last]
        return Part(_possible(first), _possible(last), [_both(e, f) for e in a.empty for f in b.empty])

    def _lead(self, last: list[tuple[int, Guard]], first: list[tuple[int, Guard]]) -> None:
        for (p, before), (q, behind) in product(last, first):
            guard = _both(before, behind)
            if any(guard[:-1]):
                self.follow[p, q].append(guard)

    def _either(self, parts: list[Part]) -> Part:
        empty = list(dict.fromkeys(e for part in parts for e in part.empty))
        return Part([f for p in parts for f in p.first], [x for p in parts for x in p.last], empty)

    def _repeated(
        self, least: int, most: object, inner: Nodes, flags: int, *, gives_back: bool = True
    ) -> Part:
        inner = list(inner)
        if self._long_loops and _is_long(most, inner):
            most = _parser.MAXREPEAT
        if most is _parser.MAXREPEAT:
            part = self._loop(inner, flags, gives_back=gives_back)
            if least == 0:
                part = part._replace(empty=[self.free])
            copies = min(least - 1, _MANDATORY)
        else:
            part = Part([], [], [self.free])
            for _ in range(min(int(most) - least, _OPTIONAL)):  # (x(x)?)?: one way to read each number
                part = self._joined(self._sequence(inner, flags), part)
                part = part._replace(empty=list(dict.fromkeys([*part.empty, self.free])))
            copies = min(least, _MANDATORY)
        for _ in range(copies):
            part = self._joined(self._sequence(inner, flags), part)
        return part

    def _loop(self, inner: Nodes, flags: int, *, gives_back: bool) -> Part:
        loop = self._sequence(inner, flags)
        self._lead(loop.last, loop.first)
        if not gives_back and len(loop.first) == 1 == len(self.masks) - loop.first[0][0]:
            # What a possessive loop over one character could still read never comes behind it.
            beyond = self._next(self.all & ~self.masks[loop.first[0][0]])
            loop = loop._replace(last=[(p, _both(guard, beyond)) for p, guard in loop.last])
        return loop

    def _before(self, before: int, next_: int) -> Guard:
        return (*(next_ if before >> n & 1 else 0 for n in range(self.count + 1)), 1)

    def _next(self, next_: int) -> Guard:
        return (next_,) * (self.count + 1) + (1,)

    def _at(self, where: str, flags: int) -> Guard:
        newline = self._mask((_constants.LITERAL, 10), 0)
        end = start = 1 << self.count
        if where in {"AT_BEGINNING", "AT_BEGINNING_STRING"}:
            before = start | (newline if flags & re.MULTILINE and where == "AT_BEGINNING" else 0)
            return self._before(before, self.all)
        if where in {"AT_END", "AT_END_STRING"}:
            next_ = end | (newline if where == "AT_END" else 0)
            return self._next(next_)
        word = self._mask((_constants.IN, [(_constants.CATEGORY, _constants.CATEGORY_WORD)]), flags)
        edge = where == "AT_BOUNDARY"
        other = self.all & ~word
        return (*(other if bool(word >> n & 1) == edge else word for n in range(self.count + 1)), 1)

    def _looked(self, way: int, inner: object, flags: int, *, wanted: bool) -> Part:
        if len(inner) == 1 and str(inner[0][0]) in _SINGLE:
            mask = self._mask(inner[0], flags)
            allowed = mask if wanted else self.all & ~mask
            if way > 0:
                return Part([], [], [self._next(allowed)])
            return Part([], [], [self._before(allowed, self.all)])
        if way < 0:
            return Part([], [], [self._behind(inner, flags, wanted=wanted)])
        ahead = self._sequence(inner, flags)
        dead = self._position(0)  # reading on within it leads nowhere
        self._lead(ahead.last, [(dead, self.free)])
        return Part(ahead.first, [], [self.unsure])

    def _behind(self, inner: object, flags: int, *, wanted: bool) -> Guard:
        """Return what the last character says of a longer look behind, or of one of several."""
        ends = self._last_masks(inner, flags)
        if ends is None or (not wanted and not ends[1]):
            return self.unsure
        guard = self._before(ends[0] if wanted else self.all & ~ends[0], self.all)
        return guard if ends[1] else (*guard[:-1], 0)

    def _last_masks(self, inner: object, flags: int) -> tuple[int, bool] | None:
        """Return the classes of the last character, and whether it is the only one; None if there is none."""
        if not len(inner):
            return None
        name, value = str(inner[-1][0]), inner[-1][1]
        if name in _SINGLE:
            return self._mask(inner[-1], flags), len(inner) == 1
        if name == "SUBPATTERN":
            return self._last_masks(value[3], flags)
        if name == "BRANCH":
            found = [self._last_masks(each, flags) for each in value[1]]
            if any(each is None for each in found):
                return None
            alone = len(inner) == 1 and all(each[1] for each in found)
            masks = 0
            for mask, _ in found:
                masks |= mask
            return masks, alone
        return None

    def edges(self, p: int, c: int) -> Iterator[tuple[int, int, int]]:
        """Yield what may come behind position `p` that has read class `c`: position, classes, those twice."""
        for q, guards in self._after[p]:
            seen = twice = 0
            for guard in guards:
                allowed = guard[c] & self.masks[q]
                twice |= seen & allowed
                seen |= allowed
            if seen:
                yield q, seen, twice


@cache
def classes_in(mask: int) -> list[int]:
    """Return the classes of a set of them."""
    return [c for c in range(mask.bit_length()) if mask >> c & 1]


_NODES: dict[str, object] = {}


def _matcher(node: object, flags: int) -> Callable[[str], object]:
    _NODES[repr(node)] = node
    return _compiled(repr(node), flags & ~re.VERBOSE).match


@cache
def _compiled(node: str, flags: int) -> re.Pattern[str]:
    state = _parser.State()
    state.flags = flags
    return _compiler.compile(_parser.SubPattern(state, [_NODES[node]]), flags)


def _both(a: Guard, b: Guard) -> Guard:
    return a if a is b else tuple(x & y for x, y in zip(a, b, strict=True))


def _possible(places: list[tuple[int, Guard]]) -> list[tuple[int, Guard]]:
    return [(p, guard) for p, guard in places if any(guard[:-1])]


def _classes(tree: _parser.SubPattern, sample: list[str]) -> list[str]:
    """Return one character for each set of those that no part of the expression tells apart."""
    parts = {(repr(node), flags): node for node, flags in _singles(tree, tree.state.flags)}
    matchers = [_matcher(node, flags) for (_, flags), node in parts.items()]
    matchers += [re.compile(each).match for each in (r"\w", r"\n")]
    kinds: dict[tuple[bool, ...], str] = {}
    for c in sample:
        kinds.setdefault(tuple(bool(matches(c)) for matches in matchers), c)
    return list(kinds.values())


def _singles(nodes: Nodes, flags: int) -> Iterator[tuple[object, int]]:
    """Yield each part that reads one character, with the flags that hold there."""
    for name, value in nodes:
        if str(name) in _SINGLE:
            yield (name, value), flags
        inside = (flags | value[1]) & ~value[2] if str(name) == "SUBPATTERN" else flags
        for each in _inside(str(name), value):
            yield from _singles(each, inside)
