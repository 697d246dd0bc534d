"""Faults below HTTP, and HTTP that is none."""

import gzip
import zlib

from repocheck.models import Availability
from tests.faults import acts
from tests.forge.fault import Fault

UNKNOWN = Availability.UNKNOWN
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-result\r\n"


def _row(name, act, cause, says=UNKNOWN):
    return Fault(name, "refs", act, says, cause)


def _door(name, cause):
    return Fault(f"door-{name}", "door", acts.nothing, UNKNOWN, cause, door=name)


def _bomb(_: bytes) -> bytes:
    deflater = zlib.compressobj(9, wbits=31)
    return b"".join([*(deflater.compress(bytes(1 << 20)) for _ in range(32)), deflater.flush()])


KINDS = [
    _door("refused", "refused"),
    _door("closing", "tls|reset"),
    _door("resetting", "reset|tls"),
    _door("silent", "timeout"),
    _door("plain", "tls"),
    _door("wrong-name", "tls"),
    _door("expired", "tls"),
    _door("stranger", "tls"),
    _row("no-answer-fin", acts.raw(), "protocol"),
    _row("no-answer-rst", acts.raw(ending="rst"), "reset|protocol"),
    _row("no-answer-hang", acts.raw(ending="hang"), "timeout"),
    _row("status-line-cut", acts.raw(b"HTTP/1.1 20"), "protocol"),
    _row("status-line-garbage", acts.raw(b"\x00\xff\x13 hello\r\n\r\n"), "protocol"),
    _row("status-line-words", acts.raw(b"HTTP/1.1 fine OK\r\n\r\n"), "protocol"),
    _row("status-line-ssh", acts.raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "protocol"),
    _row("status-http-9", acts.raw(b"HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n"), "not-git"),
    _row("headers-cut-fin", acts.raw(OK + b"Content-Le"), "protocol"),
    _row("headers-cut-rst", acts.raw(OK + b"Content-Le", ending="rst"), "reset|protocol"),
    _row("headers-hang", acts.raw(OK, ending="hang"), "timeout"),
    _row("headers-drip", acts.drip(head=True), "timeout"),
    _row("headers-huge", acts.raw(OK + b"X-A: " + b"a" * 2_000_000 + b"\r\n\r\n"), "protocol"),
    _row("headers-many", acts.raw(OK + b"X-A: a\r\n" * 400 + b"Content-Length: 0\r\n\r\n"), "protocol"),
    _row("headers-endless", acts.endless(OK, b"X-A: a\r\n" * 1_000), "protocol"),
    _row("headers-nul", acts.raw(OK + b"X-A: a\0b\r\nContent-Length: 0\r\n\r\n"), "protocol"),
    _row("headers-no-colon", acts.raw(OK + b"Nonsense\r\n\r\n"), "protocol"),
    _row(
        "hints-endless", acts.endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100), "timeout"
    ),
    _row("length-negative", acts.raw(OK + b"Content-Length: -1\r\n\r\n0000"), "protocol"),
    _row("length-words", acts.raw(OK + b"Content-Length: four\r\n\r\n0000"), "protocol"),
    _row("length-twice", acts.raw(OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\n0000"), "protocol"),
    _row("length-huge", acts.raw(OK + b"Content-Length: 99999999999\r\n\r\n0000"), "protocol"),
    _row("body-cut-fin", acts.cut(0.5), "protocol"),
    _row("body-cut-rst", acts.cut(0.5, "rst"), "reset|protocol"),
    _row("body-hang", acts.cut(0.5, "hang"), "timeout"),
    _row("body-drip", acts.drip(head=False), "timeout"),
    _row("body-endless", acts.endless(OK + b"\r\n", b"0" * 65_536), "too-large"),
    _row("chunk-cut-fin", acts.cut(0.5, chunked=True), "protocol"),
    _row("chunk-cut-rst", acts.cut(0.5, "rst", chunked=True), "reset|protocol"),
    _row("chunk-size-words", acts.raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n0000\r\n"), "protocol"),
    _row(
        "chunk-size-endless",
        acts.endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 1_000),
        "protocol",
    ),
    _row("coding-br", acts.encoded("br", lambda body: body), "bad-encoding"),
    _row("coding-deflate", acts.encoded("deflate", zlib.compress), "bad-encoding"),
    _row(
        "coding-twice", acts.encoded("gzip, gzip", lambda b: gzip.compress(gzip.compress(b))), "bad-encoding"
    ),
    _row("gzip-is-none", acts.encoded("gzip", lambda body: body), "bad-encoding"),
    _row("gzip-cut", acts.encoded("gzip", lambda b: gzip.compress(b)[:-12]), "bad-encoding"),
    _row("gzip-bad-check", acts.encoded("gzip", lambda b: gzip.compress(b)[:-8] + bytes(8)), "bad-encoding"),
    _row("gzip-with-more-behind", acts.encoded("gzip", lambda b: gzip.compress(b) + b"more"), "bad-encoding"),
    _row("gzip-bomb", acts.encoded("gzip", _bomb), "too-large"),
]
"""Below and around HTTP."""
