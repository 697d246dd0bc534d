"""What globs match: the expression of each, and by what the paths that it matches are found among many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from repocheck.text.compiled import compiled
from repocheck.text.pattern import late_regex

IF_NAMED = "named:"
"""How a glob begins of files that are read only if another file names them."""
_WILD = late_regex(r"[*?]|\[!?[^\]/]{1,60}\]")
_PART = late_regex(r"\*\*/?|\[!?[^\]/]{1,60}\]|.", re.DOTALL)
_TELLING = 3
"""Letters from which on a word of a glob stands in fewer paths than the ending."""
_WHOLE = late_regex(r"(\*\*/|(?:\*/)*)\*\.([^*?\[\]{}./]+)")
"""Glob of all files with an ending, at one depth or at any."""
_FOLDERS = late_regex(r"(?:^|(?<=/))\{(?:(?:[^{},]{0,80}/)?,){0,20}[^{},]{0,80}/\}")
"""Alternatives that are whole folders, or none."""
_ANY_DEPTH = "**/"
_WHOLE_FOLDERS = late_regex(r"(?:[^{}/]|\{[^{}/]{0,200}\})+/")
"""A part of a glob that stands for a folder, however it is called."""
_REGEXES = {_ANY_DEPTH: "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}
"""What the parts of a glob are as a regular expression; a comma is one only within braces."""


class Ways(NamedTuple):
    """By what the paths that globs match are found among many: names, endings and words."""

    whole: dict[str, set[int | None]]
    """Endings of which every file matches, with the depth, or None for any."""
    looked_into: set[str]
    """Endings of which some files match."""
    pieces: dict[str, set[str]]
    """What stands in the paths that match otherwise, with their endings; an empty one for any."""

    def add(self, written: str) -> None:
        """Add those that match a glob without alternatives."""
        pieces = _WILD.split(written.rpartition("/")[2])
        if whole := _WHOLE.fullmatch(written):
            depth = None if whole[1] == "**/" else written.count("/")
            self.whole.setdefault(whole[2], set()).add(depth)
        elif len(pieces) > 1:
            ending = _ending(pieces[-1])
            before = written.removesuffix(f".{ending}")
            piece = max((part for each in _WILD.split(before) for part in each.split("/")), key=len)
            if ending and len(piece) < _TELLING:
                self.looked_into.add(ending)
            else:
                self.pieces.setdefault(piece, set()).add(ending)


class Globs:
    """Globs in buckets by what a name must be, end with or hold; the expressions compile on first use.

    Most of the files of a large repository have an ending that no glob, or only one, is for.
    """

    def __init__(self, globs: tuple[str, ...]) -> None:
        self._globs = tuple(written.removeprefix(IF_NAMED) for written in globs)
        self._patterns: list[re.Pattern[str] | None] = [None] * len(globs)
        self.by_name: dict[str, dict[int, None]] = defaultdict(dict)  # numbers in order, each once
        self.by_ending: dict[str, dict[int, None]] = defaultdict(dict)
        self._by_piece: dict[str, dict[int, None]] = defaultdict(dict)
        self.n_asked = 0
        """Paths that were asked for a match, of all repositories."""
        for number, written in enumerate(self._globs):
            for name in _names(written.lower()):
                self._put(number, name)
        pieces = "|".join(map(re.escape, self._by_piece))
        self._any_piece = compiled(pieces) if self._by_piece else None

    @cached_property
    def ways(self) -> Ways:
        """Return by what the paths that match are found among many."""
        ways = Ways({}, set(), {})
        for written in self._globs:
            for each in _spelled_out(written.lower()):
                ways.add(each)
        return ways

    def _put(self, number: int, name: str) -> None:
        pieces = _WILD.split(name)
        ending = _ending(pieces[-1])
        if len(pieces) == 1:
            self.by_name[name][number] = None
        elif ending:
            self.by_ending[ending][number] = None
        else:
            self._by_piece[max(pieces, key=len)][number] = None

    def fits(self, path: str) -> bool:
        """Return whether any of the globs matches `path`."""
        return self.first(path) is not None

    def first(self, path: str) -> int | None:
        """Return the number of the first glob that `path` matches; None if it matches none."""
        for number in self._numbers(_name(path)):
            if self._pattern(number).fullmatch(path):
                return number
        return None

    def _numbers(self, name: str) -> Iterable[int]:
        """Return which globs a path may match whose last part, in lower case, is `name`, in their order."""
        called, ending = self.by_name.get(name), self.by_ending.get(_ending(name))
        held = self._any_piece is not None and self._any_piece.search(name)
        if not called and not held:  # most names
            return ending or ()
        may = {*(called or ()), *(ending or ())}
        if held:
            may.update(*(numbers for piece, numbers in self._by_piece.items() if piece in name))
        return sorted(may)

    def _pattern(self, number: int) -> re.Pattern[str]:
        pattern = self._patterns[number]
        if pattern is None:
            pattern = compiled(regex_of(self._globs[number]), re.IGNORECASE | re.DOTALL)
            self._patterns[number] = pattern
        return pattern


globs_of = lru_cache(maxsize=512)(Globs)


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


def _ending(name: str) -> str:
    """Return what follows the last dot; empty without one."""
    return name.rpartition(".")[2] if "." in name else ""


def regex_of(written: str) -> str:
    """Return the regular expression of a glob.

    Of a part with folders of any depth on both sides the first place is as good as any other, and none is
    tried after it: to try them all takes time that grows with the square of the depth.
    """
    first, *between, last = parts if len(parts := written.split(_ANY_DEPTH)) > 1 else ("", written)
    if len(parts) < 3 or not all(map(_WHOLE_FOLDERS.fullmatch, between)):
        return f"(?:{_regex_of(written)})"
    any_depth = _REGEXES[_ANY_DEPTH]
    passed = "".join(f"(?>{any_depth}?{_regex_of(part)})" for part in between)
    return f"(?:{_regex_of(first)}{passed}{any_depth}{_regex_of(last)})"


def _regex_of(written: str) -> str:
    parts, depth = [], 0
    for part in _PART.findall(written):
        depth += (part == "{") - (part == "}")
        if part[0] == "[" and len(part) > 1:
            parts.append(part.replace("[!", "[^", 1))
        elif part in _REGEXES and (part != "," or depth):
            parts.append(_REGEXES[part])
        else:
            parts.append(re.escape(part))
    return "".join(parts)
