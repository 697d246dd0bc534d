"""Git hosts that are hostile, or in deep trouble: one row each, served over plain HTTP on loopback."""

from __future__ import annotations

import gzip
import itertools
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from repocheck.models import State
from tests.forge import GitHost, Planned
from tests.forge.fault_host import RESULT
from tests.forge.git_host import Asked
from tests.forge.packs import OFS_DELTA, banded, delta, entry, fetched, ofs, pack, packet

GIT = (("Content-Type", RESULT),)
HTML = (("Content-Type", "text/html"),)
REFS, TREES, BLOBS = b"command=ls-refs", b"deepen 1", b"no-progress"


class Server(NamedTuple):
    """One way for a host to be hostile."""

    name: str
    prepare: Callable[[GitHost], object]
    says: State
    cause: str = ""
    """Cause of the first problem, alternatives joined by ``|``; empty if there must be none."""


def _at(command: bytes, answer: Planned | Callable[[Asked], Planned]) -> Callable[[GitHost], object]:
    """Give an answer to one of git's three questions, and the genuine one to the others."""

    def act(asked: Asked) -> Planned | None:
        is_blobs = b"command=fetch" in asked.body and TREES not in asked.body
        if command not in asked.body or (command is BLOBS and not is_blobs):
            return None
        return answer(asked) if callable(answer) else answer

    return lambda host: host.plan("", act)


def _always(answer: Planned) -> Callable[[GitHost], object]:
    return lambda host: host.plan("", answer)


def _endless(part: bytes, pause_s: float = 0.0) -> Iterator[bytes]:
    for _ in itertools.count():
        time.sleep(pause_s)
        yield part


def _stream(head: bytes, part: bytes, pause_s: float = 0.0) -> Callable[[Asked], Planned]:
    return lambda _: Planned(200, GIT, itertools.chain([head], _endless(part, pause_s)))


def _hang(_: Asked) -> Planned:
    return Planned(200, GIT, _endless(b"", 0.2))


def _slow_deltas(_: Asked) -> Planned:
    """Give a delta of eight megabytes that copies one byte at a time."""
    first = entry(2, bytes(4_000_000))
    copies = b"\x80\x92\xf4\x01" + b"\x80\x92\xf4\x01" + b"\x90\x01" * 4_000_000
    return Planned(200, GIT, fetched(pack(first, entry(OFS_DELTA, copies, base=ofs(len(first))))))


def _bomb(_: Asked) -> Planned:
    return Planned(200, GIT, fetched(pack(entry(2, bytes(64 << 20), level=9))))


def _gzip_bomb(_: Asked) -> Planned:
    return Planned(200, (*GIT, ("Content-Encoding", "gzip")), gzip.compress(bytes(256 << 20), 1))


def _other_objects(_: Asked) -> Planned:
    return Planned(200, GIT, fetched(pack(entry(3, b"not what was asked for"), entry(1, b"tree 0\n\nm"))))


def _chain(_: Asked) -> Planned:
    parts = [entry(3, b"a" * 9)]
    for _number in range(400):
        parts.append(entry(OFS_DELTA, delta(9, (0, 9)), base=ofs(len(parts[-1]))))
    return Planned(200, GIT, fetched(pack(*parts)))


UNKNOWN = State.UNKNOWN
KINDS = [
    Server("good", lambda host: None, State.AVAILABLE),
    Server("not-found-storm", _always(Planned(404, HTML)), UNKNOWN, "unconfirmed-absence"),
    Server("unauthorised-storm", _always(Planned(401, HTML)), UNKNOWN, "unauthorised|unconfirmed-absence"),
    Server("server-error", _always(Planned(503)), UNKNOWN, "server-error|circuit-open"),
    Server("retry-after-59", _always(Planned(429, (("Retry-After", "59"),))), UNKNOWN, "rate-limited|circuit-open"),
    Server("retry-after-60", _always(Planned(503, (("Retry-After", "60"),))), UNKNOWN, "server-error|circuit-open"),
    Server("retry-after-9", _always(Planned(429, (("Retry-After", "9"),))), UNKNOWN, "rate-limited|deadline|circuit-open"),
    Server("legal-reasons", _always(Planned(451)), State.BLOCKED),
    Server("login-page", _always(Planned(200, HTML, b"<html>Please log in</html>")), UNKNOWN, "not-git"),
    Server("redirect-loop", _always(Planned(302, (("Location", "/x"),))), UNKNOWN, "too-many-redirects"),
    Server("redirect-out", _always(Planned(302, (("Location", "http://192.0.2.1/"),))), UNKNOWN, "forbidden-redirect"),
    Server("garbage", _at(REFS, Planned(200, GIT, b"\xff" * 500)), UNKNOWN, "bad-protocol"),
    Server("refs-drip", _at(REFS, _stream(b"", b"0", 0.3)), UNKNOWN, "timeout|deadline|circuit-open"),
    Server("refs-hang", _at(REFS, _hang), UNKNOWN, "timeout|deadline|circuit-open"),
    Server("refs-endless", _at(REFS, _stream(b"", packet(b"1" * 40 + b" refs/heads/x\n") * 900)), UNKNOWN, "too-large|timeout|deadline"),
    Server("trees-drip", _at(TREES, _stream(packet(b"packfile\n"), b"0", 0.3)), UNKNOWN, "timeout|deadline|circuit-open"),
    Server("trees-hang", _at(TREES, _hang), UNKNOWN, "timeout|deadline|circuit-open"),
    Server("trees-garbage", _at(TREES, Planned(200, GIT, fetched(b"garbage" * 99))), UNKNOWN, "bad-protocol"),
    Server("trees-endless", _at(TREES, _stream(packet(b"packfile\n"), banded(b"x" * 60_000, 2))), UNKNOWN, "too-large|timeout|deadline"),
    Server("trees-2-31", _at(TREES, Planned(200, GIT, fetched(pack(entry(3, b"a"), count=2**31)))), UNKNOWN, "pack-limit"),
    Server("trees-bomb", _at(TREES, _bomb), UNKNOWN, "pack-limit"),
    Server("trees-gzip-bomb", _at(TREES, _gzip_bomb), UNKNOWN, "too-large|truncated|bad-protocol|timeout|deadline"),
    Server("trees-slow-deltas", _at(TREES, _slow_deltas), UNKNOWN, "pack-limit|missing-object|timeout|deadline"),
    Server("trees-of-others", _at(TREES, _other_objects), UNKNOWN, "missing-object"),
    Server("trees-chain", _at(TREES, _chain), UNKNOWN, "pack-limit"),
    Server("files-hang", _at(BLOBS, _hang), State.AVAILABLE, "timeout|deadline|circuit-open"),
    Server("files-drip", _at(BLOBS, _stream(packet(b"packfile\n"), b"0", 0.3)), State.AVAILABLE, "timeout|deadline|circuit-open"),
    Server("files-refused", _at(BLOBS, Planned(200, GIT, packet(b"ERR no\n"))), State.AVAILABLE, "refused-by-host"),
]  # fmt: skip
"""By what the host does."""
