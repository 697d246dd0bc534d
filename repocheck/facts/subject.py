"""What a check is asked about: one repository as the probe saw it, and the papers that cite it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from urllib.parse import quote

from repocheck.errors import Unreadable
from repocheck.facts.lines import nearest
from repocheck.globs import select
from repocheck.knowledge.hosts import PUBLIC, Hosts
from repocheck.knowledge.vendored import VENDORED_FOLDERS, VENDORED_SUFFIXES
from repocheck.models import SNIPPET_CHARS, EntryKind, Evidence, Location, Paper


class Subject:
    """Read-only view of an `Evidence` for checks.

    Args:
        evidence: What the probe saw.
        papers: Papers that cite the repository; empty when it is judged on its own.
        folder: Folder that the link names (``papers/x``); looked at before the rest.
        as_of: Day to judge for.
        hosts: The hosts that are known, which say how a line is addressed.
    """

    def __init__(
        self,
        evidence: Evidence,
        papers: tuple[Paper, ...] = (),
        folder: str | None = None,
        as_of: dt.date | None = None,
        hosts: Hosts = PUBLIC,
    ) -> None:
        self.evidence = evidence
        self.papers = papers
        self.folder = folder.strip("/") if folder else None
        self.as_of = as_of or evidence.probed_at.date()
        self._hosts = hosts
        self.views: dict[Callable[[Subject], object], object] = {}
        """What `per_subject` keeps."""

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Return the paths of the repository's own files, nearest first: folder, then depth, then name."""
        own = [
            e.path
            for e in self.evidence.tree
            if e.kind is not EntryKind.SUBMODULE and not is_vendored(e.path)
        ]
        return tuple(sorted(own, key=self._nearness))

    @cached_property
    def own(self) -> frozenset[str]:
        """Return `files` as a set."""
        return frozenset(self.files)

    def find(self, *globs: str) -> list[str]:
        """Return own files that match any of `globs`, nearest first."""
        return select(self.files, globs)

    def text(self, path: str) -> str:
        """Return the text of a file.

        Raises:
            Unreadable: The probe could not get it, or was not asked to.
        """
        if (found := self.evidence.texts.get(path)) is not None:
            return found.text
        raise Unreadable(path, self.evidence.unreadable.get(path, "not fetched"))

    def texts(self, *globs: str) -> Iterator[tuple[str, str]]:
        """Yield path and text of the own files that match `globs` and could be read, nearest first.

        A file that could not be read is passed over: a check that finds nothing in the others is made
        `unknown` by `Check.__call__`.
        """
        for path in self.find(*globs):
            if path in self.evidence.texts:
                yield path, self.evidence.texts[path].text

    def at(self, path: str, line: int | None = None, snippet: str = "") -> Location:
        """Return the place of a line (1-based) in a file, with its permalink.

        Readers of markup know only where a block starts, so the line nearest to `line` that holds `snippet`
        is taken, or the first one from there on with something in it; what is shown stands on that line.
        """
        if line is not None and path in self.evidence.texts and not path.lower().endswith(".ipynb"):
            line, snippet = nearest(self.evidence.texts[path].text, line, snippet)
        return Location(
            path=path, line=line, snippet=snippet.strip()[:SNIPPET_CHARS], url=self._permalink(path, line)
        )

    def _permalink(self, path: str, line: int | None) -> str | None:
        repo = self.evidence.resolved or self.evidence.requested
        host = self._hosts.find(repo.host)
        if host is None or not host.software.file or self.evidence.commit is None:
            return None
        named = {"repo": repo.slug, "host": repo.host, "owner": repo.owner, "name": repo.name}
        url = host.software.file.format(**named, commit=self.evidence.commit, path=quote(path))
        return url + host.software.line.format(line=line) if line else url

    def _nearness(self, path: str) -> tuple[bool, int, str]:
        outside = bool(self.folder) and not path.startswith(f"{self.folder}/")
        return outside, path.count("/"), path.casefold()


def is_vendored(path: str) -> bool:
    """Return whether `path` lies in a folder of somebody else's code."""
    return any(
        folder in VENDORED_FOLDERS or folder.endswith(VENDORED_SUFFIXES)
        for folder in path.lower().split("/")[:-1]
    )
