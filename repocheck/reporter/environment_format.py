"""What a form of an environment's file says of itself; each in `repocheck.reporter.environments` is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from repocheck.models import Proposal


class EnvironmentFormat(NamedTuple):
    """One way to write a proposed environment down."""

    name: str
    """What ``--format`` calls it."""
    about: str
    """What it is for, a few words."""
    file: str
    """Name that such a file usually has."""
    install: str
    """Command that makes the environment, with ``{python}`` and ``{file}``."""
    render: Callable[[Proposal], str]
    """Return the whole file."""


def commented(lines: list[str]) -> str:
    """Return lines as comments."""
    return "".join(f"# {line}\n" for line in lines)
