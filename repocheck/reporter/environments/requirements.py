"""A ``requirements.txt`` with every version and digest, for pip and uv."""

from __future__ import annotations

from repocheck.models import Proposal
from repocheck.reporter.environment_format import EnvironmentFormat, commented
from repocheck.reporter.proposed import head_of, pinned_lines


def render(proposal: Proposal) -> str:
    """Return the file."""
    return commented(head_of(proposal)) + "\n".join([*pinned_lines(proposal), ""])


FORMAT = EnvironmentFormat(
    name="requirements",
    about="versions and digests, for pip and uv",
    file="requirements.txt",
    install="uv venv --python {python} && uv pip sync {file}",
    render=render,
)
