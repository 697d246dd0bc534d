"""Stand-ins for source archives: wheels without content, so that the resolver weighs what must be built, too.

Left aside, such a package would be bound by nothing that others ask of it, and the versions that come out
need not fit together. Nothing is built for this, and nothing of a stand-in is ever installed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from repocheck.models import Package

FOLDER = "standins"
LINE = f"--find-links {FOLDER}"
"""Line by which uv reads them."""
_WHEEL = "Wheel-Version: 1.0\nGenerator: repocheck\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


class StandIn(NamedTuple):
    """What stands for one source archive."""

    package: Package
    requires: tuple[str, ...] = ()
    """Requirements, as `safe_lines` lets them through."""


def write_standins(folder: Path, standins: Sequence[StandIn]) -> list[str]:
    """Write a wheel for each of `standins` below `folder`, and return the lines by which uv reads them."""
    if not standins:
        return []
    (folder / FOLDER).mkdir()
    for each in standins:
        name, version = each.package.name.replace("-", "_"), each.package.version
        info = f"{name}-{version}.dist-info"
        head = f"Metadata-Version: 2.1\nName: {each.package.name}\nVersion: {version}\n"
        asked = "".join(f"Requires-Dist: {line}\n" for line in each.requires)
        with zipfile.ZipFile(folder / FOLDER / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{info}/METADATA", head + asked)
            wheel.writestr(f"{info}/WHEEL", _WHEEL)
            wheel.writestr(f"{info}/RECORD", "")
    return [LINE]


def is_standin(package: Package) -> bool:
    """Return whether a package in a lock file is a stand-in."""
    return package.address.startswith("file:") and f"/{FOLDER}/" in package.address


def chosen_in(packages: Iterable[Package]) -> dict[str, str]:
    """Return the version of each package of which a stand-in was chosen, by name."""
    return {each.name: each.version for each in packages if is_standin(each)}
