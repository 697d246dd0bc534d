"""What a check is asked about: one repository as the probe saw it, and the papers that cite it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import methodcaller
from typing import TypeVar, cast
from urllib.parse import quote

from repocheck.facts.allowance import Allowance
from repocheck.facts.lines import nearest
from repocheck.globs import Paths, matches, select
from repocheck.knowledge.hosts import PUBLIC, Hosts
from repocheck.knowledge.vendored import (
    ENVIRONMENT_FILES,
    VENDORED_BELOW,
    VENDORED_FOLDERS,
    VENDORED_PREFIXES,
    VENDORED_SUFFIXES,
)
from repocheck.models import SNIPPET_CHARS, EntryKind, Evidence, Location, Paper
from repocheck.text.glob_pattern import IF_NAMED

T = TypeVar("T")
_POINTER = "version https://git-lfs.github.com/spec/v1"
"""How a file begins that Git LFS keeps elsewhere.
Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md"""

_EMPTY_BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
"""How git calls a file without a byte."""


class Subject:
    """Read-only view of an `Evidence` for checks.

    Args:
        evidence: What the probe saw.
        papers: Papers that cite the repository; empty when it is judged on its own.
        folder: Folder that the link names (``papers/x``); looked at before the rest.
        as_of: Day to judge for.
        hosts: The hosts that are known, which say how a line is addressed.
        allowance: What judging may take; it is looked at with each text and each place.
    """

    def __init__(
        self,
        evidence: Evidence,
        papers: tuple[Paper, ...] = (),
        folder: str | None = None,
        as_of: dt.date | None = None,
        hosts: Hosts = PUBLIC,
        allowance: Allowance | None = None,
    ) -> None:
        self.evidence = evidence
        self.papers = papers
        self.folder = folder.strip("/") if folder else None
        self.as_of = as_of or evidence.probed_at.date()
        self._hosts = hosts
        self._allowance = allowance or Allowance(float("inf"))
        self.facts: dict[str, object] = {}
        """Facts by name, as far as they were asked for."""
        self.asking: list[tuple[str, ...]] = []
        """Names that each fact under way may ask for, the innermost last."""
        self._addresses: dict[str, tuple[str | None, str]] = {}
        self._parsed: dict[tuple[str, Callable[[str], object]], object] = {}

    @cached_property
    def files(self) -> Paths:
        """Return the paths of the repository's own files, nearest first: folder, then depth, then name."""
        files = [path for path, kind, _, _ in self.evidence.tree if kind is not EntryKind.SUBMODULE]
        folders = [folder for folder, _, _ in map(methodcaller("rpartition", "/"), files)]
        environments = tuple(
            f"{path.removesuffix(mark)}/"
            for path in files
            for mark in ENVIRONMENT_FILES
            if path.endswith(mark)
        )
        vendored = {
            folder
            for folder in set(folders)
            if _is_of_others(folder) or (environments and f"{folder}/".startswith(environments))
        }
        own = [path for path, folder in zip(files, folders, strict=True) if folder not in vendored]
        own.sort(key=str.casefold)  # one key after the other: each is a call that Python makes by itself
        own.sort(key=methodcaller("count", "/"))
        if self.folder:
            own.sort(key=lambda path: not path.startswith(f"{self.folder}/"))
        return Paths(own)

    @cached_property
    def own(self) -> frozenset[str]:
        """Return `files` as a set."""
        return self.files.distinct

    @cached_property
    def blank(self) -> frozenset[str]:
        """Return the files without a byte: a program, a recipe or weights that are empty are none."""
        return frozenset(e.path for e in self.evidence.tree if e.oid == _EMPTY_BLOB or e.size_bytes == 0)

    def find(self, *globs: str) -> list[str]:
        """Return own files that match any of `globs`, nearest first."""
        return select(self.files, globs)

    def choose(self, paths: Iterable[str], globs: tuple[str, ...]) -> list[str]:
        """Return those of `paths` that match, in their order; what is read only if it is named, if it was."""
        always = tuple(written for written in globs if not written.startswith(IF_NAMED))
        found = select(paths, globs)
        return [path for path in found if self.was_asked_for(path) or matches(path, always)]

    def was_asked_for(self, path: str) -> bool:
        """Return whether the probe read a file, or tried to."""
        return path in self.evidence.texts or path in self.evidence.unreadable

    def text(self, path: str) -> str | None:
        """Return the text of a file; None if it could not be had, or is only a pointer to it."""
        self._allowance.check()
        found = self.evidence.texts.get(path)
        return None if found is None or _is_pointer(found.text) else found.text

    def texts(self, *globs: str) -> Iterator[tuple[str, str]]:
        """Yield path and text of the own files that match `globs` and could be read, nearest first."""
        return self.texts_at(self.find(*globs))

    def texts_at(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield path and text of those files that could be read."""
        known = self.evidence.texts
        return ((path, text) for path in paths if path in known and (text := self.text(path)) is not None)

    def parsed(self, path: str, load: Callable[[str], T]) -> T | None:
        """Return what `load` makes of the text at `path`, once; None if the text could not be had."""
        if (path, load) not in self._parsed:
            text = self.text(path)
            self._parsed[path, load] = None if text is None else load(text)
        return cast("T | None", self._parsed[path, load])

    def unread(self, globs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield own files that match `globs` and were not read to their end, and why, nearest first."""
        for path in self.choose(self._unread, globs) if self._unread else ():
            yield path, self.why_unread(path)

    @cached_property
    def _unread(self) -> Paths:
        """Return own files that were not read to their end though they may have been asked for."""
        evidence = self.evidence
        links = {
            entry.path for entry in evidence.tree if entry.kind is EntryKind.SYMLINK
        } - evidence.texts.keys()
        texts = {path for path, text in evidence.texts.items() if text.truncated or _is_pointer(text.text)}
        unread = links | texts | evidence.unreadable.keys()
        return self.files.some(path for path in self.files if path in unread) if unread else Paths()

    def why_unread(self, path: str) -> str:
        """Return why a file was not read to its end; empty if it was."""
        found = self.evidence.texts.get(path)
        if found is None:
            return self.evidence.unreadable.get(path, "it was not fetched")
        if _is_pointer(found.text):
            return "git holds only a pointer to it"
        return "it was cut off at the size limit" if found.truncated else ""

    def at(self, path: str, line: int | None = None, snippet: str = "") -> Location:
        """Return the place of a line (1-based) in a file, with its permalink.

        Readers of markup know only where a block starts, so the line nearest to `line` that holds `snippet`
        is taken, or the first one from there on with something in it; what is shown stands on that line.
        """
        self._allowance.check()
        if line is not None and path in self.evidence.texts and not path.lower().endswith(".ipynb"):
            line, snippet = nearest(self.evidence.texts[path].text, line, snippet)
        return Location(
            path=path, line=line, snippet=snippet.strip()[:SNIPPET_CHARS], url=self._permalink(path, line)
        )

    def _permalink(self, path: str, line: int | None) -> str | None:
        if path not in self._addresses:
            self._addresses[path] = self._address(path)
        url, of_line = self._addresses[path]
        return url + of_line.format(line=line) if line and url else url

    def _address(self, path: str) -> tuple[str | None, str]:
        """Return where a file is shown, and what is put behind that for a line."""
        repo = self.evidence.resolved or self.evidence.requested
        host = self._hosts.find(repo.host)
        if host is None or not host.software.file or self.evidence.commit is None:
            return None, ""
        named = {"repo": repo.slug, "host": repo.host, "owner": repo.owner, "name": repo.name}
        url = host.software.file.format(**named, commit=self.evidence.commit, path=quote(path))
        return url, host.software.line


def _is_pointer(text: str) -> bool:
    return text.startswith(_POINTER)


def is_vendored(path: str) -> bool:
    """Return whether `path` lies in a folder of somebody else's code."""
    return _is_of_others(path.rpartition("/")[0])


def _is_of_others(folder: str) -> bool:
    parts = folder.lower().split("/")
    if parts[0] in VENDORED_BELOW and len(parts) > 1:
        return True
    return any(
        part in VENDORED_FOLDERS or part.startswith(VENDORED_PREFIXES) or part.endswith(VENDORED_SUFFIXES)
        for part in parts
    )
