"""Attribute chains in an expression, and the words of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from repocheck.python.nodes import children_of, nodes_of
from repocheck.python.table import Guard

_CONDITIONAL = (ast.IfExp, ast.BoolOp)
_DELAYED = (ast.Lambda, ast.GeneratorExp)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)

_N_WITH_LEVEL = 5
"""Number of positional arguments of ``__import__`` of which the last says that the name is relative."""


def chains(expression: ast.expr) -> Iterator[tuple[int, tuple[str, ...], Guard]]:
    """Yield line, chain and guard of every attribute chain on a plain name that is read in `expression`.

    What stands in a condition's branches may not be evaluated, what stands in a lambda comes later.
    """
    for node, guard in guarded_nodes(expression):
        if isinstance(node, ast.Attribute):
            chain, _ = _chain(node)
            if chain and isinstance(node.ctx, ast.Load):
                yield node.lineno, chain, guard


def dynamic_imports(expression: ast.expr) -> Iterator[tuple[int, str, tuple[str, ...], Guard]]:
    """Yield line, module, function and guard of every call in `expression` that imports what it spells out.

    The function is ``("__import__",)``, or ``import_module`` by whatever chain it is called.
    """
    for node, guard in guarded_nodes(expression):
        match node:
            case ast.Call(
                func=ast.Name(id="__import__"), args=[ast.Constant(value=str() as module), *_], keywords=words
            ) if len(node.args) < _N_WITH_LEVEL and all(each.arg == "fromlist" for each in words):
                yield node.lineno, module, ("__import__",), guard
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str() as module)], keywords=[]):
                yield node.lineno, module, (name,), guard
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=name), attr="import_module"),
                args=[ast.Constant(value=str() as module)],
                keywords=[],
            ):
                yield node.lineno, module, (name, "import_module"), guard


def guarded_nodes(expression: ast.expr) -> Iterator[tuple[ast.AST, Guard]]:
    """Yield the nodes of an expression, of an attribute chain the outermost, with what they hang on."""
    waiting: list[tuple[ast.AST, Guard]] = [(expression, Guard.NONE)]
    while waiting:
        node, guard = waiting.pop()
        yield node, guard
        if isinstance(node, ast.Attribute):
            _, root = _chain(node)
            if root is not None:
                waiting.append((root, guard))
            continue
        if isinstance(node, _CONDITIONAL):
            guard |= Guard.MAYBE
        elif isinstance(node, _DELAYED):
            guard |= Guard.FUNCTION
        elif isinstance(node, _COMPREHENSIONS):
            guard |= Guard.MAYBE
        waiting.extend((child, guard) for child in children_of(node))


def _chain(node: ast.Attribute) -> tuple[tuple[str, ...], ast.expr | None]:
    """Return the names of a chain from its root on, or what it stands on where that is no name."""
    parts: list[str] = []
    at: ast.expr = node
    while isinstance(at, ast.Attribute):
        parts.append(at.attr)
        at = at.value
    if isinstance(at, ast.Name):
        return (at.id, *reversed(parts)), None
    return (), at


def words_of(tree: ast.Module) -> frozenset[str]:
    """Return every identifier that stands in a module, as a name or in a string."""
    words: set[str] = set()
    for node in nodes_of(tree):
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.keyword(arg=str() as word):
                words.add(word)
            case ast.Constant(value=str() as text) if len(text) < 200:
                words.update(part for part in text.replace(":", ".").split(".") if part.isidentifier())
            case ast.alias(name=name, asname=alias):
                words.update((*name.split("."), alias or name))
    return frozenset(words)
