"""Find in a file what `outcomes_imports.py` is to try: imports, edits of the path, attribute chains.

Runs under the Python that is tried, 3.6 or newer, beside `outcomes_imports.py`.
"""

import ast
import pathlib

CAUGHT = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException", "AttributeError"}
SLOW = ("torch", "tensorflow", "jax", "chainer", "transformers", "keras", "torchvision", "pandas", "scipy")
"""What takes long to import, the slowest first."""
PATH_NAMES = ("sys", "os", "pathlib", "Path", "__file__", "str")
"""Names of which the edits of sys.path are made that are followed."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def import_statements(tree):
    """Return label, source, line and guards of each import, one name a statement; not of ``__future__``."""
    found = []
    for node, guards in _imports(tree.body, ()):
        if getattr(node, "module", "") == "__future__":
            continue
        start = "import "
        if isinstance(node, ast.ImportFrom):
            start = "from {}{} import ".format("." * node.level, node.module or "")
        for alias in node.names:
            renamed = " as " + alias.asname if alias.asname else ""
            found.append((start + alias.name, start + alias.name + renamed, node.lineno, guards))
    return found


def _imports(body, guards):
    """Yield each import below `body` with its guards: func, if, main, try, except."""
    for node in body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node, guards
        elif isinstance(node, ast.If):
            word = "main" if "__main__" in ast.dump(node.test) else "if"
            yield from _imports(node.body, (*guards, word))
            yield from _imports(node.orelse, (*guards, "if"))
        elif isinstance(node, ast.Try):
            caught = any(_catches(handler) for handler in node.handlers)
            yield from _imports(node.body, (*guards, "try") if caught else guards)
            for handler in node.handlers:
                yield from _imports(handler.body, (*guards, "except"))
            yield from _imports(node.orelse + node.finalbody, guards)
        else:
            inner = (*guards, "func") if isinstance(node, FUNCTIONS) else guards
            for part in ("body", "orelse"):
                yield from _imports(getattr(node, part, None) or (), inner)


def _catches(handler):
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in CAUGHT for kind in kinds)


def slow_imports(root, paths):
    """Return for each path which of `SLOW` it imports, itself or through its own modules, unguarded.

    A name that the repository has itself is none.
    """
    own = {part for path in paths for part in path.replace(".py", "").split("/")}
    tops, inner = {}, {}
    for path in paths:
        try:
            statements = import_statements(ast.parse(pathlib.Path(root, path).read_bytes()))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            statements = []
        words = {word for s in statements if not s[3] for word in s[0].replace(".", " ").split()}
        tops[path] = {s[0].split()[1].split(".")[0] for s in statements if not s[3]} & set(SLOW) - own
        inner[path] = [p for p in paths if p != path and p.replace(".py", "").split("/")[-1] in words]
    for _ in paths:
        for path in paths:
            tops[path] = tops[path].union(*(tops[each] for each in inner[path]))
    return tops


def path_edits(tree):
    """Return the top-level statements that change sys.path as code objects, in order.

    Before them stand assignments that they may need. A statement that names anything but paths is left out.
    """
    known, kept, edits = set(PATH_NAMES), [], 0
    for node in tree.body:
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            target = node.targets[0].id
            if len(node.targets) == 1 and names - {target} <= known:
                kept.append(node)
                known.add(target)
        elif isinstance(node, (ast.Expr, ast.If)) and names <= known and _edits_path(node):
            kept.append(node)
            edits += 1
    return [compile(_module(node), "<path>", "exec") for node in kept] if edits else []


def _edits_path(node):
    inner = list(ast.walk(node))
    if any(isinstance(each, (ast.Import, ast.ImportFrom)) for each in inner):
        return False
    return any(isinstance(each, ast.Call) and dotted(each.func).startswith("sys.path.") for each in inner)


def _module(node):
    """Return a module of one statement; since 3.8 it has one more field."""
    module = ast.parse("")
    module.body = [node]
    return module


def chains(tree, modules):
    """Yield chain, line and guards of each attribute that the file takes of the names in `modules`, once.

    A name that the file also binds otherwise is left out, and so is a chain that it assigns to.
    """
    bound = set(_bound(tree))
    seen = set()
    for node, guards in _attributes(tree, ()):
        chain = dotted(node)
        parts = chain.split(".")
        heads = {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
        if parts[0] in modules and chain not in seen and not heads & bound:
            seen.add(chain)
            yield chain, node.lineno, guards


def _bound(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.Name, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
            yield dotted(node)
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            yield node.name


def _attributes(node, guards):
    """Yield the longest attribute chains below `node`, with the guards over each."""
    if isinstance(node, ast.Attribute) and dotted(node):
        yield node, guards
        return
    for name, value in ast.iter_fields(node):
        inner = guards
        if isinstance(node, ast.Try) and name in {"body", "handlers"}:
            inner = (*guards, "try")
        elif isinstance(node, (ast.If, ast.IfExp)) and name != "test":
            inner = (*guards, "if")
        elif isinstance(node, FUNCTIONS) and name == "body":
            inner = (*guards, "func")
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _attributes(child, inner)


def dotted(node):
    """Return a chain of attributes of a name as text; empty if it starts otherwise."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *parts[::-1]]) if isinstance(node, ast.Name) else ""
