"""Whose metadata a module asks for when it is imported: ``__version__ = importlib.metadata.version("mine")``.

What is not installed has none, so that the module fails: its author has installed it, whoever follows a list
of packages has not.

Source: https://docs.python.org/3/library/importlib.metadata.html (PackageNotFoundError)
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from repocheck.python.table import ITSELF, Guard, Import
from repocheck.python.uses import guarded_nodes

_ASKING = frozenset(
    {
        *(
            f"importlib.metadata.{name}"
            for name in ("version", "metadata", "distribution", "requires", "files")
        ),
        *(
            f"importlib_metadata.{name}"
            for name in ("version", "metadata", "distribution", "requires", "files")
        ),
        *("pkg_resources.get_distribution", "pkg_resources.require"),
    }
)
"""Functions that raise for a distribution that is not installed."""
_ASKED_BY = ("metadata", "pkg_resources")


def asked_metadata(tree: ast.Module, source: str, imports: Sequence[Import]) -> tuple[tuple[int, str], ...]:
    """Return line and name of every distribution that a module asks about, for sure and without a `try`.

    The name is empty where it is computed.

    Args:
        tree: The module.
        source: Its text.
        imports: What it imports.
    """
    if not any(word in source for word in _ASKED_BY):
        return ()
    return tuple(_asked(tree.body, imports))


def _asked(body: Iterable[ast.stmt], imports: Sequence[Import]) -> Iterator[tuple[int, str]]:
    for statement in body:
        match statement:
            case ast.Try(handlers=[]):
                yield from _asked([*statement.body, *statement.finalbody], imports)
            case ast.Assign(value=value) | ast.Expr(value=value) | ast.AnnAssign(value=ast.expr() as value):
                for node, guard in guarded_nodes(value):
                    match node:
                        case ast.Call(func=function, args=[asked, *_]) if guard is Guard.NONE:
                            if _is_asking(ast.unparse(function), imports):
                                yield node.lineno, _name_of(asked)


def _is_asking(function: str, imports: Sequence[Import]) -> bool:
    """Return whether a function is one of `_ASKING`, by each import that may have bound its first name."""
    root, _, rest = function.partition(".")
    meant = []
    for each in imports:
        if each.guard & Guard.FUNCTION or each.level:
            continue
        whole = f"{each.module}.{each.name}" if each.name else each.module
        bound = each.alias or each.name or each.module.partition(".")[0]
        if bound == root:
            meant.append((whole if each.alias or each.name else bound) + (f".{rest}" if rest else ""))
    return bool(meant) and _ASKING.issuperset(meant)


def _name_of(asked: ast.expr) -> str:
    if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
        return asked.value
    names = {node.id for node in ast.walk(asked) if isinstance(node, ast.Name)}
    return ITSELF if names & {"__name__", "__package__"} else ""
