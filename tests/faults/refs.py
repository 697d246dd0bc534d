"""Answers to the question for references that are no list of references, or a strange one."""

from repocheck.models import Availability
from tests.faults import acts
from tests.faults.acts import git
from tests.forge.fault import Fault
from tests.forge.packs import listed, packet

UNKNOWN, EXISTS = Availability.UNKNOWN, Availability.EXISTS
HEAD = "1" * 40
HTML = b"<!doctype html><title>Sign in</title>"


def _row(name, act, cause, says=UNKNOWN):
    return Fault(f"refs-{name}", "refs", act, says, cause)


def _with(line: str):
    """Add a line to the genuine list."""
    return acts.changed(lambda body: packet(line.encode("utf-8", "surrogateescape") + b"\n") + body)


KINDS = [
    _row("html", acts.answer(200, *acts.HTML, body=HTML), "not-git"),
    _row("html-claiming-git", git(HTML), "bad-protocol"),
    _row("json", acts.answer(200, ("Content-Type", "application/json"), body=b"{}"), "not-git"),
    _row("no-type", acts.answer(200, ("X-A", "b"), body=b"0000"), "not-git"),
    _row("old-type", acts.answer(200, ("Content-Type", "application/x-git-upload-pack-advertisement"), body=b"0000"), "not-git"),
    _row("nothing-html", acts.answer(200, *acts.HTML), "not-git"),
    _row("nothing-at-all", git(b""), "truncated"),
    _row("nothing-listed", git(b"0000"), "", Availability.EMPTY),
    _row("no-end", acts.changed(lambda body: body[:-4]), "truncated"),
    _row("end-cut", acts.changed(lambda body: body[:-2]), "bad-protocol"),
    _row("line-cut", acts.changed(lambda body: body[:-30]), "truncated"),
    _row("length-not-hex", git(b"zzzz" + b"0000"), "bad-protocol"),
    _row("length-signed", git(b"+00a" + b"123456" + b"0000"), "bad-protocol"),
    _row("length-3", git(b"0003" + b"0000"), "bad-protocol"),
    _row("length-ffff", git(b"ffff" + b"a" * 90), "truncated"),
    _row("version-0", git(packet(b"# service=git-upload-pack\n") + b"0000" + listed(HEAD)), "bad-protocol"),
    _row("error", git(packet(b"ERR access denied\n")), "refused-by-host"),
    _row("error-with-escapes", git(packet(b"ERR \x1b]0;owned\x07::error::\r\n")), "refused-by-host"),
    _row("id-not-hex", _with(f"{'g' * 40} refs/heads/a"), "bad-protocol"),
    _row("id-short", _with("1234 refs/heads/a"), "bad-protocol"),
    _row("id-sha256", git(listed("1" * 64)), "bad-protocol"),
    _row("id-missing", _with("refs/heads/a"), "bad-protocol"),
    _row("id-alone", _with(HEAD), "", EXISTS),
    _row("name-climbs", _with(f"{HEAD} refs/heads/../../../etc/passwd"), "", EXISTS),
    _row("name-control", _with(f"{HEAD} refs/heads/\x1b[31m"), "", EXISTS),
    _row("name-not-utf8", _with(f"{HEAD} refs/heads/\udcff\udcfe"), "", EXISTS),
    _row("head-dangling", git(packet(f"{HEAD} refs/heads/other\n".encode()) + b"0000"), "dangling-head"),
    _row("head-unborn-climbs", git(packet(b"unborn HEAD symref-target:refs/heads/../../x\n") + b"0000"), "bad-protocol"),
    _row("head-not-sent", git(listed(HEAD)), "refused-by-host"),
    _row("endless", acts.endless(b"HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-result\r\n\r\n",
                                 packet(f"{HEAD} refs/heads/a\n".encode()) * 900), "too-large"),
    _row("binary", git(bytes(range(256)) * 40), "bad-protocol"),
]  # fmt: skip
"""By what stands in the list."""
