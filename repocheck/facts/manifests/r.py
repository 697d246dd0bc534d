"""Read what R projects ask for: DESCRIPTION files and scripts that install packages."""

from __future__ import annotations

import re

from repocheck.facts.manifests.requirement import Requirement
from repocheck.text.lines import LineIndex
from repocheck.text.pattern import late_regex

_MAX_CHARS = 131_072
_FIELD = late_regex(r"^(Depends|Imports|LinkingTo|Suggests):(.*(?:\n[ \t].*)*)", re.MULTILINE)
_PACKAGE = late_regex(r"([A-Za-z][\w.]*)\s*(\([^)\n]{0,80}\))?")
_INSTALLS = late_regex(
    r"install\.packages|install_(?:github|cran|bioc|version)|biocLite\(|BiocManager::install|pacman::|p_load|Pkg\.add|renv::"
)
_QUOTED = late_regex(r"[\"']([A-Za-z][\w./]{1,60})[\"']")


def read_description(text: str) -> tuple[Requirement, ...]:
    """Return the packages that a DESCRIPTION file depends on, imports, links to or suggests."""
    text = text[:_MAX_CHARS]
    index = LineIndex(text)
    found = []
    for fields in _FIELD.finditer(text):
        for package in _PACKAGE.finditer(fields[2]):
            if package[1] != "R":
                line = index.line_of(fields.start(2) + package.start())
                pinned = "==" in (package[2] or "")
                bounded = pinned or "<" in (package[2] or "")
                found.append(Requirement(package[1], package[0], line, pinned, bounded))
    return tuple(found)


def read_install_script(text: str) -> tuple[Requirement, ...] | None:
    """Return the names that an installing script of R or Julia quotes; None if it installs nothing."""
    text = text[:_MAX_CHARS]
    if not _INSTALLS.search(text):
        return None
    index = LineIndex(text)
    return tuple(
        Requirement(name[1], name[1], index.line_of(name.start()), pinned=False, bounded=False)
        for name in _QUOTED.finditer(text)
    )
