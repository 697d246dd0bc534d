"""Find the lists under names of their own that documents and container recipes install from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from repocheck.facts.ci import CI_FILES
from repocheck.facts.computed import fact
from repocheck.facts.documents import Document, commands_of
from repocheck.facts.manifests.paths import MANIFEST_FILES, for_developers, globs_of, kind_of, places_of
from repocheck.facts.manifests.recipes import RECIPE_FILES
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.text.pattern import late_regex

_FILE = r"[ =]?\s*([^\s'\"`;&]+)"
NAMED_LISTS = ("named:**/*.{txt,in,yml,yaml,toml,lock}",)
"""Globs of lists that are read where a command, a recipe or another list names them."""
_INSTALLS = {
    "pip-requirements": late_regex(rf"\bpip[\d.]*\s+install\b[^\n]{{0,200}}?\s(?:-r|--requirement){_FILE}"),
    "conda-env": late_regex(
        rf"\b(?:conda|mamba)\s+(?:env\s+)?(?:create|update|install)\b[^\n]{{0,200}}?\s(?:-f|--file){_FILE}"
    ),
}
"""Commands that install from a list, by the kind of list."""
_SAID = late_regex(
    r"\b(?:dependenc(?:y|ies)|requirements?|packages|environments?)\b[^\n.;]{0,60}"
    r"\b(?:in|by|from|with|using|file)\b\W{1,6}(?:the\s)?(?:file\s)?\W{0,4}([\w-][\w./-]{0,100}\.ya?ml)(?!\w)",
    re.IGNORECASE,
)
"""Sentence that names the list of what is needed; whether it is one, its content says."""
_COPIES = late_regex(
    r"^[ \t]{0,20}(?:COPY|ADD)[ \t]+(?:--\S{1,80}[ \t]+){0,4}(\S{1,300})[ \t]", re.MULTILINE | re.IGNORECASE
)
"""Instruction of a recipe that brings a file into the image, where its folder is another."""
_YAML = (".yml", ".yaml")
_SCRIPTS = (*globs_of("install-script"), "Makefile")
_NO_LISTS = frozenset({None, "dockerfile", "compose", "make", "cmake"})
_MAX_CHARS = 65_536


@fact(reads=(*RECIPE_FILES, *NAMED_LISTS, *_SCRIPTS, *CI_FILES), hides=False)
def mentioned_lists(
    subject: Subject, container_recipes: tuple[str, ...], install_documents: tuple[Document, ...]
) -> dict[str, str]:
    """Return the kind, by path, of what a command for the reader, a recipe or a script installs from."""
    there = {entry.path for entry in subject.evidence.tree}  # a folder that is mostly of others may hold it
    spoken = [
        (doc.path, "\n".join(command.text for command in commands_of(doc))) for doc in install_documents
    ]
    scripts = ((path, text) for path, text in subject.texts(*_SCRIPTS) if path.endswith((".sh", "Makefile")))
    said = _said_in(install_documents, there)
    found = said | _named_in((*spoken, *subject.texts_at(container_recipes), *scripts), there)
    if found or any(kind_of(path) not in _NO_LISTS for path in select(subject.files, MANIFEST_FILES)):
        return found
    # Services install much for themselves; what is theirs alone counts where nobody else says what is needed.
    return _named_in(((".", text) for _, text in subject.texts(*CI_FILES)), there)


def _said_in(documents: Iterable[Document], there: Set[str]) -> dict[str, str]:
    """Return the kind, by path, of the lists that sentences name, beside their document or at the root."""
    found: dict[str, str] = {}
    for document in documents:
        for block in (each for each in document.blocks if each.kind != "code" and ".y" in each.text):
            for said in _SAID.finditer(block.text[:_MAX_CHARS]):
                places = places_of(said[1], document.path)
                path = next((place for place in places if place in there), None)
                if path and not for_developers(path):
                    found.setdefault(path, "conda-env")
    return found


def _named_in(texts: Iterable[tuple[str, str]], there: Set[str]) -> dict[str, str]:
    """Return the kind, by path, of what commands in `texts`, with the files they stand in, install from."""
    found: dict[str, str] = {}
    for source, text in texts:
        for kind, pattern in _INSTALLS.items():
            for asked in pattern.finditer(text[:_MAX_CHARS]):
                named = _copied(text, asked[1]) or asked[1]
                places = places_of(named, source)
                path = next((place for place in places if place in there), None)
                if path and not for_developers(path):  # conda takes plain lists, too
                    found.setdefault(path, kind if path.endswith(_YAML) else "pip-requirements")
    return found


def _copied(recipe: str, asked: str) -> str | None:
    """Return the file that a recipe copies, under the same name, to where it installs from."""
    name = asked.rpartition("/")[2]
    copied = (found[1] for found in _COPIES.finditer(recipe[:_MAX_CHARS]))
    return next((path for path in copied if path.rpartition("/")[2] == name), None)
