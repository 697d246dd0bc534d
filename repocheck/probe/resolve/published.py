"""What the package index has published of a package, and when: its age, and which wheels fit which Python."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import InvalidVersion, Version

from repocheck.http import ClientFor, left_s
from repocheck.models import Package
from repocheck.probe.resolve.index import Index, time_of
from repocheck.probe.resolve.uv import environment

_GLIBC_MINOR = 35
"""As the platform that installations are resolved for."""
_OLD_PLATFORMS = ("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64")


class _File(NamedTuple):
    version: Version
    day: dt.date
    tags: frozenset[Tag]
    """Empty for what is no wheel of this platform, whose version is not looked at."""
    pythons: SpecifierSet
    listed: Mapping[str, Any]
    """What the index says of it."""


class Catalogue:
    """Answers when what was published; every package is asked for once. Safe to use from several threads.

    Args:
        client_for: Makes a client for the host of the index.
    """

    def __init__(self, client_for: ClientFor) -> None:
        self._index = Index(client_for, environment(Path(), os.environ))
        self._listed: dict[str, list[dict[str, Any]]] = {}
        self._known: dict[str, tuple[_File, ...]] = {}

    def first_day(self, name: str) -> dt.date | None:
        """Return when the first file of a package was published; None if there is none, or no date."""
        return min((file.day for file in self._files(name)), default=None)

    def first_wheel_day(self, name: str, python: str, after: dt.date) -> dt.date | None:
        """Return the first day after `after` on which there was a wheel of a package for a Python.

        What still needs a build on the day of the code's making is mostly what got its first wheel later.
        """
        days = (file.day for file in self._wheels_for(name, python) if not file.version.is_prerelease)
        return min((day for day in days if day > after), default=None)

    def has_wheel(self, name: str, python: str, by: dt.date | None = None) -> bool:
        """Return whether any version of a package has a wheel for a Python, `by` a day if one is given."""
        return any(by is None or file.day <= by for file in self._wheels_for(name, python))

    def newest_after(self, package: Package, python: str, by: dt.date | None = None) -> str:
        """Return the version of the newest final release of a package that a Python may have.

        It has a wheel for it, or is a source alone. Empty if it is not newer than that of the package. With
        `by` as of a day.
        """
        try:
            version = Version(package.version)
        except InvalidVersion:
            return ""
        files = (file for file in self._wheels_for(package.name, python) if by is None or file.day <= by)
        versions = (*(file.version for file in files), *self._sources_alone(package.name, python, by))
        newest = max((each for each in versions if not each.is_prerelease), default=version)
        return str(newest) if newest > version else ""

    def is_absent(self, name: str) -> bool:
        """Return whether the index says that it has no such package."""
        return not self._listing(name) and canonicalize_name(name) in self._index.absent

    def lacks_version(self, name: str, version: str) -> bool:
        """Return whether a package has files, and none of them of one version."""
        try:
            asked = Version(version)
            versions = {_version_in(str(file["filename"])) for file in self._listing(name)}
            return bool(versions) and not any(Version(each) == asked for each in versions if each)
        except InvalidVersion:
            return False

    def pythons_with_wheel(self, name: str, version: str, pythons: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of `pythons` for which there is a wheel of one version of a package."""
        try:
            asked = Version(version)
        except InvalidVersion:
            return ()
        return tuple(
            python
            for python in pythons
            if any(file.version == asked for file in self._wheels_for(name, python))
        )

    def newest_on(self, name: str, python: str, day: dt.date) -> Package | None:
        """Return a wheel of the newest final release of a package for a Python on a day; None if none is."""
        files = [each for each in self._wheels_for(name, python) if each.day <= day]
        final = [each for each in files if not each.version.is_prerelease]
        newest = max(final, key=lambda each: each.version, default=None)
        return newest and self._index.package(canonicalize_name(name), newest.version, newest.listed)

    def series_before(self, package: Package, python: str) -> list[Package]:
        """Return a wheel of the last release of each series (1.2, 1.3) before that of a package, in order.

        Of a version with several wheels that fit one is taken: they differ in what is compiled.
        """
        try:
            limit = Version(package.version)
        except InvalidVersion:
            return []
        last: dict[tuple[int, ...], _File] = {}
        for file in sorted(self._wheels_for(package.name, python), key=lambda each: each.version):
            series = file.version.release[:2]
            if file.version < limit and series != limit.release[:2] and not file.version.is_prerelease:
                last[series] = file
        found = (self._index.package(package.name, each.version, each.listed) for each in last.values())
        return [each for each in found if each]

    def _sources_alone(self, name: str, python: str, by: dt.date | None) -> Iterator[Version]:
        """Yield the versions of a package that have a source archive for a Python, and no wheel for any."""
        listed = [(file, str(file["filename"])) for file in self._listing(name) if not file.get("yanked")]
        with_wheel = {_version_in(filename) for _, filename in listed if filename.endswith(".whl")}
        for file, filename in listed:
            day, version = time_of(file), "" if filename.endswith(".whl") else _version_in(filename)
            is_for = _pythons(str(file.get("requires-python") or "")).contains(python)
            if version and version not in with_wheel and is_for and day and (not by or day.date() <= by):
                yield Version(version)

    def _wheels_for(self, name: str, python: str) -> Iterator[_File]:
        tags = _tags(int(python.split(".")[1]))
        for file in self._files(name):
            if not tags.isdisjoint(file.tags) and file.pythons.contains(python):
                yield file

    def _files(self, name: str) -> tuple[_File, ...]:
        name = canonicalize_name(name)
        if name not in self._known:
            if not left_s():
                return ()  # to read what is listed takes a while, too
            read = (_read(file) for file in self._listing(name) if not file.get("yanked"))
            found = tuple(file for file in read if file)
            if name not in self._listed:
                return found
            self._known[name] = found
        return self._known[name]

    def _listing(self, name: str) -> list[dict[str, Any]]:
        name = canonicalize_name(name)
        if name not in self._listed:
            if (listed := self._index.listing(name)) is None:
                return []  # another question may be answered
            self._listed[name] = listed
        return self._listed[name]


