"""Evaluate conditions on version and platform, three-valued: true, false, or not known."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any, TypeAlias

Version: TypeAlias = tuple[int, int, int]
"""Major, minor and micro version of Python."""
_Known: TypeAlias = "str | int | tuple[object, ...] | bool"
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda one, many: operator.contains(many, one),
    ast.NotIn: lambda one, many: not operator.contains(many, one),
}
_FLAGS: dict[str, bool] = {"TYPE_CHECKING": False, "PY2": False, "PY3": True}
"""Names, of whatever module, whose value everybody knows."""


def evaluate(test: ast.expr, python: Version) -> bool | None:
    """Return what `test` amounts to for `python` on Linux; None where that cannot be said."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = evaluate(operand, python)
            return None if inner is None else not inner
        case ast.BoolOp(op=op, values=values):
            return _joined([evaluate(value, python) for value in values], isinstance(op, ast.And))
        case ast.Compare(
            left=ast.Attribute(value=ast.Name(id="sys"), attr="executable"),
            ops=[ast.Eq()],
            comparators=[ast.Constant(value=str() as text)],
        ) if "/" not in text:
            return False  # it is a path
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            return _compared([left, *comparators], ops, python)
    known = _value(test, python)
    return None if known is None else bool(known)


def is_main_guard(test: ast.expr) -> bool:
    """Return whether `test` is ``__name__ == "__main__"``."""
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            sides = [ast.unparse(left), ast.unparse(right)] if _is_small(left, right) else []
            return sorted(sides) == ["'__main__'", "__name__"]
    return False


def mentions_types(test: ast.expr) -> bool:
    """Return whether `test` asks if a type checker reads the file."""
    return any(
        (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING")
        or (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING")
        for node in ast.walk(test)
    )


def _is_small(*nodes: ast.expr) -> bool:
    return all(isinstance(node, (ast.Name, ast.Constant)) for node in nodes)


def _joined(values: list[bool | None], all_of: bool) -> bool | None:
    decisive = not all_of
    if decisive in values:
        return decisive
    return None if None in values else all_of


def _compared(sides: list[ast.expr], ops: list[ast.cmpop], python: Version) -> bool | None:
    results: list[bool | None] = []
    for left, op, right in zip(sides, ops, sides[1:], strict=False):
        one, other = _value(left, python), _value(right, python)
        compare = _COMPARE.get(type(op))
        if one is None or other is None or compare is None:
            results.append(None)
            continue
        try:
            results.append(compare(one, other))
        except TypeError:
            results.append(None)
    return _joined(results, all_of=True)


def _value(node: ast.expr, python: Version) -> _Known | None:
    """Return the value of an expression made of constants and what is known of the interpreter."""
    match node:
        case ast.Constant(value=str() | int() | bool() as value):
            return value
        case ast.Tuple(elts=elts) | ast.List(elts=elts) | ast.Set(elts=elts):
            parts = [_value(each, python) for each in elts]
            return None if None in parts else tuple(parts)
        case ast.Subscript(value=value, slice=index):
            return _item(_value(value, python), index)
        case ast.Call():
            return _called(node, python)
    return _named(node, python)


def _named(node: ast.expr, python: Version) -> _Known | None:
    """Return the value of a name or attribute that tells of the interpreter."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in _FLAGS:
            return _FLAGS[name]
        case ast.Name(id="version_info") | ast.Attribute(attr="version_info"):
            return (*python, "final", 0)
        case ast.Attribute(value=ast.Name(id="sys" | "os" as module), attr=name):
            version = ".".join(map(str, python))
            return {"sys.version": version, "sys.platform": "linux", "os.name": "posix"}.get(
                f"{module}.{name}"
            )
        case ast.Attribute(value=value, attr="major" | "minor" | "micro" as part):
            whole = _value(value, python)
            index = ("major", "minor", "micro").index(part)
            return python[index] if isinstance(whole, tuple) and whole[:3] == python else None
    return None


def _item(whole: _Known | None, index: ast.expr) -> _Known | None:
    """Return an item or a slice of a known tuple or text."""
    if not isinstance(whole, (tuple, str)):
        return None
    try:
        match index:
            case ast.Constant(value=int() as place):
                return whole[place]  # type: ignore[return-value]
            case ast.Slice(lower=None, upper=ast.Constant(value=int() as end), step=None):
                return whole[:end]
    except IndexError:
        pass
    return None


def _called(call: ast.Call, python: Version) -> _Known | None:
    """Return the value of the few calls that ask about the system."""
    match call:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="platform"), attr="system"), args=[]):
            return "Linux"
        case ast.Call(func=ast.Name(id="int"), args=[argument]):
            text = _value(argument, python)
            return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else None
        case ast.Call(func=ast.Attribute(value=value, attr="startswith"), args=[argument]):
            text, start = _value(value, python), _value(argument, python)
            known = isinstance(text, str) and isinstance(start, (str, tuple))
            return text.startswith(start) if known else None  # type: ignore[union-attr, arg-type]
    return None
