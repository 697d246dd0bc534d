"""Read environment files of conda, with the pip list that may stand inside."""

from __future__ import annotations

from dataclasses import dataclass

from repocheck.facts.manifests.requirement import Requirement, loose_requirement, pip_requirement
from repocheck.facts.yaml import YamlRefused, load_yaml

_NOT_PACKAGES = frozenset({"python", "pip"})


@dataclass(frozen=True)
class CondaEnv:
    """What an environment file asks for."""

    requirements: tuple[Requirement, ...]
    """Packages of conda and of pip; python and pip themselves left out."""
    python: tuple[str, int] | None
    """Version asked of Python, and its 1-based line."""
    n_nameless: int
    """Entries of the pip list without a name, such as paths into the repository."""


def read_conda(text: str) -> CondaEnv | None:
    """Return what `text` asks for; None if it is no environment file (a configuration, a workflow …).

    An environment has a list of `dependencies`, and beside it `channels`, `name` or `prefix`.
    """
    if "dependencies" not in text:
        return None
    try:
        loaded = load_yaml(text)
    except YamlRefused:
        return None
    if not isinstance(loaded, dict) or not loaded.keys() & {"channels", "name", "prefix"}:
        return None
    listed = loaded.get("dependencies")
    return _environment(listed, text) if isinstance(listed, list) else None


def _environment(listed: list[object], text: str) -> CondaEnv:
    lines = _lines(text)
    requirements: list[Requirement] = []
    python, n_nameless = None, 0
    for item in listed:
        if isinstance(item, dict):
            piped = item.get("pip")
            entries = [str(entry).strip() for entry in piped] if isinstance(piped, list) else []
            found = [pip_requirement(entry, lines.get(entry, 1)) for entry in entries]
            requirements += [each for each in found if each]
            n_nameless += found.count(None)
        elif (asked := loose_requirement(str(item), lines.get(str(item).strip(), 1))) is not None:
            if asked.name == "python":
                python = (str(item).partition("python")[2].strip(), asked.line)
            requirements += [asked] if asked.name not in _NOT_PACKAGES else []
    return CondaEnv(tuple(requirements), python, n_nameless)


def _lines(text: str) -> dict[str, int]:
    """Return the 1-based line of every list item, without dash, comment and quotes."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        content = line.strip()
        if content.startswith("-"):
            found.setdefault(content[1:].split(" #", 1)[0].strip().strip("\"'"), number)
    return found
