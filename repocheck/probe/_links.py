"""Follow the symbolic links of a repository within its tree: to files, to folders, and over other links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from posixpath import dirname, join, normpath

from repocheck.models import EntryKind, FileText, TreeEntry
from repocheck.text.glob_pattern import IF_NAMED, globs_of

Content = bytes | FileText | str
"""Content of a file, its text where a host has cut it already, or the reason why it cannot be had."""
_MAX_LINKS = 200
"""Links that nobody asked for by name are read so many at the most: they may lead to folders."""
_MAX_HOPS = 10
"""Links behind one another. Source: Linux gives up after 40, and nobody needs three."""
_MAX_BEHIND = 200
"""Files behind links to folders that are read."""
_MAX_LOOKED_AT = 100_000
"""Files behind links to folders that are looked at: a few hundred links to one large folder would else make
millions of paths of its thousands."""
_MAX_TARGET_BYTES = 4_095
"""Longest place that a link can lead to. Source: PATH_MAX of Linux."""


def links_of(tree: Iterable[TreeEntry], chosen: Iterable[TreeEntry]) -> list[TreeEntry]:
    """Return the links that are not among the chosen files; what they are called says not where they lead."""
    known = {entry.path for entry in chosen}
    others = (entry for entry in tree if entry.kind is EntryKind.SYMLINK and entry.path not in known)
    return list(islice(others, _MAX_LINKS))


class Ends:
    """Where links lead to.

    Args:
        tree: All entries at the commit, sorted by path.
        said: By the path of a link its content, as far as it could be had.
    """

    def __init__(self, tree: tuple[TreeEntry, ...], said: Mapping[str, Content]) -> None:
        self._tree = tree
        self._said = {
            path: content
            for path, content in said.items()
            if isinstance(content, bytes) and len(content) <= _MAX_TARGET_BYTES
        }
        self._files: dict[str, TreeEntry] = {}
        if said:
            self._files = {entry.path: entry for entry in tree if entry.kind is EntryKind.FILE}

    def of(self, path: str) -> str:
        """Return the path at the end of all links in `path`; empty if they lead out, or in a circle."""
        for _ in range(_MAX_HOPS):
            link = next((each for each in chain((path,), _above(path)) if each in self._said), None)
            if link is None:
                return path
            target = self._said[link].decode("utf-8", "replace")
            path = normpath(join(dirname(link), target, path[len(link) + 1 :]))
        return ""

    def files(self, paths: Iterable[str]) -> dict[TreeEntry, None]:
        """Return the files at some paths."""
        return dict.fromkeys(self._files[path] for path in paths if path in self._files)

    def behind_folders(self, globs: tuple[str, ...], read: set[str]) -> tuple[TreeEntry, ...]:
        """Return, as links, the files that are wanted as they are called behind a link to a folder.

        What is read under its own path is left out.
        """
        always = globs_of(tuple(written for written in globs if not written.startswith(IF_NAMED)))
        behind = (
            (f"{link}/{inside}", entry)
            for link in self._said
            if (end := self.of(link)) not in self._files and not f"{link}/".startswith(f"{end}/")
            for inside, entry in self._inside(end)
            if entry.path not in read
        )
        looked_at = islice(behind, _MAX_LOOKED_AT)
        wanted = dict(islice((each for each in looked_at if always.fits(each[0])), _MAX_BEHIND))
        return tuple(entry._replace(path=path, kind=EntryKind.SYMLINK) for path, entry in wanted.items())

    def _inside(self, folder: str) -> Iterator[tuple[str, TreeEntry]]:
        """Yield the files below a folder, each with its path from there."""
        below = f"{folder}/"
        for number in range(bisect_left(self._tree, (below,)), len(self._tree)):
            entry = self._tree[number]
            if not entry.path.startswith(below):
                return
            if entry.path in self._files:
                yield entry.path[len(below) :], entry


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the deepest first."""
    while path := path.rpartition("/")[0]:
        yield path
