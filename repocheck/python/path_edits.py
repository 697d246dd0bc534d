"""Which folders a module adds to ``sys.path``, as far as its source says."""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Iterator, Mapping, Sequence

from repocheck.text.pattern import late_regex

HERE = "@here"
"""Stands for the folder of the module; a path without it is relative to where the program is started."""
FOREIGN = "/"
"""Stands for any folder of the author's machine, which nobody else has."""
_METHODS = frozenset({"append", "insert", "extend"})
_SAME = frozenset({"abspath", "realpath", "normpath", "expanduser", "resolve", "absolute", "as_posix"})
_SAME |= {"str", "Path", "PurePath", "fspath"}
"""Functions and methods that return, for our purpose, the path that they are given."""
_ABSOLUTE = late_regex(r"/|~|[A-Za-z]:[\\/]")
_MAX_DEPTH = 30


def changes_path(node: ast.AST) -> bool:
    """Return whether `node` changes ``sys.path``."""
    match node:
        case ast.Call(func=ast.Attribute(value=target, attr=how)) if _is_path(target):
            return how in _METHODS
        case ast.Call(func=ast.Attribute(value=ast.Name(id="site"), attr="addsitedir")):
            return True
        case ast.Assign(targets=[target]) | ast.AugAssign(target=target):
            return _is_path(target)
    return False


def added_paths(tree: ast.Module, edits: Sequence[ast.AST]) -> tuple[str, ...] | None:
    """Return the folders that the `edits` of a module add; None if any is not determined.

    What stands in a function or a loop cannot: nothing says what it is given.

    Args:
        tree: The module.
        edits: All nodes of it of which `changes_path` is true.
    """
    known: dict[str, str | None] = {"__file__": f"{HERE}/_"}
    found: list[str | None] = []
    n_seen = 0
    for statement in _run(tree.body):
        node = statement.value if isinstance(statement, ast.Expr) else statement
        if changes_path(node):
            n_seen += 1
            found += [_path(each, known) for each in _given(node)] or [None]
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            known[statement.targets[0].id] = _path(statement.value, known)
    if n_seen < len(edits) or None in found:
        return None
    return tuple(each for each in found if each and each != FOREIGN)


def resolved(added: str, folder: str, starts: Sequence[str]) -> Iterator[str]:
    """Yield the folders of the repository that an added path may be.

    Args:
        added: As `added_paths` returns it.
        folder: Folder of the module that adds it.
        starts: Folders in which the program may be started.
    """
    for base in (folder,) if added.startswith(HERE) else starts:
        path = posixpath.normpath(posixpath.join(base, added.removeprefix(HERE).lstrip("/")))
        if not path.startswith(".."):
            yield "" if path == "." else path


def _run(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run with a module, those below conditions included."""
    for statement in body:
        yield statement
        if isinstance(statement, (ast.If, ast.Try, ast.With)):
            yield from _run([each for each in ast.iter_child_nodes(statement) if isinstance(each, ast.stmt)])


def _given(node: ast.AST) -> list[ast.expr]:
    """Return the expressions of the folders that an edit adds; nothing if it is of another form."""
    match node:
        case ast.Call(args=[*_, ast.List(elts=each) | ast.Tuple(elts=each)]):
            return each
        case ast.Call(args=[*_, last]):
            return [last]
        case ast.AugAssign(value=ast.List(elts=each)):
            return each
    return []


def _is_path(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr="path"):
            return True
    return False


def _path(node: ast.expr, known: Mapping[str, str | None], depth: int = 0) -> str | None:
    """Return the path that an expression amounts to; None if its source does not say."""
    if depth > _MAX_DEPTH:
        return None
    match node:
        case ast.Constant(value=str() as text):
            return FOREIGN if _ABSOLUTE.match(text) else text
        case ast.Name(id=name):
            return known.get(name)
        case ast.BinOp(left=left, op=ast.Add() | ast.Div() as how, right=right):
            first = _path(left, known, depth + 1)
            joined = isinstance(how, ast.Div)
            return _joined([first, _path(right, known, depth + 1)]) if joined else _with_text(first, right)
        case ast.Call():
            return _of_call(node, known, depth)
    return _above(node, known, depth)


def _above(node: ast.expr, known: Mapping[str, str | None], depth: int) -> str | None:
    """Return what `_path` does, for a folder above a path."""
    n_up = 1
    match node:
        case ast.Attribute(value=inner, attr="parent"):
            pass
        case ast.Subscript(
            value=ast.Attribute(value=inner, attr="parents"), slice=ast.Constant(value=int() as n)
        ):
            n_up = min(n + 1, _MAX_DEPTH)
        case ast.Subscript(value=ast.Call(args=[inner]) as call, slice=ast.Constant(value=0)):
            n_up = 1 if _called(call) == "split" else -1
        case ast.Subscript(value=target, slice=ast.Constant(value=0)) if _is_path(target):
            return HERE
        case ast.Attribute(attr="pardir" | "curdir" as word):
            return ".." if word == "pardir" else "."
        case _:
            return None
    path = _path(inner, known, depth + 1) if n_up > 0 else None
    for _ in range(n_up):
        path = _parent(path)
    return path


def _of_call(call: ast.Call, known: Mapping[str, str | None], depth: int) -> str | None:
    name = _called(call)
    if name in {"getcwd", "cwd"}:
        return "."
    inner = list(call.args)
    if not inner and isinstance(call.func, ast.Attribute):
        inner = [call.func.value]
    paths = [_path(each, known, depth + 1) for each in inner]
    match name, paths:
        case "join" | "joinpath", [_, *_]:
            return _joined(paths)
        case "dirname", [path]:
            return _parent(path)
        case _, [path] if name in _SAME:
            return _plain(path)
    return None


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


def _parent(path: str | None) -> str | None:
    if path is None or path == FOREIGN:
        return path
    head, _, tail = path.rpartition("/")
    return f"{path}/.." if path == HERE or tail in {"..", ".", ""} else head or "."


def _joined(paths: Sequence[str | None]) -> str | None:
    if None in paths or FOREIGN in paths:
        return None if None in paths else FOREIGN
    return posixpath.join(*(each or "" for each in paths))


def _with_text(path: str | None, text: ast.expr) -> str | None:
    """Return a sum of strings: of a folder and ``"/.."``, say."""
    if path is None or path == FOREIGN:
        return path
    return f"{path}{text.value}" if isinstance(text, ast.Constant) and isinstance(text.value, str) else None


def _plain(path: str | None) -> str | None:
    """Return a path without what goes forth and back."""
    if not path or path == FOREIGN:
        return path
    if not path.startswith(HERE):
        return posixpath.normpath(path)
    rest = posixpath.normpath(path.removeprefix(HERE).lstrip("/") or ".")
    return HERE if rest == "." else f"{HERE}/{rest}"
