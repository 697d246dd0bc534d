"""Take from the project's main manifest what can be asked of the Python package index, and nothing else.

The lines leave this house for a resolver, so each is parsed and written anew from its parts; no line of a
repository is handed on as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from packaging.requirements import InvalidRequirement
from packaging.requirements import Requirement as Pep508
from packaging.utils import canonicalize_name

from repocheck.facts.manifests.manifests import Manifest, manifests
from repocheck.facts.manifests.pip import logical_lines
from repocheck.facts.manifests.poetry import poetry_entries
from repocheck.facts.manifests.python_version import declared_python
from repocheck.facts.manifests.toml import load_toml
from repocheck.facts.subject import Subject
from repocheck.facts.yaml import YamlRefused, load_yaml
from repocheck.models import Requirements

_KINDS = ("pip-requirements", "pyproject", "setup.cfg", "setup.py", "Pipfile", "conda-env")
_MAX_ENTRIES = 2_000
_MAX_ENTRY_CHARS = 400
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_OPTIONS = re.compile(r"\s--[a-z].*$")
_QUOTED = re.compile(r"\"([^\"]{1,400})\"|'([^']{1,400})'")
_INDEX = re.compile(r"^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links|--no-index)\b", re.MULTILINE)
_INCLUDE = re.compile(r"(?:-r|--requirement)[ =]?\s*(\S+)")
_MAX_INCLUDES = 10
_OWN_NAME = re.compile(
    r"^[ \t]{0,40}(?:setup\()?name\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9][\w.-]{0,99})", re.MULTILINE
)
_PACKAGING = frozenset({"setup.py", "setup.cfg", "pyproject.toml"})


def requirements_of(subject: Subject) -> Requirements | None:
    """Return what the project's main manifest asks of the index; None if it has no manifest of Python.

    The main manifest is the nearest one with something to ask, a requirements file before a package's own
    list, ``requirements.txt`` before its variants. Extras and what serves development are not asked for.
    """
    found = [m for m in manifests(subject) if m.declares and m.kind in _KINDS]
    python = declared_python(subject)
    asked = None
    for manifest in sorted(found, key=lambda m: _rank(subject, m)):
        asked = _requirements(subject, manifest, python[0] if python else "")
        if asked.lines:
            return asked
    return asked


def _rank(subject: Subject, manifest: Manifest) -> tuple[bool, int, int, bool, str]:
    outside = bool(subject.folder) and not manifest.path.startswith(f"{subject.folder}/")
    variant = _file(manifest.path) != "requirements.txt"
    return outside, manifest.path.count("/"), _KINDS.index(manifest.kind), variant, manifest.path


def _requirements(subject: Subject, manifest: Manifest, python: str) -> Requirements:
    entries = list(_entries(subject, manifest))[:_MAX_ENTRIES]
    own = _own_packages(subject)
    lines = [line for entry in entries if (line := clean_line(entry)) and _name_of(line) not in own]
    text = subject.evidence.texts.get(manifest.path)
    return Requirements(
        path=manifest.path,
        lines=tuple(dict.fromkeys(lines)),
        python=python,
        left_out=len(entries) - len(lines),
        other_index=manifest.kind == "pip-requirements" and bool(text and _INDEX.search(text.text)),
    )


def clean_line(entry: str) -> str | None:
    """Return a requirement written anew from its parts; None if an index cannot answer for it.

    A local version (``1.13.1+cu117``) is never on the index that everybody uses.
    """
    if len(entry) > _MAX_ENTRY_CHARS:
        return None
    try:
        parsed = Pep508(entry)
    except (InvalidRequirement, ValueError):
        return None
    if parsed.url or any("+" in spec.version for spec in parsed.specifier):
        return None
    return str(parsed)


def _entries(subject: Subject, manifest: Manifest) -> Iterator[str]:
    """Yield the entries of a manifest as written, without comments and options."""
    found = subject.evidence.texts.get(manifest.path)
    if found is None:
        return
    match manifest.kind:
        case "pip-requirements":
            yield from _pip_entries(subject, manifest.path, [])
        case "pyproject" | "Pipfile":
            yield from _toml_entries(found.text)
        case "conda-env":
            yield from _conda_entries(found.text)
        case _:
            yield from _named_entries(manifest, found.text)


def _pip_entries(subject: Subject, path: str, seen: list[str]) -> Iterator[str]:
    """Yield the entries of a requirements file and of those it includes, each file once."""
    text = subject.evidence.texts.get(path)
    if text is None or path in seen or len(seen) > _MAX_INCLUDES:
        return
    seen.append(path)
    for _, content in logical_lines(text.text):
        entry = _OPTIONS.sub("", _COMMENT.sub("", content[:_MAX_ENTRY_CHARS])).strip()
        if include := _INCLUDE.match(entry):
            yield from _pip_entries(subject, normpath(join(dirname(path), include[1])), seen)
        elif entry and not (entry.startswith("-") and not entry.startswith(("-e", "--editable"))):
            yield entry


def _toml_entries(text: str) -> Iterator[str]:
    document = load_toml(text)
    project, tool = document.get("project"), document.get("tool")
    listed = project.get("dependencies") if isinstance(project, dict) else None
    yield from (entry for entry in (listed if isinstance(listed, list) else []) if isinstance(entry, str))
    poetry = tool.get("poetry") if isinstance(tool, dict) else None
    for table in (poetry.get("dependencies") if isinstance(poetry, dict) else None, document.get("packages")):
        if isinstance(table, dict):
            yield from poetry_entries(table)


def _conda_entries(text: str) -> Iterator[str]:
    """Yield the pip list, and conda's own packages in a form that no index answers for."""
    try:
        loaded = load_yaml(text)
    except YamlRefused:
        return
    listed = loaded.get("dependencies") if isinstance(loaded, dict) else None
    for item in listed if isinstance(listed, list) else []:
        piped = item.get("pip") if isinstance(item, dict) else None
        if isinstance(piped, list):
            yield from (_COMMENT.sub("", str(entry)[:_MAX_ENTRY_CHARS]).strip() for entry in piped)
        elif not isinstance(item, dict) and str(item).split("=")[0].strip() not in {"python", "pip"}:
            yield f"conda::{item}"


def _named_entries(manifest: Manifest, text: str) -> Iterator[str]:
    """Yield each requirement's text where its reader found it: quoted, or a whole line."""
    lines = text.split("\n")
    for requirement in manifest.requirements:
        if requirement.optional or not 0 < requirement.line <= len(lines):
            continue
        line = lines[requirement.line - 1][: 4 * _MAX_ENTRY_CHARS]
        quoted = [double or single for double, single in _QUOTED.findall(line)]
        whole = line.partition("install_requires")[2].lstrip(" =") if "install_requires" in line else line
        yield next(
            (entry for entry in (*quoted, whole.strip()) if _name_of(entry) == requirement.name),
            requirement.name + " (not plain)",
        )


def _own_packages(subject: Subject) -> frozenset[str]:
    """Return the names of the packages that lie in the repository itself, copies of others' included."""
    packaging = (text.text for path, text in subject.evidence.texts.items() if _file(path) in _PACKAGING)
    return frozenset(canonicalize_name(name) for text in packaging for name in _OWN_NAME.findall(text))


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _name_of(entry: str) -> str | None:
    found = re.match(r"[A-Za-z0-9][\w.-]*", entry)
    return canonicalize_name(found[0]) if found else None
