"""A Dockerfile that installs the environment into the official image of its Python."""

from __future__ import annotations

from repocheck.models import Proposal
from repocheck.reporter.environment_format import EnvironmentFormat, commented
from repocheck.reporter.proposed import head_of, minor_of, pinned_lines


def render(proposal: Proposal) -> str:
    """Return the file."""
    lines = [
        f"FROM --platform=linux/amd64 python:{minor_of(proposal)}",
        "COPY <<'REQUIREMENTS' /tmp/requirements.txt",
        *pinned_lines(proposal),
        "REQUIREMENTS",
        "RUN python -m pip install --no-cache-dir -r /tmp/requirements.txt",
        "WORKDIR /code",
        "COPY . /code",
        "",
    ]
    head = commented(head_of(proposal, "Not built."))
    return "# syntax=docker/dockerfile:1\n" + head + "\n".join(lines)


FORMAT = EnvironmentFormat(
    name="dockerfile",
    about="for Docker and Podman; not built",
    file="Dockerfile",
    install="docker build -f {file} .",
    render=render,
)
