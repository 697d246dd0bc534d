"""Is there a file from which a tool can take the project's dependencies?

Most code that no longer runs fails on its dependencies, before its first line. A list in prose helps a
person, but no installer, no scanner and no resolver can read it.

What counts: requirements files, conda environments (under any name, recognised by their content), pyproject,
setup files, Pipfile, pixi, DESCRIPTION, install scripts of R and Julia, Project.toml, rockspecs, the lock
files of all these, and a list under any name that a command in the documents or in a container recipe
installs from. Decided: `binder/`, `flake.nix`, `pylock.toml`, the head of a program (PEP 723) and a committed
install script with package lines are lists; lists for the documentation stay in `files`, though they declare
nothing for the code; those for releases or CI tools are not listed. Not: a pyproject that only configures a
formatter, a setup.py below the root that only compiles an extension, lists for tests or development (an
environment of conda called so counts where no other list is), copied packages, and the recipe of a container
beside another list. Two kinds are in `files` by their kinds, and declare nothing: the CMakeLists.txt at the
root that looks for packages and, where no list is, an INSTALL file that names packages, which is prose even
where it holds commands. A Makefile is no list. What packages and lists nothing is left out beside a list for
Python of its folder; a setup.py alone passes with low confidence: the package can be installed, what it
imports may be missing, and `imports-covered` says so.
Not applicable to work in MATLAB, which knows no such file, where the documents state its version and speak of
toolboxes.

Blind spots: lists computed at run time; system libraries; whether the versions still exist.

Source: https://doi.org/10.1093/gigascience/giad113 (of thousands of notebooks rerun, missing dependencies
were the main reason to fail)
"""

import re

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Manifest, Mention, Subject
from repocheck.models import Confidence, Location, Verdict
from repocheck.text.pattern import late_regex

_MAX_SHOWN = 5
_OF_PYTHON = frozenset({"pip-requirements", "pyproject", "setup.py", "setup.cfg", "Pipfile"})
_LISTS_OF_PYTHON = _OF_PYTHON | {"conda-env"}
_NO_LISTS = frozenset({"cmake", "make", "install-doc"})
"""Kinds that compile, or tell a person what to install: from them no package manager takes a list."""
_LOOKS_FOR = late_regex(
    r"^[ \t]{0,20}(?:find_package|pkg_(?:check|search)_modules?|CPMAddPackage|FetchContent_Declare"
    r"|ExternalProject_Add)[ \t]?\(",
    re.IGNORECASE | re.MULTILINE,
)
"""How CMake looks for, or fetches, what the code needs.
Source: https://cmake.org/cmake/help/latest/guide/using-dependencies/index.html"""
_RECIPES = frozenset({"dockerfile", "compose"})
"""Kinds of which `container-provided` speaks; they are lists only where there is no other."""
_PACKAGING = frozenset({"pyproject", "setup.cfg"})
"""Kinds that list for a package what its setup.py then need not name.
Source: https://setuptools.pypa.io/en/latest/userguide/declarative_config.html"""
_ASKS = late_regex(
    r"^(?!\W{0,4}--?\w).*(?:\bneed|\brequir|\bdepend|\bprerequisit|\binstall|\bfollowing packages)",
    re.IGNORECASE,
)
"""A line that says that something is needed, rather than one that names it among options."""


