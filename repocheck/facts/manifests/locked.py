"""Which packages the lock files name, for projects that commit nothing else."""

from __future__ import annotations

import re

from repocheck.facts.computed import fact
from repocheck.facts.manifests.manifest import Manifest
from repocheck.facts.manifests.paths import globs_of
from repocheck.facts.manifests.requirement import normalised_name
from repocheck.facts.subject import Subject
from repocheck.text.pattern import late_regex

_PYTHON_LOCKS = ("conda-lock", "poetry.lock", "uv.lock", "pdm.lock", "pixi.lock", "Pipfile.lock", "pylock")
_NAMED = late_regex(
    r"^name = \"([\w.-]+)\""
    r"|^\s{0,8}(?:- )?name: ['\"]?([\w.-]+)"
    r"|/([A-Za-z0-9_][\w.-]{0,100}?)-\d[^/\s]{0,200}\.(?:conda|tar\.bz2|whl)\b"
    r"|\"([\w.-]+)\":\s{0,4}\{(?=\s*\"(?:hashes|index|version|markers|extras|git|path|file)\")",
    re.MULTILINE,
)
"""A package in the notations of the locks: TOML, YAML, an address, Pipenv's JSON.
Source: the formats as pip, Poetry, PDM, uv, Pipenv, conda-lock and pixi write them."""


@fact(reads=globs_of(*_PYTHON_LOCKS), hides=False)
def locked_packages(subject: Subject, project_manifests: tuple[Manifest, ...]) -> frozenset[str]:
    """Return the canonical names of all packages in the Python locks; a lock that was not read gives none."""
    paths = (manifest.path for manifest in project_manifests if manifest.kind in _PYTHON_LOCKS)
    found = (each for _, text in subject.texts_at(paths) for each in _NAMED.finditer(text))
    return frozenset(normalised_name(each[each.lastindex or 0]) for each in found)
