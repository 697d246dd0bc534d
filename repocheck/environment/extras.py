"""What a package imports without asking for it, and names itself as what it can be installed with."""

from __future__ import annotations

from collections.abc import Iterator
from email.parser import HeaderParser

from packaging.markers import UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.suppliers import SUPPLIERS

_FOR_DEVELOPERS = frozenset(
    {"all", "ci", "complete", "dev", "develop", "development", "doc", "docs", "full"}
    | {"test", "testing", "tests"}
)
"""Extras that hold much beside what one module of a package needs."""
_MAX_OF_EXTRA = 12
"""Packages of an extra that are asked for together.
Source: ``umap-learn[plot]`` has nine, ``ray[tune]`` six; extras of some thirty are for all that there is."""

_MAX_BEHIND_A_NAME = 3
"""Packages that one asks for which is no more than another name: one that asks for more does more."""


def with_extra(module: str, metadata: str, minor: int) -> tuple[str, ...]:
    """Return the packages of the smallest extra of a package that brings a module; none if none does.

    What is imported beside the module is most likely in the same extra.

    Args:
        module: Top-level module that one of the package imports and nothing supplies.
        metadata: The METADATA of the package.
        minor: Minor release of Python 3.
    """
    headers = HeaderParser().parsestr(metadata)
    own = canonicalize_name(headers.get("Name") or "")
    meant = {canonicalize_name(module), SUPPLIERS.get(module, ""), *distributions_of(module)}
    asked = list(_requirements(headers.get_all("Requires-Dist") or []))
    found = []
    for extra in headers.get_all("Provides-Extra") or []:
        names = dict.fromkeys(name for name, each in asked if name != own and _is_of(each, extra, minor))
        if bringing := meant & names.keys():
            is_whole = canonicalize_name(extra) not in _FOR_DEVELOPERS and len(names) <= _MAX_OF_EXTRA
            found.append(
                (not is_whole, len(names), tuple(names) if is_whole else tuple(sorted(bringing)[:1]))
            )
    return min(found)[-1] if found else ()


def plain_needs(metadata: str) -> tuple[str, ...]:
    """Return the packages that a package asks for on every platform and Python; none if they are many."""
    found = []
    for line in HeaderParser().parsestr(metadata).get_all("Requires-Dist") or []:
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if not requirement.marker and not requirement.url:
            found.append(canonicalize_name(requirement.name))
    return tuple(found) if len(found) <= _MAX_BEHIND_A_NAME else ()


def _requirements(lines: list[str]) -> Iterator[tuple[str, Requirement]]:
    for line in lines:
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if requirement.marker and not requirement.url:
            yield canonicalize_name(requirement.name), requirement


def _is_of(requirement: Requirement, extra: str, minor: int) -> bool:
    """Return whether a requirement is asked for with an extra, and not without."""
    here = {
        "python_version": f"3.{minor}",
        "python_full_version": f"3.{minor}.0",
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": "x86_64",
    }
    assert requirement.marker
    try:
        with_it, without_it = (requirement.marker.evaluate(here | {"extra": each}) for each in (extra, ""))
    except (UndefinedComparison, UndefinedEnvironmentName):
        return False
    return with_it and not without_it
