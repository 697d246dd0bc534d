"""Make the tables of `repocheck/knowledge/stdlib`: the names of each module of Python's library, by release.

    python bench/stdlib_tables.py OLD NEW repocheck/knowledge/stdlib/names.txt [PYTHON …]
    python bench/stdlib_tables.py repocheck/knowledge/stdlib/names.txt PYTHON …

OLD and NEW are the ``typeshed/stdlib`` folders of an old mypy (0.961, the last to know of Python 3.6) and
of a current one. What neither has a stub for is taken from the interpreter that runs this, for all releases:
modules that nobody wrote a stub for, and names that modules have by accident. What each PYTHON shows is added
for its own release; the second form adds that to a table that is there.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import pkgutil
import subprocess
import sys
import warnings
from collections import defaultdict
from pathlib import Path

from repocheck.python import ModuleTable, scan_module

FIRST, FIRST_OF_NEW = 6, 10
"""First minor release covered, and the first one that the new stubs cover."""
_SHOWS = Path(__file__).with_name("outcomes_dir.py")
MINORS = range(FIRST, 15)
SKIPPED = {
    "antigravity",
    "this",
    "idlelib",
    "test",
    "turtledemo",
    "__main__",
    "tkinter",
    "lib2to3.pgen2.conv",
}
Names = dict[str, dict[int, set[str]]]


def lifetimes(stubs: Path) -> dict[str, range]:
    """Return the minor releases in which each module listed in VERSIONS exists."""
    found = {}
    for line in (stubs / "VERSIONS").read_text().splitlines():
        module, _, span = line.partition("#")[0].strip().partition(": ")
        if module:
            first, _, last = span.partition("-")
            since = int(first.removeprefix("3.")) if first.startswith("3.") else 0
            found[module] = range(since, int(last.split(".")[1]) + 1 if last else 99)
    return found


def stub_of(stubs: Path, module: str) -> Path | None:
    base = stubs / module.replace(".", "/")
    return next((path for path in (base / "__init__.pyi", base.with_suffix(".pyi")) if path.is_file()), None)


def names_of(stubs: Path, module: str, minor: int, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return the names of a module by its stub, star imports followed."""
    path = stub_of(stubs, module)
    if path is None or module in seen:
        return set()
    table: ModuleTable = scan_module(path.read_bytes(), (3, minor, 0), stub=True)
    if table.fault:
        raise SystemExit(f"{path}: {table.fault}")
    names = set(table.names) | set(table.exports or ())
    for each in table.imports:
        if each.name == "*":
            parent = module.split(".") if path.name == "__init__.pyi" else module.split(".")[:-1]
            kept = parent[: len(parent) - max(0, each.level - 1)] if each.level else []
            target = ".".join([*kept, *([each.module] if each.module else [])])
            names |= names_of(stubs, target, minor, seen | {module})
    return names


def modules_of(stubs: Path) -> set[str]:
    paths = (path.relative_to(stubs) for path in stubs.rglob("*.pyi"))
    names = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths}
    return {
        name
        for name in names
        if not name.startswith(("@", "_typeshed", "typing_extensions", "mypy_extensions"))
    }


def read_stubs(stubs: Path, minors: range, into: Names) -> None:
    lives = lifetimes(stubs)
    for module in modules_of(stubs):
        parts = module.split(".")
        spans = [lives[key] for n in range(len(parts)) if (key := ".".join(parts[: n + 1])) in lives]
        for minor in minors:
            if all(minor in span for span in spans):
                into[module][minor] |= names_of(stubs, module, minor)


def read_earlier(new: Path, known: dict[str, set[str]], into: Names) -> None:
    """Add to the earlier releases what the old stubs do not know of at all: they have gaps.

    What they do know of, be it for a later release, they are right about.
    """
    later: Names = defaultdict(lambda: defaultdict(set))
    read_stubs(new, range(FIRST, FIRST_OF_NEW), later)
    for module, by_minor in later.items():
        for minor, names in by_minor.items():
            if module not in known or minor in into[module]:
                into[module][minor] |= names - known.get(module, set())


