"""What may be tried again, when, and when to stop: one pure predicate and a pause."""

from __future__ import annotations

import random
from collections.abc import Callable

import tenacity
from tenacity.stop import stop_base

from repocheck.http.message import Answer, HttpError, is_rate_limit, retry_after_s
from repocheck.http.time_limit import left_s

MAX_WAIT_S = 60.0
"""Longest pause before another try; who is asked to wait longer gives up for now."""
TRANSIENT = frozenset({"timeout", "dns", "refused", "reset", "protocol", "tls"})
"""Causes that may be gone in a moment."""
_SHARE = 0.25
"""Share of the time left that one pause may take."""
_RETRIED = frozenset({408, 429, 500, 502, 503, 504, 520})


def retrying(attempts: int, backoff_s: float, sleep: Callable[[float], None]) -> tenacity.Retrying:
    """Return what tries a request up to `attempts` times; its last answer or error is handed on.

    Args:
        attempts: How often, at most.
        backoff_s: Longest first pause in seconds; it doubles each time, and a random part of it is taken.
        sleep: Waits for a number of seconds.
    """
    return tenacity.Retrying(
        sleep=sleep,
        stop=tenacity.stop_any(tenacity.stop_after_attempt(attempts), _AskedToWaitTooLong()),
        wait=lambda state: _pause_s(state, backoff_s),
        retry=tenacity.retry_if_exception(may_pass) | tenacity.retry_if_result(may_pass),
        retry_error_callback=_last,
    )


def may_pass(outcome: object) -> bool:
    """Say whether the same request may well be answered otherwise in a moment."""
    if isinstance(outcome, HttpError):
        return outcome.cause in TRANSIENT
    return isinstance(outcome, Answer) and (outcome.status in _RETRIED or is_rate_limit(outcome))


def _pause_s(state: tenacity.RetryCallState, backoff_s: float) -> float:
    """Return the pause before the next try: what the host asks for, else full-jitter exponential back-off.

    Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    outcome = state.outcome
    if outcome and not outcome.failed and (asked := retry_after_s(outcome.result())) is not None:
        return min(asked, MAX_WAIT_S)
    return random.uniform(0.0, min(MAX_WAIT_S, backoff_s * 2 ** (state.attempt_number - 1)))  # noqa: S311 - no secret


class _AskedToWaitTooLong(stop_base):
    """Stop trying when a host asks for a longer pause than anybody wants to sit through.

    Where there is a deadline, that is a share of what is left: the host can be asked once more at the end.
    """

    def __call__(self, state: tenacity.RetryCallState) -> bool:
        if state.upcoming_sleep > left_s() * _SHARE:
            return True
        outcome = state.outcome
        if outcome is None or outcome.failed:
            return False
        return (retry_after_s(outcome.result()) or 0.0) > MAX_WAIT_S


def _last(state: tenacity.RetryCallState) -> object:
    """Return the last answer, or raise the last error."""
    if state.outcome is None:  # tenacity sets it before it gets here
        raise HttpError("protocol", "nothing was tried")
    return state.outcome.result()
