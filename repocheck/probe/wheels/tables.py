"""Name tables of library files: from the store, or read by range and parsed; many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from repocheck.probe.wheels.archive import Budget
from repocheck.probe.wheels.scanner import Source, scan_many
from repocheck.probe.wheels.site import Site
from repocheck.probe.wheels.store import TableStore
from repocheck.probe.wheels.structure import structure_names
from repocheck.probe.wheels.wheel import Mapped
from repocheck.python import ANY_NAME, SHARED_SINCE, ModuleTable, Version

SCANNER_VERSION = 19
"""Raise it with any change of what `scan_module` returns: kept tables of other versions are not used."""
_UNREAD = ModuleTable(fault="not read", own_limits=True)


class Tables:
    """The tables of a site, each made once.

    Args:
        site: Where the files are.
        python: Version that imports them.
        budget: Says which files may be looked into, and ends the reading when the time is up.
        store: Where tables are kept.
        mapped: `map`, or the same in several threads.
        of_packages: Likewise for what is read of one package each, in other threads: they wait for `mapped`.
    """

    def __init__(
        self,
        site: Site,
        python: Version,
        budget: Budget,
        store: TableStore,
        mapped: Mapped = map,
        of_packages: Mapped = map,
    ) -> None:
        self.site = site
        self._python, self._budget = python, budget
        self._store, self.mapped, self._of_packages = store, mapped, of_packages
        self._tables: dict[str, ModuleTable] = {}
        self._structures: dict[str, frozenset[str]] = {}
        self.read = 0
        """Number of files that were looked into."""
        self.assigned: set[str] = set()
        """Names that any of them gives to a module which it imports."""
        self.fillers: set[str] = set()
        """Packages, by the first part of their names, that fill modules of theirs by computed names."""
        self.cut: set[str] = set()
        """Files that were asked for and not read since the time, or what else may be used, was over."""
        self.searchers: set[str] = set()
        """Packages, likewise, that change where modules are looked for."""

    @property
    def is_whole(self) -> bool:
        """Return whether all that was asked for could be read."""
        return all(self._structures.values()) and all(each is not _UNREAD for each in self._tables.values())

    def table(self, path: str) -> ModuleTable:
        """Return the table of the file at `path`."""
        if path not in self._tables:
            self.load([path])
        return self._tables[path]

    def check(self) -> None:
        """Go on judging; see `Budget.check`."""
        self._budget.check()

    def structure(self, path: str) -> frozenset[str]:
        """Return the names that the files beside and below a module offer; see `structure_names`."""
        folder = path.rpartition("/")[0]
        if folder not in self._structures:
            self._structures[folder] = structure_names(self.site, folder, self._store, self.mapped)
        return self._structures[folder]

    def load(self, paths: Iterable[str]) -> None:
        """Make the tables of `paths` ready; what is beyond the limits has an empty one."""
        wanted = [path for path in dict.fromkeys(paths) if path not in self._tables]
        files = {self._file(path): path for path in wanted}
        taken = [] if self._budget.is_late else [files[each] for each in self._budget.admitted([*files])]
        self._tables.update(dict.fromkeys(set(wanted).difference(taken), _UNREAD))
        self.cut |= set(wanted) if self._budget.is_late else set()
        self.read += len(taken)
        by_owner: dict[int, list[str]] = defaultdict(list)
        for path in self._kept(taken):
            by_owner[id(self.site.owner(path))].append(path)
        made: dict[str, str] = {}
        for made_of_one in self._of_packages(self._made, by_owner.values()):
            made |= made_of_one
        if made:
            self._store.keep_tables(made)
        if self._budget.is_over:
            self.cut |= {path for path in taken if path not in self._tables}
        for path in taken:
            table, top = self._tables.setdefault(path, _UNREAD), path.partition("/")[0]
            self.assigned |= table.assigned
            self.fillers |= {top} if ANY_NAME in table.assigned else set()
            self.searchers |= {top} if table.changes_path or table.added_paths else set()

    def _kept(self, paths: list[str]) -> list[str]:
        """Take what the store has, and return what it has not."""
        keys = {path: (self._key(path), self._key(path, shared=True)) for path in paths}
        asked = [key for both in keys.values() for key in both if key]
        kept = self._store.tables(asked) if asked else {}
        missing = []
        for path in paths:
            try:
                self._tables[path] = ModuleTable.from_json(
                    next(kept[key] for key in keys[path] if key in kept)
                )
            except (StopIteration, ValueError):
                missing.append(path)
        return missing

    def _made(self, paths: list[str]) -> dict[str, str]:
        """Make the tables of files of one package, and return what is to be kept."""
        made = {}
        read = dict(self.site.owner(paths[0]).read_paths(paths, self.mapped))
        if self._budget.is_late:
            return {}
        sources = [Source(content, stub=path.endswith(".pyi")) for path, content in read.items()]
        for path, table in zip(read, scan_many(sources, self._python, self.mapped), strict=True):
            if self._budget.is_late:
                break  # the end of the time may have broken it
            self._tables[path] = table
            if key := self._key(path, shared=table.is_shared):
                made[key] = table.to_json()
        return made

    def _key(self, path: str, *, shared: bool = False) -> str:
        """Return the key of a table for this Python, or one that Pythons share; empty if there is none."""
        known, minor = self.site.owner(path).identity(path), self._python[1]
        if not known or (shared and minor < SHARED_SINCE):
            return ""
        return f"{SCANNER_VERSION}:{'all' if shared else minor}:{known}"

    def _file(self, path: str) -> str:
        return self.site.owner(path).identity(path) or path
