"""What speaks against a source archive still building: signs in its files, none of which is run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from packaging.utils import canonicalize_name

from repocheck.http import Client
from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.resolver_texts import PYTHON_DATES
from repocheck.knowledge.stdlib import has_module
from repocheck.models import BuildRisk, Package
from repocheck.probe.wheels.archive import Budget, RemoteArchive, Unreadable
from repocheck.probe.wheels.scanner import scan_apart
from repocheck.probe.wheels.source_archive import MAX_SOURCE_ARCHIVE_BYTES, SourceArchive
from repocheck.python import Guard, ModuleTable
from repocheck.text.pattern import late_regex

READ_S = 60.0
"""Longest time for one source archive."""
_ALWAYS_THERE = frozenset({"setuptools", "distutils", "__future__"})
_NO_PKG_RESOURCES_MINOR = 9
"""First minor release of Python for which a setuptools is taken that no longer brings ``pkg_resources``.
Source: https://setuptools.pypa.io/en/latest/history.html#v82-0-0"""
_INVALID_BOUND = late_regex(r"""["'][\w.\[\]-]+ *[<>=!~]=? *\d+(?:\.\d+)*\.["',]""")
"""A requirement such as ``lib>=3.``, which setuptools has refused since version 66."""
_REFUSES = late_regex(r"^[ \t]*(?:raise \w|sys\.exit\()", re.MULTILINE)
_NAME = late_regex(r"[A-Za-z0-9][\w.-]*")


class SourceReader:
    """Reads source archives of the package index; safe to use from several threads.

    Args:
        client_for: Makes a client that may ask these hosts, and sends no token.
    """

    def __init__(self, client_for: Callable[[frozenset[str]], Client]) -> None:
        self._client_for = client_for

    def read(self, package: Package, seconds: float = READ_S) -> SourceArchive | None:
        """Return a source archive; None if it cannot be had."""
        if not package.size_bytes:
            return None
        budget = Budget(MAX_SOURCE_ARCHIVE_BYTES, time.monotonic() + min(seconds, READ_S))
        host = urlsplit(package.address).hostname or ""
        try:
            with self._client_for(frozenset({host})) as client:
                return SourceArchive(
                    package, RemoteArchive(client, package.address, package.size_bytes, budget)
                )
        except Unreadable:
            return None


def build_risks(archive: SourceArchive, python: str) -> BuildRisk:
    """Return what of an archive may break its build on a full version of Python.

    Source: what broke the builds of 61 installations of research code, in the order of how often.
    """
    package = archive.package
    minor = int(python.split(".")[1])
    return BuildRisk(
        package=package.name, version=package.version, reasons=tuple(dict.fromkeys(_reasons(archive, minor)))
    )


def _reasons(archive: SourceArchive, minor: int) -> Iterator[str]:
    setup = archive.text("setup.py")
    if not setup and not archive.text("pyproject.toml"):
        yield "no-build-file"
        return
    table = scan_apart(setup, (3, minor, 0))
    if table.fault:
        yield "python2-syntax"
        return
    if "use_2to3" in setup:
        yield "use-2to3"
    if _INVALID_BOUND.search(setup):
        yield "invalid-requirement"
    if _REFUSES.search(setup) and "deprecated" in setup:
        yield "refuses-to-build"
    yield from _imports_at_build(archive, table, minor)
    uploaded = archive.package.uploaded_at
    if archive.is_native:
        older = uploaded is not None and minor in PYTHON_DATES and uploaded.date() < PYTHON_DATES[minor]
        young = "needs-rust" if archive.is_rust else "compiles"
        yield "older-than-python" if older else young


def _imports_at_build(archive: SourceArchive, table: ModuleTable, minor: int) -> Iterator[str]:
    """Yield what ``setup.py`` imports that may not be there when it is run."""
    brought = {canonicalize_name(found[0]) for each in archive.builds_with() if (found := _NAME.match(each))}
    for statement in table.imports:
        top = statement.module.partition(".")[0]
        if (
            statement.guard is not Guard.NONE
            or statement.level
            or top in _ALWAYS_THERE
            or has_module(top, minor)
        ):
            continue
        if top == "pkg_resources":
            yield from ["pkg-resources"][: minor >= _NO_PKG_RESOURCES_MINOR]
        elif _holds(archive, top):
            looks = table.added_paths or table.changes_path or not archive.is_isolated
            yield f"imports-itself: {top}" if looks else f"imports-beside: {top}"
        elif brought.isdisjoint(map(canonicalize_name, (top, *distributions_of(top)))):
            yield f"imports-at-build: {top}"


def _holds(archive: SourceArchive, module: str) -> bool:
    """Return whether a module lies anywhere in an archive; its ``setup.py`` may look for it there."""
    return any(
        f"/{path}".endswith(f"/{module}.py") or path.startswith(f"{module}/") for path in archive.files
    )
