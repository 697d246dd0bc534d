"""List what the project's own Python code imports from outside."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.fact import fact
from repocheck.facts.subject import Subject
from repocheck.globs import ranked
from repocheck.knowledge.import_names import ALWAYS_THERE, PYTHON_2_MODULES

PYTHON_FILES = ("{,*/,*/*/,*/*/*/}*.py", "{,*/,*/*/}*.ipynb")
"""Globs of the code that is looked at."""
_MAX_FILES = 400
_MAX_TOTAL_CHARS = 600_000
"""The first files of a project import most of what it needs; the rest would cost more than it tells."""
_STANDARD = sys.stdlib_module_names | PYTHON_2_MODULES | ALWAYS_THERE
_SIDE = re.compile(
    r"(?:^|/)(?:docs?/|tests?/|benchmarks?/|setup\.py$|conf\.py$|conftest\.py$)", re.IGNORECASE
)
_IMPORT = re.compile(r"\n(?:import|from) [^\n]*")
_FROM = re.compile(r"from\s+(?!google\.colab)([A-Za-z_]\w*)[\w.]*\s+import\s")
_NAMES = re.compile(r"(?:^|[,;]\s*import\s|,)\s*([A-Za-z_]\w*)")
_PLAIN = re.compile(r"import\s+(?!google\.colab)[A-Za-z_][\w.]*(?:\s+as\s+\w+)?\s*(?:[,;#]|$)")


class Import(NamedTuple):
    """The first import of a module."""

    module: str
    path: str
    line: int


@fact(reads=PYTHON_FILES)
def python_files(project_files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the project's own Python files and notebooks, sources first, nearest first."""
    return tuple(path for _, path in sorted(ranked(project_files, PYTHON_FILES), key=lambda each: each[0]))


@fact()
def foreign_imports(subject: Subject, python_files: tuple[str, ...]) -> tuple[Import, ...]:
    """Return the first unconditional import of each module that is neither Python's nor the project's own."""
    own = _own_modules(subject)
    found: dict[str, Import] = {}
    left = _MAX_TOTAL_CHARS
    for path, text in subject.texts_at(python_files[:_MAX_FILES]):
        if _SIDE.search(path) or left <= 0:
            continue
        left -= len(text)
        for module, line in _imported(path, text):
            if module not in own and module not in _STANDARD:
                found.setdefault(module, Import(module, path, line))
    return tuple(found.values())


def _own_modules(subject: Subject) -> frozenset[str]:
    """Return every name that could be a module or package of the repository, submodules included."""
    names: set[str] = set()
    for entry in subject.evidence.tree:
        *folders, name = entry.path.split("/")
        names.update(folders)
        names.add(name.partition(".")[0])
    return frozenset(names)


def _imported(path: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield the modules that a file imports, with 1-based lines.

    A notebook is not parsed either: each line of a cell stands on a line of its own, in quotes, and so even a
    notebook that was cut can be read.
    """
    if path.endswith(".ipynb"):
        text = "\n".join(_of_cell(line) for line in text.split("\n"))
    return _of_source(text)


def _of_cell(line: str) -> str:
    if "import" not in line and "'''" not in line and '"""' not in line:
        return ""
    quoted = line.strip()
    return quoted[1:].split("\\n", 1)[0].rstrip('",') if quoted.startswith('"') else ""


def _of_source(source: str) -> Iterator[tuple[str, int]]:
    """Yield the modules that unindented lines outside of strings of several lines import.

    Lines and not syntax: much research code is Python 2, which `ast` cannot parse, and lines are 20 times
    faster. Of the lines between, only the quotation marks are counted.
    """
    text = f"\n{source}"
    number = n_marks = place = 0
    for statement in _IMPORT.finditer(text):
        number += text.count("\n", place, statement.start() + 1)
        n_marks += text.count('"""', place, statement.end()) + text.count("'''", place, statement.end())
        place, line = statement.end(), statement[0][1:]
        if n_marks % 2:
            continue
        if found := _FROM.match(line):
            yield found[1], number
        elif _PLAIN.match(line):
            for name in _NAMES.findall(line[len("import ") :].partition("#")[0]):
                yield name, number
