"""Names of a package that builds its list of names from the ``__all__`` of all its files."""

from __future__ import annotations

import re

from repocheck.probe.wheels.site import Site
from repocheck.probe.wheels.store import TableStore
from repocheck.probe.wheels.wheel import Mapped
from repocheck.text.pattern import late_regex

_ALL = late_regex(rb"__all__\s*\+?=\s*[\[(]([^\])]*)")
_WORD = late_regex(rb"[\"']([A-Za-z_]\w*)[\"']")
_MARKED = late_regex(rb"^@(?:export|requires)\b[^\n]*\n(?:@[^\n]*\n)*(?:class|def) (\w+)", re.MULTILINE)


def structure_names(site: Site, folder: str, store: TableStore, mapped: Mapped) -> frozenset[str]:
    """Return what the files in and below `folder` offer; all of them are read, once for each wheel.

    Nothing is returned if any of them cannot be had: what is not in half a list may be in the other half.

    Source: ``utils/import_utils.py`` of https://github.com/huggingface/transformers: names come from
    ``__all__``, and from what is decorated as required or exported.
    """
    files = [each for each in site.below(folder) if each.endswith(".py")]
    if not files:
        return frozenset()
    digest = site.owner(files[0]).package.sha256
    key = f"structure:{digest}:{folder}"
    if digest and (kept := store.tables([key]).get(key)):
        return frozenset(kept.split())
    names = _read(site, files, mapped)
    if digest and names:
        store.keep_tables({key: " ".join(sorted(names))})
    return names


def _read(site: Site, files: list[str], mapped: Mapped) -> frozenset[str]:
    names: set[str] = set()
    n_read = 0
    for _, content in site.owner(files[0]).read_paths(files, mapped):
        n_read += 1
        for listed in _ALL.findall(content):
            names |= {word.decode() for word in _WORD.findall(listed)}
        names |= {word.decode() for word in _MARKED.findall(content)}
    return frozenset(names) if n_read == len(files) else frozenset()
