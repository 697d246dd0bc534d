"""Say which files of a row are no measure, since the truth did not install all that their list names.

A list for conda is installed by its pip part, and so is one that takes packages from an address: no channel
and no address is reached while rows are made. A file that fails for nothing but such a package says nothing
of the declared environment. Nor does one that only looks up the version under which its own project was
installed, or that misses a module which the project's own build writes: lists are installed here, projects
are not. Rows made before edits of ``sys.path`` were followed through names say nothing of the modules that a
file finds by such an edit, and environments of uv nothing of what setuptools would bring to others. Which
files these are is told by the list, the files of the build, the file's own text and the error alone, never by
a forecast.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from bench.outcomes_draw import listed, show
from bench.outcomes_statements import path_edits
from repocheck.checks import wanted
from repocheck.config import ProbeConfig
from repocheck.facts import Subject, project_manifests
from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.suppliers import RENAMED
from repocheck.models import RepoRef
from repocheck.probe import probe_local

Row = dict[str, Any]
_MISSING = re.compile(r"No module named '?((\w+)[\w.]*)")
_BUILD_FILES = ("pyproject.toml", "setup.cfg", "setup.py")
_WRITTEN = re.compile(r"""\b(?:write_to|version[_-]file)["']?\s*[=:](?:\s*["']((?:[\w.-]+/)*\w+\.py)\b)?""")
"""A module that a build writes; its path is empty where that is computed.
Source: https://setuptools-scm.readthedocs.io/en/latest/config/"""
_ANY_VERSION = "version.py"
"""How the path of such a module ends then."""
_SEEDED = frozenset({"setuptools", "pkg-resources"})
_LAST_SEEDED_MINOR = 11
"""Up to Python 3.11 environments made by `venv` or conda have them; those of uv, as in the truth, do not."""
_EDITS = "edits of "
_NO_METADATA = re.compile(r"No package metadata was found for '?([\w.-]*\w)")


def left_out(row: Row, mirror: Path) -> frozenset[str]:
    """Return the names, as the index spells them, of what a row's list takes from elsewhere.

    Beside them stand the paths of the modules that the build of the project writes, and the files whose edits
    of ``sys.path`` were not followed.

    Args:
        row: A row of truth.
        mirror: Folder with one git directory for each repository.
    """
    path = mirror / row["repo"]
    lost = frozenset(_unfollowed(row, path)) if path.is_dir() else frozenset[str]()
    names_a_list = "list" in row  # old rows do not
    if not path.is_dir() or (names_a_list and not (row["list"] and show(path, row["list"], row["commit"]))):
        return lost
    owner, name = row["repo"].split("/")
    ref = RepoRef(host="github.com", owner=owner, name=name)
    seen = probe_local(path, ref, wanted(), ProbeConfig(), row["commit"])
    every = project_manifests(Subject(seen))
    lists = (each for each in every if each.path == row.get("list", each.path))
    names = {each.name for manifest in lists for each in manifest.requirements if not each.for_index}
    built = (show(path, each, row["commit"]) for each in _BUILD_FILES)
    written = {found or _ANY_VERSION for text in built for found in _WRITTEN.findall(text)}
    return frozenset(canonicalize_name(RENAMED.get(name, name)) for name in names) | written | lost


def _unfollowed(row: Row, path: Path) -> Iterator[str]:
    """Yield file and own module that was missing there, where edits of ``sys.path`` were not followed."""
    if row.get("follows_names"):
        return
    missing = {
        (each["file"], top[2]) for each in row["imports"] if (top := _MISSING.match(each.get("msg", "")))
    }
    own = {part.removesuffix(".py") for file in listed(path, row["commit"]) for part in file.split("/")}
    for file, top in missing:
        if top in own and _edits_by_names(show(path, file, row["commit"])):
            yield f"{_EDITS}{file} {top}"


def _edits_by_names(text: str) -> bool:
    """Return whether a file edits ``sys.path`` by more than plain calls with plain arguments."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    plain = ast.Module([each for each in tree.body if isinstance(each, ast.Expr)], [])
    return len(path_edits(tree)) > len(path_edits(plain))


def measured(row: Row, names: frozenset[str]) -> Row:
    """Return a row in which what fails for want of one of `names`, or of its own project, is not decided."""
    own = canonicalize_name(row["repo"].rpartition("/")[2])
    if int(row["python"].split(".")[1]) <= _LAST_SEEDED_MINOR:
        names |= _SEEDED
    imports = [each | {"ok": None} if _wants(each, names, own) else each for each in row["imports"]]
    return row | {"imports": imports}


def _wants(statement: Row, names: frozenset[str], own: str) -> bool:
    said = statement.get("msg", "") if statement["ok"] is False else ""
    if found := _NO_METADATA.match(said):
        return canonicalize_name(found[1]) == own
    found = _MISSING.match(said)
    if found is None:
        return statement["cause"].startswith("artefact")  # of the machine, as who made the row says
    module, top = found.groups()
    path = f"/{module.replace('.', '/')}.py"
    if f"{_EDITS}{statement['file']} {top}" in names or any(f"/{each}".endswith(path) for each in names):
        return True
    if _ANY_VERSION in names and path.endswith(_ANY_VERSION):
        return True
    brings = map(canonicalize_name, (top, *distributions_of(top)))
    return not names.isdisjoint(RENAMED.get(each, each) for each in brings)
