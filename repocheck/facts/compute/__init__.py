"""What a repository says of the machine it needs."""

from repocheck.facts.compute.claims import (
    COMMAND_TIER,
    TARGETS,
    Claim,
    claims,
    stated,
)
from repocheck.facts.compute.statements import (
    HARDWARE_FILES,
)

__all__ = ["COMMAND_TIER", "HARDWARE_FILES", "TARGETS", "Claim", "claims", "stated"]
