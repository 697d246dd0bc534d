"""Answers to the request for files: the repository is there, its tree is known, its texts are not."""

from repocheck.models import Availability
from tests.faults import acts
from tests.faults.acts import git
from tests.forge.fault import Fault
from tests.forge.packs import banded, entry, fetched, pack, pack_of, packet


def _row(name, act, cause):
    return Fault(f"blobs-{name}", "blobs", act, Availability.EXISTS, cause)


KINDS = [
    _row("status-401", acts.answer(401), "unauthorised"),
    _row("status-403", acts.answer(403), "forbidden"),
    _row("status-404", acts.answer(404), "unexpected-status"),
    _row("status-429", acts.answer(429), "rate-limited"),
    _row("status-500", acts.answer(500), "server-error"),
    _row("html", acts.answer(200, *acts.HTML, body=b"<html>"), "not-git"),
    _row("redirect", acts.onward("https://evil.example/"), "forbidden-redirect"),
    _row("none", git(fetched(pack())), ""),
    _row("another", git(fetched(pack_of(("blob", b"not what was asked for")))), ""),
    _row("tree-for-blob", git(fetched(pack_of(("tree", b"")))), ""),
    _row("error", git(packet(b"ERR upload-pack: not our ref\n")), "refused-by-host"),
    _row("band-error", git(packet(b"packfile\n") + banded(b"killed", 3) + b"0000"), "refused-by-host"),
    _row("cut", acts.cut(0.7), "protocol"),
    _row("rst", acts.cut(0.7, "rst"), "reset|protocol"),
    _row("hang", acts.cut(0.7, "hang"), "timeout"),
    _row("drip", acts.drip(head=False), "timeout"),
    _row("truncated", acts.changed(lambda body: body[: len(body) // 2]), "truncated"),
    _row("bit-flipped", acts.changed(lambda b: b[:-30] + bytes([b[-30] ^ 1]) + b[-29:]), "bad-protocol"),
    _row(
        "bomb", acts.made(lambda: git(fetched(pack(*[entry(3, bytes(64 << 20), level=9)] * 5)))), "pack-limit"
    ),
]
"""By what comes in place of the files."""
