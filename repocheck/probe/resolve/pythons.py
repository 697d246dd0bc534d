"""Which Pythons to try for what a project says of Python."""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.knowledge.resolver_texts import PYTHONS

_MAX_CHARS = 200
_BOUND = re.compile(
    r"(?<![\w.])([<>=!~^]{0,3})[ \t]{0,9}v?(\d{1,3})(?:\.(\d{1,2}))?(?:\.(\d{1,3}))?([\w.*]{0,9}[ \t]?\+)?"
)


class _Bound(NamedTuple):
    operator: str
    minor: tuple[int, int]
    exact: bool
    """Whether a patch version is named."""

    def allows(self, minor: tuple[int, int]) -> bool:
        """Return whether some release of `minor` fits; a bare version and ``^`` are lower bounds."""
        if self.operator == "!=":
            return self.exact or minor != self.minor
        if minor == self.minor:
            return self.exact or self.operator not in {"<", ">"}
        if self.operator in {"=", "==", "===", "~"} or (self.operator == "~=" and self.exact):
            return False
        return (minor < self.minor) == (self.operator in {"<", "<="})


def pythons_for(declared: str) -> list[str]:
    """Return full versions to try, in order, for a declaration as written.

    One with operators is taken at its word. A bare version (``Python 3.8``) says what was used, seldom that
    nothing else works: later ones are tried after it, but none for Python 2. Where nothing is declared, all
    are tried; where nothing fits, none.
    """
    bounds = [] if "|" in declared else [_bound(found) for found in _BOUND.finditer(declared[:_MAX_CHARS])]
    fitting = [python for python in PYTHONS if all(bound.allows(_minor(python)) for bound in bounds)]
    if any(not bound.operator for bound in bounds):
        fitting.sort(key=_minor)
    if any(not bound.operator and bound.minor < (3, 0) for bound in bounds):
        return []
    return fitting


def _bound(found: re.Match[str]) -> _Bound:
    operator, major, minor, patch, more = found.groups()
    if minor is None and len(major) > 1:  # py310
        major, minor = major[0], major[1:]
    if minor is None:  # `3`, `3.x`, `<4`
        return _Bound("<" if operator == "<" else ">=", (int(major), 0), exact=False)
    exact = patch not in (None, "0")
    return _Bound(">=" if more else operator, (int(major), int(minor)), exact)


def _minor(python: str) -> tuple[int, int]:
    major, minor, _ = python.split(".")
    return int(major), int(minor)
