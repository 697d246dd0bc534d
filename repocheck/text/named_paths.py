"""Find the files of a repository that its texts name: in a command, an include, a link, a step."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import islice

from repocheck.text.path_ends import PathEnds
from repocheck.text.pattern import late_regex

MAX_NAMED = 60
"""So many files are read because they are named; what is named first counts.
Source: no README of 200 labelled repositories names more programs and lists than that."""
_MAX_CHARS = 131_072
_MAX_TOTAL_CHARS = 1_000_000
_MOST_ALIKE = 3
"""A name that so many files share says nothing of which is meant."""
_SPEAKS = late_regex(
    r"(?:^|/)"
    r"(?:[^/]*\.(?:md|markdown|rst|txt|in|toml|cfg|ya?ml|sh|bash|slurm|sbatch|def|dockerfile)"
    r"|readme[^/]*|setup\.py|makefile|(?:docker|container|snake|jenkins)file[^/]*|singularity[^/]*"
    r"|package\.json)$",
    re.IGNORECASE,
)
"""Files in which a name says that another file is used: documents, scripts, recipes, lists, steps."""
_WORD = late_regex(
    r"((?:(?<![\w-])(?:-[rcf]|--(?:requirement|constraint|file)|(?:license[_-])?files?|open|COPY|ADD)"
    r"[\s=:\"'{\[(]{1,6}|\]\()?)"
    r"((?:\.\.?/){0,9}[\w@+-][\w@+./-]{2,200})"
)
"""A word that may be a path, and what says that it is a list, or terms: most of their like are data."""
_OF_DATA = (".txt", ".in", ".yml", ".yaml", ".toml", ".lock")
_ACTION = frozenset({"action.yml", "action.yaml"})


def named_paths(texts: Iterable[tuple[str, str]], candidates: Iterable[str]) -> tuple[str, ...]:
    """Return those of `candidates` that `texts` name, in the order in which they are named.

    A file is named by its path from the root, from another folder, or by its name where few share it; an
    action by its folder; a Python program also as a module, with dots.

    Args:
        texts: Path and text of files that were read.
        candidates: Paths of files that were not.
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for path in candidates:
        folder, _, name = path.rpartition("/")
        by_name[folder.rpartition("/")[2] if name in _ACTION else name].append(path)
        if name.endswith(".py"):
            by_name[name.removesuffix(".py")].append(path)
    alike = cache(lambda last: _Alike(by_name[last]))
    found: dict[str, None] = {}
    left = _MAX_TOTAL_CHARS
    for path, text in texts if by_name else ():
        if not _SPEAKS.search(path) or left <= 0:
            continue
        left -= min(len(text), _MAX_CHARS)
        for mark, word in _WORD.findall(text[:_MAX_CHARS]):
            if word.endswith(_OF_DATA) and not mark:
                continue
            for said in (word.rstrip(".").removeprefix("./"), word.replace(".", "/")):
                if (last := said.rpartition("/")[2]) in by_name:
                    found |= dict.fromkeys(alike(last).meant(said, last))
            if len(found) >= MAX_NAMED:
                return tuple(found)[:MAX_NAMED]
    return tuple(found)


class _Alike:
    """Files that end alike: there may be as many as words that name one of them."""

    def __init__(self, paths: list[str]) -> None:
        self._paths = paths

    @cached_property
    def _ends(self) -> tuple[PathEnds, PathEnds]:
        return PathEnds(self._paths), PathEnds(map(_bare, self._paths))

    def meant(self, said: str, last: str) -> list[str]:
        """Return the files that `said` means, whose last part is `last`; none if they are many."""
        if "/" not in said and "." not in last:
            return []  # a bare word is a word
        while said.startswith("../"):
            said = said[3:]
        ends = zip(self._ends, (said, said.removesuffix(".py")), strict=True)
        some = {number for each, end in ends for number in islice(each.numbers(end), _MOST_ALIKE + 1)}
        return [self._paths[number] for number in sorted(some)] if len(some) <= _MOST_ALIKE else []


def _bare(path: str) -> str:
    """Return `path` as commands name it: an action by its folder, a Python program without its ending."""
    folder, _, name = path.rpartition("/")
    return folder if name in _ACTION else path.removesuffix(".py")
