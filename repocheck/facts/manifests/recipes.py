"""Find the recipes from which a container is built."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.facts.computed import fact
from repocheck.facts.documents import Document, commands_of
from repocheck.facts.manifests.paths import globs_of, kind_of, places_of
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.text.pattern import late_regex

RECIPE_FILES = globs_of("dockerfile")
"""Globs of recipes for Docker, Podman and Apptainer."""
_LISTS = globs_of("conda-env")
"""Globs of files that are read for a list of packages, and may hold the definition of an image instead."""
_BOOTSTRAP = late_regex(r"^\s{0,20}bootstrap\s{0,20}:", re.IGNORECASE | re.MULTILINE)
"""What each definition of an image begins with; a list of a library's exports ends in .def as well.
Source: https://apptainer.org/docs/user/latest/definition_files.html"""
_DEFINED = late_regex(
    r"(?:#[^\n]{0,300}\n|\s){0,400}bootstrap\s{0,20}:\s{0,20}\w+\s{1,20}from\s{0,20}:", re.IGNORECASE
)
"""Head of such a definition in a file of another ending."""
_BUILT = late_regex(
    r"\b(?:singularity|apptainer)\s+build\s+(?:--?\S{1,60}\s+){0,6}\S{1,200}\.s(?:if|img)\s+([\w./-]{1,200})"
    r"|\b(?:docker|podman|buildah)\s+(?:buildx\s+)?(?:build|bud)\s"
    r"(?:[^\n]{0,200}\s)?(?:-f|--file)[ =]{1,3}([\w./-]{1,200})"
)
"""Command that builds an image from a recipe under a name of its own."""
_PAGES = (".md", ".rst", ".txt", ".html")
"""Endings of pages on how a container is used."""


@fact(reads=RECIPE_FILES)
def container_recipes(
    subject: Subject, project_files: tuple[str, ...], install_documents: tuple[Document, ...]
) -> tuple[str, ...]:
    """Return the paths of the project's recipes, nearest first; those under names of their own come last."""
    named = (path for path in select(project_files, RECIPE_FILES) if kind_of(path) == "dockerfile")
    written = (path for path in named if path not in subject.blank and not path.endswith(_PAGES))
    found = [path for path in written if not path.endswith(".def") or _builds(subject.text(path))]
    defined = (path for path, text in subject.texts_at(select(project_files, _LISTS)) if _DEFINED.match(text))
    return tuple(dict.fromkeys((*found, *_built_from(install_documents, project_files), *defined)))


def _built_from(documents: tuple[Document, ...], paths: tuple[str, ...]) -> Iterator[str]:
    """Yield the files of the project from which a command of its documents builds an image."""
    there = set(paths)
    for document in documents:
        for command in commands_of(document):
            if built := _BUILT.search(command.text):
                name = built[1] or built[2]
                places = places_of(name, document.path)
                yield from (place for place in places if place in there and not place.endswith(_PAGES))


def _builds(text: str | None) -> bool:
    return text is None or _BOOTSTRAP.search(text) is not None
