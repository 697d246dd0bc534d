"""What the files that package a project say of it beside its dependencies: its name and its licence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.manifests.paths import globs_of
from repocheck.facts.manifests.setup_cfg import load_setup_cfg
from repocheck.facts.manifests.setup_py import read_setup_py
from repocheck.facts.manifests.toml import Table, load_toml, table_of
from repocheck.facts.subject import Subject
from repocheck.facts.yaml import yaml_or_refusal
from repocheck.text.pattern import late_regex

PACKAGING_FILES = (
    "DESCRIPTION",
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "Project.toml",
    "package.json",
    "Cargo.toml",
    "CITATION.cff",
    "codemeta.json",
    ".zenodo.json",
    "package.xml",
    "composer.json",
    "fpm.toml",
    "pom.xml",
    "*.cabal",
    "{,*/,*/*/}{meta,recipe}.yaml",
)
"""Globs of files in the root that can name a licence."""
_OF_PYTHON = frozenset({"setup.py", "setup.cfg", "pyproject.toml"})
_ENDS = tuple(_OF_PYTHON)
_MAX_CHARS = 262_144
_DCF_LICENCE = late_regex(r"^License:[ \t]{0,20}([^\n]{1,200})", re.MULTILINE | re.IGNORECASE)
_XML_LICENCE = late_regex(
    r"<license\b[^>]{0,200}>\s{0,99}(?:<name>\s{0,99})?([^<]{2,200}?)\s{0,99}</(?:license|name)>",
    re.IGNORECASE,
)
"""Source: https://ros.org/reps/rep-0149.html#license-multiple-but-at-least-one and
https://maven.apache.org/pom.html#licenses"""
_RECIPE_LICENCE = late_regex(
    r"^about:(?:\n[ #][^\n]{0,500}|\n){0,60}?\n\s{1,8}license:[ \t]{0,9}[\"']?([^\n\"'#]{2,100})",
    re.MULTILINE,
)
"""Recipes are templates, and so no YAML.
Source: https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html#about-section"""
_SPDX_ADDRESS = late_regex(r"^https?://(?:www\.)?spdx\.org/licenses/|(?<=\w)\.(?:html|json)$")
_CLASSIFIER = late_regex(r"License\s::\s(?:OSI Approved\s::\s)?(.{1,100})")

_ELSEWHERE = late_regex(r"SEE LICEN[CS]E IN\s+(.{1,200})", re.IGNORECASE)
"""Source: https://docs.npmjs.com/cli/v10/configuring-npm/package-json#license"""


class Packaging(NamedTuple):
    """What one such file says."""

    path: str
    """Path in the repository."""
    name: str
    """Name of the package; empty if it states none."""
    licences: tuple[str, ...]
    """Licences as stated, fields before classifiers."""
    licence_file: str = ""
    """Path of the file with the terms, as stated."""


@fact(reads=(*PACKAGING_FILES, *globs_of("pyproject", "setup.cfg", "setup.py")))
def package_metadata(subject: Subject) -> tuple[Packaging, ...]:
    """Return what the packaging files in the root say, and those of Python anywhere, copies included."""
    in_root = subject.find(*PACKAGING_FILES)
    everywhere = (entry.path for entry in subject.evidence.tree)
    deeper = (path for path in everywhere if path.endswith(_ENDS) and path.rpartition("/")[2] in _OF_PYTHON)
    return tuple(_read(subject, path) for path in dict.fromkeys([*in_root, *deeper]))


def _read(subject: Subject, path: str) -> Packaging:
    name = path.rpartition("/")[2].lower()
    if name == "setup.py":
        call = subject.parsed(path, read_setup_py)
        stated = [text for text, _ in call.licences] if call else []
        return Packaging(path, call.name if call else "", tuple(_plain(stated)))
    if name == "setup.cfg":
        fields = (subject.parsed(path, load_setup_cfg) or {}).get("metadata", {})
        stated = [fields.get("license", ""), *fields.get("classifiers", "").split("\n")]
        files = fields.get("license_files", fields.get("license_file", "")).split()
        return Packaging(path, fields.get("name", ""), tuple(_plain(stated)), next(iter(files), ""))
    if name.endswith(".toml"):
        return _of_toml(path, subject.parsed(path, load_toml) or {})
    load = _load_recipe if name in _RECIPES else _LOADERS.get(name.rpartition(".")[2], yaml_or_refusal)
    document = subject.parsed(path, load)
    stated = [_SPDX_ADDRESS.sub("", text) for text in _texts_in(_first_of(document, "license", "licenses"))]
    elsewhere = next((found[1] for text in stated if (found := _ELSEWHERE.fullmatch(text))), "")
    return Packaging(path, "", tuple(stated), elsewhere)


def _of_toml(path: str, document: Table) -> Packaging:
    tables = [
        document,
        *(table_of(document, *keys) for keys in (("project",), ("package",), ("tool", "poetry"))),
    ]
    names = [name for table in tables if isinstance(name := table.get("name"), str)]
    fields = [text for table in tables for text in _texts_in(table.get("license"))]
    listed = [each for table in tables if isinstance(each := table.get("classifiers"), list)]
    classifiers = [text for each in listed for text in each if isinstance(text, str) and "::" in text]
    return Packaging(path, next(iter(names), ""), (*fields, *_plain(classifiers)), _file_of(tables))


def _file_of(tables: list[Table]) -> str:
    """Return the file with the terms that ``license = {file = …}``, ``license-file(s)`` name."""
    named = [table_of(table, "license").get("file") for table in tables]
    named += [table.get("license-file") for table in tables]
    listed = (each for table in tables if isinstance(each := table.get("license-files"), list))
    named += [name for each in listed for name in each]
    return next((name for name in named if isinstance(name, str)), "")


def _plain(stated: list[str]) -> Iterator[str]:
    """Yield the licences among fields and classifiers."""
    for text in stated:
        if found := _CLASSIFIER.match(text.strip()):
            yield found[1]
        elif text.strip() and "::" not in text:
            yield text.strip()


def _texts_in(value: object) -> Iterator[str]:
    """Yield the strings of a field that is one, a table with one, or a list of such."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("text") or each.get("type")  # noqa: PLW2901 - the string is what is looked for
        if isinstance(each, str) and each.strip():
            yield each.strip()


def _first_of(document: object, *keys: str) -> object:
    """Return the value of the first of `keys` that a table has."""
    return next((document[key] for key in keys if key in document), "") if isinstance(document, dict) else ""


def _load_json(text: str) -> object:
    try:
        return json.loads(text[:_MAX_CHARS])
    except (ValueError, RecursionError):
        return None


def _load_dcf(text: str) -> object:
    found = _DCF_LICENCE.search(text[:_MAX_CHARS])
    return {"license": found[1]} if found else {}


def _load_xml(text: str) -> object:
    found = _XML_LICENCE.search(text[:_MAX_CHARS])
    return {"license": found[1].strip()} if found else {}


def _load_recipe(text: str) -> object:
    found = _RECIPE_LICENCE.search(text[:_MAX_CHARS])
    return {"license": found[1].strip()} if found else {}


_RECIPES = frozenset({"meta.yaml", "recipe.yaml"})
"""Recipes for packages of conda, which lie in folders of many names."""
_LOADERS = {"json": _load_json, "description": _load_dcf, "cabal": _load_dcf, "xml": _load_xml}
"""What reads a file that is no YAML, by the ending of its name."""
