"""Tell which programs are an installable package itself, or show how it is used."""

from __future__ import annotations

import re

from repocheck.facts.code import EntryPoints, Words
from repocheck.facts.computed import fact
from repocheck.facts.manifests import Packaging
from repocheck.knowledge.learning_words import LEARNING_LIBRARIES
from repocheck.text.pattern import late_regex

_LIBRARIES = Words(LEARNING_LIBRARIES)
_PACKAGING = frozenset({"setup.py", "setup.cfg", "pyproject.toml", "Project.toml"})
_OF_R = ("R/", "inst/", "man/", "data-raw/")
"""Folders of a package of R.
Source: https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Package-structure"""
_OF_PAPER = late_regex(r"experiment|paper|reproduc|replicat|figure|(?:^|/)validation\w{0,20}/", re.IGNORECASE)
"""What speaks of the work that a paper reports, in the path of a program."""
_SHOWS_USE = late_regex(r"(?:^|/)(?:examples?|demos?|tutorials?|benchmarks?)/", re.IGNORECASE)
"""Folder of programs that show how a package is used, and how fast it is."""


@fact()
def code_learns(entry_points: EntryPoints) -> bool:
    """Return whether a program uses a library of machine learning."""
    return any(map(_LIBRARIES.any_in, entry_points.texts.values()))


@fact()
def package_programs(
    project_files: tuple[str, ...],
    package_metadata: tuple[Packaging, ...],
    entry_points: EntryPoints,
    code_learns: bool,
) -> frozenset[str]:
    """Return the modules of a package that learns nothing, and the programs that show its use; else nothing.

    They are the software that a paper describes, while the programs beside them are its experiments.
    """
    folders = () if code_learns else _folders(project_files, package_metadata)
    if not folders:
        return frozenset()
    of_package = (each for each in entry_points.paths if each.startswith(folders) or _SHOWS_USE.search(each))
    return frozenset(path for path in of_package if not _OF_PAPER.search(path))


def _folders(paths: tuple[str, ...], metadata: tuple[Packaging, ...]) -> tuple[str, ...]:
    """Return the folders of the modules of the package that the root is; none if it is no package."""
    if "DESCRIPTION" in paths:
        return _OF_R
    named = any(each.name for each in metadata if each.path in _PACKAGING)
    modules = {path.rpartition("/")[0] for path in paths if path.endswith("/__init__.py")}
    tops = {f"{folder}/" for folder in modules if folder.removeprefix("src/").count("/") == 0}
    tops |= {"src/" for each in metadata if each.path == "Project.toml" and f"src/{each.name}.jl" in paths}
    return tuple(sorted(tops)) if named else ()
