"""Read requirements files of pip, the strange ones included.

pip's own grammar (and every library that copies it) opens the files a list names and puts environment
variables into it. A judgement may do neither, so lines are joined here and `packaging` parses each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.manifests.requirement import Requirement, pip_entry, pip_requirement
from repocheck.text.pattern import late_regex

_MAX_LINES = 3_000
_INDEX = late_regex(r"(?:-i|-f|--(?:extra-)?index-url|--find-links|--no-index)\b")
_NUMBERED = late_regex(r"^\d{1,3}[.)]\s+(?=[A-Za-z])")
"""Number of an entry in a list that is written for people."""
INCLUDE = late_regex(r"(?:-r|--requirement)[ =]?\s*(\S+)")


class PipList(NamedTuple):
    """What a requirements file says."""

    requirements: tuple[Requirement, ...]
    """What it asks for by name."""
    included: tuple[str, ...]
    """Files that it includes, as written."""
    n_nameless: int
    """Entries without a name, such as paths into the repository."""
    other_index: bool
    """Whether it names an index, or a place of files, of its own."""
    empty: bool
    """Whether it holds nothing but blank lines and comments."""


def read_pip(text: str) -> PipList:
    """Return what a requirements file (or a conda list in its place) says."""
    lines = [(number, _NUMBERED.sub("", content)) for number, content in logical_lines(text)]
    parsed = [pip_requirement(content, line) for line, content in lines if pip_entry(content)]
    return PipList(
        tuple(requirement for requirement in parsed if requirement),
        tuple(found[1] for _, content in lines if (found := INCLUDE.match(content))),
        parsed.count(None),
        any(_INDEX.match(content) for _, content in lines),
        all(not content or content.startswith("#") for _, content in lines),
    )


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
