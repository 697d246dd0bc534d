"""Which environment to propose for code: what it wants, who supplies that, and what to try next. Pure.

    trial of nothing installed -wanted-> Wanted* -supplier-> Supplier* -search-> attempts -> Proposal

A plan is tried by a function that the caller gives; nothing here asks an index or reads a package.
"""

from repocheck.environment.attempt import INSTALLABLE, Attempt
from repocheck.environment.candidate import Case, Plan, limits_for, lines_of
from repocheck.environment.proposal import proposal_of
from repocheck.environment.search import Searched, search
from repocheck.environment.supplier import Said
from repocheck.environment.wanted import wanted_in

__all__ = [
    "INSTALLABLE",
    "Attempt",
    "Case",
    "Plan",
    "Said",
    "Searched",
    "limits_for",
    "lines_of",
    "proposal_of",
    "search",
    "wanted_in",
]
