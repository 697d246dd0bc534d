"""Match paths of a repository against globs, always without regard to case.

``*`` stays within a folder, ``**/`` spans any depth (none too), ``{a,b}`` lists alternatives, and a
leading dot is nothing special. A check says with such globs what it reads; the probe fetches just that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from wcmatch import glob

_FLAGS = glob.GLOBSTAR | glob.BRACE | glob.IGNORECASE | glob.DOTGLOB | glob.FORCEUNIX


@lru_cache(maxsize=512)
def _pattern(globs: tuple[str, ...]) -> re.Pattern[str]:
    accepted, _ = glob.translate(list(globs), flags=_FLAGS)
    return re.compile("|".join(f"(?:{regex})" for regex in accepted) or r"(?!)")


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Return whether `path` (with ``/``) matches any of `globs`."""
    return _pattern(globs).match(path) is not None


def select(paths: Iterable[str], globs: tuple[str, ...]) -> list[str]:
    """Return the paths that match any of `globs`, in the order of `paths`."""
    match = _pattern(globs).match
    return [path for path in paths if match(path)]
