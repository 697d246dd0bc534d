"""Find the lists under names of their own that documents and container recipes install from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from repocheck.facts.documents import commands, install_documents
from repocheck.facts.manifests.paths import for_developers, globs_of
from repocheck.facts.places import speaking
from repocheck.facts.subject import Subject

_FILE = r"[ =]?\s*([^\s'\"`;&]+)"
_INSTALLS = {
    "pip-requirements": re.compile(rf"\bpip[\d.]*\s+install\b[^\n]{{0,200}}?\s(?:-r|--requirement){_FILE}"),
    "conda-env": re.compile(
        rf"\b(?:conda|mamba)\s+(?:env\s+)?(?:create|update|install)\b[^\n]{{0,200}}?\s(?:-f|--file){_FILE}"
    ),
}
"""Commands that install from a list, by the kind of list."""
_MAX_CHARS = 65_536


def mentioned_lists(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield path and kind of the files in the repository that a command for the reader installs from."""
    there = {entry.path for entry in subject.evidence.tree}  # a folder that is mostly of others may hold it
    for source, text in _texts(subject):
        for kind, pattern in _INSTALLS.items():
            for found in pattern.finditer(text):
                places = (normpath(join(dirname(source), found[1])), normpath(found[1]))
                path = next((place for place in places if place in there), None)
                if path and not for_developers(path):
                    yield path, kind


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    for document in install_documents(subject):
        yield document.path, "\n".join(command.text for command in commands(document))
    for path in speaking(subject, *globs_of("dockerfile")):
        if path in subject.evidence.texts:
            yield path, subject.evidence.texts[path].text[:_MAX_CHARS]
