"""An ``environment.yml`` for conda: Python from conda, all packages from the Python package index."""

from __future__ import annotations

from repocheck.models import Proposal
from repocheck.reporter.environment_format import EnvironmentFormat, commented
from repocheck.reporter.proposed import head_of, minor_of, reasons


def render(proposal: Proposal) -> str:
    """Return the file."""
    why = reasons(proposal)
    packages = proposal.installation.packages
    lines = [
        "name: proposed",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        f"  - python={minor_of(proposal)}",
        "  - pip",
        "  - pip:" if packages else "",
        *(f"      - {each.name}=={each.version}  # {why[each.name]}" for each in packages),
    ]
    return commented(head_of(proposal, "Not built.")) + "\n".join(filter(None, lines)) + "\n"


FORMAT = EnvironmentFormat(
    name="environment",
    about="for conda; not built",
    file="environment.yml",
    install="conda env create -f {file}",
    render=render,
)
