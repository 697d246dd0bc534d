"""Redirects: some lead on, most must not be followed."""

from repocheck.models import Availability
from tests.faults import acts
from tests.forge.fault import Fault

SERVICE = "/owner/name-new.git/git-upload-pack"
OTHER = "forbidden-redirect"


def _row(name, act, cause, says=Availability.UNKNOWN, there=True, at="refs"):
    return Fault(f"redirect-{name}", at, act, says, cause, there)


KINDS = [
    *(
        _row(
            f"rename-{status}",
            acts.unless("name-new", acts.onward(SERVICE, status=status)),
            "",
            Availability.EXISTS,
        )
        for status in (301, 302, 303, 307, 308)
    ),
    _row(
        "rename-absolute",
        acts.unless("name-new", acts.onward("https://localhost:{}" + SERVICE)),
        "",
        Availability.EXISTS,
    ),
    _row("self", acts.onward("/owner/name/git-upload-pack"), "too-many-redirects"),
    _row("circle", acts.onward("/a/git-upload-pack", "/b/git-upload-pack"), "too-many-redirects"),
    _row("evil-host", acts.onward("https://evil.example/owner/name/git-upload-pack"), OTHER),
    _row("evil-address", acts.onward("https://127.0.0.1:{}/owner/name/git-upload-pack"), OTHER),
    _row("evil-metadata", acts.onward("http://169.254.169.254/latest/meta-data"), OTHER),
    _row("evil-suffix", acts.onward("https://localhost.evil.example:{}/owner/name/git-upload-pack"), OTHER),
    _row("other-port", acts.onward("https://localhost:1/owner/name/git-upload-pack"), OTHER),
    _row("plain-http", acts.onward("http://localhost:{}/owner/name/git-upload-pack"), OTHER),
    _row("scheme-file", acts.onward("file:///etc/passwd"), OTHER),
    _row("scheme-ext", acts.onward("ext::sh -c true"), "protocol"),
    _row("scheme-javascript", acts.onward("javascript:alert(1)"), "protocol"),
    _row(
        "with-password", acts.onward("https://user:password@localhost:{}/owner/name/git-upload-pack"), OTHER
    ),
    _row("without-scheme", acts.onward("//evil.example/owner/name/git-upload-pack"), OTHER),
    _row("garbage", acts.onward("https://[:::/"), "protocol"),
    _row("nowhere", acts.answer(301), "unexpected-status"),
    _row("empty", acts.onward(""), "unexpected-status"),
    _row("login", acts.unless("login", acts.onward("/login?return_to=%2Fowner%2Fname")), "not-git"),
    _row(
        "login-404",
        acts.unless("/login", acts.onward("/login")),
        "not-git",
        there=False,
        at="refs+page",
    ),
    _row("home", acts.unless("home", acts.onward("/home")), "not-git"),
    _row(
        "refresh",
        acts.answer(200, *acts.HTML, body=b'<meta http-equiv="refresh" content="0;url=//evil.example">'),
        "not-git",
    ),
    _row("later-evil", acts.onward("https://evil.example/owner/name/git-upload-pack"), OTHER, at="trees"),
]
"""By target."""
