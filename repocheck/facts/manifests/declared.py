"""What the project asks for, each entry with its place: in lists, and in commands that install."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from repocheck.facts.computed import fact
from repocheck.facts.documents import Document, commands_of
from repocheck.facts.manifests.governed import Governed
from repocheck.facts.manifests.manifest import Manifest
from repocheck.facts.manifests.packaging import Packaging
from repocheck.facts.manifests.requested import INDEX_KINDS, with_included
from repocheck.facts.manifests.requirement import Requirement, normalised_name, standard_of
from repocheck.facts.subject import Subject
from repocheck.models import Declared, EntryKind
from repocheck.text.pattern import late_regex

if TYPE_CHECKING:
    from packaging.requirements import Requirement as Pep508

_MAX_CHARS = 65_536
_INSTALLS = late_regex(r"(?<![\w-])(?:pip[\d.]*|uv pip|conda|mamba)\s+install\s([^\n;&|`#]{1,300})")
_CONDA_VERSION = late_regex(r"[\w.-]+\s*={1,2}\s*(\d[\w.]*)")
_CELL = late_regex(r'"\s*[!%](pip[\d.]*\s+install\s[^"\n]{1,300}?)(?:\\n)?"')
_OUTPUT = late_regex(r"Successfully installed ((?:[A-Za-z][\w.-]*-\d[\w.+]*[ \\n\"]{0,3}){1,80})")
"""What pip leaves in the output of a notebook's cell."""
_INSTALLED = late_regex(r"([A-Za-z][\w.-]{0,100}?)-(\d[\w.]*)")
_NOTEBOOKS = ("{,*/,*/*/}*.ipynb",)
_OPTIONS_WITH_VALUE = frozenset({"-c", "-r", "-f", "-i", "--index-url", "--extra-index-url", "--find-links"})


@fact()
def main_list(
    subject: Subject,
    governing_lists: tuple[Governed, ...],
    project_manifests: tuple[Manifest, ...],
    package_metadata: tuple[Packaging, ...],
) -> tuple[Declared, ...]:
    """Return the entries of the list that governs the project, what it includes too, in order."""
    path = next((each.asked.path for each in governing_lists if each.is_main), "")
    main = next((each for each in project_manifests if each.path == path), None)
    parts = with_included(main, project_manifests) if main else []
    return tuple(_entries(subject, parts, package_metadata))


@fact()
def other_lists(
    subject: Subject,
    main_list: tuple[Declared, ...],
    project_manifests: tuple[Manifest, ...],
    package_metadata: tuple[Packaging, ...],
) -> tuple[Declared, ...]:
    """Return the entries of all other lists of Python packages, nearest first, extras too."""
    used = {each.place.path for each in main_list}
    others = [m for m in project_manifests if m.declares and m.kind in INDEX_KINDS and m.path not in used]
    return tuple(_entries(subject, others, package_metadata, optional=True))


@fact(reads=_NOTEBOOKS)
def installed_by_hand(
    subject: Subject, install_documents: tuple[Document, ...], container_recipes: tuple[str, ...]
) -> tuple[Declared, ...]:
    """Return the packages that READMEs, container recipes and notebooks install by a command."""
    found: dict[str, Declared] = {}
    for path, line, text in _commands(subject, install_documents, container_recipes):
        for command in _INSTALLS.finditer(text):
            for asked in _packages(command[1]):
                name = normalised_name(asked.name)
                place = subject.at(path, line, text.strip())
                found.setdefault(name, Declared(name=name, line=_plain(asked), place=place))
    return tuple(found.values())


def _entries(
    subject: Subject, parts: list[Manifest], metadata: tuple[Packaging, ...], *, optional: bool = False
) -> Iterator[Declared]:
    """Yield the entries of some lists, without the project itself."""
    own = {normalised_name(each.name) for each in metadata if each.name}
    for part in parts:
        for each in part.requirements:
            if each.name not in own and (optional or not each.optional):
                yield Declared(
                    name=each.name,
                    line=_line_of(each),
                    of_conda=part.kind == "conda-env" and each.standard is None,
                    place=subject.at(part.path, each.line, each.text),
                    on_address=_is_address(each),
                )


def _line_of(asked: Requirement) -> str:
    """Return what can be asked of the index: without a local version; of conda's grammar name and version."""
    if _is_address(asked):
        return ""
    if asked.standard is not None:
        return _plain(asked.standard)
    version = _CONDA_VERSION.match(asked.text)
    plain = standard_of(f"{asked.name}=={version[1]}" if version else asked.name)
    return str(plain) if plain else ""


def _is_address(asked: Requirement) -> bool:
    return "://" in asked.text or asked.text.startswith(("-e", ".", "/"))


def _plain(asked: Pep508) -> str:
    """Return a requirement without local versions, which no public index has."""
    return re.sub(r"(?<=[\w.])\+[\w.]+", "", str(asked))


def _commands(
    subject: Subject, documents: tuple[Document, ...], recipes: tuple[str, ...]
) -> Iterator[tuple[str, int, str]]:
    for document in documents:
        yield from ((document.path, each.line, each.text) for each in commands_of(document))
    for path, text in subject.texts_at(recipes):
        yield from ((path, n, line) for n, line in enumerate(text[:_MAX_CHARS].split("\n"), 1))
    for entry in subject.evidence.tree:
        notebook = subject.evidence.texts.get(entry.path)
        if notebook and entry.kind is EntryKind.FILE and entry.path.endswith(".ipynb"):
            for found in _CELL.finditer(notebook.text):
                yield entry.path, notebook.text.count("\n", 0, found.start()) + 1, found[1]
            for found in _OUTPUT.finditer(notebook.text):
                pins = " ".join(f"{name}=={version}" for name, version in _INSTALLED.findall(found[1]))
                yield entry.path, notebook.text.count("\n", 0, found.start()) + 1, f"pip install {pins}"


def _packages(arguments: str) -> Iterator[Pep508]:
    """Yield the packages that the rest of a command names."""
    words = iter(arguments.split())
    for word in words:
        if word in _OPTIONS_WITH_VALUE:
            next(words, None)
        asked = standard_of(word.strip("'\"\\"))
        is_file = word.startswith("-") or word.endswith((".txt", ".whl"))
        if asked and not asked.url and not is_file and len(asked.name) > 1:
            yield asked
