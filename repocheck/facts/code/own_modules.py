"""The project's Python code as a trial of its imports wants it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from repocheck.facts.code.imports import PYTHON_FILES
from repocheck.facts.code.notebook import Cell
from repocheck.facts.computed import fact
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.models import EntryKind
from repocheck.python import OwnCode, SourceRefused, parse_source
from repocheck.text.pattern import late_regex

_BUILD_GLOBS = ("{,*/}{setup.py,pyproject.toml,setup.cfg,.gitignore}",)
"""Globs of what names the modules that a build makes."""
_ALL_CODE = ("**/*.py",)
"""Globs of the modules that lie deeper than others look: what imports them fails without them."""
_NOT_PROGRAMS = frozenset({"setup.py", "conftest.py", "noxfile.py"})
_DOCUMENTATION = frozenset({"doc", "docs", "documentation"})
_MAGIC = late_regex(r"^([ \t]*)[%!?].*$|^([ \t]*)\w[\w.]*\?{1,2}[ \t]*$", re.MULTILINE)
"""Lines of IPython that are no Python. Source: https://ipython.readthedocs.io/en/stable/interactive/magics.html"""


@fact(reads=(*PYTHON_FILES, *_ALL_CODE, *_BUILD_GLOBS))
def own_code(
    subject: Subject,
    project_files: tuple[str, ...],
    copied_files: tuple[str, ...],
    notebooks: dict[str, list[Cell]],
) -> OwnCode:
    """Return the project's modules, and which are to be imported: programs, copied ones too, then notebooks.

    Tests and documentation are not tried, but may be imported by what is.
    """
    known = {path: text.text for path, text in subject.evidence.texts.items()}
    texts = {path: text for path, text in known.items() if path.endswith(".py")}
    cells = {path: _program(found) for path, found in notebooks.items()}
    programs = [path for path in project_files if path in texts and not _is_aside(path)]
    copied = [path for path in copied_files if path in texts and not _is_aside(path)]
    entries = subject.evidence.tree
    return OwnCode(
        texts=texts | cells,
        paths=[entry.path for entry in entries if entry.kind is not EntryKind.SUBMODULE],
        elsewhere=[entry.path for entry in entries if entry.kind is not EntryKind.FILE],
        build_texts={path: known[path] for path in select(known, _BUILD_GLOBS)},
        tried=(*_nearest_first([*programs, *copied]), *cells),
        scanned={},
    )


def _nearest_first(paths: list[str]) -> list[str]:
    return sorted(paths, key=lambda path: (path.count("/"), path))


def _is_aside(path: str) -> bool:
    """Return whether a file is no program to try.

    Source: https://docs.pytest.org/en/stable/explanation/goodpractices.html#test-discovery (``test_*.py``, as
    it is written: ``Test_model.py`` is a program).
    """
    *folders, name = path.lower().split("/")
    return (
        path.rpartition("/")[2].startswith("test_")
        or name in _NOT_PROGRAMS
        or not _DOCUMENTATION.isdisjoint(folders)
    )


def _program(cells: Iterable[Cell]) -> str:
    """Return the cells of a notebook as one program, without those that are no Python."""
    return "\n".join(source for cell in cells if (source := _python_of(cell.source)))


def _python_of(source: str) -> str:
    if source.lstrip().startswith("%%"):
        return ""
    plain = _MAGIC.sub(r"\1\2pass", source)
    try:
        parse_source(plain)
    except SourceRefused:
        return ""
    return plain
