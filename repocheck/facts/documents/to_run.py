"""Tell whether what a document says to run is there: programs, modules and targets of the Makefile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.documents.commands import Command
from repocheck.facts.documents.document import Document
from repocheck.facts.subject import Subject
from repocheck.text.pattern import late_regex

_MAKEFILES = ("Makefile", "makefile", "GNUmakefile")
_RULE = late_regex(r"^([A-Za-z][\w.-]*)\s*:(?!=)")
_STARTS = late_regex(
    r"^\t\W{0,3}(?:[^\s=]+=\S+\s+)*(?:(?:poetry|uv)\s+run\s+)?(?:python[\d.]*\s+(?!-m\s+(?:pip|venv)|setup\.py)"
    r"|Rscript\s|julia\s|matlab\s|\./|bash\s|snakemake|jupyter\s|\$\(PYTHON\))"
)
_SAID = late_regex(
    r"\b(?:run|running|execute|executing|launch|start|open|call)\b[^.;\n]{0,60}?"
    r"(?<![\w/.])([\w./-]{1,120}\.(?:py|m|R|Rmd|qmd|jl|ipynb|sh|do|nb|sage|cpp))(?!\w)",
    re.IGNORECASE,
)


class RunNames(NamedTuple):
    """What commands can start.

    Args:
        files: Names of the files of the repository, without folders.
        modules: Names that Python can import from it.
        targets: Targets of the Makefile that start a program; the first of all is also the empty one.
    """

    files: frozenset[str]
    modules: frozenset[str]
    targets: frozenset[str]

    def runs(self, command: Command) -> bool:
        """Return whether `command` starts something of the repository."""
        if command.target is not None and command.target in self.targets:
            return True
        return command.runs and (command.imports is None or command.imports in self.modules)

    def lacks(self, command: Command) -> bool:
        """Return whether `command` names a script that is nowhere in the repository."""
        return bool(command.program) and (command.program or "").rpartition("/")[2] not in self.files


@fact(reads=_MAKEFILES)
def run_names(subject: Subject) -> RunNames:
    """Return the names of files, modules and targets of `subject`."""
    files = frozenset(path.rpartition("/")[2] for path in subject.files)
    folders = frozenset(part for folder in subject.files.folders for part in folder.split("/") if part)
    stems = frozenset(name.rpartition(".")[0] for name in files if name.endswith((".py", ".pyx", ".ipynb")))
    texts = (subject.text(path) for path in _MAKEFILES if path in subject.files)
    targets = frozenset(name for text in texts for name in _targets(text or ""))
    return RunNames(files, folders | stems, targets)


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
    for sentence, line, _ in document.sentences:
        if found := _SAID.search(sentence[:1_000]):
            yield found[1].rpartition("/")[2], sentence, line
