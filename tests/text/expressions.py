"""Find every regular expression of a package, and how it is used, by importing it and reading its source."""

import ast
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SPY = """
import importlib, json, pkgutil, re, sys
sys.path.insert(0, sys.argv[2])
made, genuine = [], re._compile
def spy(regex, flags):
    found, frame = genuine(regex, flags), sys._getframe(2)
    if isinstance(found.pattern, str):
        made.append((found.pattern, found.flags & ~re.UNICODE, frame.f_code.co_filename, frame.f_lineno))
    return found
re._compile = spy
package = importlib.import_module(sys.argv[1])
if sys.argv[1] == "repocheck":
    importlib.import_module("repocheck.text.pattern").late_regex = re.compile
for module in pkgutil.walk_packages(package.__path__, sys.argv[1] + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
re._compile = genuine
lazy = sys.modules.get("repocheck.text.pattern")
for pattern in lazy.Pattern.all if lazy else ():
    places = [(sys.modules[m].__file__, name) for m in list(sys.modules) if m.startswith("repocheck.")
              for name, value in vars(sys.modules[m]).items() if value is pattern]
    made += [(pattern.regex, pattern.flags, *place) for place in places or [("handed on", "")]]
print(json.dumps(made))
"""
_MAKERS = frozenset({"re.compile", "late_regex"})
_METHODS = frozenset({"search", "match", "fullmatch", "sub", "subn", "finditer", "findall", "split"})


class Expression(NamedTuple):
    """One expression."""

    regex: str | None
    """None if it is made where it is used, of what no reader of the source can see."""
    flags: int
    place: str
    """File and line, or name."""
    uses: frozenset[str]
    """Methods that it is used by; ``anything`` where it is handed on."""

    def modes(self) -> list[dict[str, bool]]:
        """Return the ways in which it is used, as `growth` takes them."""
        if self.uses <= {"match", "fullmatch"}:
            return [{"searched": False, "whole": use == "fullmatch"} for use in sorted(self.uses)]
        return [{"whole": "fullmatch" in self.uses}]


def expressions(folder: Path) -> list[Expression]:
    """Return all expressions of the package in `folder`."""
    sources = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(folder.rglob("*.py"))}
    nodes = {file: list(ast.walk(tree)) for file, tree in sources.items()}
    uses = _uses(nodes)
    command = [sys.executable, "-c", _SPY, folder.name, str(folder.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = []
    for regex, flags, file, where in json.loads(done.stdout):
        path = Path(file)
        if path in sources:
            name = where if isinstance(where, str) else _target(sources[path], where)
            how = uses[path, name] if name.startswith("_") else uses[None, name]
            place = f"{path.relative_to(folder)}:{where}"
            found.append(Expression(regex, flags, place, frozenset(how or {"anything"})))
        elif file == "handed on":
            found.append(Expression(regex, flags, file, frozenset({"anything"})))
    for file, tree in sources.items():
        if any(
            isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "re" for node in nodes[file]
        ):
            found += _inline(tree, str(file.relative_to(folder)))
    return list(dict.fromkeys(found))


def _target(tree: ast.Module, line: int) -> str:
    """Return the name that what stands at `line` of a module is given; empty if none is."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= line <= (node.end_lineno or 0):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            made = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in _MAKERS
            return target.id if made and isinstance(target, ast.Name) else ""
    return ""


def _uses(nodes: dict[Path, list[ast.AST]]) -> dict[tuple[Path | None, str], set[str]]:
    """Return by file and name (no file for public ones) which methods are called, and what is handed on."""
    uses: dict[tuple[Path | None, str], set[str]] = defaultdict(set)
    for file, within in nodes.items():
        called = set()
        for node in within:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                called.add(id(node.value))
                _add(uses, file, node.value, node.attr if node.attr in _METHODS else "")
        for node in within:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                _add(uses, file, node, "anything")
    return uses


def _add(uses: dict[tuple[Path | None, str], set[str]], file: Path, node: ast.expr, use: str) -> None:
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    uses[file if name.startswith("_") else None, name] |= {use} - {""}


def _inline(tree: ast.Module, file: str) -> Iterator[Expression]:
    """Yield what functions hand to `re`: constants, with anything put in taken for a letter."""
    constants = {
        target.id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    inside = {id(c): c for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for c in ast.walk(f)}
    for call in inside.values():
        if not isinstance(call, ast.Call) or not ast.unparse(call.func).startswith("re."):
            continue
        method = ast.unparse(call.func).removeprefix("re.")
        if method not in _METHODS | {"compile"}:
            continue
        named = [each.value for each in call.keywords if each.arg == "flags"] or call.args[1:]
        written = " ".join(ast.unparse(each) for each in named)
        flags = sum(getattr(re, name) for name in set(re.findall(r"\bre\.([A-Z]+)\b", written)))
        use = "anything" if method == "compile" else method
        yield Expression(_text(call.args[0], constants), flags, f"{file}:{call.lineno}", frozenset({use}))


def _text(node: ast.expr, constants: dict[str, object]) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "q" for part in node.values)
    found = constants.get(node.id) if isinstance(node, ast.Name) else None
    return found if isinstance(found, str) else None
