"""Read one module: the names that it binds, and what it imports and uses when it is imported."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Sequence

from repocheck.python.catching import caught, caught_by, inside, of_use
from repocheck.python.conditions import Version, evaluate, is_main_guard, mentions_types
from repocheck.python.defaults import refused_defaults
from repocheck.python.dynamic import Dynamics, openness_of
from repocheck.python.functions import local_names, started, sure_part
from repocheck.python.nodes import nodes_of
from repocheck.python.own_metadata import asked_metadata
from repocheck.python.syntax import OLDER_DEFAULT, SourceRefused, is_no_python, parse_source
from repocheck.python.table import (
    ANY_NAME,
    CLASS_MARK,
    SHARED_SINCE,
    VALUE,
    Binding,
    Guard,
    Import,
    ModuleTable,
    Use,
)
from repocheck.python.uses import chains, dynamic_imports, words_of
from repocheck.text.pattern import late_regex

_GIVEN = late_regex(
    r"""(?<![\w.])(?<!\w:)(?<!\w: )"""
    r"""([A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){0,9})\.([A-Za-z_]\w{0,99})[ \t]*=(?!=)"""
    r"""|\bsetattr\([ \t]*([A-Za-z_][\w.]{0,99}),[ \t]*["']([A-Za-z_]\w{0,99})["']""",
)
"""How a name is given to something else, in a function too, or in a row: ``a.x = b.x = c``.
In ``x: np.float = 1`` it is none that is given."""
_OF_VERSIONS = ("version_info", "sys.version", "dataclass")
"""What stands in a source of which something depends on the Python, once that can parse it."""
_FILLS = late_regex(r"sys\.modules\[ ?(?:f[\"']|[\"'][^\"'\n]{0,80}%)")
"""How a module is found by a name that is put together; filled where names are set. Source: mxnet."""


def scan_module(
    source: bytes | str, python: Version, *, stub: bool = False, own: bool = False, checked: bool = False
) -> ModuleTable:
    """Return what is known of a module from its source; never raises.

    Args:
        source: The text of the module.
        python: Version that is to import it; conditions are evaluated for it.
        stub: Whether it is a stub, in which an annotation binds a name.
        own: Whether to look into functions as well: of a library only the import matters.
        checked: Whether to compile it too; only for what is to run on this interpreter's release.
    """
    text = source if isinstance(source, str) else source.decode("latin-1")
    try:
        shared = None if own or stub or _hangs_on_python(text, python) else _parsed_for_all(source)
        tree = shared or parse_source(source, None if stub else python[1], compiled=checked)
        _refuse_future(tree, python)
        _refuse_defaults(tree, text, python)
        scanner = _Scanner(python, stub=stub, own=own, text=text)
        scanner.look_ahead(tree)
        scanner.block(tree.body, Guard.NONE)
        return scanner.table(tree, openness_of(tree, text), text)._replace(is_shared=shared is not None)
    except SourceRefused as refused:
        newer = not own and python[1] > sys.version_info[1]
        ours = refused.own_limits or (newer and not is_no_python(str(refused), text))
        return ModuleTable(fault=str(refused), fault_line=refused.line or 0, own_limits=ours)
    except RecursionError:
        return ModuleTable(fault="nested too deeply", own_limits=True)


def _hangs_on_python(text: str, python: Version) -> bool:
    """Return whether a module of a package may be another one for other Pythons, if they can parse it."""
    return python < (3, SHARED_SINCE, 0) or any(each in text for each in _OF_VERSIONS)


def _parsed_for_all(source: bytes | str) -> ast.Module | None:
    """Return the tree of a source that all Pythons parse since `SHARED_SINCE`; None if they do not."""
    try:
        return parse_source(source, SHARED_SINCE)
    except SourceRefused:
        return None


def _refuse_future(tree: ast.Module, python: Version) -> None:
    """Raise for a ``from __future__`` that `python` does not know, which no parser sees.

    Raises:
        SourceRefused: There is one.
    """
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom) or node.module != "__future__" or python >= (3, 7, 0):
            continue
        if any(each.name == "annotations" for each in node.names):
            raise SourceRefused("future feature annotations is not defined", node.lineno)


