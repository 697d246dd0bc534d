"""Defaults that a dataclass refuses since Python 3.11: instances of another one, which cannot be hashed.

Source: https://docs.python.org/3/whatsnew/3.11.html#dataclasses; fairseq and Hydra before 1.2 have such ones.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

_HASHABLE = (("frozen", True), ("unsafe_hash", True), ("eq", False))
"""Arguments of the decorator with which instances can be hashed."""


def refused_defaults(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of fields of dataclasses, at the top of a module, that have such a default."""
    plain = {
        each.asname or each.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        for each in node.names
        if each.name == "dataclass"
    }
    yield from _in_body(tree.body, plain, frozenset(), fields=False)


def _in_body(
    body: Sequence[ast.stmt], plain: set[str], known: frozenset[str], *, fields: bool
) -> Iterator[int]:
    """Yield the lines in the body of a module or a class; `known` are dataclasses without a hash."""
    for node in body:
        match node:
            case ast.ClassDef():
                decorator = next((each for each in node.decorator_list if _is_of(each, plain)), None)
                yield from _in_body(node.body, plain, known, fields=decorator is not None)
                hashless = decorator is not None and not _can_be_hashed(node, decorator)
                known = known | {node.name} if hashless else known - {node.name}
            case ast.AnnAssign(value=ast.Call() as value, annotation=annotation) if fields:
                if "ClassVar" not in ast.dump(annotation) and _made_by(value) & known:
                    yield node.lineno


def _is_of(decorator: ast.expr, plain: set[str]) -> bool:
    """Return whether a decorator is that of the standard library."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    match called:
        case ast.Name(id=name):
            return name in plain
        case ast.Attribute(value=ast.Name(id="dataclasses"), attr="dataclass"):
            return True
    return False


def _can_be_hashed(node: ast.ClassDef, decorator: ast.expr) -> bool:
    given = decorator.keywords if isinstance(decorator, ast.Call) else []
    said = [(each.arg, each.value.value) for each in given if isinstance(each.value, ast.Constant)]
    own = any(isinstance(each, ast.FunctionDef) and each.name == "__hash__" for each in node.body)
    return own or len(said) < len(given) or any(each in _HASHABLE for each in said)


def _made_by(value: ast.Call) -> set[str]:
    """Return the class whose instance a default is, given as it is or to ``field``."""
    given = [each.value for each in value.keywords if each.arg == "default"]
    calls = [value, *(each for each in given if isinstance(each, ast.Call))]
    return {each.func.id for each in calls if isinstance(each.func, ast.Name)}
