"""The plan of the package, held by reading imports: they go down, and enter a package by its `__init__`.

Each law is a function from the texts of the package to its breaches.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from repocheck.version import VERSION

ROOT = Path(__file__).parent.parent / "repocheck"
LAYER = {
    "__main__": 7, "__init__": 7,
    "cli": 6,
    "pipeline": 5,
    "engine": 4,
    "checks": 3,
    "extractor": 2, "facts": 2, "environment": 2, "probe": 2, "reporter": 2,
    "text": 1, "http": 1, "config": 1, "models": 1, "errors": 1, "globs": 1, "knowledge": 1, "python": 1,
    "config_files": 1, "tokens": 1, "version": 1, "face": 1, "child_limits": 1,
}  # fmt: skip
"""Layer of each package or module directly in `repocheck`; an import may only go down, or stay in layer 1."""
OPEN = {"knowledge", "text", "python"}
"""Packages of layer 1 that are shelves of small modules, entered by the module: nothing is private there."""
ONLY_IN = {
    "httpx": r"^http/",
    "tenacity": r"^http/",
    "git": r"^probe/git/local",
    "gitdb": r"^probe/git/local",
    "yaml": r"^config_files\.py$|^extractor/readers/|^facts/yaml",
    "jinja2": r"^reporter/template",
}
WALKERS = {
    "checks/_judge.py", "extractor/readers/_digest.py", "knowledge/hosts/_known.py", "reporter/output.py",
    "face.py",
}  # fmt: skip
"""The only files that import modules of this package by a name they make: they find what lies in a folder."""
MAX_LINES = 400
MAX_FUNCTION_LINES = 60


Package = dict[str, str]
"""Text of each file of the package by its path below the package's folder."""
HERE: Package = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in sorted(ROOT.rglob("*.py"))
}


@cache
def parsed(source: str) -> ast.Module:
    return ast.parse(source)


@cache
def nodes(tree: ast.Module) -> list[ast.AST]:
    return list(ast.walk(tree))


def trees(package: Package) -> Iterator[tuple[str, ast.Module, str]]:
    return ((file, parsed(source), source) for file, source in package.items())


def is_package(package: Package, module: str) -> bool:
    return f"{'/'.join(module.split('.')[1:])}/__init__.py" in package


