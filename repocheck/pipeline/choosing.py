"""Choose what is proposed of what was tried: the best that can be installed as it will be written down."""

from __future__ import annotations

from collections.abc import Sequence

from repocheck.environment import Attempt, Case, guesses_of, without
from repocheck.models import Supplier
from repocheck.pipeline.attempting import Attempts

_CONTRADICTS = "The versions that were chosen do not fit together."


def chosen_of(
    ranked: Sequence[Attempt], case: Case, attempts: Attempts, *, accept_guesses: bool
) -> tuple[Attempt, tuple[Supplier, ...]]:
    """Return the first attempt that can be installed as it stands, and what is guessed of it.

    Args:
        ranked: What was tried, the best first.
        case: What is known of the repository.
        attempts: Tries an attempt again without what may not be in it, and resolves what is written down.
        accept_guesses: Whether packages whose names are guessed may be in it.
    """
    refusals = []
    for attempt in ranked:
        if attempt.trial is None:
            refusals.append(attempt)
            continue
        guesses = guesses_of(case, attempt)
        undated = frozenset(each.name for each in guesses if attempts.is_undated(each))
        refused = undated if accept_guesses else frozenset(each.name for each in guesses)
        guesses = tuple(each for each in guesses if each.name not in undated)
        chosen = _with_none_of(refused, attempt, attempts)
        if chosen.trial and attempts.is_closed(chosen.installation):
            return chosen, guesses
        refusals.append(_refused(chosen) if chosen.trial else chosen)
    return refusals[0], ()


def _with_none_of(names: frozenset[str], attempt: Attempt, attempts: Attempts) -> Attempt:
    """Return an attempt without some packages, and without those that are guessed and not confirmed."""
    while unwanted := names & attempt.asked_for | attempt.unconfirmed():
        attempt = attempts.attempt(without(attempt.plan, unwanted)._replace(insists=True))
    return attempt


def _refused(attempt: Attempt) -> Attempt:
    words = {"outcome": "conflict", "message": _CONTRADICTS}
    return attempt._replace(installation=attempt.installation.model_copy(update=words), trial=None)
