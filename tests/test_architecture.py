"""The plan of the package, held by reading imports: they go down, and enter a package by its `__init__`.

Each law is a function from the folder of the package to its breaches.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
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
    "version": 1,
}  # fmt: skip
"""Layer of each package or module directly in `repocheck`; an import may only go down, or stay in layer 1."""
OPEN = {"knowledge", "text", "python"}
"""Packages of layer 1 that are shelves of small modules, entered by the module: nothing is private there."""
ONLY_IN = {
    "httpx": r"^http/",
    "tenacity": r"^http/",
    "git": r"^probe/git/local",
    "gitdb": r"^probe/git/local",
    "yaml": r"^config\.py$|^extractor/readers/|^facts/yaml",
    "jinja2": r"^reporter/template",
}
WALKERS = {"checks/_judge.py", "extractor/readers/_digest.py", "reporter/output.py"}
"""The only files that import modules of this package by a name they make: they find what lies in a folder."""
MAX_LINES = 400
MAX_FUNCTION_LINES = 60


def name(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()


def trees(root: Path) -> Iterator[tuple[str, ast.Module, str]]:
    for file in sorted(root.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        yield name(root, file), ast.parse(source), source


def imports(root: Path, tree: ast.Module) -> Iterator[str]:
    """Yield the modules that a file imports, dotted; ``from package import module`` names the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            folder = root.parent / module.replace(".", "/")
            names = {alias.name for alias in node.names} - names_in_face(folder)
            modules = {each for each in names if (folder / f"{each}.py").exists() or (folder / each).is_dir()}
            yield from (f"{module}.{each}" for each in modules)
            if len(modules) < len(node.names):
                yield module


def names_in_face(folder: Path) -> set[str]:
    """Return what the `__init__` of a package gives by name; it may share the name of one of its modules."""
    face = folder / "__init__.py"
    body = ast.parse(face.read_text(encoding="utf-8")).body if face.exists() else []
    return {a.asname or a.name for node in body if isinstance(node, ast.ImportFrom) for a in node.names}


def package_of(file: str) -> list[str]:
    """Return the packages that a file lies in, outermost first."""
    return ["repocheck", *file.split("/")[:-1]]


def layer_breaches(root: Path) -> Iterator[str]:
    for file, tree, _ in trees(root):
        here = file.split("/")[0].removesuffix(".py")
        for module in imports(root, tree):
            top, *rest = module.split(".")
            if not top:
                yield f"{file}: relative import"
            elif top == "repocheck" and rest and rest[0] != here:
                target = rest[0] if rest[0] in LAYER else "__init__"
                if not LAYER[target] < LAYER[here] and not LAYER[target] == LAYER[here] == 1:
                    yield f"{file}: {module} is not below"


def face_breaches(root: Path) -> Iterator[str]:
    """Yield the imports that reach into a package past its `__init__`, at any depth."""
    for file, tree, _ in trees(root):
        inside = package_of(file)
        for module in imports(root, tree):
            parts = module.split(".")
            if parts[0] != "repocheck" or (len(parts) > 1 and parts[1] in OPEN):
                continue
            for depth in range(2, len(parts)):
                if inside[:depth] != parts[:depth] and (root.parent / "/".join(parts[:depth])).is_dir():
                    yield f"{file}: {module} is not entered by its __init__"
                    break


def library_breaches(root: Path) -> Iterator[str]:
    for file, tree, _ in trees(root):
        for module in imports(root, tree):
            if not re.match(ONLY_IN.get(module.split(".")[0], ""), file):
                yield f"{file}: {module} may not be imported here"


def string_import_breaches(root: Path) -> Iterator[str]:
    """Yield imports of modules of this package by string, which no other law can see."""
    for file, tree, _ in trees(root):
        for node in ast.walk(tree):
            called = node.func if isinstance(node, ast.Call) else None
            by = getattr(called, "id", getattr(called, "attr", ""))
            if by not in {"import_module", "__import__"} or file in WALKERS or not isinstance(node, ast.Call):
                continue
            argument = node.args[0] if node.args else None
            plain = isinstance(argument, ast.Constant) and not str(argument.value).startswith("repocheck")
            if not plain:
                yield f"{file}:{node.lineno}: import by string"


def cycle_breaches(root: Path) -> Iterator[str]:
    graph = {}
    for file, tree, _ in trees(root):
        module = "repocheck." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        targets = {each for each in imports(root, tree) if each.startswith("repocheck.")} - {module}
        # A package's __init__ re-exports its files: not a cycle by itself.
        graph[module] = {each for each in targets if not module.startswith(each + ".")}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield " -> ".join(error.args[1])


def shelf_breaches(root: Path) -> Iterator[str]:
    """Yield what lies in `checks/` beside checks, and checks or facts that import a check."""
    machinery = {"__init__.py", "_check.py", "_judge.py"}
    for file, tree, _ in trees(root):
        top, *rest = file.split("/")
        if top == "checks" and (len(rest) > 1 or (rest[0].startswith("_") and rest[0] not in machinery)):
            yield f"{file}: no check"
        for module in imports(root, tree):
            check = module.removeprefix("repocheck.checks.").split(".")[0]
            asks_check = module.startswith("repocheck.checks.") and not check.startswith("_")
            if asks_check and top in {"checks", "facts"}:
                yield f"{file}: imports a check, {module}"


def size_breaches(root: Path) -> Iterator[str]:
    for file, tree, source in trees(root):
        if not file.startswith("knowledge/") and source.count("\n") > MAX_LINES:
            yield f"{file}: more than {MAX_LINES} lines"
        for node in ast.walk(tree):
            lines = getattr(node, "end_lineno", 0) - getattr(node, "lineno", 0)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines >= MAX_FUNCTION_LINES:
                yield f"{file}: {node.name} is too long"


def print_breaches(root: Path) -> Iterator[str]:
    for file, _, source in trees(root):
        if not file.startswith("cli/") and re.search(r"(?<![\w.])print\(", source):
            yield f"{file}: prints"


def clock_breaches(root: Path) -> Iterator[str]:
    for file, _, source in trees(root):
        found = re.search(r"\b(now|today|time\.time|monotonic|utcnow)\(", source)
        if found and not file.startswith(("cli/", "probe/", "http/")):
            yield f"{file}: reads the clock, {found[0]}"


def constant_breaches(root: Path) -> Iterator[str]:
    """Yield the public constants that have two values in the package."""
    seen: dict[str, tuple[str, str]] = {}
    for file, tree, _ in trees(root):
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


SEAM = {"FORMAT"}
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
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__.removesuffix("_breaches"))
def test_law_is_kept(law):
    assert list(law(ROOT)) == []


def test_one_version():
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
