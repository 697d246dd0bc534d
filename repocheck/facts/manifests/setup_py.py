"""Read setup.py as syntax only; nothing in it is ever run."""

from __future__ import annotations

import ast
from typing import NamedTuple

from repocheck.facts.manifests.requirement import Requirement, pip_requirement
from repocheck.python import SourceRefused, parse_source

_MAX_CHARS = 131_072
_MAX_DEPTH = 6
"""Names that name a name, one after another."""
_MAX_NODES = 5_000
"""Parts of all lists that one argument names; TensorFlow's longest has 60."""


class SetupCall(NamedTuple):
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
    listed_in: tuple[str, ...] = ()
    """Text files, as written, from which the requirements are read."""


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
            for target in (each.id for each in node.targets if isinstance(each, ast.Name)):
                names[target] = _with_former(node.value, target, names.get(target))
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
            listed += [found._replace(optional=True) for found in _requirements(value, names)]
    python = _strings(arguments.get("python_requires"), names)
    licences = [_strings(arguments.get(key), names) for key in ("license", "classifiers")]
    return SetupCall(
        requirements=tuple(listed),
        reads_file="install_requires" in arguments and not _literal(arguments["install_requires"], names),
        python=python[0] if python else None,
        extension="ext_modules" in arguments,
        name=next((text for text, _ in _strings(arguments.get("name"), names)), ""),
        licences=tuple(each for group in licences for each in group),
        listed_in=_files_named(_follow(arguments.get("install_requires"), names)),
    )


def _files_named(node: ast.expr | None) -> tuple[str, ...]:
    """Return the text files that a call names."""
    named = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant)) if node else ()
    return tuple(each for each in named if isinstance(each, str) and each.endswith((".txt", ".in")))


def _requirements(node: ast.expr | None, names: dict[str, ast.expr]) -> list[Requirement]:
    found = (pip_requirement(text, line) for text, line in _strings(node, names))
    return [each for each in found if each]


def _with_former(value: ast.expr, name: str, former: ast.expr | None, terms: int = 50) -> ast.expr:
    """Return a value in which a name stands for what it named before: ``a = a + b``, of so many terms."""
    if isinstance(value, ast.Name) and value.id == name:
        return former or ast.List([])
    if isinstance(value, ast.BinOp) and terms:
        left, right = (_with_former(each, name, former, terms - 1) for each in (value.left, value.right))
        return ast.BinOp(left, value.op, right)
    return value


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


def _strings(node: ast.expr | None, names: dict[str, ast.expr]) -> list[tuple[str, int]]:
    """Return the strings (with 1-based line) of a list, through names, sums and nested lists.

    Lists of lists that are named again and again could stand for any number of strings, so that what is
    looked at is counted.
    """
    found: list[tuple[str, int]] = []
    left = [node]
    for _ in range(_MAX_NODES):
        if not left:
            break
        part = _follow(left.pop(), names)
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            found += [(line, part.lineno + n) for n, line in enumerate(part.value.split("\n"))]
        elif part is not None:
            left += reversed(_parts(part))
    return found


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return what a list, a sum or ``*list`` is put together from."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return node.elts
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    return [node.value] if isinstance(node, ast.Starred) else []
