"""What is asked, what is answered, and how a host says "later"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class HttpError(Exception):
    """No usable answer came.

    Args:
        cause: ``timeout``, ``dns``, ``refused``, ``reset``, ``tls``, ``protocol``, ``too-large``,
            ``bad-encoding``, ``forbidden-redirect``, ``too-many-redirects``, ``host-not-allowed``,
            ``circuit-open``, ``deadline``, ``no-network`` or ``stopped``.
        message: What happened, one sentence; never holds a token.
    """

    def __init__(self, cause: str, message: str) -> None:
        super().__init__(message)
        self.cause = cause


class Request(NamedTuple):
    """What to ask."""

    method: str
    url: str
    headers: Mapping[str, str] = {}
    body: bytes = b""
    max_bytes: int = 67_108_864
    """Largest answer, inflated, in bytes."""


class Answer(NamedTuple):
    """What a host answered."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    url: str
    """Address that answered, after redirects."""
    logged_in: bool | None = None
    """Whether the host accepted the secret that it had asked for; None if none was sent."""

    @property
    def content_type(self) -> str:
        """Return the media type without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def is_rate_limit(answer: Answer) -> bool:
    """Say whether a host asks us to come back later.

    Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
    """
    spent = answer.headers.get("x-ratelimit-remaining") == "0"
    return answer.status == 429 or (answer.status == 403 and (spent or "retry-after" in answer.headers))


def retry_after_s(answer: Answer) -> float | None:
    """Return the pause a host asks for, in seconds; None if it asks for none or what it says is no time.

    ``Retry-After`` is a number of ASCII digits or a date; ``x-ratelimit-reset`` is a time by the *server's*
    clock, so its ``Date`` is what it is compared with.
    """
    after = answer.headers.get("retry-after", "").strip()
    if after.isascii() and after.isdigit():
        return float(after[:9])
    now = _time_of(answer.headers.get("date", ""))
    if (then := _time_of(after)) is not None and now is not None:
        return max(0.0, then - now)
    reset = answer.headers.get("x-ratelimit-reset", "")
    if answer.headers.get("x-ratelimit-remaining") == "0" and reset.isascii() and reset.isdigit() and now:
        return max(0.0, float(reset[:12]) - now)
    return None


def _time_of(text: str) -> float | None:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - few answers have a date that counts

    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
