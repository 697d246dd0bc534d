"""List what the project's own Python code imports from outside."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import chain
from operator import methodcaller
from typing import NamedTuple

from repocheck.facts.code.notebook import Cell
from repocheck.facts.computed import fact
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.knowledge.import_names import ALWAYS_THERE, PYTHON_2_MODULES
from repocheck.models import EntryKind
from repocheck.text.pattern import late_regex

PYTHON_FILES = ("{,*/,*/*/,*/*/*/}*.py", "{,*/,*/*/}*.ipynb")
"""Globs of the code that is looked at."""
_MAX_FILES = 400
_MAX_TOTAL_CHARS = 600_000
"""The first files of a project import most of what it needs; the rest would cost more than it tells."""
_STANDARD = sys.stdlib_module_names | PYTHON_2_MODULES | ALWAYS_THERE
_SIDE = late_regex(
    r"(?:^|/)(?:docs?/|tests?/|benchmarks?/|setup\.py$|conf\.py$|conftest\.py$)", re.IGNORECASE
)
_CODE_ENDINGS = frozenset(
    {"py", "pyx", "pxd", "pyi", "so", "pyd", "c", "cc", "cpp", "cxx", "cu", "f", "f90", "rs", "proto"}
)
"""Endings of what a module is written in, built or generated from."""
_GENERATED = "_pb2"
"""What the compiler of protocol buffers adds to the name of a module.
Source: https://protobuf.dev/reference/python/python-generated/"""
_INSTALLED = frozenset({"site-packages", "dist-packages", "node_modules"})
"""Folders of a committed environment, which is not the project's code."""
_MAY_IMPORT = late_regex(r"\"(?:import|from) |\\n(?:import|from) |'''|\\\"\\\"\\\"")
"""Where a statement or a string of several lines may begin in the JSON of a notebook."""
_QUOTED = late_regex(r'"((?:[^"\\]|\\.){0,1000})"')
_IMPORT = late_regex(r"\n(?:import|from) [^\n]*")
_FROM = late_regex(r"from\s+(?!google\.colab)([A-Za-z_]\w*+)[\w.]*\s+import\s")
_NAMES = late_regex(r"(?:^|[,;]\s*import\s|,)\s*([A-Za-z_]\w*)")
_PLAIN = late_regex(r"import\s+(?!google\.colab)[A-Za-z_][\w.]*(?:\s+as\s+\w+)?\s*(?:[,;#]|$)")


_EXTENSION = late_regex(r"Extension\(\s*(?:name\s*=\s*)?[\"']([A-Za-z_]\w*)")
"""A module that setup.py compiles."""
_OTHER_LANGUAGE = late_regex(r"\s*%%(?!time|capture|prun|memit)")
"""A cell that is handed to something else than Python.
Source: https://ipython.readthedocs.io/en/stable/interactive/magics.html#cell-magics"""


class Import(NamedTuple):
    """The first import of a module."""

    module: str
    path: str
    line: int


@fact(reads=PYTHON_FILES)
def python_files(project_files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the project's own Python files and notebooks, sources first, nearest first."""
    return tuple(chain.from_iterable(select(project_files, (written,)) for written in PYTHON_FILES))


@fact()
def foreign_imports(
    subject: Subject, python_files: tuple[str, ...], notebooks: dict[str, list[Cell]]
) -> tuple[Import, ...]:
    """Return the first unconditional import of each module that is neither Python's nor the project's own."""
    own, modules = _own_names(subject)
    found: dict[str, Import] = {}
    left = _MAX_TOTAL_CHARS
    for path, text in subject.texts_at(python_files[:_MAX_FILES]):
        if _SIDE.search(path) or left <= 0:
            continue
        left -= len(text)
        for module, line in _imported(path, text, notebooks.get(path)):
            generated = module.endswith(_GENERATED) and module.removesuffix(_GENERATED) in modules
            if not generated and module not in own and module not in _STANDARD:
                found.setdefault(module, Import(module, path, line))
    return tuple(found.values())


def _own_names(subject: Subject) -> tuple[set[str], set[str]]:
    """Return every name that could be a module or package of the repository, and those of its modules.

    A module is made of code: a document or a folder of logs that has the name of a package is none.
    """
    own = subject.own
    code = subject.files.ending_with(_CODE_ENDINGS)
    for path, kind, _, _ in subject.evidence.tree:
        if kind is not EntryKind.FILE or (path not in own and _ending(path) in _CODE_ENDINGS):
            code.append(path)
    parted = methodcaller("rpartition", "/")
    folders = {folder for folder, _, _ in map(parted, code)}
    ours = {folder for folder in folders if _INSTALLED.isdisjoint(folder.split("/"))}
    modules = {name.partition(".")[0] for folder, _, name in map(parted, code) if folder in ours}
    names = modules.union(*(folder.split("/") for folder in ours))
    for _, text in subject.texts("{,*/}setup.py"):
        if "Extension(" in text:
            names.update(_EXTENSION.findall(text))
    return names, modules


def _ending(path: str) -> str:
    return path[path.rfind(".") + 1 :].lower()


def _imported(path: str, text: str, cells: list[Cell] | None) -> Iterator[tuple[str, int]]:
    """Yield the modules that a file imports, with 1-based lines.

    The lines of a notebook's cells stand in quotes, one a line or many, and so even a notebook that was cut
    can be read; of one that was not, only what its cells in Python import counts.
    """
    if not path.endswith(".ipynb"):
        yield from _of_source(text)
        return
    code = (cell.source for cell in cells or () if not _OTHER_LANGUAGE.match(cell.source))
    real = {module for module, _ in _of_source("\n".join(code))} if cells else None
    lines = list(_of_cells(text))
    for module, at in _of_source("\n".join(part for part, _ in lines)):
        if real is None or module in real:
            yield module, lines[at - 1][1]


def _of_cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield the lines of code that stand in quotes in a notebook, as far as imports need them, and where."""
    number, end = 1, -1
    for found in _MAY_IMPORT.finditer(text):
        if found.start() < end:
            continue  # of a line that was read
        start = text.rfind("\n", 0, found.start()) + 1
        number += text.count("\n", max(end, 0), start)
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        for quoted in _QUOTED.finditer(text, start, end):
            yield from ((part.replace('\\"', '"'), number) for part in quoted[1].split("\\n"))


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
