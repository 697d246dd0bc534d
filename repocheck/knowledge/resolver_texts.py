"""What uv says when it finds no resolution, and what that means.

Source: texts printed by uv 0.13.9 for small requirement files made up for the purpose, one per row; they are
kept in `tests/data/uv`. Words that depend on layout (indents, arrows, quotes) are not relied on.
"""

import datetime as dt
from typing import NamedTuple


class Said(NamedTuple):
    """One thing that uv may say."""

    pattern: str
    """Regular expression, searched in the text with white space collapsed."""
    outcome: str
    """What it means, a value of `Resolution.outcome`."""


RESOLVER_TEXTS = (
    # About our view: never a failure of the repository.
    Said(r"network was disabled|not found in the cache|Network connectivity is disabled", "offline-miss"),
    Said(r"(?i)request failed after|failed to fetch|error sending request|timed out|403 Forbidden|lack of valid authentication", "network"),
    Said(r"missing an upload date", "no-upload-dates"),
    Said(r"Couldn't parse|unexpected argument|invalid value .{1,80} for '", "not-checkable"),
    # About the requirements. What depends on Python or platform comes before what does not.
    Said(r"filtered by `?exclude-newer", "newer-than"),
    Said(r"no wheels with a matching Python (?:ABI|version|implementation) tag", "no-wheel-for-python"),
    Said(r"no wheels with a matching platform tag", "wrong-platform"),
    Said(r"does not satisfy Python[<>=~!]", "requires-python"),
    Said(r"was not found in the (?:package registry|provided package locations)", "missing-package"),
    Said(r"there (?:is|are) no versions? of|only .{1,300} (?:is|are) available", "missing-version"),
    Said(r"depends? on|conflict", "conflict"),
)  # fmt: skip
"""Meanings; the first row that fits decides."""

NEEDS_BUILD = r"Wheels are required for `([A-Za-z0-9._-]+)` because building from source is disabled"
"""Hint that names a package of which the index has no wheel for the Python and platform asked for."""

NEWER = r"requested version, v(\S+), was published at (\d{4}-\d\d-\d\d)"
"""Hint that a version is younger than the day asked for: version, day."""

PYTHONS = (
    "3.12.12", "3.10.19", "3.8.20", "3.6.15", "3.11.14", "3.9.25", "3.7.17", "3.13.9", "3.14.0",
)  # fmt: skip
"""One release of each Python, in the order of trying: every other one first, because the wheels of one
release usually serve three or more Pythons in a row; the newest last, because wheels lag behind.
A bare ``3.6`` would mean 3.6.0, which excludes packages that ask for 3.6.2.
Source: https://www.python.org/downloads/"""

PYTHON_DATES = {
    6: dt.date(2016, 12, 23), 7: dt.date(2018, 6, 27), 8: dt.date(2019, 10, 14), 9: dt.date(2020, 10, 5),
    10: dt.date(2021, 10, 4), 11: dt.date(2022, 10, 24), 12: dt.date(2023, 10, 2), 13: dt.date(2024, 10, 7),
    14: dt.date(2025, 10, 7),
}  # fmt: skip
"""Day of the first release of each Python 3, by its minor number. Source: https://www.python.org/downloads/"""

INDEX_VARIABLES = (
    "UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_INDEX_STRATEGY",
    "UV_NATIVE_TLS", "UV_SYSTEM_CERTS", "UV_INSECURE_HOST", "UV_HTTP_TIMEOUT", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
    "SYSTEMROOT",
)  # fmt: skip
"""Variables of the user that say how to reach the package index; uv gets these and no others."""

PIP_VARIABLES = {
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_INDEX",
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
    "PIP_CERT": "SSL_CERT_FILE",
}
"""The same as pip spells it, used where uv's own variable is not set."""
