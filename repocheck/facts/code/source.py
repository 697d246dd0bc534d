"""The project's own code as text: scripts as they are, of notebooks the code cells."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from repocheck.facts.code.imports import PYTHON_FILES
from repocheck.facts.code.notebook import Cell, code_cells
from repocheck.facts.code.words import CodePattern
from repocheck.facts.computed import Partly, fact, first_of
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.models import Location
from repocheck.text.pattern import Pattern

SOURCE_FILES = (
    *PYTHON_FILES,
    "{,*/,*/*/,*/*/*/}*.{r,rmd,qmd,jl,m,lua}",
    "{,*/}*.{c,cc,cpp,cxx,cu,f90,java,js,rs,go}",
    "**/{*seed*,*random*,train*,main*}.py",
    "named:**/*.{py,ipynb,r,rmd,qmd,jl,m,lua,c,cc,cpp,cxx,cu,f90,java,js,rs,go}",
)
"""Globs of code, most important first: the first are those that `imports-covered` reads too, the last
programs that name themselves as such, however deep, or that another file names."""
DEEP_FILES = ("*/*/*.{c,cc,cpp,cxx,f90,java}",)
"""Globs of sources that lie two folders deep in most trees of C++: too many to take each for a program."""
NOTEBOOK_FILES = tuple(written for written in PYTHON_FILES if written.endswith(".ipynb"))
"""Globs of Jupyter notebooks."""
SCRIPT_FILES = ("{,*/,*/*/}*.{sh,bash,slurm,sbatch}", "named:**/*.{sh,bash,slurm,sbatch}")
"""Globs of scripts that start programs."""
CONFIG_FILES = (
    "{,*/,*/*/}*{conf,cfg,param}*.{yaml,yml,json,ini}",
    "{,*/}{conf,cfg,option,exp}*/{,*/}*.{yaml,yml,json,ini}",
)
"""Globs of configuration."""
_MAX_TOTAL_CHARS = 1_500_000
"""Only so much code is looked at; the rest lies deepest and would cost more than it tells."""
_SAYS_LITTLE = (".js", "__init__.py")
"""Endings of files that lie deep in most trees and hardly ever hold what is looked for."""
_MAX_LINE_CHARS = 1_000
_COMMENT_MARKS = {"m": "%", "lua": "--"} | dict.fromkeys(
    ("c", "cc", "cpp", "cxx", "cu", "java", "js", "rs", "go"), ("//", "*", "/*")
)
"""What starts a comment line, by extension; ``#`` where nothing is said."""


class Source:
    """Code of one file.

    Args:
        path: Path in the repository.
        text: The code; of a notebook its code cells, one after the other.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    def lines_where(self, pattern: Pattern) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield the lines in which `pattern` finds something, stripped, and what; comment lines left out.

        Those of a pattern with words come word by word, and not in the order of the file: looking for plain
        words first is what makes it possible to look through megabytes in milliseconds.
        """
        for line in self._with_words(pattern) if pattern.any_of else self._with_match(pattern):
            if not line.startswith(self._comment_marks) and (found := pattern.search(line)):
                yield line, found

    def _with_words(self, pattern: Pattern) -> Iterator[str]:
        words = pattern.words_in(self.text) if isinstance(pattern, CodePattern) else pattern.any_of
        text = pattern.as_words_stand(self.text) if words else ""
        for word in words:
            place = text.find(word)
            while place >= 0:
                line, end = self._line_at(place)
                yield line
                place = text.find(word, end)

    def _with_match(self, pattern: Pattern) -> Iterator[str]:
        """Yield lines by the pattern alone: if it begins with one certain character, as fast as by a word."""
        found = pattern.search(self.text)
        while found:
            line, end = self._line_at(found.start())
            yield line
            found = found.re.search(self.text, end)

    def _line_at(self, place: int) -> tuple[str, int]:
        """Return the line around `place`, no more than its first characters, and where it ends."""
        start, end = self.text.rfind("\n", 0, place) + 1, self.text.find("\n", place)
        end = end if end >= 0 else len(self.text)
        return self.text[start : min(end, place + _MAX_LINE_CHARS)][:_MAX_LINE_CHARS].strip(), end

    @property
    def _comment_marks(self) -> str | tuple[str, ...]:
        return _COMMENT_MARKS.get(self.path.lower().rpartition(".")[2], "#")


@fact(reads=(*SOURCE_FILES, *DEEP_FILES))
def sources(
    subject: Subject, project_files: tuple[str, ...], notebooks: dict[str, list[Cell]]
) -> Partly[Source]:
    """Return the code of the project itself, tests and copied packages left out, nearest first."""
    found: list[Source] = []
    paths = select(project_files, (*SOURCE_FILES, *DEEP_FILES))
    too_much: list[str] = []
    left = _MAX_TOTAL_CHARS
    for path, text in subject.texts_at(paths):
        if left <= 0:
            too_much.append(f"{path} was not looked into, as there is too much code")
        else:
            cells = notebooks.get(path)
            code = text if cells is None else "\n".join(cell.source for cell in cells)
            left -= len(code)
            found.append(Source(path, code))
    return Partly(found, (*first_of(too_deep(subject, paths)), *too_much))


def too_deep(subject: Subject, paths: Iterable[str], matters: Callable[[str], bool] = bool) -> Iterator[str]:
    """Yield, as phrases with the reason, which of these files exist, matter, and were not asked for."""
    for path in paths:
        if not subject.was_asked_for(path) and not path.lower().endswith(_SAYS_LITTLE) and matters(path):
            yield f"{path} was not read, as it lies too deep"


@fact(reads=NOTEBOOK_FILES)
def notebooks(subject: Subject, project_files: tuple[str, ...]) -> dict[str, list[Cell]]:
    """Return the code cells of the project's own notebooks by path, nearest first."""
    paths = select(project_files, NOTEBOOK_FILES)
    return {path: code_cells(text) for path, text in subject.texts_at(paths)}


@fact(reads=(*SCRIPT_FILES, *CONFIG_FILES))
def starters(subject: Subject, project_files: tuple[str, ...]) -> tuple[Source, ...]:
    """Return scripts and configuration: what people write paths into to start a program."""
    paths = select(project_files, (*SCRIPT_FILES, *CONFIG_FILES))
    return tuple(Source(path, text) for path, text in subject.texts_at(paths))


def place_of_line(subject: Subject, path: str, line: str) -> Location:
    """Return the place where `line` (stripped, not empty) of a source stands; for a notebook, in its JSON."""
    raw = subject.text(path) or ""
    wanted = json.dumps(line, ensure_ascii=False)[1:-1] if path.lower().endswith(".ipynb") else line
    start = raw.find(wanted)
    return subject.at(path, raw.count("\n", 0, start) + 1 if start >= 0 else None, line)
