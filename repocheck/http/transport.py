"""One exchange with httpx: its client, its bytes within limits, its errors by our names."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import sys
import zlib
from collections.abc import AsyncGenerator, Iterator
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.util import find_spec

import certifi
import httpx

from repocheck.http.message import Answer, HttpError
from repocheck.version import VERSION

BLOCK_BYTES = 262_144
"""How much of a body is handed on at a time: small beside everything else, and all of most answers."""
CONNECT_S = 10.0
"""Longest time to connect. Source: Linux asks again after 1, 3 and 7 s; who is there has answered by then."""
_KEPT = 32
"""Connections that nobody uses and that are kept, at most."""
_IDLE_S = 30.0
"""How long a connection that nobody uses is kept: between two questions a resolver or a parser may work.
Source: the hosts of the package index close theirs after a minute or later."""
MAX_HEADER_COUNT = 256
"""More response headers than any real host sends."""

if find_spec("sniffio") is None:
    # httpcore looks for it several times per request; in vain, that took a fifth of the time of one.
    sys.modules["sniffio"] = None  # type: ignore[assignment] # fails at once, as the import system documents


def open_client(
    trust: ssl.SSLContext | None, timeout_s: float, *, trust_env: bool, connections: int
) -> httpx.AsyncClient:
    """Return a client that follows nothing, keeps no cookies and leaves the deadline to its caller.

    Args:
        trust: Trust roots; None for the system's and those of certifi.
        timeout_s: The caller's deadline. Either step of connecting gets half of it, `CONNECT_S` at most:
            httpx closes the socket when its own time is up, but forgets it if cancelled in the midst of TLS.
        trust_env: Whether proxies named by the environment are used.
        connections: Most of them at a time.
    """
    trust = trust or _usual_trust()
    return httpx.AsyncClient(
        headers={"User-Agent": f"repocheck/{VERSION}", "Accept-Encoding": "gzip"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        timeout=httpx.Timeout(None, connect=min(timeout_s / 2, CONNECT_S)),
        limits=httpx.Limits(
            max_connections=connections,
            max_keepalive_connections=min(connections, _KEPT),
            keepalive_expiry=_IDLE_S,
        ),
        trust_env=trust_env,
        follow_redirects=False,
        verify=trust,
    )


@cache
def _usual_trust() -> ssl.SSLContext:
    """Return the trust roots of the system and of certifi: reading them takes longer than most requests."""
    trust = ssl.create_default_context()
    trust.load_verify_locations(certifi.where())
    return trust


def onward(url: httpx.URL, target: str) -> httpx.URL:
    """Return where a redirect leads, if that is the same place.

    Raises:
        HttpError: It leads to another scheme, host or port, or is no address.
    """
    try:
        there = url.join(target)
    except httpx.InvalidURL:
        raise HttpError("forbidden-redirect", f"{url.host} sends us on to no valid address.") from None
    if (there.scheme, there.host, there.port) != (url.scheme, url.host, url.port) or there.userinfo:
        raise HttpError("forbidden-redirect", f"{url.host} sends us on to another host.")
    return there


class Opened:
    """An answer whose body is still on its way; as `open_answer` makes it.

    Args:
        response: What httpx has of it.
        max_bytes: Largest body, on the wire and inflated, in bytes.
    """

    def __init__(self, response: httpx.Response, max_bytes: int) -> None:
        headers = {name.lower(): value for name, value in response.headers.items()}
        self.head = Answer(response.status_code, headers, b"", str(response.url))
        self.first = b""
        """Its first block; most answers have no other."""
        self._response = response
        self._blocks = _blocks(response, max_bytes)

    @property
    def ended(self) -> bool:
        """Return whether the whole body was read, or the connection given up."""
        return self._response.is_closed

    async def block(self) -> bytes:
        """Return the next `BLOCK_BYTES` of the body, or a little more; nothing at its end.

        Raises:
            HttpError: It is too large, or not encoded as it says.
        """
        return await anext(self._blocks, b"")

    async def close(self) -> None:
        """Let go of the connection; it can be used again only if the body was read to its end."""
        await self._blocks.aclose()
        await self._response.aclose()


async def open_answer(client: httpx.AsyncClient, request: httpx.Request, max_bytes: int) -> Opened:
    """Send `request` once and wait for the head and the first block of its answer."""
    response = await client.send(request, stream=True)
    opened = Opened(response, max_bytes)
    try:
        if len(response.headers) > MAX_HEADER_COUNT:
            raise HttpError("protocol", f"{request.url.host} sent more than {MAX_HEADER_COUNT} headers.")
        opened.first = await opened.block()
    except BaseException:
        await opened.close()
        raise
    return opened


async def _blocks(response: httpx.Response, max_bytes: int) -> AsyncGenerator[bytes, None]:
    """Yield a body, inflated, in blocks; never hold more of it than one block and what one read brings."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"gzip", "identity", ""}:
        raise HttpError("bad-encoding", f"The answer is encoded as {coding[:40]!r}, which was not asked for.")
    inflater = zlib.decompressobj(wbits=31) if coding == "gzip" else None
    block = bytearray()
    wire = size = 0
    async for chunk in response.aiter_raw():
        wire += len(chunk)
        for part in _inflated(inflater, chunk):
            size += len(part)
            block += part
            if max(size, wire) > max_bytes:
                raise HttpError("too-large", f"The answer is larger than {max_bytes} bytes.")
            if len(block) >= BLOCK_BYTES:
                yield bytes(block)
                block.clear()
    if inflater and wire and (not inflater.eof or inflater.unused_data):
        raise HttpError("bad-encoding", "The compressed answer does not end where it should.")
    if block:
        yield bytes(block)


def _inflated(inflater: zlib._Decompress | None, chunk: bytes) -> Iterator[bytes]:
    """Yield what is in `chunk`, at most `BLOCK_BYTES` at a time."""
    while inflater and chunk:
        try:
            yield inflater.decompress(chunk, BLOCK_BYTES)
        except zlib.error:
            raise HttpError("bad-encoding", "The answer says gzip but is not.") from None
        chunk = inflater.unconsumed_tail
    if not inflater:
        yield chunk


def named(error: Exception, host: str) -> HttpError:
    """Return our name for a transport error; the text of the original may hold addresses and is dropped."""
    causes: set[type] = set()
    inner: BaseException | None = error
    while inner is not None:
        if not isinstance(inner, ssl.SSLWantReadError):  # how TLS waits, not what went wrong
            causes |= set(type(inner).__mro__)
        inner = inner.__cause__ or inner.__context__
    for kind, cause, words in _NAMES:
        if kind in causes:
            return HttpError(cause, f"{host}: {words}.")
    return HttpError("reset", f"{host}: the connection broke.")


_NAMES: tuple[tuple[type[BaseException], str, str], ...] = (
    (TimeoutError, "timeout", "no whole answer in time"),
    (socket.gaierror, "dns", "the name could not be looked up"),
    (ssl.SSLError, "tls", "no trusted connection could be made"),
    (ConnectionRefusedError, "refused", "the connection was refused"),
    (httpx.TimeoutException, "timeout", "no whole answer in time"),
    (httpx.InvalidURL, "protocol", "it names an address that is none"),
    (httpx.UnsupportedProtocol, "protocol", "it names an address that is none"),
    (httpx.RemoteProtocolError, "protocol", "the answer is not valid HTTP, or was cut off"),
    (httpx.LocalProtocolError, "protocol", "the request could not be written as HTTP"),
)


def is_loopback(host: str) -> bool:
    """Return whether `host` is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
