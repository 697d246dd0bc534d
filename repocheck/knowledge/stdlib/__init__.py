"""Python's own library, release by release: its modules, and the names that each of them has.

``names.txt`` beside this file has a line for each module: its name, the releases that have it, and its public
names, each with the releases that have it where these are fewer. Releases are a number in base 16, bit 0 for
Python 3.6 and bit 8 for 3.14.

Source: made by ``bench/stdlib_tables.py`` on 2026-11-28 from the stubs of typeshed (Apache-2.0) as bundled with
mypy 0.961 (for 3.6-3.10) and mypy 2.4.1 (for 3.10-3.14), and from what an interpreter of 3.11 shows, which adds
modules without stubs and names that are there by accident; on 2026-11-29 what interpreters of 3.6 to 3.13 show was
added for each. Names that a module only makes when asked for
(``collections.Iterable`` on 3.7-3.9) are in the stubs. Private names are left out: of these nothing is said.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data

FIRST_MINOR, LAST_MINOR = 6, 14
"""First and last minor release of Python 3 in the tables."""


def is_covered(minor: int) -> bool:
    """Return whether the tables tell of Python 3.`minor`."""
    return FIRST_MINOR <= minor <= LAST_MINOR


def minors_with(module: str) -> tuple[int, ...]:
    """Return the minor releases whose library has `module`, by its dotted name, in order."""
    mask, _ = _rows().get(module, (0, ""))
    return tuple(minor for minor in range(FIRST_MINOR, LAST_MINOR + 1) if mask >> (minor - FIRST_MINOR) & 1)


def has_module(module: str, minor: int) -> bool:
    """Return whether the library of Python 3.`minor` has `module`, by its dotted name."""
    mask, _ = _rows().get(module, (0, ""))
    return is_covered(minor) and bool(mask >> (minor - FIRST_MINOR) & 1)


def has_name(module: str, name: str, minor: int) -> bool | None:
    """Return whether `module`, which the library of Python 3.`minor` has, binds `name`; None if not known."""
    if name.startswith("_"):
        return None
    known = _names(module)
    if not known:
        return None
    return bool(known.get(name, 0) >> (minor - FIRST_MINOR) & 1)


@cache
def _rows() -> dict[str, tuple[int, str]]:
    text = (get_data(__name__, "names.txt") or b"").decode()
    rows = (line.split(" ", 2) for line in text.splitlines())
    return {module: (int(mask, 16), names[0] if names else "") for module, mask, *names in rows}


@cache
def _names(module: str) -> dict[str, int]:
    mask, names = _rows()[module]
    pairs = (name.partition(":") for name in names.split())
    return {name: int(own, 16) if own else mask for name, _, own in pairs}
