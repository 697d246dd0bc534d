"""Read environment files of conda, with the pip list that may stand inside."""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.facts.manifests.pip import INCLUDE
from repocheck.facts.manifests.requirement import Requirement, loose_requirement, pip_requirement
from repocheck.facts.yaml import YamlRefused, load_yaml
from repocheck.text.pattern import late_regex

_HEAD_CHARS = 1_000
_NOT_PACKAGES = frozenset({"python", "pip"})
_KEYS = frozenset({"dependencies", "channels", "name", "prefix", "variables", "platforms", "category"})
_EXPORTED = late_regex(r"^([A-Za-z0-9_][\w.-]*)=([\w.!+*]+)(?:=\w+)?$", re.MULTILINE)
_EXPLICIT = late_regex(
    r"^https?://\S+/([A-Za-z0-9_][\w.-]*?)-(\d[^/\s-]*)-[^/\s-]+\.(?:conda|tar\.bz2)(?:#\S{0,200})?$",
    re.MULTILINE,
)
_COLUMNS = late_regex(r"^([A-Za-z0-9_][\w.-]*)[ \t]{1,60}(\d[\w.!+*]*)(?:[ \t].{0,200})?$", re.MULTILINE)
"""Row of ``conda list``: name, version, and perhaps build and channel."""
_LISTED = late_regex(r"^# (?:platform:|\$ conda create|packages in environment at)|^@EXPLICIT", re.MULTILINE)
"""What conda writes into the head of a list.
Source: https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html"""


class CondaEnv(NamedTuple):
    """What an environment file asks for."""

    requirements: tuple[Requirement, ...]
    """Packages of conda and of pip; python and pip themselves left out."""
    python: tuple[str, int] | None
    """Version asked of Python, and its 1-based line."""
    n_nameless: int
    """Entries of the pip list without a name, such as paths into the repository."""
    included: tuple[str, ...] = ()
    """Files that the pip list includes, as written."""


_PINS = late_regex(
    r"^[ \t]{0,20}-[ \t]{1,4}[\"']?(?:[\w-]{1,40}::)?[\w.-]{1,60}[ ]?(?:=|[<>]=?)[ ]?\d", re.MULTILINE
)
"""An entry with a version, as conda writes it."""


def read_conda(text: str, *, named: bool = False) -> CondaEnv | None:
    """Return what `text` asks for; None if it is no environment file (a configuration, a workflow …).

    An environment has a list of `dependencies`, and beside it `channels`, `name` or `prefix`, or nothing else
    and a version as conda writes it (a `named` file needs none); a project of conda lists `packages`. Lists
    that conda exports are no YAML.
    """
    if _LISTED.search(text[:_HEAD_CHARS]):
        return _exported(text)
    if "dependencies" not in text and "packages" not in text:
        return None
    try:
        loaded = load_yaml(text)
    except YamlRefused:
        return None
    if not isinstance(loaded, dict):
        return None
    alone = loaded.keys() <= _KEYS and (named or _PINS.search(text))
    if not loaded.keys() & {"channels", "name", "prefix"} and not alone:
        return None
    listed = loaded.get("dependencies") or ("name" in loaded and loaded.get("packages"))
    return _environment(listed, text) if isinstance(listed, list) else None


def _exported(text: str) -> CondaEnv:
    """Return what ``conda list`` wrote, also with ``--export`` or ``--explicit``: packages and versions."""
    requirements, python = [], None
    shown = "# packages in environment at" in text[:_HEAD_CHARS]
    for pattern in (_COLUMNS,) if shown else (_EXPORTED, _EXPLICIT):
        for found in pattern.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            if found[1] == "python":
                python = (f"={found[2]}", line)
            elif asked := loose_requirement(f"{found[1]}={found[2]}", line):
                requirements += [asked] if asked.name not in _NOT_PACKAGES else []
    return CondaEnv(tuple(requirements), python, 0)


def _environment(listed: list[object], text: str) -> CondaEnv:
    lines = _lines(text)
    requirements: list[Requirement] = []
    python, n_nameless = None, 0
    included: list[str] = []
    for item in listed:
        if isinstance(item, dict):
            piped = item.get("pip")
            entries = [str(entry).strip() for entry in piped] if isinstance(piped, list) else []
            included += [name[1] for entry in entries if (name := INCLUDE.match(entry))]
            entries = [entry for entry in entries if not INCLUDE.match(entry)]
            found = [pip_requirement(entry, lines.get(entry, 1)) for entry in entries]
            requirements += [each for each in found if each]
            n_nameless += found.count(None)
        elif (asked := loose_requirement(str(item), lines.get(str(item).strip(), 1))) is not None:
            if asked.name == "python":
                python = (str(item).partition("python")[2].strip(), asked.line)
            requirements += [asked] if asked.name not in _NOT_PACKAGES else []
    return CondaEnv(tuple(requirements), python, n_nameless, tuple(included))


def _lines(text: str) -> dict[str, int]:
    """Return the 1-based line of every list item, without dash, comment and quotes."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        content = line.strip()
        if content.startswith("-"):
            found.setdefault(content[1:].split(" #", 1)[0].strip().strip("\"'"), number)
    return found
