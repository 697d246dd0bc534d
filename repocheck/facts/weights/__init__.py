"""Where trained models are to be had, and whose they are."""

from repocheck.facts.weights.held import fetched_weights, held_weights, is_script_for_others
from repocheck.facts.weights.offered import offered_weights
from repocheck.facts.weights.owners import (
    is_of_another,
    is_of_linked_project,
    is_weights_file,
    listed_owners,
)

__all__ = [
    "fetched_weights",
    "held_weights",
    "is_of_another",
    "is_of_linked_project",
    "is_script_for_others",
    "is_weights_file",
    "listed_owners",
    "offered_weights",
]
