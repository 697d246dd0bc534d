"""Which environment to propose for code: what it wants, who supplies that, and what to try next. Pure.

    trial of nothing installed -wanted-> Wanted* -supplier-> Supplier* -search-> attempts -> Proposal

A plan is tried by a function that the caller gives; nothing here asks an index or reads a package.
"""

from repocheck.environment.attempt import INSTALLABLE, Attempt, package_of
from repocheck.environment.builds import is_better_elsewhere
from repocheck.environment.candidate import (
    Case,
    Plan,
    bounded_names,
    kept_entries,
    limits_for,
    lines_asked,
    lines_of,
    pinned_names,
    without,
)
from repocheck.environment.causes import (
    NOT_THERE,
    OTHER_PYTHON,
    lacking,
    named_in,
)
from repocheck.environment.extras import plain_needs, with_extra
from repocheck.environment.older_days import lost_names, then
from repocheck.environment.proposal import guesses_of, proposal_of
from repocheck.environment.releases import newest_with
from repocheck.environment.searching import Searched, has_guesses, search
from repocheck.environment.supplier import Said, name_in, other_names
from repocheck.environment.wanted import wanted_by_calls, wanted_by_packages, wanted_in

__all__ = [
    "INSTALLABLE",
    "NOT_THERE",
    "OTHER_PYTHON",
    "Attempt",
    "Case",
    "Plan",
    "Said",
    "Searched",
    "bounded_names",
    "guesses_of",
    "has_guesses",
    "is_better_elsewhere",
    "kept_entries",
    "lacking",
    "limits_for",
    "lines_asked",
    "lines_of",
    "lost_names",
    "name_in",
    "named_in",
    "newest_with",
    "other_names",
    "package_of",
    "pinned_names",
    "plain_needs",
    "proposal_of",
    "search",
    "then",
    "wanted_by_calls",
    "wanted_by_packages",
    "wanted_in",
    "with_extra",
    "without",
]
