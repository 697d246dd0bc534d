"""Read the TOML manifests: pyproject (PEP 621 and 735, Poetry, Hatch), Pipfile, pixi, Project.toml."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from repocheck.facts.manifests.requirement import Requirement, pip_requirement
from repocheck.facts.manifests.tables import line_of, table_requirements

_MAX_CHARS = 262_144
_MAX_DOTS = 64
"""Source: a key of 20,000 dotted parts takes 1.5 GB in tomllib (measured)."""
_MAX_GROUP = 2_000
"""Entries of a group of dependencies, those of the groups that it includes counted each time."""
_MAX_GROUP_DEPTH = 50
"""Of groups that include groups; projects have one or two levels."""
_GROUP_WORDS = (
    "dev", "test", "lint", "doc", "style", "format", "types", "typing", "coverage", "release", "build",
    "hatch-", "static", "pre-commit",
)  # fmt: skip
"""How the names of groups begin that serve developers.
Source: https://hatch.pypa.io/latest/config/internal/testing/ and the groups met in research repositories."""
_HATCH_KEYS = ("dependencies", "extra-dependencies")

Table = dict[str, object]


class TomlManifest(NamedTuple):
    """What a TOML manifest asks for."""

    declares: bool
    """Whether it has a place for dependencies at all, even an empty one."""
    requirements: list[Requirement]
    """Packages asked for, extras included, those for development left out."""
    python: tuple[str, int] | None = None
    """Version asked of Python (or Julia's own), and its 1-based line."""
    included: tuple[str, ...] = ()
    """Files from which the dependencies are taken, as written."""


def load_toml(text: str) -> Table:
    """Return the document in `text`; empty if it is not TOML or not harmless."""
    if len(text) > _MAX_CHARS or any(
        line.count(".") > _MAX_DOTS and "=" not in line[:200] for line in text.split("\n")
    ):
        return {}
    import tomllib  # noqa: PLC0415 - not every repository has TOML

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError, MemoryError):
        return {}


def table_of(parent: Table, *keys: str) -> Table:
    """Return the table below `keys`; empty if there is none."""
    for key in keys:
        found = parent.get(key)
        parent = found if isinstance(found, dict) else {}
    return parent


def read_pyproject(document: Table, text: str) -> TomlManifest:
    """Read a pyproject.toml; one that only configures tools declares nothing."""
    project, poetry = table_of(document, "project"), table_of(document, "tool", "poetry")
    pixi, groups = table_of(document, "tool", "pixi"), _groups(table_of(document, "dependency-groups"))
    envs = _hatch_environments(table_of(document, "tool", "hatch"))
    dynamic = project.get("dynamic")
    declares = (
        not project.keys().isdisjoint({"dependencies", "optional-dependencies"})
        or (isinstance(dynamic, list) and "dependencies" in dynamic)
        or "dependencies" in poetry
        or bool(_pixi_tables(pixi) or groups or envs)
    )
    requirements = list(_listed(project.get("dependencies"), text))
    for group in (*_wanted(table_of(project, "optional-dependencies")).values(), *groups):
        requirements += [found._replace(optional=True) for found in _listed(group, text)]
    requirements += table_requirements(table_of(poetry, "dependencies"), text, of_index=True)
    for group in _wanted(table_of(poetry, "group")).values():
        wanted = table_of(group, "dependencies") if isinstance(group, dict) else {}
        found = table_requirements(wanted, text, of_index=True)
        requirements += [each._replace(optional=True) for each in found]
    requirements += _pixi_requirements(pixi, text)
    requirements += _of_environments(envs, text, beside="dependencies" in project)
    asked_python = (
        project.get("requires-python"),
        table_of(poetry, "dependencies").get("python"),
        *(env.get("python") for env in envs.values()),
    )
    asked = next((each for each in asked_python if isinstance(each, str)), None)
    if asked is None:
        python = _pixi_python(pixi, text) if pixi else None
    else:
        python = asked, line_of(text, "requires-python") or line_of(text, "python") or 1
    return TomlManifest(declares, requirements, python, _dynamic_files(document))


def _dynamic_files(document: Table) -> tuple[str, ...]:
    """Return the files from which setuptools takes the dependencies.

    Source: https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html#dynamic-metadata
    """
    named = table_of(document, "tool", "setuptools", "dynamic", "dependencies").get("file")
    return tuple(each for each in (named if isinstance(named, list) else [named]) if isinstance(each, str))


def read_hatch(document: Table, text: str) -> TomlManifest:
    """Read a hatch.toml, which holds what else stands below ``tool.hatch`` in a pyproject.toml."""
    return read_pyproject({"tool": {"hatch": document}}, text)