def _refuse_defaults(tree: ast.Module, text: str, python: Version) -> None:
    """Raise for a default of a dataclass that `python` refuses when the module is imported.

    Raises:
        SourceRefused: There is one.
    """
    if python >= (3, 11, 0) and "dataclass" in text:
        for line in refused_defaults(tree):
            raise SourceRefused(OLDER_DEFAULT, line)


def _that_may_give(text: str) -> str:
    """Return the lines that can have what `_GIVEN` finds, which never goes on in the next line."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if ("=" in line and "." in line) or "setattr(" in line)


class _Scanner:
    """Walks the statements that run when a module is imported."""

    def __init__(self, python: Version, *, stub: bool, own: bool, text: str) -> None:
        self._python, self._stub, self._own = python, stub, own
        self._has_globals, self._has_walrus = "global " in text, ":=" in text
        self._evaluates_annotations = python < (3, 14, 0) and "__future__ import annotations" not in text
        self._has_dynamic = "__import__" in text or "import_module" in text
        self._names: dict[str, Binding] = {}
        self._imports: list[Import] = []
        self._uses: list[Use] = []
        self._typed: set[str] = set()
        self._exports: list[str] | None = []
        self._exports_seen = False
        self._started = frozenset[str]()
        """Functions that run when the module is imported."""
        self._hidden: frozenset[str] = frozenset()
        """Names that are local here, and so are not the module's."""

    def table(self, tree: ast.Module, how: Dynamics, text: str) -> ModuleTable:
        """Return what was gathered."""
        exports = self._exports if self._exports_seen and not how.computes_exports else None
        return ModuleTable(
            names=self._names,
            imports=tuple(self._imports),
            uses=tuple(dict.fromkeys(self._uses)),
            exports=None if exports is None else tuple(exports),
            openness=how.openness,
            words=words_of(tree) if how.has_telling_words else frozenset(),
            typed=frozenset(self._typed),
            lazy_structure=how.lazy_structure,
            changes_path=how.added_paths is None,
            added_paths=how.added_paths or (),
            makes_modules=how.makes_modules,
            refused=how.refused,
            asked=asked_metadata(tree, text, self._imports, self._python) if self._own else (),
            assigned=frozenset(
                found[2] or found[4]
                for found in _GIVEN.finditer(_that_may_give(text))
                if any(self._names.get((found[1] or found[3]).partition(".")[0], VALUE)[:2])
            ).union([ANY_NAME] if "setattr(" in text and _FILLS.search(text) else []),
        )

    def look_ahead(self, tree: ast.Module) -> None:
        """Take note of which functions of a program run at once: of a library only its imports matter."""
        self._started = started(tree) if self._own else frozenset()

    def block(self, body: Sequence[ast.stmt], guard: Guard) -> None:
        """Walk a block of statements."""
        for node in body:
            match node:
                case ast.Import() | ast.ImportFrom():
                    self._import(node, guard)
                case ast.If():
                    self._if(node, guard)
                case ast.Try() | ast.TryStar():
                    self._try(node, guard)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._function(node, guard)
                case ast.ClassDef():
                    self._class(node, guard)
                case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                    self._assign(node, guard)
                case _:
                    self._other(node, guard)

    def _other(self, node: ast.stmt, guard: Guard) -> None:
        match node:
            case ast.For() | ast.AsyncFor():
                self._bind_target(node.target)
                self._use(node.iter, guard)
                self._loop(node, guard)
            case ast.While(test=test):
                self._use(test, guard)
                self._loop(node, guard)
            case ast.With() | ast.AsyncWith():
                self._with(node, guard)
            case ast.Match():
                self._use(node.subject, guard)
                for case in node.cases:
                    self._bind_pattern(case.pattern)
                    self.block(case.body, guard | Guard.MAYBE)
            case ast.Delete() if guard is Guard.NONE:
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self._names.pop(target.id, None)
            case (
                ast.Expr(value=ast.expr() as value)
                | ast.Return(value=ast.expr() as value)
                | ast.Assert(test=value)
                | ast.Raise(exc=ast.expr() as value)
            ):
                self._use(value, guard)

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While, guard: Guard) -> None:
        """Walk a loop: those of programs are there to run, those of libraries may find nothing to do."""
        self.block(node.body, guard if self._own else guard | Guard.MAYBE)
        self.block(node.orelse, guard | Guard.MAYBE)

    # --- names

    def _bind(self, name: str, binding: Binding = VALUE) -> None:
        if name in self._hidden:
            name += CLASS_MARK
            if not binding.module:
                self._names.pop(name, None)
                return
        self._names[name] = binding if self._names.get(name, binding) == binding else VALUE

    def _bind_target(self, target: ast.expr) -> None:
        for node in ast.walk(target):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                self._bind(node.id)

    def _bind_pattern(self, pattern: ast.pattern) -> None:
        for node in ast.walk(pattern):
            if name := getattr(node, "name", getattr(node, "rest", None)):
                self._bind(name)

    def _import(self, node: ast.Import | ast.ImportFrom, guard: Guard) -> None:
        module, level = (node.module or "", node.level) if isinstance(node, ast.ImportFrom) else ("", 0)
        binds = not guard & Guard.FUNCTION
        if module == "__future__" and not level:
            for each in node.names:
                self._bind(each.asname or each.name)
            return
        for each in node.names:
            line = each.lineno if isinstance(node, ast.ImportFrom) else node.lineno
            if isinstance(node, ast.Import):
                self._imports.append(Import(line, 0, each.name, None, each.asname, guard))
                top = each.name if each.asname else each.name.partition(".")[0]
                if binds and self._exported(each):
                    self._bind(each.asname or top, Binding(top))
                continue
            self._imports.append(Import(line, level, module, each.name, each.asname, guard))
            if binds and each.name != "*" and self._exported(each):
                self._bind(each.asname or each.name, Binding(module, level, each.name))

    def _exported(self, each: ast.alias) -> bool:
        """Return whether an import offers its name on: in a stub, only one that repeats the name does.

        Source: https://typing.python.org/en/latest/spec/distributing.html#import-conventions
        """
        return not self._stub or each.asname == each.name

    def _assign(self, node: ast.Assign | ast.AnnAssign | ast.AugAssign, guard: Guard) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if self._stub or not isinstance(node, ast.AnnAssign) or node.value is not None:
            for target in targets:
                self._bind_target(target)
        if node.value is not None:
            self._use(node.value, guard)
        if isinstance(node, ast.AnnAssign) and not guard & Guard.FUNCTION:
            self._annotate([node.annotation], guard)
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            self._set_exports(node.value, guard, anew=not isinstance(node, ast.AugAssign))

    def _set_exports(self, value: ast.expr | None, guard: Guard, *, anew: bool) -> None:
        """Take note of ``__all__``; from the first part on that is not plain it counts as computed."""
        found = _strings(value)
        self._exports_seen = True
        if found is None or guard or self._exports is None:
            self._exports = None
        else:
            self._exports = found if anew else [*self._exports, *found]

    # --- blocks

    def _if(self, node: ast.If, guard: Guard) -> None:
        if is_main_guard(node.test):
            self.block(node.body, guard | Guard.MAIN)
            self.block(node.orelse, guard)
            return
        truth = evaluate(node.test, self._python)
        if mentions_types(node.test) and truth is not None:
            self._typed |= _imported(node.orelse if truth else node.body)
        self._use(node.test, guard)
        doubt = guard | Guard.MAYBE if truth is None else guard
        if truth is not False:
            self.block(node.body, doubt)
        if truth is not True:
            self.block(node.orelse, doubt)

    def _try(self, node: ast.Try | ast.TryStar, guard: Guard) -> None:
        inner = inside(guard, caught(node.handlers))
        self.block(node.body, inner)
        self.block(node.orelse, guard | Guard.ELSE if inner != guard else guard)
        for handler in node.handlers:
            self.block(handler.body, guard | Guard.HANDLER)
        self.block(node.finalbody, guard)

    def _with(self, node: ast.With | ast.AsyncWith, guard: Guard) -> None:
        inner = guard
        for item in node.items:
            self._use(item.context_expr, guard)
            inner |= caught_by(item.context_expr)
            if item.optional_vars is not None:
                self._bind_target(item.optional_vars)
        self.block(node.body, inner)

    def _class(self, node: ast.ClassDef, guard: Guard) -> None:
        for each in (*node.bases, *node.decorator_list, *(word.value for word in node.keywords)):
            self._use(each, guard)
        self._bind(node.name)
        self._scoped(node.body, guard, local_names(node.body))

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, guard: Guard) -> None:
        arguments = node.args
        defaults = [each for each in (*arguments.defaults, *arguments.kw_defaults) if each is not None]
        for each in (*node.decorator_list, *defaults):
            self._use(each, guard)
        self._bind(node.name)
        for statement in nodes_of(node) if self._has_globals else ():
            if isinstance(statement, ast.Global):
                for name in statement.names:
                    self._names.setdefault(name, VALUE)
        if self._own:
            everyone = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
            if not guard & Guard.FUNCTION:
                self._annotate([node.returns, *(each.annotation for each in everyone)], guard)
            named = {each.arg for each in (*everyone, arguments.vararg, arguments.kwarg) if each is not None}
            hidden = local_names(node.body) | named
            sure = sure_part(node.body) if node.name in self._started and not self._hidden else 0
            self._scoped(node.body[:sure], guard | Guard.STARTED, hidden)
            self._scoped(node.body[sure:], guard | Guard.FUNCTION, hidden)

    def _annotate(self, annotations: Iterable[ast.expr | None], guard: Guard) -> None:
        """Take note of what annotations name, where they are evaluated when the module is imported.

        Source: https://docs.python.org/3/whatsnew/3.14.html#whatsnew314-deferred-annotations
        """
        for each in annotations if self._own and self._evaluates_annotations else ():
            if each is not None:
                self._use(each, guard)

    def _scoped(self, body: Sequence[ast.stmt], guard: Guard, hidden: Iterable[str]) -> None:
        """Walk the body of a class or function, whose own names are nobody else's."""
        before, self._hidden = self._hidden, self._hidden | frozenset(hidden)
        exports, seen = self._exports, self._exports_seen
        self.block(body, guard)
        self._hidden, self._exports, self._exports_seen = before, exports, seen

    def _import_dynamically(self, value: ast.expr, guard: Guard) -> None:
        """Take note of calls in `value` that import a module which they spell out, outside of functions."""
        importers = {Binding("importlib"): 1, Binding("importlib", 0, "import_module"): 0}
        for line, module, (root, *more), extra in dynamic_imports(value):
            known = root == "__import__" or importers.get(self._names.get(root, VALUE)) == len(more)
            if known and all(map(str.isidentifier, module.split("."))):
                self._imports.append(Import(line, 0, module, None, None, guard | extra))

    def _use(self, value: ast.expr, guard: Guard) -> None:
        if self._has_dynamic and not guard & Guard.FUNCTION:
            self._import_dynamically(value, guard)
        for node in ast.walk(value) if self._has_walrus else ():
            if isinstance(node, ast.NamedExpr):
                self._bind(node.target.id)
        for line, chain, extra in chains(value):
            root = chain[0] + CLASS_MARK * (chain[0] in self._hidden)
            if root == chain[0] or (root in self._names and not guard & Guard.FUNCTION):
                self._uses.append(Use(line, (root, *chain[1:]), of_use(guard) | extra))


def _imported(body: Sequence[ast.stmt]) -> set[str]:
    """Return the names that ``from x import name`` binds anywhere in `body`."""
    return {
        each.asname or each.name
        for statement in body
        for node in ast.walk(statement)
        if isinstance(node, ast.ImportFrom)
        for each in node.names
    }


def _strings(value: ast.expr | None) -> list[str] | None:
    """Return the strings of a plain list or tuple, or a sum of such; None for anything else."""
    match value:
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            found = [each.value for each in elts if isinstance(each, ast.Constant)]
            plain = [each for each in found if isinstance(each, str)]
            return plain if len(plain) == len(elts) else None
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            one, other = _strings(left), _strings(right)
            return None if one is None or other is None else [*one, *other]
    return None
