"""Which Pythons to try for what a project says of Python."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from repocheck.knowledge.resolver_texts import PYTHON_DATES, PYTHONS
from repocheck.text.pattern import late_regex

PREFERRED = (11, 12, 13, 10, 9, 8, 7, 6, 14)
"""Minor releases in the order in which code without a Python of its own is tried: most of what research code
asks for has wheels for the first."""
_GROWN_UP_DAYS = 365
"""Age at which a release of Python has wheels of everything."""
_MAX_CHARS = 200
_BOUND = late_regex(
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
    bounds = _bounds(declared)
    fitting = [python for python in PYTHONS if all(bound.allows(_minor(python)) for bound in bounds)]
    if any(not bound.operator for bound in bounds):
        fitting.sort(key=_minor)
    if any(not bound.operator and bound.minor < (3, 0) for bound in bounds):
        return []
    return fitting


def _bounds(declared: str) -> list[_Bound]:
    return [] if "|" in declared else [_bound(found) for found in _BOUND.finditer(declared[:_MAX_CHARS])]


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


def default_python(declared: str, as_of: dt.date | None = None) -> str | None:
    """Return the full version that a project is tried on first; None if none fits.

    A bare version is what was used. Of an open range it is the first of `PREFERRED` that fits and, as of a
    day, was a year old by then.
    """
    fitting = pythons_for(declared)
    if any(not bound.operator for bound in _bounds(declared)):
        return fitting[0] if fitting else None
    old = [each for each in fitting if as_of is None or _age_days(each, as_of) > _GROWN_UP_DAYS]
    by_preference = sorted(old or fitting, key=lambda each: PREFERRED.index(_minor(each)[1]))
    if as_of is not None and old:
        return max(old, key=_minor)
    return by_preference[0] if by_preference else None


def _age_days(python: str, day: dt.date) -> int:
    return (day - PYTHON_DATES[_minor(python)[1]]).days
