"""Git says 401, as github.com does for what does not exist and when it throttles; what does the page say?"""

from repocheck.models import Availability
from tests.faults import acts
from tests.forge.fault import Fault
from tests.forge.fault_host import Act, Reply, Turn

UNKNOWN, MISSING = Availability.UNKNOWN, Availability.MISSING


def _row(name, act, cause, says=UNKNOWN, git=401):
    """Answer git with `git`, and let the page do `act`."""

    async def both(turn: Turn) -> None:
        if turn.at == "refs":
            await turn.reply(Reply(git, b"", acts.HTML))
        else:
            await act(turn)

    return Fault(f"page-{name}", "refs+page", both, says, cause, there=False)


def _status(status: int) -> Act:
    return acts.answer(status, *acts.HTML, body=b"<html>")


KINDS = [
    *(_row(f"404-git-{git}", _status(404), "", MISSING, git) for git in (401, 404, 410)),
    _row("410", _status(410), "", MISSING),
    _row("451", _status(451), "", Availability.BLOCKED),
    _row("451-git-403", _status(451), "", Availability.BLOCKED, git=403),
    _row("404-git-403", _status(404), "answers-disagree", git=403),
    _row("200", _status(200), "answers-disagree"),
    _row("200-git-404", _status(200), "answers-disagree", git=404),
    _row("204", _status(204), "answers-disagree"),
    _row("400", _status(400), "unexpected-status"),
    _row("401", _status(401), "unauthorised"),
    _row("403", _status(403), "forbidden"),
    _row("403-limit", acts.answer(403, ("X-RateLimit-Remaining", "0")), "rate-limited"),
    _row("429", _status(429), "rate-limited"),
    _row("500", _status(500), "server-error"),
    _row("503", _status(503), "server-error"),
    _row("login", acts.unless("login", acts.onward("/login"), _status(200)), "answers-disagree"),
    _row("login-404", acts.unless("login", acts.onward("/login"), _status(404)), "unexpected-status"),
    _row("circle", acts.onward("/login", "/owner/name"), "too-many-redirects"),
    _row("elsewhere", acts.onward("https://evil.example/owner/name"), "forbidden-redirect"),
    _row("fin", acts.raw(), "protocol"),
    _row("rst", acts.raw(ending="rst"), "reset|protocol"),
    _row("hang", acts.raw(ending="hang"), "timeout"),
    _row("drip", acts.drip(head=True), "timeout"),
    _row("cut", acts.cut(0.5), "protocol"),
    _row("endless", acts.endless(b"HTTP/1.1 404 X\r\n\r\n", b"x" * 65_536), "too-large"),
    _row("coding", acts.encoded("br", lambda body: body), "bad-encoding"),
]
"""By what the page answers."""
