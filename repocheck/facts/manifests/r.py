"""Read DESCRIPTION files of R, and scripts of R, Julia, Stata or a shell that install packages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from repocheck.facts.manifests.requirement import Requirement, pip_requirement
from repocheck.text.lines import LineIndex
from repocheck.text.pattern import late_regex

_MAX_CHARS = 131_072
_FIELD = late_regex(r"^(Depends|Imports|LinkingTo|Suggests):(.*(?:\n[ \t].*)*)", re.MULTILINE)
_PACKAGE = late_regex(r"([A-Za-z][\w.]*)\s*(\([^)\n]{0,80}\))?")
_INSTALLS = late_regex(
    r"install\.packages|install_(?:github|cran|bioc|version)|biocLite\(|BiocManager::install|pacman::|p_load|renv::"
    r"|pak::|pkg_install\(|groundhog\.library|librarian::shelf|Pkg\.(?:add|develop)|\bpkg\"(?:add|dev)\b"
)
_SHELL = late_regex(
    r"\s*(?:(?:\w+=\S+|sudo|uv|python[\d.]* -m)\s+)*(?:pip[\d.]*|conda|mamba|micromamba)\s+install"
    r"\s(?!(?:.*\s)?(?:-r|--file)\s)(.{1,800})"
)
_END = late_regex(r"&&|(?:^|\s)#")
_TAKES_VALUE = frozenset({"-c", "--channel", "-n", "--name", "-p", "--prefix", "-i", "-f"})
_INSTALLERS = frozenset({"pip", "setuptools", "wheel"})
"""What is brought up to date before anything of the project's is installed."""
_STATA = late_regex(
    r"^[ \t]{0,40}(?:cap(?:ture)?\s{1,4})?(?:qui(?:etly)?\s{1,4})?"
    r"(?:ssc|net|github)\s{1,4}install\s{1,4}(\w{1,40})",
    re.MULTILINE,
)
"""Source: the manuals of Stata's ``ssc`` and ``net``."""
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


def read_shell_script(text: str) -> tuple[Requirement, ...] | None:
    """Return what the commands of a shell script install by name; None if they install nothing so."""
    found = [
        asked
        for number, line in enumerate(text[:_MAX_CHARS].split("\n"), 1)
        if (command := _SHELL.match(line))
        for word in _named(_END.split(command[1])[0].split())
        if (asked := pip_requirement(word, number)) and asked.name not in _INSTALLERS
    ]
    return tuple(found) or None


def _named(words: list[str]) -> Iterator[str]:
    """Yield the words of a command that name packages, without paths, options and what they take."""
    for before, word in pairwise(("", *words)):
        plain = word.strip("\"'")
        if before not in _TAKES_VALUE and plain[:1].isalpha() and ("/" not in plain or "git+" in plain):
            yield plain


def read_stata_script(text: str) -> tuple[Requirement, ...] | None:
    """Return what the commands of a script of Stata install; None if they install nothing."""
    text = text[:_MAX_CHARS]
    index = LineIndex(text)
    found = [
        Requirement(asked[1], asked[0].strip(), index.line_of(asked.start(1)), pinned=False, bounded=False)
        for asked in _STATA.finditer(text)
    ]
    return tuple(found) or None


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
