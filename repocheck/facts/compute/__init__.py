"""What a repository says of the machine it needs."""

from repocheck.facts.compute.claims import (
    COMMAND_TIER,
    PROSE_TIER,
    TARGETS,
    Claim,
    compute_claims,
    of_others,
    own_part,
)
from repocheck.facts.compute.statements import Statement, hardware_statements

__all__ = [
    "COMMAND_TIER",
    "PROSE_TIER",
    "TARGETS",
    "Claim",
    "Statement",
    "compute_claims",
    "hardware_statements",
    "of_others",
    "own_part",
]
