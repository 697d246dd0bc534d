"""Find the README, and the documents it hands its reader on to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.documents.document import Document
from repocheck.facts.documents.files import (
    DEEP_DOC_FILES,
    DOC_FILES,
    FOLDER_DOC_FILES,
    INCLUDED_FILES,
    NAMED_DOC_FILES,
    README_FILES,
    deep_documents,
    is_for_readers,
    readme_rank,
)
from repocheck.facts.documents.read import Library
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.text.pattern import Pattern, late_regex

_HOMES = ("", ".github/", "docs/", "doc/")
_BUILT = late_regex(r"(?:^|/)(?:dist|build|out|target|bin)/", re.IGNORECASE)
_BESIDE = late_regex(r"\.(?:pdf|txt|png|jpe?g|bib|tex|cff|zip)$|^(?:licen[cs]e|copying)", re.IGNORECASE)
"""What may lie beside the only folder of a repository."""
_FURTHER_FILES = ("*readme*.txt", *DOC_FILES, *FOLDER_DOC_FILES, *NAMED_DOC_FILES)
_MAX_NESTED = 40
_MAX_FURTHER = 100


class Documentation(NamedTuple):
    """All documents for readers: README, those of folders, and others around them."""

    readme: Document | None
    library: Library
    texts: dict[str, str]
    """Those beside the README, by path, nearest first."""
    left_out: tuple[str, ...]
    """Documents that are not looked into."""

    @property
    def is_absent(self) -> bool:
        """Return whether there is none at all, which `readme-present` charges."""
        return self.readme is None and not self.texts and not self.left_out

    def matching(self, pattern: Pattern | None = None) -> Iterator[Document]:
        """Yield the README, and others that match in lower case: parsing takes longest."""
        if self.readme is not None:
            yield self.readme
        yield from self.library.documents(
            path
            for path, text in self.texts.items()
            if pattern is None or pattern.search(self.library.lowered(path, text))
        )


@fact()
def readme_path(subject: Subject) -> str | None:
    """Return the path of the README: of the folder that the link names, else of the repository.

    Where the root holds one folder, and papers at most beside it, the project lies there.
    """
    homes = [f"{subject.folder}/", *_HOMES] if subject.folder else list(_HOMES)
    candidates = subject.files.holding(["readme"])
    for home in (*homes, *_only_folder(subject, candidates)):
        names = [path for path in candidates if path.startswith(home) and "/" not in path[len(home) :]]
        ranked = [(rank, path) for path in names if (rank := readme_rank(path[len(home) :])) is not None]
        if ranked:
            return min(ranked)[1]
    return None


def _only_folder(subject: Subject, candidates: Iterable[str]) -> Iterator[str]:
    """Yield the folder of a README a folder down, if there is no other folder and no program beside it."""
    tops = {path.partition("/")[0] for path in candidates if path.count("/") == 1}
    if len(tops) == 1 and not subject.folder:
        (top,) = tops
        files, folders = subject.files, subject.files.folders
        beside = (files[number] for number in folders.get("", ()))
        if all(f"{folder}/".startswith((f"{top}/", ".")) for folder in folders if folder) and all(
            path.startswith(".") or _BESIDE.search(path) for path in beside
        ):
            yield f"{top}/"


@fact(reads=(*README_FILES, *INCLUDED_FILES))
def readme(readme_path: str | None, library: Library) -> Document | None:
    """Return the README; None if there is none, or its text could not be had."""
    return library.document(readme_path) if readme_path else None


@fact()
def nested_readme_paths(project_files: tuple[str, ...], readme_path: str | None) -> tuple[str, ...]:
    """Return the paths of the READMEs one or two folders down, nearest first."""
    beside = select(project_files, ("*/*readme*", "*/*/*readme*", "*/*/*/*readme*"))
    return tuple(p for p in beside if p != readme_path and not _BUILT.search(p) and readme_rank(_name(p)))


@fact(reads=README_FILES)
def nested_readmes(nested_readme_paths: tuple[str, ...], library: Library) -> tuple[Document, ...]:
    """Return the READMEs one or two folders down, nearest first."""
    return tuple(library.documents(nested_readme_paths))[:_MAX_NESTED]


@fact(reads=DEEP_DOC_FILES, hides=False)  # which of them are hidden is what it returns
def overlooked_documents(subject: Subject, project_files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the documents for readers, wherever they lie, that were not read, as phrases with the reason."""
    known = subject.evidence.texts.keys() | subject.evidence.unreadable.keys()
    deep = [path for path in deep_documents(project_files) if path not in known and not _BUILT.search(path)]
    return tuple(f"{path} was not read, as it lies too deep" for path in deep)


@fact(reads=(*README_FILES, *_FURTHER_FILES))
def documentation(
    subject: Subject,
    project_files: tuple[str, ...],
    overlooked_documents: tuple[str, ...],
    readme: Document | None,
    nested_readme_paths: tuple[str, ...],
    library: Library,
) -> Documentation:
    """Return all documents for readers."""
    known = {*nested_readme_paths, readme.path if readme else ""}
    others = [path for path in subject.choose(project_files, _FURTHER_FILES) if path not in known]
    further = [path for path in others if is_for_readers(path) and not _BUILT.search(path)]
    nested = nested_readme_paths
    chosen = (*nested[:_MAX_NESTED], *further[:_MAX_FURTHER])
    rest = (*nested[_MAX_NESTED:], *further[_MAX_FURTHER:])
    too_many = (f"{path} was not looked into, as there are too many documents" for path in rest)
    texts = dict(subject.texts_at(chosen))
    return Documentation(readme, library, texts, (*too_many, *overlooked_documents))


def _name(path: str) -> str:
    return path.rpartition("/")[2]
