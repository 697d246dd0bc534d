"""Read files that say how to cite a project, each by the rule of its own format."""

from __future__ import annotations

import json
import re
from itertools import zip_longest

from repocheck.facts.yaml import YamlRefused, load_yaml

CITATION_FILES = (
    "{,.github/}{citation,citations,citing,cite}{,.cff,.bib,.bibtex,.md,.txt,.rst}",
    "inst/CITATION",
    "{codemeta.json,.zenodo.json}",
)
"""Globs of the files."""
CFF_REQUIRED = ("cff-version", "message", "title", "authors")
"""Source: https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md"""
_MAX_CHARS = 131_072
_MAX_ENTRY_CHARS = 4_000
_ENTRY = re.compile(r"@([a-z]{3,20})\s{0,5}\\?[{(]", re.IGNORECASE)
_NO_ENTRIES = frozenset({"comment", "preamble", "string"})
_FIELD = re.compile(r"(?<![\w-])(title|author|doi|eprint)\s{0,9}=", re.IGNORECASE)
_TITLE = re.compile(r"(?<![\w-])title\s{0,9}=\s{0,9}([{\"])", re.IGNORECASE)
_R_ENTRY = re.compile(r"\b(?:bibentry|citEntry|citHeader)\s*\(")
_REFERENCE = re.compile(r"\bcit(?:e|ing|ation)\b|@\w+\s*\{|\bdoi\b|arxiv|zenodo", re.IGNORECASE)


def fault_of(path: str, text: str) -> str | None:
    """Return what is wrong with a citation file; None if it can be used."""
    name, text = path.lower().rpartition("/")[2], text[:_MAX_CHARS]
    if name.endswith(".cff"):
        return _fault_of_cff(text)
    if name.endswith(".json"):
        return _fault_of_json(name, text)
    if name.endswith((".bib", ".bibtex")):
        return None if _FIELD.search(text) and titles(text) else "holds no BibTeX entry with a title"
    if path.lower() == "inst/citation":
        return None if _R_ENTRY.search(text) or titles(text) else "holds no bibentry()"
    return None if _REFERENCE.search(text) else "holds no reference"


def titles(text: str) -> list[str]:
    """Return the titles of the BibTeX entries in `text`, braces and line breaks as written."""
    found: list[str] = []
    if "@" not in text:
        return found
    entries = [entry for entry in _ENTRY.finditer(text) if entry[1].lower() not in _NO_ENTRIES]
    for entry, following in zip_longest(entries, entries[1:]):
        end = min(following.start() if following else len(text), entry.end() + _MAX_ENTRY_CHARS)
        if title := _TITLE.search(text, entry.end(), end):
            found.append(_value(text, title.end(), title[1]))
    return found


def _value(text: str, start: int, opener: str) -> str:
    """Return a BibTeX value that was opened just before `start`, at most 1,000 characters of it."""
    closer, depth = ("}" if opener == "{" else '"'), 0
    for place in range(start, min(len(text), start + 1_000)):
        if text[place] == closer and not depth:
            return text[start:place]
        depth += (text[place] == "{") - (text[place] == "}")
    return text[start : start + 1_000].partition("\n")[0]


def _fault_of_cff(text: str) -> str | None:
    try:
        document = load_yaml(text)
    except YamlRefused as refused:
        return f"is no valid YAML ({refused})"
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
        return None if is_codemeta else "lacks the CodeMeta context or a name"
    return None if document.get("creators") or document.get("title") else "names neither creators nor a title"
