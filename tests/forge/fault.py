"""One row of the table of faults; light, so that a process that only probes can hold the table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from repocheck.models import Availability

TOKEN = "ghp_canaryCANARYcanary"
"""The token the host accepts."""


class Fault(NamedTuple):
    """One thing that goes wrong, and what has to be said of the repository then."""

    name: str
    at: str
    """Requests it concerns, joined by ``+``; ``door`` if no request comes about."""
    act: Callable[[Any], Awaitable[None]] | None
    says: Availability
    cause: str
    """Cause of the first problem, alternatives joined by ``|``; empty if there must be none."""
    there: bool = True
    """Whether the repository exists."""
    door: str = "tls"
    """Which of the host's ports is knocked at."""

    @property
    def is_of_api(self) -> bool:
        """Return whether it befalls the API and not git."""
        return self.at.split("+")[0] in {"graphql", "rest", "viewer"}
