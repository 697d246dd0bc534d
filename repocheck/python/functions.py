"""Which names are local to a function or class."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from repocheck.python.nodes import children_of

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def local_names(body: Sequence[ast.stmt]) -> set[str]:
    """Return the names that the statements of `body` bind in their own scope."""
    bound: set[str] = set()
    for node in _same_scope(body):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                bound |= {each.asname or each.name.partition(".")[0] for each in names}
            case ast.ExceptHandler(name=str() as name):
                bound.add(name)
    return bound


def _same_scope(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """Yield all nodes that belong to the scope of `body`, nested functions and classes by their name only."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _SCOPES):
            waiting.extend(children_of(node))
