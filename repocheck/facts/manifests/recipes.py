"""Find the recipes from which a container is built."""

from __future__ import annotations

import re

from repocheck.facts.computed import fact
from repocheck.facts.manifests.paths import globs_of, kind_of
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.text.pattern import late_regex

RECIPE_FILES = globs_of("dockerfile")
"""Globs of recipes for Docker, Podman and Apptainer."""
_BOOTSTRAP = late_regex(r"^\s{0,20}bootstrap\s{0,20}:", re.IGNORECASE | re.MULTILINE)
"""What each definition of an image begins with; a list of a library's exports ends in .def as well.
Source: https://apptainer.org/docs/user/latest/definition_files.html"""
_PAGES = (".md", ".rst", ".txt", ".html")
"""Endings of pages on how a container is used."""


@fact(reads=RECIPE_FILES)
def container_recipes(subject: Subject, project_files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths of the project's recipes, nearest first."""
    named = (path for path in select(project_files, RECIPE_FILES) if kind_of(path) == "dockerfile")
    written = (path for path in named if path not in subject.blank and not path.endswith(_PAGES))
    return tuple(path for path in written if not path.endswith(".def") or _builds(subject.text(path)))


def _builds(text: str | None) -> bool:
    return text is None or _BOOTSTRAP.search(text) is not None
