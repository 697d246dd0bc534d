"""Ask the package index for the source archive of a package that has no wheel."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin, urlsplit

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version

from repocheck.http import ClientFor, HttpError, Request
from repocheck.models import Package

DEFAULT_INDEX = "https://pypi.org/simple"
_JSON = "application/vnd.pypi.simple.v1+json"
_MAX_PAGE_BYTES = 67_108_864
_NOT_FOUND = 404
_TROUBLE = 500
"""Statuses from here on say nothing of the package."""


class Index:
    """The simple index, by its JSON form.

    Args:
        client_for: Makes a client for its host.
        environment: Variables by which the user says where the index is, as uv gets them.

    Source: https://packaging.python.org/en/latest/specifications/simple-repository-api/
    """

    def __init__(self, client_for: ClientFor, environment: Mapping[str, str]) -> None:
        named = (environment.get(name) for name in ("UV_INDEX_URL", "UV_DEFAULT_INDEX"))
        self._address = next(filter(None, named), DEFAULT_INDEX).rstrip("/")
        self._client_for = client_for
        self.absent: set[str] = set()
        """Packages that were asked for and that it said not to have."""

    def sources_of(
        self, name: str, lines: Sequence[str], python: str, as_of: dt.date | None
    ) -> list[Package]:
        """Return the source archives of a package that requirements allow, the newest first.

        Args:
            name: The package.
            lines: All requirements; those on other packages do not matter.
            python: Full version of Python that is to run it.
            as_of: Day of the index; None is today.
        """
        fitting = [
            (version, file)
            for file in self.files(canonicalize_name(name))
            if (version := _version_of(file)) and _fits(version, file, name, lines, python, as_of)
        ]
        fitting.sort(key=lambda each: each[0], reverse=True)
        packages = (
            self.package(canonicalize_name(name), version, file, built=True) for version, file in fitting
        )
        return [each for each in packages if each]

    def excludes(self, name: str, lines: Sequence[str], python: str) -> bool:
        """Return whether all that requirements allow of a package says that it is for other Pythons."""
        asked = _asked(name, lines)
        allowed = [file for file in self.files(canonicalize_name(name)) if _is_asked(file, asked)]
        return bool(allowed) and not any(_is_for(python, file) for file in allowed)

    def package(
        self, name: str, version: Version, file: Mapping[str, Any], *, built: bool = False
    ) -> Package | None:
        """Return a file of a package as what would be installed; None if its address or size is none."""
        hashes = file.get("hashes")
        try:
            return Package(
                name=name,
                version=str(version),
                address=urljoin(f"{self._address}/{name}/", str(file["url"]).partition("#")[0]),
                sha256=str(hashes.get("sha256", "")) if isinstance(hashes, dict) else "",
                size_bytes=file.get("size"),
                uploaded_at=time_of(file),
                built=built,
            )
        except ValueError:
            return None

    def files(self, name: str) -> list[dict[str, Any]]:
        """Return what the index says of each file of a package; nothing if it does not answer."""
        return self.listing(name) or []

    def listing(self, name: str) -> list[dict[str, Any]] | None:
        """Return what the index says of each file of a package; None if it does not answer."""
        host = urlsplit(self._address).hostname or ""
        request = Request("GET", f"{self._address}/{name}/", {"Accept": _JSON}, max_bytes=_MAX_PAGE_BYTES)
        try:
            with self._client_for(frozenset({host})) as client:
                answer = client.send(request)
            if answer.status == _NOT_FOUND:
                self.absent.add(name)
            if answer.status >= _TROUBLE:
                return None
            listed = json.loads(answer.body).get("files", []) if answer.status == 200 else []
        except HttpError:
            return None
        except (ValueError, AttributeError, RecursionError):
            return []
        if not isinstance(listed, list):
            return []
        return [each for each in listed if isinstance(each, dict) and "filename" in each and "url" in each]


def _version_of(file: Mapping[str, Any]) -> Version | None:
    try:
        return parse_sdist_filename(str(file["filename"]))[1]
    except InvalidSdistFilename:
        return None


def _fits(
    version: Version,
    file: Mapping[str, Any],
    name: str,
    lines: Sequence[str],
    python: str,
    as_of: dt.date | None,
) -> bool:
    asked = _asked(name, lines)
    uploaded = time_of(file)
    young = bool(as_of and uploaded and uploaded.date() > as_of)
    early = version.is_prerelease and not asked.prereleases
    return (
        _is_for(python, file)
        and not young
        and not early
        and not file.get("yanked")
        and asked.contains(version, prereleases=True)
    )


def _is_for(python: str, file: Mapping[str, Any]) -> bool:
    """Return whether a Python is new enough for a file; uv takes no notice of upper bounds.

    Source: https://docs.astral.sh/uv/reference/internals/resolver/#requires-python
    """
    try:
        bounds = SpecifierSet(str(file.get("requires-python") or ""))
    except InvalidSpecifier:
        return True
    return all(each.contains(python) for each in bounds if not each.operator.startswith(("<", "!")))


def _is_asked(file: Mapping[str, Any], asked: SpecifierSet) -> bool:
    version = _version_of(file)
    with suppress(InvalidWheelFilename):
        version = version or parse_wheel_filename(str(file["filename"]))[1]
    return version is not None and asked.contains(version, prereleases=True)


def _asked(name: str, lines: Sequence[str]) -> SpecifierSet:
    for line in lines:
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if canonicalize_name(requirement.name) == canonicalize_name(name):
            return requirement.specifier
    return SpecifierSet()


def time_of(file: Mapping[str, Any]) -> dt.datetime | None:
    """Return when a file was uploaded; None if the index does not say."""
    try:
        return dt.datetime.fromisoformat(str(file.get("upload-time", "")))
    except ValueError:
        return None
