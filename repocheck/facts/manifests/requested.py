"""Take from the project's main manifest what can be asked of the Python package index, and nothing else.

The lines are handed to a resolver, so each is written anew from its parts; no line of a repository is handed
on as it stands.
"""

from __future__ import annotations

from repocheck.facts.computed import fact
from repocheck.facts.manifests.manifest import Manifest
from repocheck.facts.manifests.packaging import Packaging
from repocheck.facts.manifests.requirement import normalised_name
from repocheck.facts.subject import Subject
from repocheck.models import Location, Requirements

INDEX_KINDS = ("pip-requirements", "pyproject", "setup.cfg", "setup.py", "Pipfile", "conda-env")
_MAX_ENTRIES = 2_000
_MAX_INCLUDED = 10


@fact()
def index_requirements(
    subject: Subject,
    project_manifests: tuple[Manifest, ...],
    package_metadata: tuple[Packaging, ...],
    stated_python: tuple[str, Location] | None,
) -> Requirements | None:
    """Return what the project's main manifest asks of the index; None if it has no manifest of Python.

    The main manifest is the nearest one with something to ask, a requirements file before a package's own
    list, ``requirements.txt`` before its variants. Extras and what serves development are not asked for.
    """
    found = [m for m in project_manifests if m.declares and m.kind in INDEX_KINDS]
    python = stated_python[0] if stated_python else ""
    asked = None
    for manifest in sorted(found, key=lambda m: _rank(subject, m)):
        asked = requirements_from(manifest, project_manifests, package_metadata, python)
        if asked.lines:
            return asked
    return asked


def requirements_from(
    manifest: Manifest,
    manifests: tuple[Manifest, ...],
    metadata: tuple[Packaging, ...],
    python: str,
) -> Requirements:
    """Return what one manifest, with those that it includes, asks of the index."""
    own = frozenset(normalised_name(each.name) for each in metadata if each.name)
    return _requirements(with_included(manifest, manifests), python, own)


def _rank(subject: Subject, manifest: Manifest) -> tuple[bool, int, int, bool, str]:
    outside = bool(subject.folder) and not manifest.path.startswith(f"{subject.folder}/")
    variant = manifest.path.rpartition("/")[2] != "requirements.txt"
    return outside, manifest.path.count("/"), INDEX_KINDS.index(manifest.kind), variant, manifest.path


def with_included(manifest: Manifest, project_manifests: tuple[Manifest, ...]) -> list[Manifest]:
    """Return a manifest and those that it includes, each once."""
    known = {each.path: each for each in project_manifests}
    found = [manifest]
    for each in found:
        included = [known[path] for path in each.included if path in known]
        found += [more for more in included if more not in found][: _MAX_INCLUDED - len(found)]
    return found


def _requirements(parts: list[Manifest], python: str, own: frozenset[str]) -> Requirements:
    asked = [each for part in parts for each in part.requirements if not each.optional][:_MAX_ENTRIES]
    lines = [line for each in asked if each.name not in own and (line := each.for_index)]
    return Requirements(
        path=parts[0].path,
        lines=tuple(dict.fromkeys(lines)),
        python=python,
        left_out=len(asked) - len(lines) + sum(part.n_nameless for part in parts),
        left_out_names=tuple(each.name for each in asked if each.name not in own and not each.for_index),
        other_index=parts[0].other_index,
    )
