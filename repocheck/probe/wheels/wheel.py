"""One wheel of an installation: its members, and their content by range."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from repocheck.models import Package
from repocheck.probe.wheels.archive import Archive, Unreadable
from repocheck.probe.wheels.directory import (
    MAX_WHEEL_MEMBER_BYTES,
    Member,
    from_json,
    inflate,
    read_directory,
    to_json,
)
from repocheck.probe.wheels.recent import Directory, Recent
from repocheck.probe.wheels.store import TableStore
from repocheck.text.pattern import late_regex

_GAP_BYTES = 32_768
"""Members nearer to each other than this are read with one request, which takes as long as 100 kB do."""
_PART_BYTES = 1_048_576
"""Longest part that is read at a time, single members apart."""
_MOVED = late_regex(r"[^/]+\.data/(?:purelib|platlib)/(.+)")
_recent = Recent(60_000)
"""Source: what research code installs together has some 30,000 members, PyTorch half of them."""
T = TypeVar("T")
U = TypeVar("U")
_ASIDE = late_regex(r"[^/]+\.(?:data|dist-info)/")


class Mapped(Protocol):
    """`map`, or the same in several threads."""

    def __call__(self, function: Callable[[T], U], each: Iterable[T], /) -> Iterator[U]:
        """Yield what `function` returns for each, in order."""
        ...


class Wheel:
    """A wheel that is open: its directory was read.

    Args:
        package: What it is the wheel of.
        archive: Its bytes.
        store: Keeps directories between runs.

    Raises:
        Unreadable: Its directory cannot be had.
    """

    is_built = False

    def __init__(self, package: Package, archive: Archive, store: TableStore) -> None:
        self.package = package
        self._archive = archive
        self._held: list[tuple[int, bytes]] = []
        self._members, self.paths = self._directory(store)
        """Of `paths`: name of the member by the path at which it is installed, below ``site-packages``."""

    def _directory(self, store: TableStore) -> Directory:
        digest = self.package.sha256
        found = _recent.find(digest) if digest else None
        if found is None:
            members = self._read_directory(store)
            found = Directory(members, dict(_installed(members)))
            if digest:
                _recent.keep(digest, found)
        return found

    def _read_directory(self, store: TableStore) -> dict[str, Member]:
        key = f"directory:{self.package.sha256}" if self.package.sha256 else ""
        try:
            return from_json(store.tables([key])[key])
        except (KeyError, ValueError):
            members, tail = read_directory(self._archive)
        self._held.append((self._archive.size_bytes - len(tail), tail))
        if key:
            store.keep_tables({key: to_json(members)})
        return members

    def metadata(self) -> str:
        """Return its METADATA; nothing if it cannot be had."""
        names = [name for name in self._members if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        try:
            found = [content for _, content in self.read(names[:1])]
        except Unreadable:
            return ""
        return found[0].decode("utf-8", "replace") if found else ""

    def size_of(self, path: str) -> int:
        """Return the size of what is installed at `path`, in bytes."""
        return self._members[self.paths[path]].size_bytes

    def identity(self, path: str) -> str:
        """Return what a file has in common with no other; empty if its package has no digest.

        Releases of a package, and its wheels for other Pythons, share most of their files. The directory
        tells that by checksums, which are good enough to tell files of one place in one package apart.
        """
        member = self._members[self.paths[path]]
        checked = bool(self.package.sha256)
        return f"{self.package.name}:{path}:{member.size_bytes}:{member.crc:x}" if checked else ""

    def read_paths(self, paths: Sequence[str], mapped: Mapped = map) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of what is installed at `paths`; what cannot be had is left out."""
        by_name = {self.paths[path]: path for path in paths}
        yield from ((by_name[name], content) for name, content in self.read(list(by_name), mapped))

    def read(self, names: Sequence[str], mapped: Mapped = map) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of members; what cannot be had is left out."""
        members = sorted((self._members[name] for name in names), key=lambda each: each.offset)
        members = [each for each in members if each.size_bytes <= MAX_WHEEL_MEMBER_BYTES]
        missing = [each for each in members if self._part(each) is None]
        parts = list(_parts(missing, self._archive.size_bytes))
        bodies = zip(parts, mapped(self._fetch, parts), strict=True)
        self._held += [(start, body) for (start, _), body in bodies if body is not None]
        for member in members:
            raw = self._part(member)
            try:
                if raw is not None:
                    yield member.name, inflate(member, raw)
            except Unreadable:
                continue

    def forget(self) -> None:
        """Let go of the bytes that were read."""
        self._held.clear()

    def _part(self, member: Member) -> bytes | None:
        end = min(member.end, self._archive.size_bytes)
        for start, body in self._held:
            if start <= member.offset and end <= start + len(body):
                return body[member.offset - start : end - start]
        return None

    def _fetch(self, part: tuple[int, int]) -> bytes | None:
        try:
            return self._archive.read(*part)
        except Unreadable:
            return None


def _installed(members: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in members:
        if moved := _MOVED.fullmatch(name):
            yield moved[1], name
        elif not _ASIDE.match(name):
            yield name, name


def _parts(members: Sequence[Member], size_bytes: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the parts to read for `members`, which are sorted by place."""
    start = end = -1
    for member in members:
        upto = min(member.end, size_bytes)
        if start >= 0 and member.offset - end <= _GAP_BYTES and upto - start <= _PART_BYTES:
            end = max(end, upto)
            continue
        if start >= 0:
            yield start, end
        start, end = member.offset, upto
    if start >= 0:
        yield start, end
