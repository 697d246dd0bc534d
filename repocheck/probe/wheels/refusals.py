"""Compiled modules that refuse an older package beside them when they are imported, whatever they ask for."""

from __future__ import annotations

from typing import NamedTuple

from repocheck.probe.wheels.missing import Fault
from repocheck.probe.wheels.site import Site


class _Refusal(NamedTuple):
    module: str
    package: str
    """Package that has the module."""
    since: int
    """Its first major version that refuses."""
    other: str
    other_since: int
    """First major version of the other package that is not refused."""


_REFUSALS = (_Refusal("pyarrow", "pyarrow", 26, "numpy", 2),)
"""Source: ``pyarrow/lib.pyx`` of pyarrow 26.0 ("requires NumPy 2.0 or newer"); 25.0 has no such test."""


def refusal_of(module: str, site: Site) -> Fault | None:
    """Return why an installed module refuses to be imported; None if nothing is known of it."""
    for row in _REFUSALS:
        if row.module != module:
            continue
        package, other = site.package_called(row.package), site.package_called(row.other)
        if (
            package
            and other
            and _major(package.version) >= row.since
            and _major(other.version) < row.other_since
        ):
            detail = f"{row.package} {package.version} wants {row.other} {row.other_since} or newer"
            return Fault("version-refused", detail, "", other.name, other.version)
    return None


def _major(version: str) -> int:
    """Return the first number of a version; 0 if it has none."""
    first = version.partition(".")[0]
    return int(first) if first.isdigit() else 0
