"""Which packages the lock files name, for projects that commit nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.facts.computed import fact
from repocheck.facts.manifests.manifest import Manifest
from repocheck.facts.manifests.paths import globs_of
from repocheck.facts.manifests.requirement import normalised_name
from repocheck.facts.manifests.toml import load_toml
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
    locks = [manifest for manifest in project_manifests if manifest.kind in _PYTHON_LOCKS]
    texts = ((lock.kind, text) for lock in locks if (text := subject.text(lock.path)) is not None)
    named = {
        name for kind, text in texts for name in _names(kind, text)
    }  # the address of each wheel names it
    return frozenset(map(normalised_name, named))


def _names(kind: str, text: str) -> Iterator[str]:
    """Yield the packages of a lock; of one that its own standard refuses what looks like their names."""
    if kind == "pylock" and (named := _of_standard(text)):
        yield from named
    else:
        yield from (found[found.lastindex or 0] for found in _NAMED.finditer(text))


def _of_standard(text: str) -> list[str]:
    """Return the packages of a pylock.toml (PEP 751); none if it is not valid."""
    from packaging.pylock import Pylock, PylockValidationError  # noqa: PLC0415 - few projects have one

    try:
        return [str(package.name) for package in Pylock.from_dict(load_toml(text)).packages]
    except PylockValidationError:
        return []
