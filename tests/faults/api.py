"""Faults of the API: what it says is believed if it is certain, else `unknown` and left to git."""

import json

from repocheck.models import Availability
from tests.faults import acts
from tests.faults.acts import NOON_S, api, first, genuine, told
from tests.forge.fault import Fault
from tests.forge.fault_host import Act, Turn

UNKNOWN, EXISTS = Availability.UNKNOWN, Availability.EXISTS
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
RESET = ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", str(NOON_S + 1_800))
LATER = "Tue, 24 Nov 2026 12:30:00 GMT"


def _graphql(name, act, cause, says=UNKNOWN, door="tls"):
    return Fault(f"graphql-{name}", "graphql", act, says, cause, door=door)


def _over(name, act, times=1):
    """Let a fault pass after some times; then it must be as if it had never been."""
    return _graphql(f"{name}-passes", first(times, act, genuine), "", EXISTS)


def _rest(name, act, cause, says=UNKNOWN):
    return Fault(f"rest-{name}", "rest", act, says, cause, there=False)


def _viewer(name, act, cause):
    return Fault(f"viewer-{name}", "viewer", act, UNKNOWN, cause, there=False)


def _errors(*errors, **data):
    return api(200, {"data": data or None, "errors": list(errors)})


def _unless_few(most: int, act: Act) -> Act:
    """Do `act` to who asks for more than `most` repositories at once."""

    async def either(turn: Turn) -> None:
        asked = len(json.loads(turn.body)["variables"]) // 2
        await (act if asked > most else genuine)(turn)

    return either


def _ours(**fields):
    return told(lambda content: content["data"]["r0"].update(fields))


BROKEN = {
    "html": (acts.answer(200, *acts.HTML, body=b"<html>Sign in</html>"), "200"),
    "nothing": (acts.answer(200), "200"),
    "garbage": (acts.answer(200, body=bytes(range(256))), "200"),
    "nested": (acts.answer(200, body=b"[" * 100_000), "200"),
    "truncated": (acts.changed(lambda body: body[: len(body) // 2]), "200|404"),
    "list": (api(200, []), "200"),
    "fin": (acts.raw(), "protocol"),
    "rst": (acts.raw(ending="rst"), "reset|protocol"),
    "hang": (acts.raw(ending="hang"), "timeout"),
    "drip": (acts.drip(head=True), "timeout"),
    "cut": (acts.cut(0.5), "protocol"),
    "endless": (acts.endless(OK + b"\r\n", b" " * 65_536), "too-large"),
    "headers-many": (acts.raw(OK + b"X-A: a\r\n" * 400 + b"Content-Length: 0\r\n\r\n"), "protocol"),
    "coding": (acts.encoded("br", lambda body: body), "bad-encoding"),
    "gzip-is-none": (acts.encoded("gzip", lambda body: body), "bad-encoding"),
    "evil-host": (acts.onward("https://evil.example/api/graphql"), "forbidden-redirect"),
    "circle": (acts.onward("/api/graphql"), "too-many-redirects"),
}
"""What may come in place of any answer, and how the last request ends then."""
SILENT_DOORS = {"refused": "refused", "closing": "tls|reset", "resetting": "reset|tls", "silent": "timeout",
                "plain": "tls", "wrong-name": "tls", "expired": "tls", "stranger": "tls"}  # fmt: skip

KINDS = [
    *(_graphql(name, act, cause) for name, (act, cause) in BROKEN.items()),
    *(_graphql(f"door-{door}", acts.nothing, cause, door=door) for door, cause in SILENT_DOORS.items()),
    *(_graphql(f"status-{n}", acts.answer(n), str(n)) for n in (204, 400, 403, 404, 410, 418, 451, 500, 502, 503, 504)),
    _graphql("status-401", api(401, {"message": "Bad credentials"}), "token-refused"),
    _graphql("revoked-midway", first(1, told(lambda c: c["data"].pop("r0")), api(401, {})), "token-refused"),
    *(_graphql(f"429-after-{name}", api(429, {}, ("Retry-After", value)), "rate-limited") for name, value in {
        "nothing": "", "zero": "0", "a-second": "1", "an-hour": "3600", "huge": "9" * 400, "words": "soon",
        "date": LATER}.items()),
    _graphql("primary-limit", api(403, {}, *RESET), "rate-limited"),
    _graphql("primary-limit-in-body", api(200, {"errors": [{"type": "RATE_LIMITED"}]}, *RESET), "rate-limited"),
    _graphql("secondary-limit", api(403, {"message": "You have exceeded a secondary rate limit"}), "rate-limited"),
    _graphql("abuse", api(403, {"message": "You have triggered an abuse detection mechanism"}), "403"),
    _graphql("heavy", _errors({"type": "RESOURCE_LIMITS_EXCEEDED"}), "200"),
    _graphql("something-went-wrong", _errors({"message": "Something went wrong"}), "200"),
    _graphql("saml", _errors({"path": ["r0"], "extensions": {"saml_failure": True}}, r0=None), "200"),
    _graphql("not-found-forged", _errors({"type": "NOT_FOUND", "path": ["r0"]}, r0=None), "200"),
    _graphql("null", told(lambda content: content["data"].update(r0=None)), "200"),
    _graphql("alias-missing", told(lambda content: content["data"].pop("r0")), "200"),
    _graphql("partial", told(lambda c: c.update(errors=[{"path": ["r0", "refs"]}])), "200"),
    _graphql("wrong-type", _ours(isArchived="no"), "200"),
    _graphql("wrong-id", _ours(defaultBranchRef={"name": "main", "target": {"oid": "main"}}), "200"),
    _graphql("name-climbs", _ours(nameWithOwner="../etc"), "200"),
    _graphql("empty-with-a-branch", _ours(isEmpty=True), "200"),
    _graphql("more-aliases", told(lambda content: content["data"].update(r99={})), "", EXISTS),
    _over("502", acts.answer(502), 2),
    _over("401", api(401, {})),
    _over("429", api(429, {}, ("Retry-After", "20"))),
    _over("html", acts.answer(200, *acts.HTML, body=b"<html>")),
    _over("another", _ours(nameWithOwner="evil/other", databaseId=666)),
    _over("nothing-left", told(lambda c: c["data"].pop("r0"))),
    *(_graphql(f"{status}-for-many", _unless_few(2, acts.answer(status)), "", EXISTS) for status in (502, 504)),
    *(_rest(name, act, cause) for name, (act, cause) in BROKEN.items() if name not in {"evil-host", "circle"}),
    _rest("genuine", genuine, "", Availability.MISSING),
    _rest("451", api(451, {}), "", Availability.BLOCKED),
    _rest("403-block", api(403, {"block": {"reason": "dmca"}}), "", Availability.BLOCKED),
    _rest("404-unsigned", acts.answer(404, body=b'{"message": "Not Found"}'), "404"),
    _rest("404-html", acts.answer(404, *acts.HTML, body=b"<html>"), "404"),
    _rest("404-other-words", api(404, {"message": "Moved"}), "404"),
    _rest("404-once", first(1, genuine, api(200, {"full_name": "owner/name"})), "200"),
    *(_rest(f"status-{n}", api(n, {"message": "Not Found"}), str(n)) for n in (200, 401, 403, 410, 429, 500, 503)),
    *(_viewer(name, act, cause) for name, (act, cause) in BROKEN.items() if name not in {"evil-host", "circle"}),
    _viewer("401", api(401, {}), "401"),
    _viewer("null", api(200, {"data": {"viewer": None}}), "200"),
    _viewer("429", api(429, {}), "429"),
]  # fmt: skip
"""By endpoint."""
