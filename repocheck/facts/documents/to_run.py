"""Tell whether what a document says to run is there: programs, modules and targets of the Makefile."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.documents.commands import Command
from repocheck.facts.documents.document import Document
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.suppliers import SAME_NAME
from repocheck.text.pattern import late_regex

_MAKEFILES = ("{,*/}{Makefile,makefile,GNUmakefile}",)
_RECIPES = ("justfile", "Justfile", ".justfile")
_RECIPE = late_regex(r"just\s")
"""A command of the runner whose name is a common word, so that its file has to be there.
Source: https://just.systems/man/en/"""
_RULE = late_regex(r"^([A-Za-z][\w.-]*)\s*:(?!=)")
_STARTS = late_regex(
    r"^\t\W{0,3}(?:[^\s=]+=\S+\s+)*(?:(?:poetry|uv)\s+run\s+)?(?:python[\d.]*\s+(?!-m\s+(?:pip|venv)|setup\.py)"
    r"|Rscript\s|julia\s|matlab\s|\./|bash\s|snakemake|jupyter\s|\$\(PYTHON\))"
)
_PACKAGED = ("{,*/}{pyproject.toml,setup.cfg,setup.py}",)
_ENTRY = late_regex(
    r"^[ \t\[\"']{0,30}([A-Za-z][\w.-]{1,60})[\"']?[ \t]*=[ \t]*[\"']?[\w.]{1,100}:[\w.]{1,100}[\"'\s]",
    re.MULTILINE,
)
"""Command that installing the project makes, and the function it calls.
Source: https://packaging.python.org/en/latest/specifications/entry-points/"""
_SAID = late_regex(
    r"\b(?:run|running|execute|executing|launch|start|open|call)\b[^.;\n]{0,60}?"
    r"(?<![\w/.])([\w./-]{1,120}\.(?:py|m|R|Rmd|qmd|jl|ipynb|sh|do|nb|sage|cpp))(?!\w)",
    re.IGNORECASE,
)

_SAID_NAME = late_regex(
    r"\b(?:run|running|execute|executing|launch|start|call|type)\b[^.;\n`]{0,60}`([A-Za-z]\w{1,60})(?:\([^`]{0,80}\))?;?`",
    re.IGNORECASE,
)
"""Programs of MATLAB are called without the ending of their names."""
_CALLED = late_regex(
    r"(?:>>\s*)?(?:(?:\[[\w, ]{1,80}\]|\w{1,60})\s{0,3}=\s{0,3})?([A-Za-z]\w{1,60})\s{0,3}(?:\(|;|$)"
)
_NAMES_WORK = late_regex(r"[\"'][\w.-]+/[\w./-]+[\"']|\s[\w./-]+\.(?:py|ipynb|sh)\b")
"""A call of somebody else's module that names a file, or a model on a hub."""
_QUOTED = late_regex(r"`([^`\n]{2,200})`")
_MODULE_ENDINGS = (".py", ".pyx", ".ipynb")
_MAX_CHARS = 65_536
_MAX_LINES = 400
_MAX_LINE_CHARS = 1_000


class RunNames(NamedTuple):
    """What commands can start.

    Args:
        files: Names of the files of the repository, without folders.
        folders: Names of the folders.
        own: Names of the repository itself, as a command or an import has them.
        targets: Targets of the Makefile that start a program; the first of all is also the empty one.
        commands: Commands that installing it makes.
        in_matlab: Whether there are programs in MATLAB, which are called by their names alone.
    """

    files: frozenset[str]
    folders: frozenset[str]
    own: frozenset[str]
    targets: frozenset[str]
    commands: frozenset[str]
    in_matlab: bool

    def can_import(self, module: str) -> bool:
        """Return whether Python can import a module of this name from the repository."""
        sources = (f"{module}{ending}" for ending in _MODULE_ENDINGS)
        return module in self.folders or module in self.own or any(map(self.files.__contains__, sources))

    def runs(self, command: Command) -> bool:
        """Return whether `command` starts something of the repository."""
        if command.target is not None and command.target in self.targets:
            return True
        if _RECIPE.match(command.shown) and self.files.isdisjoint(_RECIPES):
            return False
        if not command.runs or not (command.imports is None or self.can_import(command.imports)):
            return False
        of_others = command.modules and all(map(_is_of_others, command.modules))
        return not of_others or self.lacks(command) is None or _NAMES_WORK.search(command.text) is not None

    def lacks(self, command: Command) -> str | None:
        """Return the script or module that `command` names and that is nowhere in the repository."""
        if command.program:
            return None if command.program.rpartition("/")[2] in self.files else command.program
        if command.submodules and command.modules[0] in self.folders:
            lost = next((each for each in command.submodules if not self.can_import(each)), None)
            return f"{command.modules[0]}.{'.'.join(command.submodules)}" if lost else None
        if not command.modules or any(map(self.can_import, command.modules)):
            return None
        return command.modules[0] if self.files.isdisjoint(command.files) else None

    def installed(self, document: Document) -> Iterator[Command]:
        """Yield the lines of `document` that start a script, or a command that installing makes."""
        for block in document.blocks if self.commands or self.in_matlab else ():
            for number, line in enumerate(block.text.split("\n")[:_MAX_LINES], start=block.line):
                quoted = _QUOTED.findall(line[:_MAX_LINE_CHARS])
                for said in [line.strip(" \t$>%")] if block.kind == "code" else quoted:
                    called = _CALLED.match(said)
                    if said.split(" ", 1)[0] in self.commands or (called and f"{called[1]}.m" in self.files):
                        yield Command(said[:200], number, block.section, block=block.kind == "code")


@fact(reads=(*_MAKEFILES, *_PACKAGED))
def run_names(subject: Subject) -> RunNames:
    """Return the names of files, modules and targets of `subject`."""
    files = subject.files.written_names
    folders = frozenset(part for folder in subject.files.folders for part in folder.split("/") if part)
    makefiles = subject.texts_at(select(subject.files, _MAKEFILES))
    targets = frozenset(name for _, text in makefiles for name in _targets(text))
    packaged = subject.texts_at(select(subject.files, _PACKAGED))
    commands = frozenset(name for _, text in packaged for name in _ENTRY.findall(text[:_MAX_CHARS]))
    own = subject.evidence.resolved or subject.evidence.requested
    named = frozenset({own.name, own.name.replace("-", "_")})
    return RunNames(files, folders, named, targets, commands, "m" in subject.files.endings)


def _is_of_others(module: str) -> bool:
    """Return whether a module is known to be Python's or that of a package on the index."""
    return module in sys.stdlib_module_names or module in SAME_NAME or bool(distributions_of(module))


def _targets(text: str) -> Iterator[str]:
    first = name = ""
    for line in text.split("\n"):
        if rule := _RULE.match(line):
            name = rule[1]
            first = first or name
        elif name and _STARTS.match(line):
            yield name
            if name == first:
                yield ""


def said_to_run(document: Document) -> Iterator[tuple[str, str, int]]:
    """Yield the names (without folder) of the files that sentences say to run, with sentence and line."""
    for sentence, line, _ in document.sentences_for(_SAID, _SAID_NAME):
        if found := _SAID.search(sentence[:1_000]):
            yield found[1].rpartition("/")[2], sentence, line
        elif found := _SAID_NAME.search(sentence[:1_000]):
            yield f"{found[1]}.m", sentence, line
