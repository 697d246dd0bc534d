"""Match paths of a repository against globs, always without regard to case.

``*`` stays within a folder, ``**/`` spans any depth (none too), ``{a,b}`` lists alternatives, and a
leading dot is nothing special. A check says with such globs what it reads; the probe fetches just that. What
``named:`` stands before is read only if a file that is read names it: ``named:**/*.py``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cached_property, lru_cache
from itertools import chain
from operator import methodcaller
from typing import NamedTuple

from repocheck.text.compiled import compiled
from repocheck.text.pattern import late_regex, words_of
from repocheck.text.words_in_lines import Lines

IF_NAMED = "named:"
"""How a glob begins of files that are read only if another file names them."""
_WILD = late_regex(r"[*?]|\[!?[^\]/]{1,60}\]")
_PART = late_regex(r"\*\*/?|\[!?[^\]/]{1,60}\]|.", re.DOTALL)
_TELLING = 3
"""Letters from which on a word of a glob stands in fewer paths than the ending."""
_FEW_PATHS = 200
"""So many paths are tried one by one: to find out by what globs can be looked for takes longer."""
_WHOLE = late_regex(r"(\*\*/|(?:\*/)*)\*\.([^*?\[\]{}./]+)")
"""Glob of all files with an ending, at one depth or at any."""
_FOLDERS = late_regex(r"(?:^|(?<=/))\{(?:(?:[^{},]{0,80}/)?,){0,20}[^{},]{0,80}/\}")
"""Alternatives that are whole folders, or none."""
_REGEXES = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}
"""What the parts of a glob are as a regular expression; a comma is one only within braces."""


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Return whether `path` (with ``/``) matches any of `globs`."""
    return _globs(globs).fits(path)


def select(paths: Iterable[str], globs: tuple[str, ...]) -> list[str]:
    """Return the paths that match any of `globs`, in the order of `paths`."""
    wanted = _globs(globs)
    return paths.matching(wanted) if isinstance(paths, Paths) else list(filter(wanted.fits, paths))


