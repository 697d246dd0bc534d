"""Match paths of a repository against globs, always without regard to case.

``*`` stays within a folder, ``**/`` spans any depth (none too), ``{a,b}`` lists alternatives, and a
leading dot is nothing special. A check says with such globs what it reads; the probe fetches just that. What
``named:`` stands before is read only if a file that is read names it: ``named:**/*.py``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from repocheck.text.compiled import compiled
from repocheck.text.pattern import late_regex

IF_NAMED = "named:"
"""How a glob begins of files that are read only if another file names them."""
_WILD = late_regex(r"[*?]|\[!?[^\]/]{1,60}\]")
_PART = late_regex(r"\*\*/?|\[!?[^\]/]{1,60}\]|.", re.DOTALL)
_FOLDERS = late_regex(r"(?:^|(?<=/))\{(?:(?:[^{},]{0,80}/)?,){0,20}[^{},]{0,80}/\}")
"""Alternatives that are whole folders, or none."""
_REGEXES = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}
"""What the parts of a glob are as a regular expression; a comma is one only within braces."""


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Return whether `path` (with ``/``) matches any of `globs`."""
    return _globs(globs).first(path) is not None


def select(paths: Iterable[str], globs: tuple[str, ...]) -> list[str]:
    """Return the paths that match any of `globs`, in the order of `paths`."""
    first = _globs(globs).first
    if isinstance(paths, Paths):
        paths = paths.worth_a_look(_globs(globs))
    return [path for path in paths if first(path) is not None]


def ranked(paths: Iterable[str], globs: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the paths that match, each with the number (0-based) of the first glob that it matches."""
    first = _globs(globs).first
    return [(rank, path) for path in paths if (rank := first(path)) is not None]


class Paths(tuple[str, ...]):
    """Paths that are asked for by many globs: each name is looked at once, however many files have it."""

    @cached_property
    def _named(self) -> dict[str, list[int]]:
        named: dict[str, list[int]] = defaultdict(list)
        for number, path in enumerate(self):
            named[_name(path)].append(number)
        return named

    @cached_property
    def _ending(self) -> dict[str, list[str]]:
        ending: dict[str, list[str]] = defaultdict(list)
        for name in self._named:
            ending[_after_dot(name)].append(name)
        return ending

    def called(self, fits: Callable[[str], object]) -> list[str]:
        """Return those whose last part, in lower case, `fits`, in their order."""
        return self._at(name for name in self._named if fits(name))

    def worth_a_look(self, globs: _Globs) -> list[str]:
        """Return those that any of `globs` may match, in their order."""
        named, ending = self._named, self._ending
        names = {name for name in globs.by_name if name in named}
        names.update(*(ending[each] for each in globs.by_ending if each in ending))
        if globs.pieces is not None:
            names.update(filter(globs.pieces.search, named))
        return self._at(names)

    def _at(self, names: Iterable[str]) -> list[str]:
        named = self._named
        return [self[number] for number in sorted(number for name in names for number in named[name])]


class _Globs:
    """Globs in buckets by what a name must be, end with or hold; the expressions compile on first use.

    Most of the files of a large repository have an ending that no glob, or only one, is for.
    """

    def __init__(self, globs: tuple[str, ...]) -> None:
        self._globs = tuple(written.removeprefix(IF_NAMED) for written in globs)
        self._patterns: list[re.Pattern[str] | None] = [None] * len(globs)
        self.by_name: dict[str, dict[int, None]] = defaultdict(dict)  # numbers in order, each once
        self.by_ending: dict[str, dict[int, None]] = defaultdict(dict)
        self._by_piece: dict[str, dict[int, None]] = defaultdict(dict)
        for number, written in enumerate(self._globs):
            for name in _names(written.lower()):
                self._put(number, name)
        pieces = "|".join(map(re.escape, self._by_piece))
        self.pieces = compiled(pieces) if self._by_piece else None

    def _put(self, number: int, name: str) -> None:
        pieces = _WILD.split(name)
        ending = _ending(pieces[-1])
        if len(pieces) == 1:
            self.by_name[name][number] = None
        elif ending:
            self.by_ending[ending][number] = None
        else:
            self._by_piece[max(pieces, key=len)][number] = None

    def first(self, path: str) -> int | None:
        """Return the number of the first glob that `path` matches; None if it matches none."""
        for number in self._numbers(_name(path)):
            if self._pattern(number).fullmatch(path):
                return number
        return None

    def _numbers(self, name: str) -> Iterable[int]:
        """Return which globs a path may match whose last part, in lower case, is `name`, in their order."""
        called, ending = self.by_name.get(name), self.by_ending.get(_after_dot(name))
        held = self.pieces is not None and self.pieces.search(name)
        if not called and not held:  # most names
            return ending or ()
        may = {*(called or ()), *(ending or ())}
        if held:
            may.update(*(numbers for piece, numbers in self._by_piece.items() if piece in name))
        return sorted(may)

    def _pattern(self, number: int) -> re.Pattern[str]:
        pattern = self._patterns[number]
        if pattern is None:
            pattern = compiled(_regex(self._globs[number]), re.IGNORECASE | re.DOTALL)
            self._patterns[number] = pattern
        return pattern


_globs = lru_cache(maxsize=512)(_Globs)


def _names(written: str) -> set[str]:
    """Return the last parts that a glob stands for; the alternatives of its folders are left out first."""
    short = _FOLDERS.sub("", written)
    last = short[short.rfind("/") + 1 :]
    whole = last if last.count("{") == last.count("}") else short
    return {each[each.rfind("/") + 1 :] for each in _spelled_out(whole)}


def _spelled_out(written: str) -> list[str]:
    """Return what a glob is once one alternative is taken of each of its braces."""
    opened = written.rfind("{")
    closed = written.find("}", opened)
    if opened < 0 or closed < 0:
        return [written]
    before, after = written[:opened], written[closed + 1 :]
    parts = written[opened + 1 : closed].split(",")
    return [each for part in parts for each in _spelled_out(f"{before}{part}{after}")]


def _name(path: str) -> str:
    return path[path.rfind("/") + 1 :].lower()


def _after_dot(name: str) -> str:
    """Return what follows the last dot; the whole name without one."""
    return name[name.rfind(".") + 1 :]


def _ending(name: str) -> str:
    """Return what follows the last dot; empty without one."""
    return _after_dot(name) if "." in name else ""


def _regex(written: str) -> str:
    parts, depth = [], 0
    for part in _PART.findall(written):
        depth += (part == "{") - (part == "}")
        if part[0] == "[" and len(part) > 1:
            parts.append(part.replace("[!", "[^", 1))
        elif part in _REGEXES and (part != "," or depth):
            parts.append(_REGEXES[part])
        else:
            parts.append(re.escape(part))
    return f"(?:{''.join(parts)})"
