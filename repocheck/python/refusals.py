"""Names that a module says it has no more: those for which its ``__getattr__`` does nothing but raise.

A package that drops names keeps them in a table, to say what to use instead. Such a name is gone for certain:
a module is asked through ``__getattr__`` only for what it does not bind.

Source: ``numpy/__init__.py`` since numpy 1.24, whose table of former names holds ``float`` and ``int``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence


def refused_names(statements: Sequence[ast.stmt]) -> frozenset[str]:
    """Return the names for which a module's own ``__getattr__`` raises, as far as they stand there in full.

    Args:
        statements: The statements of the module, those in conditions included.
    """
    ordered = sorted(statements, key=lambda each: each.lineno)
    return frozenset(
        name
        for function in ordered
        if isinstance(function, ast.FunctionDef) and function.name == "__getattr__" and function.args.args
        for test in _raising(function.body)
        for name in _asked_for(test, function.args.args[0].arg, ordered)
    )


def _raising(body: Iterable[ast.stmt]) -> Iterator[ast.expr]:
    """Yield the conditions of a function's own branches that begin with raising."""
    waiting = list(body)
    while waiting:
        statement = waiting.pop()
        if isinstance(statement, ast.If):
            if isinstance(statement.body[0], ast.Raise):
                yield statement.test
            waiting += statement.orelse if len(statement.orelse) == 1 else []


def _asked_for(test: ast.expr, asked: str, statements: Sequence[ast.stmt]) -> Iterator[str]:
    """Yield the names of which a condition asks whether the name that is `asked` for is among them."""
    match test:
        case ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()], comparators=[one]) if name == asked:
            yield from _texts([one])
        case ast.Compare(left=ast.Name(id=name), ops=[ast.In()], comparators=[table]) if name == asked:
            yield from _entries(table, statements, test.lineno)


def _entries(table: ast.expr, statements: Sequence[ast.stmt], line: int) -> Iterator[str]:
    """Yield the texts that a table holds, or the keys of one; of a name, of what was last bound to it."""
    value = _last_value(table.id, statements, line) if isinstance(table, ast.Name) else table
    match value:
        case ast.Dict(keys=keys):
            yield from _texts(keys)
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            yield from _texts(
                part.elts[0] if isinstance(part, ast.Tuple) and part.elts else part for part in parts
            )
        case ast.DictComp(key=ast.Name(id=key), generators=[each]) if not each.ifs and _is_first(
            key, each.target
        ):
            if not isinstance(each.iter, ast.Name) or each.iter.id != getattr(table, "id", ""):
                yield from _entries(each.iter, statements, value.lineno)


def _is_first(name: str, target: ast.expr) -> bool:
    first = target.elts[0] if isinstance(target, ast.Tuple) and target.elts else target
    return isinstance(first, ast.Name) and first.id == name


def _last_value(name: str, statements: Sequence[ast.stmt], line: int) -> ast.expr | None:
    """Return what a name was bound to last before a line."""
    found = None
    for each in statements:
        match each:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                found = value if each.lineno < line else found
            case ast.AnnAssign(target=ast.Name(id=target), value=value) if target == name:
                found = value if each.lineno < line else found
    return found


def _texts(parts: Iterable[ast.expr | None]) -> Iterator[str]:
    return (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