def ranked(paths: Iterable[str], globs: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the paths that match, each with the number (0-based) of the first glob that it matches."""
    first = _globs(globs).first
    return [(rank, path) for path in select(paths, globs) if (rank := first(path)) is not None]


class Paths(tuple[str, ...]):
    """Paths that are asked for by many globs: each name is looked at once, however many files have it.

    Some of a repository's paths are found by what is known of all: that is put in order only once.
    """

    _all: Paths | None = None
    """The paths of which these are some, in their order; None if they are all."""

    def some(self, paths: Iterable[str]) -> Paths:
        """Return some of these, in their order."""
        part = Paths(paths)
        part._all = self._all or self
        return part

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Return them as a set."""
        return frozenset(self)

    def __contains__(self, path: object) -> bool:
        """Return whether `path` is one of these, at once."""
        return path in self.distinct

    @cached_property
    def lowered(self) -> str:
        """Return all paths in lower case, each on a line of its own."""
        joined = "\n".join(self)
        if joined.count("\n") >= len(self):  # a name may hold what ends a line
            joined = "\n".join(path.replace("\n", " ") for path in self)
        return joined.lower()

    @cached_property
    def _in_names(self) -> Lines:
        return Lines(list(self._named))

    @cached_property
    def _in_folders(self) -> Lines:
        return Lines([folder.replace("\n", " ").lower() for folder in self.folders])

    @cached_property
    def _found(self) -> dict[str, list[int]]:
        """Return which lines hold a word, of the words that were looked for."""
        return {}

    @cached_property
    def _named(self) -> dict[str, list[int]]:
        """Return the numbers of the paths by their last parts, in lower case."""
        named: dict[str, list[int]] = defaultdict(list)
        paths = self.lowered.split("\n") if self else ()
        for number, (_, _, name) in enumerate(map(methodcaller("rpartition", "/"), paths)):
            named[name].append(number)
        return named

    @cached_property
    def _by_ending(self) -> dict[str, list[int]]:
        """Return the numbers of the paths by what follows the last dot."""
        ending: dict[str, list[int]] = defaultdict(list)
        for name, numbers in self._named.items():
            dot = name.rfind(".") + 1
            ending[name[dot:] if dot else ""] += numbers
        return ending

    @cached_property
    def _at_depth(self) -> dict[str, dict[int | None, list[int]]]:
        return {}

    def _shaped(self, ending: str, depths: Iterable[int | None]) -> Iterable[int]:
        """Return the numbers of the paths with an ending that lie so many folders deep."""
        if ending not in self._at_depth:
            shaped = self._at_depth[ending] = defaultdict(list)
            for number in self._by_ending[ending]:
                shaped[self[number].count("/")].append(number)
        return chain.from_iterable(self._at_depth[ending].get(depth, ()) for depth in depths)

    @cached_property
    def folders(self) -> dict[str, list[int]]:
        """Return the folders in which they lie, with the numbers of their files; the root is empty."""
        folders: dict[str, list[int]] = defaultdict(list)
        for number, (folder, _, _) in enumerate(map(methodcaller("rpartition", "/"), self)):
            folders[folder].append(number)
        return folders

    def lying_in(self, fits: Callable[[str], object]) -> Paths:
        """Return those of which the folder `fits`, in their order."""
        others = [folder for folder in self.folders if not fits(folder)]
        left_out = {number for folder in others for number in self.folders[folder]}
        if not others:
            return self
        return self.some(path for number, path in enumerate(self) if number not in left_out)

    @property
    def names(self) -> Collection[str]:
        """Return the last parts of all, in lower case, each once."""
        return self._named.keys()

    @cached_property
    def written_names(self) -> frozenset[str]:
        """Return the last parts of all, as they are written."""
        return frozenset([name for _, _, name in map(methodcaller("rpartition", "/"), self)])

    @cached_property
    def endings(self) -> frozenset[str]:
        """Return what follows the last dots in the names of all, in lower case."""
        return frozenset(self._by_ending)

    def named(self, names: Iterable[str]) -> list[str]:
        """Return those of which the last part, in lower case, is one of `names`, in their order."""
        if self._all is not None:
            return self._own_of(self._all.named(names))
        return self._at(number for name in names for number in self._named.get(name, ()))

    def called(self, expression: re.Pattern[str]) -> list[str]:
        """Return those whose last part, in lower case, `expression` matches as a whole, in their order."""
        if self._all is not None:
            return self._own_of(self._all.called(expression))
        words, names = words_of(expression), list(self._named)
        if words:
            names = [names[number] for number in {n for word in words for n in self._in_names.holding(word)}]
        return self.named(filter(expression.fullmatch, names))

    def ending_with(self, endings: Collection[str]) -> list[str]:
        """Return those with one of these `endings` (lower case, without dot), in their order."""
        if self._all is not None:
            return self._own_of(self._all.ending_with(endings))
        return self._at(chain.from_iterable(self._by_ending.get(ending, ()) for ending in set(endings)))

    def holding(self, words: Iterable[str]) -> Paths:
        """Return those in whose folder or name one of `words` (lower case) stands, in their order."""
        if self._all is not None:
            return self.some(self._own_of(self._all.holding(words)))
        return self.some(self._at({number for word in words for number in self._lines_with(word)}))

    def _lines_with(self, word: str) -> list[int]:
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = self._look_for(word)
        return found

    def _look_for(self, word: str) -> list[int]:
        found = [number for each in self._in_names.holding(word) for number in self._by_name[each]]
        for each in self._in_folders.holding(word):
            found += self._by_folder[each]
        return found

    @cached_property
    def _by_name(self) -> list[list[int]]:
        return list(self._named.values())

    @cached_property
    def _by_folder(self) -> list[list[int]]:
        return list(self.folders.values())

    def matching(self, globs: _Globs) -> list[str]:
        """Return those that any of `globs` matches, in their order."""
        globs.n_asked += len(self)
        if globs.n_asked <= _FEW_PATHS:
            return list(filter(globs.fits, self))
        if self._all is not None:
            return self._own_of(self._all.matching(globs))
        ways = globs.ways
        found: set[int] = set()
        called = globs.by_name.keys() & self._named.keys()  # the fewer are looked for
        worth_a_look = {number for name in called for number in self._named[name]}
        for ending in ways.looked_into & self._by_ending.keys():
            worth_a_look.update(self._by_ending[ending])
        for ending, depths in ways.whole.items():
            if ending in self._by_ending:
                found.update(self._by_ending[ending] if None in depths else self._shaped(ending, depths))
        for piece, endings in ways.pieces.items():
            if "" in endings:
                worth_a_look.update(self._lines_with(piece))
            else:
                there = [self._by_ending[ending] for ending in endings & self._by_ending.keys()]
                worth_a_look.update(*map(set(self._lines_with(piece)).intersection, there) if there else ())
        found.update(number for number in worth_a_look - found if globs.fits(self[number]))
        return self._at(found)

    def _own_of(self, paths: Iterable[str]) -> list[str]:
        return [path for path in paths if path in self.distinct]

    def _at(self, numbers: Iterable[int]) -> list[str]:
        return [self[number] for number in sorted(set(numbers))]


class _Ways(NamedTuple):
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
        self.n_asked = 0
        """Paths that were asked for a match, of all repositories."""
        for number, written in enumerate(self._globs):
            for name in _names(written.lower()):
                self._put(number, name)
        pieces = "|".join(map(re.escape, self._by_piece))
        self._any_piece = compiled(pieces) if self._by_piece else None

    @cached_property
    def ways(self) -> _Ways:
        """Return by what the paths that match are found among many."""
        ways = _Ways({}, set(), {})
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


def _ending(name: str) -> str:
    """Return what follows the last dot; empty without one."""
    return name.rpartition(".")[2] if "." in name else ""


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