@check(
    category="dependencies",
    question="Are the dependencies declared in a file that a tool can read?",
    remedy="Add a requirements.txt, pyproject.toml or environment.yml that lists what the code imports, "
    "with the versions it was run with.",
    weight=12,
    source="https://doi.org/10.1093/gigascience/giad113",
)
def dependencies_declared(
    subject: Subject,
    project_manifests: tuple[Manifest, ...],
    dependency_mentions: tuple[Mention, ...],
    missing_manifests: tuple[Mention, ...],
    python_is_main: bool,
    stated_matlab: Location | None,
) -> Verdict:
    """Judge by the manifests found; mention what only prose names, and files that prose promises."""
    named = [manifest for manifest in project_manifests if manifest.kind not in _NO_LISTS]
    lists = _without_scripts(named)
    found = _without_recipes(_without_shims(lists)) if any(map(_lists, lists)) else named
    declaring = [manifest for manifest in found if manifest.declares]
    listing = [manifest for manifest in declaring if _lists(manifest)]
    mentions = () if listing else dependency_mentions
    in_prose = [each for each in project_manifests if _tells(each, mentions)]
    build = [each for each in project_manifests if _builds(subject, each)]
    value: JsonValue = {
        "files": [{"path": manifest.path, "kind": manifest.kind} for manifest in (*found, *in_prose, *build)],
        "readme_only": bool(mentions),
    }
    if listing and not python_is_main and (folder := _part(listing)):
        message = f"{_message(listing)} But that is for {folder}/ only, beside programs in another language."
        return passed(message, *_places(subject, listing), value=value, confidence=Confidence.LOW)
    if listing:
        return passed(_message(listing), *_places(subject, listing), value=value)
    if declaring:
        message = f"{declaring[0].path} builds or installs the code, but lists no dependencies."
        return passed(message, *_places(subject, declaring), value=value, confidence=Confidence.LOW)
    if stated_matlab:
        message = f"MATLAB has no list of dependencies; {stated_matlab.path} states version and toolboxes."
        return not_applicable(message, value=value)
    if mentions:
        first = next((mention for mention in mentions if _ASKS.search(mention.text)), mentions[0])
        promise = _promise(missing_manifests)
        message = f"Dependencies are named only in {first.path}, where no tool reads them.{promise}"
        return failed(message, subject.at(first.path, first.line, first.text), value=value)
    message = (
        f"{build[0].path} looks for what it needs, but lists nothing."
        if build
        else "No file declares dependencies."
    )
    return failed(f"{message}{_promise(missing_manifests)}", *_places(subject, build), value=value)


def _tells(manifest: Manifest, mentions: tuple[Mention, ...]) -> bool:
    """Return whether an INSTALL file names a package, rather than Python alone, or nothing."""
    named = (each for each in mentions if each.path == manifest.path)
    return manifest.kind == "install-doc" and any("python" not in each.text.lower() for each in named)


def _builds(subject: Subject, manifest: Manifest) -> bool:
    """Return whether CMake builds the whole project and looks for packages."""
    whole = manifest.kind == "cmake" and "/" not in manifest.path
    return whole and _LOOKS_FOR.search(subject.text(manifest.path) or "") is not None


def _without_shims(found: list[Manifest]) -> list[Manifest]:
    """Leave out what packages a folder but lists nothing, beside a list for Python of that folder."""
    full = (each for each in found if each.declares and not _is_shim(each))
    listed = {_folder(each) for each in full if each.kind in _LISTS_OF_PYTHON}
    return [each for each in found if not (_is_shim(each) and _folder(each) in listed)]


def _without_recipes(found: list[Manifest]) -> list[Manifest]:
    """Leave out recipes of containers beside a list, from which they install."""
    lists = [each for each in found if each.kind not in _RECIPES]
    return lists if any(map(_lists, lists)) else found


def _is_shim(manifest: Manifest) -> bool:
    packages = manifest.kind in _PACKAGING or manifest.kind == "setup.py"
    return packages and not (manifest.requirements or manifest.open_list or manifest.included)


def _folder(manifest: Manifest) -> str:
    return manifest.path.rpartition("/")[0]


def _without_scripts(found: list[Manifest]) -> list[Manifest]:
    """Leave out the heads of programs, and scripts below the root beside a list for Python.

    What a shell installs is mostly for Python: beside a list for R alone it is no repetition.
    """
    lists = [each for each in found if each.kind != "script"]
    apart = [each for each in lists if not (each.path.endswith(".sh") and "/" in each.path)]
    return apart if any(each.kind in _LISTS_OF_PYTHON for each in apart) else lists


def _lists(manifest: Manifest) -> bool:
    """Return whether a list is there; files that we do not read inside are taken at their name."""
    return bool(manifest.requirements) or manifest.open_list or manifest.lock or manifest.kind != "setup.py"


def _part(listing: list[Manifest]) -> str:
    """Return the folder that the lists are for if all are for Python and in folders; else nothing."""
    folder = _folder(listing[0])
    aside = all("/" in each.path and each.kind in _OF_PYTHON for each in listing)
    return folder if aside else ""


def _message(listing: list[Manifest]) -> str:
    names = ", ".join(manifest.path for manifest in listing[:_MAX_SHOWN])
    more = f" and {len(listing) - _MAX_SHOWN} more" if len(listing) > _MAX_SHOWN else ""
    return f"Declared in {names}{more}."


def _places(subject: Subject, found: list[Manifest]) -> list[Location]:
    return [
        subject.at(manifest.path, manifest.requirements[0].line if manifest.requirements else None)
        for manifest in found[:_MAX_SHOWN]
    ]


def _promise(promised: tuple[Mention, ...]) -> str:
    return f" {promised[0].path} names {promised[0].text}, which is not there." if promised else ""
