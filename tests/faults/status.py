"""Answers of a status that is no success."""

from repocheck.models import Availability
from tests.faults import acts
from tests.forge.fault import Fault

UNKNOWN = Availability.UNKNOWN
ODD = (201, 202, 203, 204, 205, 206, 226, 300, 304, 305, 400, 402, 405, 406, 407, 409, 411, 412, 413, 414, 415,
       416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 431, 444, 499, 600, 799, 999)  # fmt: skip
LATER = "Thu, 24 Nov 2099 12:00:00 GMT"


def _row(name, status, cause, *headers, says=UNKNOWN, there=True, at="refs"):
    return Fault(f"{at}-{name}", at, acts.answer(status, *headers), says, cause, there)


KINDS = [
    *(_row(f"status-{status}", status, "unexpected-status") for status in ODD),
    *(_row(f"status-{status}", status, "server-error") for status in (500, 501, 502, 503, 504, 507, 511, 520, 522, 599)),
    _row("status-408", 408, "timeout"),
    _row("status-401", 401, "answers-disagree", ("WWW-Authenticate", "Basic")),
    _row("status-403", 403, "answers-disagree"),
    _row("status-404", 404, "answers-disagree"),
    _row("status-410", 410, "answers-disagree"),
    _row("status-451", 451, "", says=Availability.BLOCKED),
    _row("primary-limit", 403, "rate-limited", ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "4102444800")),
    _row("secondary-limit", 403, "rate-limited", ("Retry-After", "120")),
    _row("429", 429, "rate-limited"),
    *(
        _row(f"429-after-{name}", 429, "rate-limited", ("Retry-After", value))
        for name, value in {
            "none": "", "zero": "0", "negative": "-1", "huge": "9" * 400, "words": "soon", "date": LATER,
            "past": "Thu, 24 Nov 1999 12:00:00 GMT", "date-garbage": "Thu, 99 Foo 2099 99:99:99 GMT", "hex": "0x10",
            "decimal": "1.5",
        }.items()
    ),
    _row("429-after-superscript", 429, "rate-limited", ("Retry-After", "2\xb2")),
    *(_row(f"status-{status}-later", status, cause, at="trees") for status, cause in {
        401: "unauthorised", 403: "forbidden", 404: "unexpected-status", 410: "unexpected-status",
        429: "rate-limited", 500: "server-error", 503: "server-error", 204: "unexpected-status"}.items()),
    _row("status-451-later", 451, "", says=Availability.BLOCKED, at="trees"),
]  # fmt: skip
"""By status."""