def _hatch_environments(hatch: Table) -> dict[str, Table]:
    """Return the environments of Hatch that have dependencies and do not serve development.

    Source: https://hatch.pypa.io/latest/config/environment/overview/
    """
    envs = _wanted(table_of(hatch, "envs")).items()
    return {
        name: env for name, env in envs if isinstance(env, dict) and not env.keys().isdisjoint(_HATCH_KEYS)
    }


def _of_environments(envs: dict[str, Table], text: str, *, beside: bool) -> Iterable[Requirement]:
    """Yield what environments ask for; the default one is installed unasked where no list stands `beside`."""
    for name, env in envs.items():
        unasked = name == "default" and not beside
        for key in _HATCH_KEYS:
            yield from (each._replace(optional=not unasked) for each in _listed(env.get(key), text))


def read_pipfile(document: Table, text: str) -> TomlManifest:
    """Read a Pipfile."""
    packages = table_requirements(table_of(document, "packages"), text, of_index=True)
    version = table_of(document, "requires").get("python_version")
    python = (version, line_of(text, "python_version") or 1) if isinstance(version, str) else None
    return TomlManifest("packages" in document, packages, python)


def read_pixi(document: Table, text: str) -> TomlManifest:
    """Read a pixi.toml."""
    declares = bool(_pixi_tables(document))
    return TomlManifest(declares, _pixi_requirements(document, text), _pixi_python(document, text))


def read_julia(document: Table, text: str) -> TomlManifest:
    """Read a Project.toml of Julia; a bound is an entry in its ``[compat]``."""
    deps, compat = table_of(document, "deps"), table_of(document, "compat")
    found = [
        Requirement(
            name.lower(),
            f"{name} {compat.get(name, '')}".strip(),
            line_of(text, name) or 1,
            str(compat.get(name, "")).startswith("="),
            name in compat,
        )
        for name in deps
    ]
    return TomlManifest("deps" in document, found)


def _listed(group: object, text: str) -> Iterable[Requirement]:
    """Yield the requirements of a list of strings in the standard's grammar."""
    for item in group if isinstance(group, list | tuple) else []:
        place = text.find(item) if isinstance(item, str) else -1
        if place >= 0 and (found := pip_requirement(item, text.count("\n", 0, place) + 1)):
            yield found


def _wanted(groups: Table) -> Table:
    return {name: group for name, group in groups.items() if not name.lower().startswith(_GROUP_WORDS)}


def _groups(groups: Table) -> list[tuple[str, ...]]:
    """Return the groups of PEP 735 that do not serve development, each with those that it includes."""
    from packaging.dependency_groups import resolve_dependency_groups  # noqa: PLC0415 - few projects have any

    found = []
    for name in _wanted(groups):
        if _size(groups, name, {}) > _MAX_GROUP:
            continue
        try:
            found.append(resolve_dependency_groups(groups, name))  # type: ignore[arg-type]
        except (ValueError, TypeError, LookupError, ExceptionGroup):
            continue
    return found


def _size(groups: Table, name: str, known: dict[str, int], depth: int = 0) -> int:
    """Return how many entries a group has with those that it includes, which may be named again and again."""
    if depth > _MAX_GROUP_DEPTH:
        return _MAX_GROUP + 1
    if name not in known:
        known[name] = 0  # a group that includes itself is refused later
        items = groups.get(name)
        for item in items if isinstance(items, list) else ():
            included = item.get("include-group") if isinstance(item, dict) else None
            known[name] += _size(groups, included, known, depth + 1) if isinstance(included, str) else 1
    return known[name]


def _pixi_tables(table: Table) -> list[tuple[Table, bool]]:
    """Return the tables of dependencies, and whether each is of the Python package index."""
    places = [table, *(each for each in table_of(table, "feature").values() if isinstance(each, dict))]
    keys = (("dependencies", False), ("pypi-dependencies", True))
    return [
        (found, of_index) for place in places for key, of_index in keys if (found := table_of(place, key))
    ]


def _pixi_requirements(table: Table, text: str) -> list[Requirement]:
    tables = _pixi_tables(table)
    return [each for found, of_index in tables for each in table_requirements(found, text, of_index=of_index)]


def _pixi_python(table: Table, text: str) -> tuple[str, int] | None:
    asked = (found.get("python") for found, _ in _pixi_tables(table))
    python = next((version for version in asked if isinstance(version, str)), None)
    return (python, line_of(text, "python") or 1) if python else None
