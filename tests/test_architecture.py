"""The plan of the house, held by reading imports: arrows go down, wings are entered by their face."""

import ast
import re
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from repocheck.version import VERSION

ROOT = Path(__file__).parent.parent / "repocheck"
FLOOR = {
    "__main__": 6, "__init__": 6,
    "cli": 5,
    "pipeline": 4,
    "engine": 3,
    "extractor": 2, "probe": 2, "checks": 2, "reporter": 2,
    "http": 1, "config": 1, "models": 1, "errors": 1, "globs": 1, "knowledge": 1, "version": 1,
}  # fmt: skip
WINGS = {"extractor", "probe", "checks", "reporter"}
ONLY_IN = {
    "httpx": r"^http\.py$|^http/",
    "tenacity": r"^http\.py$|^http/",
    "git": r"^probe/local_repo",
    "gitdb": r"^probe/local_repo",
    "yaml": r"^config\.py$|^extractor/readers/|^checks/_yaml",
    "jinja2": r"^reporter/html|^reporter/site",
}
FILES = sorted(ROOT.rglob("*.py"))


def imports(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found += [
                f"{node.module}.{a.name}" if node.module == "repocheck" else str(node.module)
                for a in node.names
            ]
    return found


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def room(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES, ids=name)
def test_imports_go_down_and_enter_wings_by_their_face(file):
    for module in imports(file):
        top, *rest = module.split(".")
        assert re.match(ONLY_IN.get(top, ""), name(file)), f"{top} may not be imported here"
        if top != "repocheck" or not rest:
            continue
        target = rest[0] if rest[0] in FLOOR else "__init__"
        if target == room(file) or (target == "__init__" and rest[0].startswith("__")):
            continue
        assert FLOOR[target] < FLOOR[room(file)] or FLOOR[target] == 1 == FLOOR[room(file)], (
            f"{module}: upwards"
        )
        if target in WINGS:
            assert len(rest) == 1 or not (ROOT / target / f"{rest[1]}.py").exists(), (
                f"{module}: not by the face"
            )


def test_no_import_cycles():
    graph = {}
    for file in FILES:
        module = "repocheck." + name(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        graph[module] = {i for i in imports(file) if i.startswith("repocheck.") and i != module}
    for module, targets in graph.items():  # a package's __init__ re-exports its files: not a cycle by itself
        graph[module] = {t for t in targets if not module.startswith(t + ".")}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_files_and_functions_stay_small(file):
    source = file.read_text(encoding="utf-8")
    if room(file) != "knowledge":
        assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"


@pytest.mark.parametrize("file", FILES, ids=name)
def test_only_the_cli_prints_and_only_cli_and_probe_read_the_clock(file):
    source = file.read_text(encoding="utf-8")
    if room(file) != "cli":
        assert not re.search(r"(?<![\w.])print\(", source)
    if room(file) not in {"cli", "probe", "http"}:
        assert not re.search(r"\b(now|today|time\.time|monotonic|utcnow)\(", source)


def test_one_version():
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