def imports(package: Package, tree: ast.Module) -> Iterator[str]:
    """Yield the modules that a file imports, dotted; ``from package import module`` names the module."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names = {alias.name for alias in node.names} - names_in_face(package, module)
            folder = "/".join(module.split(".")[1:])
            files = {f"{folder}/{each}.py".lstrip("/"): each for each in names}
            modules = {each for file, each in files.items() if file in package}
            modules |= {each for each in names if is_package(package, f"{module}.{each}")}
            yield from (f"{module}.{each}" for each in sorted(modules))
            if len(modules) < len(node.names):
                yield module


@cache
def names_given(source: str) -> frozenset[str]:
    given = (node for node in nodes(parsed(source)) if isinstance(node, ast.ImportFrom))
    return frozenset(a.asname or a.name for node in given for a in node.names)


def names_in_face(package: Package, module: str) -> frozenset[str]:
    """Return what the `__init__` of a package gives by name; it may share the name of one of its modules."""
    if not is_package(package, module):
        return frozenset()
    return names_given(package[f"{'/'.join(module.split('.')[1:])}/__init__.py"])


def late_breaches(package: Package) -> Iterator[str]:
    """Yield the names that a face gives late and type checkers do not see there, or the other way round."""
    for file, tree, _ in trees(package):
        calls = [n for n in nodes(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "late"]
        if not calls:
            continue
        folder = file.removesuffix("/__init__.py")
        given = {
            (f"repocheck.{folder}.{part.arg}".replace("/", "."), ast.literal_eval(part.value))
            for part in calls[0].keywords
        }
        late = {(module, name) for module, names in given for name in names.split()}
        seen = {
            (node.module, alias.name)
            for guard in tree.body
            if isinstance(guard, ast.If)
            for node in guard.body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        yield from (f"{file}: {module}.{name} is late or typed only" for module, name in sorted(late ^ seen))
        taken = {
            name
            for _, name in late
            if f"{folder}/{name}.py" in package
            or is_package(package, f"repocheck.{folder}.{name}".replace("/", "."))
        }
        yield from (f"{file}: {name} is a module too" for name in sorted(taken))


def pattern_breaches(package: Package) -> Iterator[str]:
    """Yield the expressions that are compiled while a module is imported."""
    for file, tree, _ in trees(package):
        for node in outside_functions(tree):
            called = getattr(node, "func", None)
            if isinstance(called, ast.Attribute) and ast.unparse(called) == "re.compile":
                yield f"{file}:{node.lineno}: compiles when it is imported; use late_regex or Pattern"


def outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from outside_functions(child)


def package_of(file: str) -> list[str]:
    """Return the packages that a file lies in, outermost first."""
    return ["repocheck", *file.split("/")[:-1]]


def layer_breaches(package: Package) -> Iterator[str]:
    for file, tree, _ in trees(package):
        here = file.split("/")[0].removesuffix(".py")
        for module in imports(package, tree):
            top, *rest = module.split(".")
            if not top:
                yield f"{file}: relative import"
            elif top == "repocheck" and rest and rest[0] != here:
                target = rest[0] if rest[0] in LAYER else "__init__"
                if not LAYER[target] < LAYER[here] and not LAYER[target] == LAYER[here] == 1:
                    yield f"{file}: {module} is not below"


def face_breaches(package: Package) -> Iterator[str]:
    """Yield the imports that reach into a package past its `__init__`, at any depth."""
    for file, tree, _ in trees(package):
        inside = package_of(file)
        for module in imports(package, tree):
            parts = module.split(".")
            if parts[0] != "repocheck" or (len(parts) > 1 and parts[1] in OPEN):
                continue
            for depth in range(2, len(parts)):
                if inside[:depth] != parts[:depth] and is_package(package, ".".join(parts[:depth])):
                    yield f"{file}: {module} is not entered by its __init__"
                    break


def library_breaches(package: Package) -> Iterator[str]:
    for file, tree, _ in trees(package):
        for module in imports(package, tree):
            if not re.match(ONLY_IN.get(module.split(".")[0], ""), file):
                yield f"{file}: {module} may not be imported here"


def string_import_breaches(package: Package) -> Iterator[str]:
    """Yield imports of modules of this package by string, which no other law can see."""
    for file, tree, _ in trees(package):
        for node in nodes(tree):
            called = node.func if isinstance(node, ast.Call) else None
            by = getattr(called, "id", getattr(called, "attr", ""))
            if by not in {"import_module", "__import__"} or file in WALKERS or not isinstance(node, ast.Call):
                continue
            argument = node.args[0] if node.args else None
            plain = isinstance(argument, ast.Constant) and not str(argument.value).startswith("repocheck")
            if not plain:
                yield f"{file}:{node.lineno}: import by string"


def cycle_breaches(package: Package) -> Iterator[str]:
    graph = {}
    for file, tree, _ in trees(package):
        module = "repocheck." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        targets = {each for each in imports(package, tree) if each.startswith("repocheck.")} - {module}
        # A package's __init__ re-exports its files: not a cycle by itself.
        graph[module] = {each for each in targets if not module.startswith(each + ".")}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield " -> ".join(error.args[1])


def shelf_breaches(package: Package) -> Iterator[str]:
    """Yield what lies in `checks/` beside checks, and checks or facts that import a check."""
    machinery = {"__init__.py", "_check.py", "_judge.py"}
    for file, tree, _ in trees(package):
        top, *rest = file.split("/")
        if top == "checks" and (len(rest) > 1 or (rest[0].startswith("_") and rest[0] not in machinery)):
            yield f"{file}: no check"
        for module in imports(package, tree):
            check = module.removeprefix("repocheck.checks.").split(".")[0]
            asks_check = module.startswith("repocheck.checks.") and not check.startswith("_")
            if asks_check and top in {"checks", "facts"}:
                yield f"{file}: imports a check, {module}"


def size_breaches(package: Package) -> Iterator[str]:
    for file, tree, source in trees(package):
        if not file.startswith("knowledge/") and source.count("\n") > MAX_LINES:
            yield f"{file}: more than {MAX_LINES} lines"
        for node in nodes(tree):
            lines = getattr(node, "end_lineno", 0) - getattr(node, "lineno", 0)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines >= MAX_FUNCTION_LINES:
                yield f"{file}: {node.name} is too long"


def print_breaches(package: Package) -> Iterator[str]:
    for file, _, source in trees(package):
        if not file.startswith("cli/") and re.search(r"(?<![\w.])print\(", source):
            yield f"{file}: prints"


def clock_breaches(package: Package) -> Iterator[str]:
    for file, _, source in trees(package):
        found = re.search(r"\b(now|today|time\.time|monotonic|utcnow)\(", source)
        if found and not file.startswith(("cli/", "probe/", "http/")):
            yield f"{file}: reads the clock, {found[0]}"


def parse_breaches(package: Package) -> Iterator[str]:
    """Yield where source is parsed past `parse_source`, which holds the lock that CPython < 3.11.8 needs."""
    for file, _, source in trees(package):
        if file != "python/syntax.py" and re.search(r"\bast\.parse\(", source):
            yield f"{file}: parses past parse_source"


def constant_breaches(package: Package) -> Iterator[str]:
    """Yield the public constants that have two values in the package."""
    seen: dict[str, tuple[str, str]] = {}
    for file, tree, _ in trees(package):
        for node in tree.body:
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if (
                isinstance(target, ast.Name)
                and re.fullmatch(r"[A-Z][A-Z0-9_]*", target.id)
                and target.id not in SEAM
            ):
                value = ast.dump(node.value) if getattr(node, "value", None) else ""
                other, first = seen.setdefault(target.id, (file, value))
                if value != first:
                    yield f"{file}: {target.id} has another value in {other}"


def clash_breaches(package: Package) -> Iterator[str]:
    """Yield the names that a package gives though one of its modules is called so, too."""
    for file in package:
        if file.endswith("/__init__.py"):
            folder = file.removesuffix("__init__.py")
            for name in sorted(names_in_face(package, ".".join(package_of(file)))):
                if f"{folder}{name}.py" in package or f"{folder}{name}/__init__.py" in package:
                    yield f"{file}: {name} is a module, too"


SEAM = {"FORMAT", "KIND"}
"""Names that every file of a walked folder must give."""
LAWS = [
    layer_breaches,
    face_breaches,
    library_breaches,
    string_import_breaches,
    cycle_breaches,
    shelf_breaches,
    size_breaches,
    print_breaches,
    clock_breaches,
    constant_breaches,
    clash_breaches,
    parse_breaches,
    late_breaches,
    pattern_breaches,
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__.removesuffix("_breaches"))
def test_law_is_kept(law):
    assert list(law(HERE)) == []


BESIDE: Package = {"text/planted.py": "MAX_PLANTED = 2\n"}
BREACHES = {
    "upward": (layer_breaches, "facts/planted.py", "from repocheck.checks import Check\n"),
    "sideways": (layer_breaches, "probe/planted.py", "from repocheck.facts import Subject\n"),
    "relative": (layer_breaches, "facts/planted.py", "from . import subject\n"),
    "into a package": (face_breaches, "pipeline/planted.py", "from repocheck.probe.store import Store\n"),
    "into a package within": (
        face_breaches,
        "facts/planted.py",
        "from repocheck.facts.documents.markdown import read_markdown\n",
    ),
    "a module by name": (face_breaches, "cli/planted.py", "from repocheck.reporter import template\n"),
    "library": (library_breaches, "facts/planted.py", "import httpx\n"),
    "string": (string_import_breaches, "cli/planted.py", "import_module('repocheck.probe.store')\n"),
    "made string": (string_import_breaches, "cli/planted.py", "import_module(f'{name}.store')\n"),
    "cycle": (cycle_breaches, "globs.py", "from repocheck.facts.subject import Subject\n"),
    "machinery on the shelf": (shelf_breaches, "checks/_planted.py", ""),
    "a folder on the shelf": (shelf_breaches, "checks/planted/__init__.py", ""),
    "a check asks a check": (
        shelf_breaches,
        "checks/planted.py",
        "from repocheck.checks.run_command import run_command\n",
    ),
    "long file": (size_breaches, "facts/planted.py", "x = 1\n" * 401),
    "long function": (size_breaches, "facts/planted.py", "def f():\n" + "    x = 1\n" * 60),
    "print": (print_breaches, "facts/planted.py", "print('x')\n"),
    "clock": (clock_breaches, "facts/planted.py", "dt.date.today()\n"),
    "parser": (parse_breaches, "facts/planted.py", "ast.parse(text)\n"),
    "module and name": (clash_breaches, "text/__init__.py", "from repocheck.text.planted import planted\n"),
    "compiled too early": (pattern_breaches, "facts/planted.py", "X = re.compile('x')\n"),
    "late only": (late_breaches, "facts/planted/__init__.py", "__getattr__ = late(__name__, a='B')\n"),
    "late module": (
        late_breaches,
        "text/__init__.py",
        (
            "if TYPE_CHECKING:\n    from repocheck.text.planted import planted\n"
            "__getattr__ = late(__name__, planted='planted')\n"
        ),
    ),
    "two values": (constant_breaches, "facts/planted.py", "MAX_PLANTED = 1\n"),
}


@cache
def before(law) -> frozenset[str]:
    return frozenset(law(HERE | BESIDE))


@pytest.mark.parametrize(("law", "file", "source"), BREACHES.values(), ids=BREACHES)
def test_a_planted_breach_is_seen(law, file, source):
    new = set(law(HERE | BESIDE | {file: source})) - before(law)
    name = file.removesuffix("/__init__.py").removesuffix(".py")
    assert any(name in breach.replace(".", "/") for breach in new)


def test_one_version():
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
