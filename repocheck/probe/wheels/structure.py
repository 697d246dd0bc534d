"""Names of a package that builds its list of names from the ``__all__`` of all its files."""

from __future__ import annotations

import re
from functools import lru_cache

from repocheck.probe.wheels.site import Site

_ALL = re.compile(rb"__all__\s*\+?=\s*[\[(]([^\])]*)")
_WORD = re.compile(rb"[\"']([A-Za-z_]\w*)[\"']")
_MARKED = re.compile(rb"^@(?:export|requires)\b[^\n]*\n(?:@[^\n]*\n)*(?:class|def) (\w+)", re.MULTILINE)


def structure_names(site: Site, path: str) -> frozenset[str]:
    """Return what the files beside and below the module at `path` offer; all of them are read.

    Nothing is returned if any of them cannot be had: what is not in half a list may be in the other half.

    Source: https://github.com/huggingface/transformers, ``utils/import_utils.py``: names come from ``__all__``,
    and from what is decorated as required or exported.
    """
    return _structure(site, path.rpartition("/")[0])


@lru_cache(maxsize=8)
def _structure(site: Site, folder: str) -> frozenset[str]:
    files = [each for each in site.below(folder) if each.endswith(".py")]
    if not files:
        return frozenset()
    names: set[str] = set()
    n_read = 0
    for _, content in site.owner(files[0]).read_paths(files):
        n_read += 1
        for listed in _ALL.findall(content):
            names |= {word.decode() for word in _WORD.findall(listed)}
        names |= {word.decode() for word in _MARKED.findall(content)}
    return frozenset(names) if n_read == len(files) else frozenset()
