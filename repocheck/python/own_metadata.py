"""Whose metadata a module asks for when it is imported: ``__version__ = importlib.metadata.version("mine")``.

What is not installed has none, so that the module fails: its author has installed it, whoever follows a list
of packages has not.

Source: https://docs.python.org/3/library/importlib.metadata.html (PackageNotFoundError)
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from repocheck.python.conditions import Version, evaluate
from repocheck.python.functions import started, sure_part
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


def asked_metadata(
    tree: ast.Module, source: str, imports: Sequence[Import], python: Version
) -> tuple[tuple[int, str], ...]:
    """Return line and name of every distribution that a module asks about, for sure and without a `try`.

    The name is empty where it is computed.

    Args:
        tree: The module.
        source: Its text.
        imports: What it imports.
        python: Version that is to import it.
    """
    if not any(word in source for word in _ASKED_BY):
        return ()
    names = started(tree)
    called = (each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name in names)
    run = [*tree.body, *(inner for each in called for inner in each.body[: sure_part(each.body)])]
    found = (
        (node.lineno, node.args[0]) for each in _evaluated(run, python) for node in _calls(each, imports)
    )
    return tuple((line, _name_of(asked)) for line, asked in found)


def _evaluated(body: Iterable[ast.stmt], python: Version) -> Iterator[ast.expr]:
    """Yield the expressions that are evaluated for sure, and without a `try`, when a module is imported."""
    for statement in body:
        match statement:
            case ast.Try(handlers=[]):
                yield from _evaluated([*statement.body, *statement.finalbody], python)
            case ast.If(test=test) if (truth := evaluate(test, python)) is not None:
                yield from _evaluated(statement.body if truth else statement.orelse, python)
            case ast.ClassDef():
                yield from statement.decorator_list
                yield from _evaluated(statement.body, python)
            case ast.FunctionDef(args=given) | ast.AsyncFunctionDef(args=given):
                defaults = (each for each in (*given.defaults, *given.kw_defaults) if each)
                yield from (*statement.decorator_list, *defaults)
            case ast.Assign(value=value) | ast.Expr(value=value):
                yield value
            case ast.AnnAssign(value=ast.expr() as value) | ast.Return(value=ast.expr() as value):
                yield value


def _calls(value: ast.expr, imports: Sequence[Import]) -> Iterator[ast.Call]:
    """Yield the calls in an expression that ask for metadata, as far as they are sure to be made."""
    for node, guard in guarded_nodes(value):
        match node:
            case ast.Call(func=function, args=[_, *_]) if guard is Guard.NONE:
                if _is_asking(ast.unparse(function), imports):
                    yield node


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
