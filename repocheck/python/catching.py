"""What handlers and context managers make of an error: which statements may fail without harm."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from repocheck.python.table import Guard

_CAUGHT_ATTRIBUTES = frozenset({"AttributeError", "SyntaxError", "Exception", "BaseException"})
"""Exceptions whose handler makes a missing attribute or newer syntax harmless, and with it an import."""
_CATCHES = frozenset({"suppress", "raises"})
_LETS_THROUGH = frozenset(
    {
        *("open", "catch_warnings", "redirect_stdout", "redirect_stderr", "nullcontext", "closing", "chdir"),
        *("TemporaryDirectory", "NamedTemporaryFile", "TemporaryFile", "Lock", "RLock", "Pool", "as_file"),
        *("ThreadPoolExecutor", "ProcessPoolExecutor", "patch", "no_grad", "device", "Graph", "Session"),
    }
)
"""Context managers that are known to let errors through: of the standard library, PyTorch and TensorFlow."""
_NARROW = Guard.IMPORTS | Guard.MISSING


def caught_by(manager: ast.expr) -> Guard:
    """Return what a context manager makes of an error in its body: its ``__exit__`` may catch any.

    Locks and other objects that are not made on the spot let errors through, as do those of `_LETS_THROUGH`.
    """
    names = {getattr(each, "id", getattr(each, "attr", "")) for each in ast.walk(manager)}
    if not _CATCHES.isdisjoint(names):
        return Guard.TRY
    made = isinstance(manager, ast.Call) and _LETS_THROUGH.isdisjoint(names)
    return Guard.MAYBE if made else Guard.NONE


def inside(guard: Guard, names: set[str]) -> Guard:
    """Return the guard of what stands where these exceptions are caught; the wider of two catches counts."""
    if names & _CAUGHT_ATTRIBUTES:
        return (guard & ~_NARROW) | Guard.TRY
    if guard & Guard.TRY and not guard & Guard.MISSING:
        return guard
    if "ImportError" in names:
        return (guard & ~_NARROW) | Guard.TRY | Guard.IMPORTS
    return guard | Guard.TRY | Guard.MISSING if "ModuleNotFoundError" in names else guard


def of_use(guard: Guard) -> Guard:
    """Return the guard of an attribute that is read: where only imports are caught, it may not fail."""
    return (guard & ~(_NARROW | Guard.TRY)) | Guard.ELSE if guard & _NARROW else guard


def caught(handlers: Sequence[ast.ExceptHandler]) -> set[str]:
    """Return the names of the exceptions that any of `handlers` catches and does not raise again."""
    names: set[str] = set()
    for handler in handlers:
        if any(isinstance(each, ast.Raise) for each in handler.body):
            continue
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for kind in kinds:
            names.add("BaseException" if kind is None else getattr(kind, "id", getattr(kind, "attr", "")))
    return names
