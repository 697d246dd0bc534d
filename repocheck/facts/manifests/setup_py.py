"""Read setup.py as syntax only; nothing in it is ever run."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from repocheck.facts.manifests.requirement import Requirement, pip_requirement
from repocheck.python import SourceRefused, parse_source

_MAX_CHARS = 131_072
_MAX_DEPTH = 6


@dataclass(frozen=True)
class SetupCall:
    """What the call of ``setup()`` says, as far as it can be read without running it."""

    requirements: tuple[Requirement, ...]
    """Requirements and extras, those for development left out."""
    reads_file: bool
    """Whether the list is computed, mostly by reading a requirements file."""
    python: tuple[str, int] | None
    """`python_requires` and its 1-based line."""
    extension: bool
    """Whether it compiles an extension module."""
    name: str = ""
    """Name of the package."""
    licences: tuple[tuple[str, int], ...] = ()
    """`license` and the classifiers, each with its 1-based line."""


def parse_python(text: str) -> ast.Module | None:
    """Return the syntax tree of `text`; None if it is not Python 3 or not harmless."""
    if len(text) > _MAX_CHARS:
        return None
    try:
        return parse_source(text)
    except SourceRefused:
        return None


def read_setup_py(text: str) -> SetupCall | None:
    """Return what ``setup(…)`` says; None if there is no such call."""
    if (tree := parse_python(text)) is None:
        return None
    names: dict[str, ast.expr] = {}
    calls = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names.update({t.id: node.value for t in node.targets if isinstance(t, ast.Name)})
        elif grown := _growth(node):
            name, more = grown
            names[name] = ast.BinOp(names.get(name, ast.List([])), ast.Add(), more)
        elif isinstance(node, ast.Call) and _called(node) == "setup":
            calls.append(node)
    if not calls:
        return None
    arguments = {k.arg: k.value for k in calls[-1].keywords if k.arg}
    for spread in (k.value for k in calls[-1].keywords if k.arg is None):
        arguments |= _entries(_follow(spread, names))
    return _read_call(arguments, names)


def _read_call(arguments: dict[str, ast.expr], names: dict[str, ast.expr]) -> SetupCall:
    listed = _requirements(arguments.get("install_requires"), names)
    for group, value in _entries(_follow(arguments.get("extras_require"), names)).items():
        if not group.lower().startswith(("dev", "test", "lint", "doc")):
            listed += [replace(found, optional=True) for found in _requirements(value, names)]
    python = _strings(arguments.get("python_requires"), names)
    licences = [_strings(arguments.get(key), names) for key in ("license", "classifiers")]
    return SetupCall(
        requirements=tuple(listed),
        reads_file="install_requires" in arguments and not _literal(arguments["install_requires"], names),
        python=python[0] if python else None,
        extension="ext_modules" in arguments,
        name=next((text for text, _ in _strings(arguments.get("name"), names)), ""),
        licences=tuple(each for group in licences for each in group),
    )


def _requirements(node: ast.expr | None, names: dict[str, ast.expr]) -> list[Requirement]:
    found = (pip_requirement(text, line) for text, line in _strings(node, names))
    return [each for each in found if each]


def _growth(node: ast.AST) -> tuple[str, ast.expr] | None:
    """Return which list a statement adds to, and what: ``a += b``, ``a.extend(b)``, ``a.append(b)``."""
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        return node.target.id, node.value
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return None
    grows = node.func.attr in {"extend", "append"} and isinstance(node.func.value, ast.Name)
    return (ast.unparse(node.func.value), node.args[0]) if grows else None


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _follow(node: ast.expr | None, names: dict[str, ast.expr]) -> ast.expr | None:
    for _ in range(_MAX_DEPTH):
        if not isinstance(node, ast.Name):
            return node
        node = names.get(node.id)
    return None


def _literal(node: ast.expr, names: dict[str, ast.expr]) -> bool:
    return isinstance(_follow(node, names), ast.List | ast.Tuple)


def _entries(node: ast.expr | None) -> dict[str, ast.expr]:
    if isinstance(node, ast.Call) and _called(node) == "dict":
        return {k.arg: k.value for k in node.keywords if k.arg}
    if not isinstance(node, ast.Dict):
        return {}
    pairs = zip(node.keys, node.values, strict=True)
    return {str(key.value): value for key, value in pairs if isinstance(key, ast.Constant)}


def _strings(node: ast.expr | None, names: dict[str, ast.expr], depth: int = 0) -> list[tuple[str, int]]:
    """Return the strings (with 1-based line) of a list, through names, sums and nested lists."""
    node = _follow(node, names)
    if node is None or depth > _MAX_DEPTH:
        return []
    if isinstance(node, ast.Constant):
        lines = str(node.value).split("\n") if isinstance(node.value, str) else []
        return [(line, node.lineno + offset) for offset, line in enumerate(lines)]
    parts: list[ast.expr] = []
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        parts = node.elts
    elif isinstance(node, ast.BinOp):
        parts = [node.left, node.right]
    elif isinstance(node, ast.Starred):
        parts = [node.value]
    return [found for part in parts for found in _strings(part, names, depth + 1)]
