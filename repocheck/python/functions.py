"""Which names are local to a function or class, and which functions run when their module is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from repocheck.python.nodes import children_of

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_LEAVING = (ast.Return, ast.Raise)


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


def started(tree: ast.Module) -> frozenset[str]:
    """Return the functions that a statement at the top of a module calls: ``main()``, ``X = load()``."""
    called = set[str]()
    for statement in tree.body:
        match statement:
            case (
                ast.Expr(value=ast.Call(func=ast.Name(id=name)))
                | ast.Assign(value=ast.Call(func=ast.Name(id=name)))
                | ast.AnnAssign(value=ast.Call(func=ast.Name(id=name)))
            ):
                called.add(name)
    defined = [each.name for each in tree.body if isinstance(each, ast.FunctionDef) and not _is_lazy(each)]
    return frozenset(name for name in called if defined.count(name) == 1)


def sure_part(body: Sequence[ast.stmt]) -> int:
    """Return how many statements of a function run in every call: none behind one that may leave it."""
    for n, statement in enumerate(body):
        if any(isinstance(node, _LEAVING) for node in _same_scope([statement])):
            return n + isinstance(statement, _LEAVING)
    return len(body)


def _is_lazy(function: ast.FunctionDef) -> bool:
    """Return whether a call may run nothing of a function: of a generator, or of what a decorator makes."""
    yields = (ast.Yield, ast.YieldFrom)
    within = _same_scope(function.body)
    return bool(function.decorator_list) or any(isinstance(node, yields) for node in within)
