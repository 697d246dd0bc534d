"""What is asked about one repository, and at which address."""

from __future__ import annotations

from typing import NamedTuple

from repocheck.models import RepoRef


class Question(NamedTuple):
    """What to ask about one repository."""

    ref: RepoRef
    address: str
    """Template of its git address, with ``{host}``, ``{owner}``, ``{name}``, or ``{repo}`` for all three."""
    globs: tuple[str, ...]
    """What the checks read, most important first."""
    rev: str | None = None
    """Commit, branch or tag to read; None for HEAD."""
    page: str | None = None
    """Template of its page for people, empty where the host has none; None if the address is a mirror's."""

    @property
    def is_about_host(self) -> bool:
        """Return whether the host itself is asked and not a mirror."""
        return self.page is not None


def filled(template: str, ref: RepoRef) -> str:
    """Return the address that a template gives for a repository, which on some hosts has no owner."""
    if not ref.owner:
        template = template.replace("{owner}/", "")
    return template.format(repo=ref.slug, host=ref.host, owner=ref.owner, name=ref.name)
