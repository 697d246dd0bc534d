"""What speaks against a source archive still building: signs in its files, none of which is run."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from repocheck.http import ClientFor
from repocheck.knowledge.resolver_texts import PYTHON_DATES
from repocheck.models import BuildRisk, Package
from repocheck.probe.wheels.archive import Budget, Unreadable, remote_archive
from repocheck.probe.wheels.build_imports import BuildImports
from repocheck.probe.wheels.scanner import scan_apart
from repocheck.probe.wheels.source_archive import MAX_SOURCE_ARCHIVE_BYTES, SourceArchive
from repocheck.text.pattern import late_regex

READ_S = 60.0
"""Longest time for one source archive."""
_INVALID_BOUND = late_regex(r"""["'][\w.\[\]-]+ *[<>=!~]=? *\d+(?:\.\d+)*\.["',]""")
"""A requirement such as ``lib>=3.``, which setuptools has refused since version 66."""
_REFUSED_SINCE_MINOR = 7
"""First minor release of Python that has such a setuptools. Source: setuptools 66 asks for Python 3.7."""
_OVER = late_regex(r"package is deprecated|deprecated [\w-]+ package")
_REFUSES = late_regex(r"^[ \t]*(?:raise \w|sys\.exit\()", re.MULTILINE)
_PROGRAMS = ("cmake", "pkg-config", "mpicc")
"""What native code is built with, and no list brings. Source: of 4 lists with such a package none built."""
_SWIG = late_regex(r"""\bswig_opts\b|["']swig["']|["'][\w./-]*\w\.i["']""")
"""Signs that setuptools calls ``swig``: its options, or a source that it turns into C.
Source: ``swig_sources`` in ``setuptools/_distutils/command/build_ext.py``"""
_BARE = frozenset(
    {"coverage", "markupsafe", "mmcv", "simplejson", "sqlalchemy", "tornado", "wrapt", "zope-interface"}
)
"""Packages that leave out what they compile where that is not possible; mmcv where PyTorch is not there while
it is built, as it never is. Source: their ``setup.py``, which catches what compiling raises."""
_LARGE_DATA = frozenset({"pyspark"})
"""Packages whose archive is large by files that are copied, not built.
Source: it was installed from its archive and imported (docs/environments.md, after the sixth draw)."""
_LIBRARIES = late_regex(r"\blibraries=\[([^][]{1,400})\]")
_QUOTED = late_regex(r"""["']([\w.+-]+)["']""")
_LIBC = frozenset({"c", "dl", "gcc", "m", "pthread", "rt", "stdc++", "util"})
"""Libraries that come with any compiler."""


class SourceReader:
    """Reads source archives of the package index; safe to use from several threads.

    Args:
        client_for: Makes a client that may ask these hosts, and sends no token.
    """

    def __init__(self, client_for: ClientFor) -> None:
        self._client_for = client_for

    def read(
        self, package: Package, seconds: float = READ_S, budget: Budget | None = None
    ) -> SourceArchive | None:
        """Return a source archive; None if it cannot be had, in the time or within `budget`."""
        budget = budget or Budget(MAX_SOURCE_ARCHIVE_BYTES, time.monotonic() + min(seconds, READ_S))
        host = urlsplit(package.address).hostname or ""
        try:
            with self._client_for(frozenset({host})) as client:
                return SourceArchive(package, remote_archive(client, package, budget))
        except Unreadable:
            return None


def build_risks(archive: SourceArchive, python: str) -> BuildRisk:
    """Return what of an archive may break its build on a full version of Python.

    Source: what broke the builds of 61 installations of research code, in the order of how often.
    """
    package = archive.package
    minor = int(python.split(".")[1])
    reasons = tuple(dict.fromkeys(_reasons(archive, minor)))
    if not reasons and archive.is_cut and package.name not in _LARGE_DATA:
        reasons = ("read-in-part",)
    return BuildRisk(package=package.name, version=package.version, reasons=reasons)


def _reasons(archive: SourceArchive, minor: int) -> Iterator[str]:
    setup = archive.text("setup.py") if archive.runs_setup else ""
    if not (setup or archive.text("pyproject.toml") or archive.is_partial):
        yield "no-build-file"
        return
    table = scan_apart(setup, (3, minor, 0))
    if table.fault and not table.own_limits:
        yield "python2-syntax"
        return
    if "use_2to3" in setup:
        yield "use-2to3"
    if minor >= _REFUSED_SINCE_MINOR and _INVALID_BOUND.search(setup):
        yield "invalid-requirement"
    if _REFUSES.search(setup) and _OVER.search(setup):
        yield "refuses-to-build"
    yield from BuildImports(archive, minor).signs(table)
    yield from _libraries(setup)
    uploaded = archive.package.uploaded_at
    if archive.is_native and archive.package.name not in _BARE:
        older = uploaded is not None and minor in PYTHON_DATES and uploaded.date() < PYTHON_DATES[minor]
        yield from ["needs-rust"][: archive.is_rust]
        yield from (f"needs-program: {name}" for name in _PROGRAMS if name in setup)
        yield from ["needs-program: swig"][: bool(_SWIG.search(setup))]
        yield "older-than-python" if older else "compiles"


def _libraries(setup: str) -> Iterator[str]:
    """Yield the libraries of the system that native code is linked with, as far as they are named."""
    for listed in _LIBRARIES.finditer(setup):
        for name in _QUOTED.finditer(listed[1]):
            if name[1] not in _LIBC:
                yield f"needs-library: {name[1]}"
