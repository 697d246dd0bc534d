"""Read files that say how to cite a project, each by the rule of its own format."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.subject import Subject
from repocheck.facts.yaml import YamlRefused, yaml_or_refusal
from repocheck.globs import select
from repocheck.text import bibtex
from repocheck.text.bibtex import NO_PAPERS
from repocheck.text.pattern import late_regex

CITATION_FILES = (
    "{,.github/}{citation,citations,citing,cite}{,.cff,.bib,.bibtex,.md,.txt,.rst}",
    "{,*/}inst/CITATION",
    "{codemeta.json,.zenodo.json}",
)
"""Globs of the files."""
CFF_REQUIRED = ("cff-version", "message", "title", "authors")
"""Source: https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md"""
_CODEMETA_CITED = ("identifier", "referencePublication", "citation")
"""Terms that name what is to be cited. Source: https://codemeta.github.io/terms/"""
_MAX_CHARS = 131_072
_R_ENTRY = late_regex(r"\b(?:bibentry|citEntry|citHeader)\s*\(")
_REFERENCE = late_regex(r"\bcit(?:e|ing|ation)\b|@\w+\s*\{|\bdoi\b|arxiv|zenodo", re.IGNORECASE)


class CitationFile(NamedTuple):
    """A file that says how to cite the project."""

    path: str
    """Path in the repository."""
    text: str
    """Its beginning."""
    fault: str | None
    """What is wrong with it; None if it can be used."""


@fact(reads=CITATION_FILES)
def citation_files(subject: Subject, project_files: tuple[str, ...]) -> tuple[CitationFile, ...]:
    """Return the files that say how to cite the project, nearest first."""
    texts = subject.texts_at(select(project_files, CITATION_FILES))
    return tuple(
        CitationFile(path, text[:_MAX_CHARS], _fault_of(subject, path, text[:_MAX_CHARS]))
        for path, text in texts
    )


@fact(reads=("DESCRIPTION",))
def descriptions(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Return path and text of the DESCRIPTION of R in the root."""
    return tuple((path, text[:_MAX_CHARS]) for path, text in subject.texts("DESCRIPTION"))


def bibtex_titles(text: str) -> list[str]:
    """Return the titles of the BibTeX entries in `text`."""
    if "@" not in text:
        return []
    found = (entry.value(text, "title") for entry in bibtex.entries(text) if entry.kind not in NO_PAPERS)
    return [title for title in found if title is not None]


def _fault_of(subject: Subject, path: str, text: str) -> str | None:
    name = path.lower().rpartition("/")[2]
    if name.endswith(".cff"):
        return _fault_of_cff(subject.parsed(path, yaml_or_refusal))
    if name.endswith(".json"):
        return _fault_of_json(name, text)
    if name.endswith((".bib", ".bibtex")):
        return None if bibtex_titles(text) else "holds no BibTeX entry with a title"
    if path.lower() == "inst/citation":
        return None if _R_ENTRY.search(text) or bibtex_titles(text) else "holds no bibentry()"
    return None if _REFERENCE.search(text) else "holds no reference"


def _fault_of_cff(document: object) -> str | None:
    if isinstance(document, YamlRefused):
        return f"is no valid YAML ({document})"
    if not isinstance(document, dict):
        return "is no mapping"
    preferred = document.get("preferred-citation")
    # Strictly the keys belong to the top; what is given in the preferred citation is used all the same.
    document = (preferred if isinstance(preferred, dict) else {}) | document
    if missing := [key for key in CFF_REQUIRED if not document.get(key)]:
        return f"lacks {', '.join(missing)}"
    authors = document["authors"]
    return None if isinstance(authors, list) and all(map(_names, authors)) else "lists no proper authors"


def _names(author: object) -> bool:
    keys = ("family-names", "given-names", "name", "alias", "name-particle")
    return isinstance(author, dict) and any(author.get(key) for key in keys)


def _fault_of_json(name: str, text: str) -> str | None:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return "is no valid JSON"
    if not isinstance(document, dict):
        return "is no object"
    if name == "codemeta.json":
        is_codemeta = "codemeta" in str(document.get("@context"))[:2_000].lower() and document.get("name")
        if not is_codemeta:
            return "lacks the CodeMeta context or a name"
        return None if any(map(document.get, _CODEMETA_CITED)) else "names nothing to cite"
    return None if document.get("creators") or document.get("title") else "names neither creators nor a title"
