"""How far a module's source determines its names: what is bound by other means than statements."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from repocheck.python.nodes import nodes_of
from repocheck.python.path_edits import added_paths, changes_path
from repocheck.python.refusals import refused_names
from repocheck.python.table import Openness
from repocheck.text.pattern import late_regex

_LISTS = frozenset({"attach", "attach_stub", "_LazyModule", "LazyLoader", "install_lazy", "lazy_import"})
"""Functions of the usual lazy loaders, which are given the names."""
_STRUCTURE = frozenset({"define_import_structure", "create_import_structure_from_path"})
_EXECUTES = frozenset({"exec", "execfile"})
_TRANSFORMS = frozenset({"replace", "lower", "upper", "title", "capitalize", "join", "sub", "removeprefix"})
"""Methods that make another word of one, so that a name need not stand in the source."""
_READERS = frozenset({"getLogger", "get_logger", "getmembers", "dir", "warn", "import_module", "__import__"})
"""Functions that are given a module, or its name, and do nothing to it."""
_FINDERS = frozenset({"getmodule", "currentframe", "_getframe", "find_current_module", "current_module"})
"""Functions that find the module, or the frame, from which they are called. Source: `inspect`, `sys`, and
``astropy/utils/introspection.py``, by which ``astropy.constants`` has its constants put in place."""
_SPACES = frozenset({"globals", "vars", "locals"})
_TELLING_WORDS = (
    *(
        "globals(",
        "locals(",
        "vars(",
        "__dict__",
        "setattr(",
        "__getattr__",
        "__path__",
        "sys.path",
        "addsitedir",
    ),
    *("sys.modules", ").modules", "meta_path", "attach", "lazy", "Lazy", "import_structure"),
    *("getmodule(", "currentframe(", "current_module(", "_getframe("),
)
_EXECUTED = late_regex(r"\bexec(?:file)?\(")
_EXTENDED = late_regex(r"__all__\s*(?:\.|\+=)")
_BY_NAME = late_regex(r"\bsetattr\(|\b(?:globals|vars|locals)\(\)\[|__dict__\[")
"""How names are bound by a text that need not stand there."""
_TELLING_NODES = (ast.Call, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Subscript, ast.Name, ast.alias)
_TELLING_NAMES = frozenset({"__getattr__", "__path__"})
"""Names that tell something where they stand alone."""


class Dynamics(NamedTuple):
    """What `openness_of` finds."""

    openness: Openness
    lazy_structure: bool
    added_paths: tuple[str, ...] | None
    """Folders that it adds to ``sys.path``; None if it adds some that are not determined."""
    makes_modules: bool
    computes_exports: bool
    refused: frozenset[str] = frozenset()
    """Names of which it says that it has them no more."""

    @property
    def has_telling_words(self) -> bool:
        """Return whether a name that does not stand in the source cannot be there."""
        return self.openness is Openness.LISTED or self.lazy_structure or self.makes_modules


PLAIN = Dynamics(Openness.CLOSED, False, (), False, False)
"""What most modules are."""


def openness_of(tree: ast.Module, source: str) -> Dynamics:
    """Return how open the names of a module are, and what else it does to the looking for modules."""
    if not _tells(source):
        return PLAIN
    openness = Openness.CLOSED
    structure = modules = exports = False
    edits: list[ast.AST] = []
    nodes = nodes_of(tree)
    parameters = {node.arg for node in nodes if isinstance(node, ast.arg)}
    spelled = _spelled(nodes) | _spelled_members(nodes) if _BY_NAME.search(source) else frozenset[str]()
    only_read = {id(node.iter) for node in nodes if isinstance(node, (ast.For, ast.comprehension))}
    only_read |= _kept(nodes) if "__getattr__" in source else set[int]()
    inner = _inner_spaces(nodes) if "locals(" in source or "vars(" in source else frozenset[int]()
    for node in nodes:
        if not isinstance(node, _TELLING_NODES) or (
            isinstance(node, ast.Name) and node.id not in _TELLING_NAMES
        ):
            continue
        if id(node) in only_read or (inner and id(_space_in(node)) in inner):
            continue
        openness = max(openness, _of_node(node, parameters, spelled))
        structure |= isinstance(node, ast.Call) and _name(node.func) in _STRUCTURE
        edits += [node] if changes_path(node) else []
        modules |= _makes_modules(node)
        exports |= _computes_exports(node)
    statements = _top(tree)
    for statement in statements:
        if isinstance(statement, ast.FunctionDef) and statement.name == "__getattr__":
            openness = max(openness, _of_getattr(statement, tree))
        elif isinstance(statement, (ast.Expr, ast.Assign)) and isinstance(statement.value, ast.Call):
            openness = max(openness, _of_handing_on(statement.value, alone=isinstance(statement, ast.Expr)))
    paths = added_paths(tree, edits) if edits else ()
    openness = Openness.OPEN if structure else openness
    return Dynamics(openness, structure, paths, modules, exports, refused_names(statements))


def _tells(source: str) -> bool:
    """Return whether there may be more to say of a module than that its names are closed.

    Words are found at a hundred times the speed of an expression that has them all.
    """
    if any(word in source for word in _TELLING_WORDS):
        return True
    named, logged = (
        sum(source.count(f"{before}__name__{after}") for after in ",)") for before in ("", "Logger(")
    )
    return named > logged or bool(_EXECUTED.search(source) or _EXTENDED.search(source))


def _top(tree: ast.Module) -> list[ast.stmt]:
    """Return the statements of a module, those in conditions included."""
    found: list[ast.stmt] = []
    waiting = list(tree.body)
    while waiting:
        statement = waiting.pop()
        found.append(statement)
        if isinstance(statement, (ast.If, ast.Try, ast.With, ast.For)):
            waiting += [each for each in ast.iter_child_nodes(statement) if isinstance(each, ast.stmt)]
    return found


def _spelled(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Return the names that loops bind to nothing but texts that stand there: ``for name in "a", "b"``."""
    bound = Counter(
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    loops = Counter(
        node.target.id
        for node in nodes
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name) and _is_listed(node.iter)
    )
    return frozenset(name for name, times in loops.items() if bound[name] == times)