def library_modules() -> set[str]:
    """Return the modules of the library of this interpreter, private ones included."""
    folder = os.path.dirname(os.__file__)
    names = set(sys.stdlib_module_names)
    for found in pkgutil.walk_packages([folder], onerror=lambda _: None):
        names.add(found.name)
    for base, _, files in os.walk(folder):
        inside = Path(base).relative_to(folder)
        if "site-packages" not in inside.parts and "dist-packages" not in inside.parts:
            names |= {
                ".".join((inside / file).with_suffix("").parts).removesuffix(".__init__")
                for file in files
                if file.endswith(".py") and file[:-3].isidentifier()
            }
    top = {name for name in names if name.split(".")[0] in sys.stdlib_module_names}
    return {
        name
        for name in top
        if name.split(".")[0] not in SKIPPED and name not in SKIPPED and "__main__" not in name
    }


def read_interpreter(into: Names) -> None:
    """Add what only the running interpreter knows, for all releases: it says what is, never what is gone."""
    listed = {module: set().union(*by_minor.values()) for module, by_minor in into.items()}
    for module in sorted(library_modules() | {"os.path"}):
        try:
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                present = set(dir(importlib.import_module(module)))
        except BaseException:  # noqa: BLE001 - made for another system, or a program
            present = set()
        for minor in MINORS if module not in into else list(into[module]):
            into[module][minor] |= present - listed.get(module, set())


def read_others(pythons: list[str], into: Names) -> None:
    """Add what other interpreters show, each for its own release, of modules that any release has."""
    asked = "\n".join(sorted(module for module in into if module.split(".")[0] not in SKIPPED))
    for python in pythons:
        library = str(Path(python).resolve().parents[1] / "lib")
        done = subprocess.run(
            [python, str(_SHOWS), library], input=asked, stdout=subprocess.PIPE, text=True,
            env={"LD_LIBRARY_PATH": library, "PATH": os.environ["PATH"]}, check=True,
        )  # fmt: skip
        for answer in map(json.loads, done.stdout.splitlines()):
            if "module" in answer:
                into[answer["module"]][answer["minor"]] |= set(answer["names"])


def read_table(path: Path, into: Names) -> None:
    """Read a table that `write` wrote."""
    for line in path.read_text(encoding="utf-8").splitlines():
        module, mask, *names = line.split()
        for minor in MINORS:
            if int(mask, 16) >> minor - FIRST & 1:
                pairs = (name.partition(":") for name in names)
                into[module][minor] |= {n for n, _, own in pairs if int(own or mask, 16) >> minor - FIRST & 1}


def main(old: str, new: str, target: str, *pythons: str) -> None:
    tables: Names = defaultdict(lambda: defaultdict(set))
    read_stubs(Path(old), range(FIRST, FIRST_OF_NEW + 1), tables)
    known = {module: set().union(*by_minor.values()) for module, by_minor in tables.items()}
    read_stubs(Path(new), range(FIRST_OF_NEW, 15), tables)
    read_earlier(Path(new), known, tables)
    read_interpreter(tables)
    read_others(list(pythons), tables)
    write(tables, Path(target))


def add(target: str, *pythons: str) -> None:
    tables: Names = defaultdict(lambda: defaultdict(set))
    read_table(Path(target), tables)
    read_others(list(pythons), tables)
    write(tables, Path(target))


def write(tables: Names, target: Path) -> None:
    lines = []
    for module in sorted(tables):
        by_minor = tables[module]
        mask = sum(1 << minor - MINORS[0] for minor in by_minor)
        names = sorted(set().union(*by_minor.values()))
        shown = []
        for name in names:
            if name.startswith("_"):
                continue
            own = sum(1 << minor - MINORS[0] for minor, known in by_minor.items() if name in known)
            shown.append(name if own == mask else f"{name}:{own:x}")
        lines.append(f"{module} {mask:x} {' '.join(shown)}".rstrip() + "\n")
    target.write_text("".join(lines), encoding="utf-8")  # importing a module may print


if __name__ == "__main__":
    (add if sys.argv[1].endswith(".txt") else main)(*sys.argv[1:])
