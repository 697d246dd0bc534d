"""Why a module is nowhere to be found: a fault, or something that we cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from packaging.utils import canonicalize_name

from repocheck.knowledge.import_names import PYTHON_2_MODULES, distributions_of
from repocheck.knowledge.stdlib import has_module, has_name, minors_with
from repocheck.knowledge.suppliers import SAME_NAME
from repocheck.probe.wheels.own import Own
from repocheck.probe.wheels.site import Site
from repocheck.probe.wheels.source_archive import SourceArchive
from repocheck.python import ITSELF
from repocheck.text.pattern import late_regex

_BY_INSTALLER = frozenset({"setuptools", "pkg_resources", "pip", "_distutils_hack"})
"""What an environment of Python up to 3.11 has from the start, or has not, depending on who made it.
Source: https://docs.python.org/3/whatsnew/3.12.html#ensurepip"""
_LAST_SEEDED_MINOR = 11
SEEDED = "installer-may-bring-it"
"""Doubt about these."""
_HOSTED = frozenset(
    {"google.colab", "kaggle_secrets", "dbutils", "pyodide", "js", "bpy", "_typeshed", "__main__"}
)
"""Modules that only the program or service that runs the code has."""
_MIN_ALIKE = 3
_SEPARATOR = late_regex(r"[-_.]")


class Fault(NamedTuple):
    """What makes a statement fail."""

    cause: str
    detail: str = ""
    """What is missing."""
    place: str = ""
    """Where, if not at the statement: ``path:line``."""
    package: str = ""
    version: str = ""


class Blind(NamedTuple):
    """What of an installation cannot be seen."""

    left_out: tuple[str, ...] = ()
    """Entries of the list that no index answers for."""
    unread: tuple[str, ...] = ()
    """Packages of which nothing could be had: any module may be theirs, or of what they bring along."""
    unseen: tuple[str, ...] = ()
    """Packages of which it is known what they bring along, but not which modules they have."""
    itself: bool = False
    """Whether the repository itself may be installed, too: whoever follows a list of it may do so."""


def why_missing(module: str, minor: int, site: Site, blind: Blind) -> Fault | str:
    """Return why a top-level module that is neither own nor installed is missing, or why that is not sure.

    Args:
        module: Its dotted name.
        minor: Minor release of Python 3.
        site: What is installed.
        blind: What of that cannot be seen.
    """
    if doubt := next((word for word, holds in _doubts(module, minor, site, blind) if holds), ""):
        return doubt
    top = module.partition(".")[0]
    if known := minors_with(top):
        return Fault("removed-from-python" if max(known) < minor else "newer-python", module)
    return Fault("python2-module" if top in PYTHON_2_MODULES else "module-missing", module)


def _doubts(module: str, minor: int, site: Site, blind: Blind) -> Iterator[tuple[str, bool]]:
    """Yield what may bring the module all the same, each with whether it is so."""
    top = module.partition(".")[0]
    names = [top, *distributions_of(top)]
    built = [each for each in site.distributions if isinstance(each, SourceArchive)]
    seeded = top in _BY_INSTALLER and minor <= _LAST_SEEDED_MINOR and not site.find("setuptools")
    shimmed = top == "distutils" and site.find("setuptools._distutils") is not None
    yield SEEDED, seeded or shimmed
    yield "hosted-elsewhere", any(f"{module}.".startswith(f"{each}.") for each in _HOSTED)
    yield "built-package", any(top in each.tops for each in built)
    yield "built-package", _any_alike(names, (each.package.name for each in built))
    hidden = (*blind.unseen, *(each.package.name for each in built if each.is_partial))
    yield "unread-package", bool(blind.unread) or _any_alike(names, blind.unseen)
    yield "unread-package", bool(hidden) and not (top in SAME_NAME or distributions_of(top))
    yield "not-on-the-index", _any_alike(names, blind.left_out)


def why_own_missing(name: str, path: str, own: Own, roots: tuple[str, ...], *, searches: bool) -> str:
    """Return why an own module `name` may be there all the same; empty if nothing speaks for it.

    Args:
        name: First part of the module's name that was not found.
        path: File that imports it.
        own: The repository's modules.
        roots: Where it was looked for.
        searches: Whether the file changes where modules are looked for.
    """
    if own.lies_out_of_sight(name):
        return "in-submodule-or-link"
    if own.may_be_built(name):
        return "built-module"
    if searches and own.lies_elsewhere(name, roots):
        return "found-by-path"
    return "own-module-above" if own.starts_above(name, path) else ""


def metadata_lack(name: str, path: str, own: Own, site: Site, blind: Blind) -> Fault | str:
    """Return why a distribution has no metadata, or why that is not sure; empty if it has.

    Args:
        name: Its name, or `ITSELF`; empty if that is computed.
        path: Own file that asks for it.
        own: The repository's modules.
        site: What is installed.
        blind: What of that cannot be seen.
    """
    name = own.package_name(path) if name == ITSELF else name
    plain = canonicalize_name(name)
    if site.package_called(plain):
        return ""
    if plain in map(canonicalize_name, _BY_INSTALLER):
        return SEEDED
    if not name or blind.itself or blind.unread or _any_alike([plain], (*blind.left_out, *blind.unseen)):
        return "metadata-not-seen"
    return Fault("own-metadata-missing" if own.is_distribution(plain) else "metadata-missing", name)


def standard_fault(module: str, name: str, minor: int) -> Fault | None:
    """Return the fault of a `name` that a standard module lacks; None if it is there."""
    if has_name(module, name, minor) is not False or has_module(f"{module}.{name}", minor):
        return None
    return Fault("name-missing", f"{module}.{name}")


def _any_alike(names: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether any of `names` and of `others` may be the same: is part of it, or has it as a word.

    A module may be named after part of its package (``clip`` of openai-clip), a package after a word of the
    module (``pyqt`` of PyQt5), but hdf5 does not bring ``hdf5storage``.
    """
    mine = [each for each in names if len(_plain(each)) >= _MIN_ALIKE]
    words = {_core(word) for each in mine for word in (each, *_SEPARATOR.split(each))} - {""}
    return any(
        _core(other) in words or any(_plain(each) in _plain(other) for each in mine)
        for other in others
        if len(_plain(other)) >= _MIN_ALIKE
    )


def _core(name: str) -> str:
    """Return a name without what says no more than that it is for Python, and which release it is."""
    return _plain(name).replace("python", "").removeprefix("py").rstrip("0123456789")


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
