"""Read requirements files of pip, the strange ones included.

pip's own grammar (and every library that copies it) opens the files a list names and puts environment
variables into it. A judgement may do neither, so lines are joined here and `packaging` parses each.
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.facts.manifests.requirement import Requirement, pip_requirement

_MAX_LINES = 3_000


def requirements_of_pip(text: str) -> tuple[Requirement, ...]:
    """Return what a requirements file (or a conda list in its place) asks for."""
    found = (pip_requirement(content, line) for line, content in logical_lines(text))
    return tuple(requirement for requirement in found if requirement)


def logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield 1-based number and content of the lines, continued ones joined into their first."""
    start = 1
    parts: list[str] = []
    for number, content in enumerate(text.split("\n")[:_MAX_LINES], start=1):
        if not parts:
            start = number
        parts.append(content.rstrip().removesuffix("\\"))
        if not content.rstrip().endswith("\\"):
            yield start, " ".join(parts).strip()
            parts = []
    if parts:
        yield start, " ".join(parts).strip()
