"""Match paths of a repository against globs, always without regard to case.

``*`` stays within a folder, ``**/`` spans any depth (none too), ``{a,b}`` lists alternatives, and a
leading dot is nothing special. A check says with such globs what it reads; the probe fetches just that. What
``named:`` stands before is read only if a file that is read names it: ``named:**/*.py``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cache, cached_property
from itertools import chain, islice
from operator import methodcaller

from repocheck.text.glob_pattern import Globs, globs_of
from repocheck.text.path_ends import PathEnds
from repocheck.text.pattern import words_of
from repocheck.text.word_finder import WordFinder
from repocheck.text.words_in_lines import Lines

_MAX_SOUGHT = 512
_STEP = 64
"""After so many further words an automaton is made anew."""
_sought: dict[str, None] = {}
"""The first words that were looked for in the paths of any repository: most are those of globs."""
_FEW_PATHS = 200
"""So many paths are tried one by one: to find out by what globs can be looked for takes longer."""


@cache
def _finder(n_words: int) -> WordFinder:
    """Return what finds the first so many words that were looked for."""
    return WordFinder(islice(_sought, n_words))


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Return whether `path` (with ``/``) matches any of `globs`."""
    return globs_of(globs).fits(path)


def select(paths: Iterable[str], globs: tuple[str, ...]) -> list[str]:
    """Return the paths that match any of `globs`, in the order of `paths`."""
    wanted = globs_of(globs)
    return paths.matching(wanted) if isinstance(paths, Paths) else list(filter(wanted.fits, paths))


def ranked(paths: Iterable[str], globs: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the paths that match, each with the number (0-based) of the first glob that it matches."""
    first = globs_of(globs).first
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

    def first_ending(self, *ends: str) -> str | None:
        """Return the first that ends with whole parts such as ``a/run.py``; None if none does."""
        found = (self._ends.first(end) for end in ends if end)
        number = min((each for each in found if each is not None), default=None)
        return None if number is None else self[number]

    @cached_property
    def _ends(self) -> PathEnds:
        return PathEnds(self)

    def holding(self, words: Iterable[str]) -> Paths:
        """Return those in whose folder or name one of `words` (lower case) stands, in their order."""
        if self._all is not None:
            return self.some(self._own_of(self._all.holding(words)))
        return self.some(self._at({number for word in words for number in self._lines_with(word)}))

    def _lines_with(self, word: str) -> list[int]:
        found = self._found.get(word)
        if found is None:
            if len(_sought) < _MAX_SOUGHT:
                _sought[word] = None
            found = self._found[word] = [] if word in self._absent else self._look_for(word)
        return found

    @cached_property
    def _absent(self) -> frozenset[str]:
        """Return words that stand in none of the paths: all that were looked for are found in one pass."""
        n_words = len(_sought) // _STEP * _STEP
        return frozenset(islice(_sought, n_words)) - _finder(n_words).present(self.lowered)

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

    def matching(self, globs: Globs) -> list[str]:
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
        for piece in ways.pieces.keys() - self._absent:
            endings = ways.pieces[piece]
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
