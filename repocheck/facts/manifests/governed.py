"""Which list of requirements is for which part of the code."""

from __future__ import annotations

from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.manifests.manifest import Manifest
from repocheck.facts.manifests.packaging import Packaging
from repocheck.facts.manifests.requested import INDEX_KINDS, requirements_from
from repocheck.facts.subject import Subject
from repocheck.models import Location, Requirements
from repocheck.text.path_ends import lies_in

_CODE = (".py", ".ipynb")


class Governed(NamedTuple):
    """A list of requirements, and the folder whose code it is for."""

    asked: Requirements
    folder: str
    """Empty for the whole repository."""
    is_main: bool = False
    """Whether it is the main list, with which code is tried that no list governs."""


@fact()
def governing_lists(
    subject: Subject,
    index_requirements: Requirements | None,
    project_manifests: tuple[Manifest, ...],
    copied_manifests: tuple[Manifest, ...],
    package_metadata: tuple[Packaging, ...],
    stated_python: tuple[str, Location] | None,
) -> tuple[Governed, ...]:
    """Return the lists that ask for something, the main one first, each with the folder that it is for.

    A list in a folder is for the code of that folder; where there is no code beside or below it, as in
    ``requirements/``, it is for the folder above. Of two lists for the same folder the more important counts.
    What lies in none of these folders has no list but the main one; where there is none, the lists of copied
    projects are still for the copies.
    """
    main = [index_requirements] if index_requirements and index_requirements.lines else []
    manifests = (*project_manifests, *copied_manifests)
    candidates = manifests if main else copied_manifests
    listed = [m for m in candidates if m.declares and m.kind in INDEX_KINDS]
    python = stated_python[0] if stated_python else ""
    asked = (requirements_from(m, manifests, package_metadata, python) for m in _by_rank(listed))
    code = sorted(each for each in subject.files if each.endswith(_CODE))
    found: dict[str, Governed] = {}
    for each in (*main, *asked):
        folder = _folder_of(each.path, code)
        if each.lines:
            found.setdefault(folder, Governed(each, folder, is_main=each in main))
    return tuple(found.values())


def _by_rank(listed: list[Manifest]) -> list[Manifest]:
    return sorted(listed, key=lambda m: (m.path.count("/"), INDEX_KINDS.index(m.kind), m.path))


def _folder_of(path: str, code: list[str]) -> str:
    """Return the nearest folder above `path` that holds code, whose paths are in order."""
    folder = path.rpartition("/")[0]
    while folder and not lies_in(folder, code):
        folder = folder.rpartition("/")[0]
    return folder
