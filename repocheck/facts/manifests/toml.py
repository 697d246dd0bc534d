"""Read the TOML manifests: pyproject (PEP 621, Poetry, PDM, uv), Pipfile, pixi, Project.toml of Julia."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from repocheck.facts.manifests.requirement import Requirement, loose_requirement, pip_requirement

_MAX_CHARS = 262_144
_MAX_DOTS = 64
"""Source: a key of 20,000 dotted parts takes 1.5 GB in tomllib (measured)."""
_GROUP_WORDS = ("dev", "test", "lint", "doc", "style", "format")


@dataclass
class TomlManifest:
    """What a TOML manifest asks for."""

    declares: bool
    """Whether it has a place for dependencies at all, even an empty one."""
    requirements: list[Requirement] = field(default_factory=list)
    """Packages asked for, extras included, those for development left out."""
    python: tuple[str, int] | None = None
    """Version asked of Python (or Julia's own), and its 1-based line."""


def load_toml(text: str) -> dict[str, object]:
    """Return the document in `text`; empty if it is not TOML or not harmless."""
    if len(text) > _MAX_CHARS or any(
        line.count(".") > _MAX_DOTS and "=" not in line[:200] for line in text.split("\n")
    ):
        return {}
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError, MemoryError):
        return {}


def read_pyproject(text: str) -> TomlManifest:
    """Read a pyproject.toml; one that only configures tools declares nothing."""
    document = load_toml(text)
    project, tool = _table(document, "project"), _table(document, "tool")
    poetry = _table(tool, "poetry")
    dynamic = project.get("dynamic")
    declares = (
        "dependencies" in project
        or "optional-dependencies" in project
        or (isinstance(dynamic, list) and "dependencies" in dynamic)
        or "dependencies" in poetry
        or bool(_pixi(_table(tool, "pixi")))
        or bool(_wanted_groups(_table(document, "dependency-groups")))
    )
    manifest = TomlManifest(declares)
    for group in (project.get("dependencies"), *_wanted_groups(_table(document, "dependency-groups"))):
        manifest.requirements += _pep508(group, text)
    for group in _wanted_groups(_table(project, "optional-dependencies")):
        manifest.requirements += [replace(found, optional=True) for found in _pep508(group, text)]
    manifest.requirements += _named(_table(poetry, "dependencies"), text)
    for table in _pixi(_table(tool, "pixi")):
        manifest.requirements += _named(table, text)
    python = project.get("requires-python") or _table(poetry, "dependencies").get("python")
    if isinstance(python, str):
        manifest.python = (python, line_of(text, "requires-python") or line_of(text, "python") or 1)
    return manifest


def read_pipfile(text: str) -> TomlManifest:
    """Read a Pipfile."""
    document = load_toml(text)
    manifest = TomlManifest("packages" in document, _named(_table(document, "packages"), text))
    version = _table(document, "requires").get("python_version")
    if isinstance(version, str):
        manifest.python = (version, line_of(text, "python_version") or 1)
    return manifest


def read_pixi(text: str) -> TomlManifest:
    """Read a pixi.toml."""
    document = load_toml(text)
    tables = _pixi(document)
    python = next((t["python"] for t in tables if isinstance(t.get("python"), str)), None)
    requirements = [found for table in tables for found in _named(table, text)]
    place = (str(python), line_of(text, "python") or 1) if python else None
    return TomlManifest(bool(tables), requirements, place)


def read_julia(text: str) -> TomlManifest:
    """Read a Project.toml of Julia; a bound is an entry in its ``[compat]``."""
    document = load_toml(text)
    deps, compat = _table(document, "deps"), _table(document, "compat")
    found = [
        Requirement(
            name.lower(), line_of(text, name) or 1, str(compat.get(name, "")).startswith("="), name in compat
        )
        for name in deps
    ]
    return TomlManifest("deps" in document, found)


def line_of(text: str, key: str) -> int | None:
    """Return the 1-based line on which `key` is set; None if none begins with it."""
    found = re.search(rf"^[ \t\"']*{re.escape(key)}[\"']?[ \t]*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _table(parent: dict[str, object], key: str) -> dict[str, object]:
    found = parent.get(key)
    return found if isinstance(found, dict) else {}


def _pixi(table: dict[str, object]) -> list[dict[str, object]]:
    found = [_table(table, "dependencies"), _table(table, "pypi-dependencies")]
    for feature in _table(table, "feature").values():
        if isinstance(feature, dict):
            found += [_table(feature, "dependencies"), _table(feature, "pypi-dependencies")]
    return [each for each in found if each]


def _wanted_groups(groups: dict[str, object]) -> list[object]:
    return [group for name, group in groups.items() if not name.lower().startswith(_GROUP_WORDS)]


def _pep508(group: object, text: str) -> Iterable[Requirement]:
    for item in group if isinstance(group, list) else []:
        place = text.find(str(item)) if isinstance(item, str) else -1
        if place >= 0 and (found := pip_requirement(str(item), text.count("\n", 0, place) + 1)):
            yield found


def _named(table: dict[str, object], text: str) -> list[Requirement]:
    """Return the requirements of a table from name to version, or to a table that holds the version."""
    found = []
    for name, asked in table.items():
        if name.lower() == "python":
            continue
        fixed = isinstance(asked, dict) and bool(asked.keys() & {"rev", "tag"})
        version = asked.get("version") if isinstance(asked, dict) else asked
        version = version if isinstance(version, str) else ""
        written = loose_requirement(f"{name} {_operator(version)}", line_of(text, name) or 1)
        if written is not None:
            found.append(
                Requirement(written.name, written.line, fixed or written.pinned, fixed or written.bounded)
            )
    return found


def _operator(version: str) -> str:
    """Return `version` with the operator that a bare number stands for: pinned."""
    return f"=={version}" if version[:1].isdigit() else version