def _spelled_members(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Return the names that loops bind to nothing but members of classes that are written down here.

    ``for kind in (A, B): for item in kind: setattr(module, item.name, item.value)``, as in ``PIL/Image.py``.
    """
    nodes = list(nodes)
    classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)}
    loops = [node for node in nodes if isinstance(node, ast.For) and isinstance(node.target, ast.Name)]
    kinds = set(classes)
    for loop in loops:
        parts = loop.iter.elts if isinstance(loop.iter, (ast.Tuple, ast.List)) else ()
        if parts and all(isinstance(each, ast.Name) and each.id in classes for each in parts):
            kinds.add(_name(loop.target))
    return frozenset(_name(loop.target) for loop in loops if _name(loop.iter) in kinds)


def _inner_spaces(nodes: Iterable[ast.AST]) -> frozenset[int]:
    """Return the ids of the calls of ``locals`` and ``vars`` in functions and classes, not of the module."""
    scopes = (
        node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    )
    return frozenset(
        id(node)
        for scope in scopes
        for node in nodes_of(scope)
        if isinstance(node, ast.Call) and _name(node.func) in {"locals", "vars"}
    )


def _kept(nodes: Iterable[ast.AST]) -> set[int]:
    """Return the ids of what keeps in a module what its ``__getattr__`` finds for names that it compares.

    It adds no name that could not be asked for anyway.
    """
    found: set[int] = set()
    for function in nodes:
        if isinstance(function, ast.FunctionDef) and function.name == "__getattr__" and function.args.args:
            asked, inner = function.args.args[0].arg, nodes_of(function)
            compares = any(isinstance(node, ast.Compare) and _name(node.left) == asked for node in inner)
            found |= {id(node) for node in inner if compares and _stored_as(node) == asked}
    return found


def _stored_as(node: ast.AST) -> str:
    match node:
        case ast.Subscript(slice=ast.Name(id=name), ctx=ast.Store()):
            return name
        case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Name(id=name), _]):
            return name
    return ""


def _space_in(node: ast.AST) -> ast.expr | None:
    """Return the dictionary that a statement may change: ``locals()`` of ``locals().update(x)``."""
    match node:
        case ast.Subscript(value=space) | ast.Call(func=ast.Attribute(value=space)):
            return space
    return None


def _is_listed(node: ast.expr) -> bool:
    return isinstance(node, (ast.List, ast.Tuple, ast.Set)) and all(map(_is_text, node.elts))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_spelled(node: ast.expr, spelled: frozenset[str]) -> bool:
    if isinstance(node, ast.Attribute) and node.attr == "name":
        node = node.value
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id in spelled)


def _of_node(node: ast.AST, parameters: set[str], spelled: frozenset[str]) -> Openness:
    listed = False
    match node:
        case ast.Call():
            return _of_call(node, parameters, spelled)
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.Call() as value) if _is_globals(value):
            pass
        case ast.Assign([ast.Name("__getattr__")], ast.Call(args=[ast.Name("__name__")], keywords=[])):
            pass
        case ast.Name(id="__getattr__", ctx=ast.Store()):
            listed = True
        case ast.alias(name=name, asname=alias) if "__getattr__" in {name, alias}:
            pass
        case ast.Subscript(value=space, slice=index, ctx=ast.Store()) if _is_space(space):
            listed = _is_spelled(index, spelled)
        case ast.Assign(targets=[ast.Subscript() as target], value=value) if _is_module(target, parameters):
            listed = _name(getattr(value, "func", None)) in _LISTS
        case _:
            return Openness.CLOSED
    return Openness.LISTED if listed else Openness.OPEN


def _of_call(call: ast.Call, parameters: set[str], spelled: frozenset[str]) -> Openness:
    listed = False
    match call:
        case ast.Call(func=ast.Name(id=name)) if name in _EXECUTES:
            pass
        case ast.Call(func=ast.Attribute(value=space, attr="update" | "setdefault")) if _is_space(space):
            pass
        case ast.Call(func=ast.Name(id="__import__")):
            return Openness.CLOSED
        case ast.Call(args=args, keywords=words) if any(
            map(_is_globals, (*args, *(word.value for word in words)))
        ):
            listed = "lazy" in _name(call.func).lower()
        case ast.Call(func=function) if _name(function) in _LISTS:
            listed = True
        case ast.Call(func=ast.Name(id="setattr"), args=[target, name, _]) if _is_module(target, parameters):
            listed = _is_spelled(name, spelled)
        case _:
            return Openness.CLOSED
    return Openness.LISTED if listed else Openness.OPEN


def _of_handing_on(call: ast.Call, *, alone: bool) -> Openness:
    """Return how open a statement leaves a module that gives the module, or its names, to others."""
    given = [*call.args, *(word.value for word in call.keywords if word.arg)]
    if _name(call.func) in _READERS:
        return Openness.CLOSED
    spaces = any(isinstance(each, ast.Call) and not each.args and _is_space(each) for each in given)
    itself = alone and any(
        (isinstance(each, ast.Subscript) and _is_module(each, set())) or getattr(each, "id", "") == "__name__"
        for each in given
    )
    found = alone and any(isinstance(each, ast.Call) and _name(each.func) in _FINDERS for each in given)
    if not spaces and not itself and not found:
        return Openness.CLOSED
    listed = _name(call.func) in _LISTS or "lazy" in _name(call.func).lower()
    return Openness.LISTED if listed else Openness.OPEN


def _is_spelled_out(table: ast.expr, tree: ast.Module) -> bool:
    """Return whether the names in a table are words of this module: made here, out of unchanged words."""
    if isinstance(table, ast.Call) and _is_space(table):
        return True
    if not isinstance(table, ast.Name):
        return isinstance(table, (ast.List, ast.Tuple, ast.Set, ast.Dict))
    makers = [
        statement
        for statement in tree.body
        if not (isinstance(statement, ast.FunctionDef) and statement.name == "__getattr__")
        and any(_fills(node, table.id) for node in ast.walk(statement))
    ]
    return bool(makers) and not any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TRANSFORMS
        for statement in makers
        for node in ast.walk(statement)
    )


def _fills(node: ast.AST, name: str) -> bool:
    """Return whether a node binds `name`, or an entry of it."""
    match node:
        case ast.Name(id=found, ctx=ast.Store()):
            return found == name
        case ast.Subscript(value=ast.Name(id=found), ctx=ast.Store()):
            return found == name
    return False


def _of_getattr(function: ast.FunctionDef, tree: ast.Module) -> Openness:
    """Return LISTED for a module's ``__getattr__`` that knows its names, OPEN for one that hands on any.

    It hands on where it asks another module for an attribute by the name that it was given itself, without
    having looked that name up anywhere.
    """
    if not function.args.args:
        return Openness.OPEN
    asked = function.args.args[0].arg
    hands_on = False
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Name(id=name), *_]) if name == asked:
                hands_on = True
            case (
                ast.Compare(left=ast.Name(id=name), ops=[ast.In() | ast.NotIn()], comparators=[table])
                | ast.Subscript(value=table, slice=ast.Name(id=name))
                | ast.Call(func=ast.Attribute(value=table, attr="get"), args=[ast.Name(id=name), *_])
            ) if name == asked:
                return Openness.LISTED if _is_spelled_out(table, tree) else Openness.OPEN
            case ast.Compare(left=ast.Name(id=name)) if name == asked:
                return Openness.LISTED
    return Openness.OPEN if hands_on else Openness.LISTED


def _is_globals(node: ast.expr) -> bool:
    """Return whether `node` hands on the names of this module, to be changed by whoever gets them."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "globals"


def _is_space(node: ast.expr) -> bool:
    """Return whether `node` is the dictionary of this module's names."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _SPACES
        case ast.Attribute(value=value, attr="__dict__"):
            return _is_module(value, set())
    return False


def _is_module(node: ast.expr, parameters: set[str]) -> bool:
    """Return whether `node` may be this very module: ``sys.modules[__name__]``, or any name for it.

    What is a parameter somewhere is an object that is being made: ``self``, ``cls``.
    """
    match node:
        case ast.Subscript(
            value=ast.Attribute(value=ast.Name(id="sys" | "_sys"), attr="modules"), slice=index
        ):
            return isinstance(index, ast.Name)
        case ast.Name(id=name):
            return name not in parameters
    return False


def _computes_exports(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="__all__"))):
            return True
        case ast.AugAssign(target=ast.Name(id="__all__"), value=value):
            return not isinstance(value, (ast.List, ast.Tuple))
    return False


def _makes_modules(node: ast.AST) -> bool:
    match node:
        case ast.Subscript(value=ast.Attribute(value=owner, attr="modules"), ctx=ast.Store()):
            is_itself = isinstance(node.slice, ast.Name) and node.slice.id == "__name__"
            return _is_sys(owner) and not is_itself
        case ast.Call(func=ast.Attribute(value=ast.Attribute(value=owner, attr="modules"), attr=how)):
            return _is_sys(owner) and how in {"update", "setdefault"}
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="meta_path"))):
            return True
        case ast.Name(id="__path__"):
            return True
    return False


def _is_sys(node: ast.AST) -> bool:
    """Return whether an expression is Python's own `sys`, imported on the spot or before."""
    if isinstance(node, ast.Call):
        return ast.unparse(node) == "__import__('sys')"
    return isinstance(node, ast.Name) and node.id in {"sys", "_sys"}


def _name(node: ast.AST | None) -> str:
    return str(getattr(node, "id", getattr(node, "attr", "")))