def _read(file: dict[str, Any]) -> _File | None:
    uploaded, filename = time_of(file), str(file["filename"])
    if uploaded is None:
        return None
    version, tags = Version("0"), frozenset[Tag]()
    with suppress(InvalidWheelFilename):
        if _is_for_linux(filename):
            _, version, _, tags = parse_wheel_filename(filename)
    return _File(version, uploaded.date(), tags, _pythons(str(file.get("requires-python") or "")), file)


def _is_for_linux(filename: str) -> bool:
    """Return whether a file is a wheel of this platform, or of any; to parse all others takes long."""
    platform = filename.rpartition("-")[2]
    return platform == "any.whl" or ("x86_64" in platform and not platform.startswith(("macos", "musl")))


def _version_in(filename: str) -> str:
    """Return the version in the name of a file; empty if it tells none."""
    if filename.endswith(".whl"):
        return filename.split("-")[1] if filename.count("-") > 1 else ""
    try:
        return str(parse_sdist_filename(filename)[1])
    except InvalidSdistFilename:
        return ""


@cache
def _pythons(bounds: str) -> SpecifierSet:
    try:
        return SpecifierSet(bounds)
    except InvalidSpecifier:
        return SpecifierSet()


@cache
def _tags(minor: int) -> frozenset[Tag]:
    platforms = [f"manylinux_2_{n}_x86_64" for n in range(_GLIBC_MINOR, 4, -1)] + list(_OLD_PLATFORMS)
    pure = compatible_tags((3, minor), f"cp3{minor}", platforms)
    return frozenset((*cpython_tags((3, minor), platforms=platforms), *pure))
