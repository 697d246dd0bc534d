"""The one clock: time of day, UTC."""

import datetime as dt
import os
import time


def utc_now() -> dt.datetime:
    """Return the time in UTC, to the second.

    ``SOURCE_DATE_EPOCH`` (seconds since 1970) overrides it, so that a report can be made again byte for byte.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit():
        return dt.datetime.fromtimestamp(int(fixed), dt.UTC)
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class Stopwatch:
    """Measures how long something takes, from its making on."""

    def __init__(self) -> None:
        self._started_s = time.monotonic()

    @property
    def seconds(self) -> float:
        """Return the time since then."""
        return time.monotonic() - self._started_s
