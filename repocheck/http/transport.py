"""One exchange with httpx: its client, its bytes within limits, its errors by our names."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import zlib
from http.cookiejar import CookieJar, DefaultCookiePolicy

import certifi
import httpx

from repocheck.http.message import HttpError
from repocheck.version import VERSION


def open_client(trust: ssl.SSLContext | None, timeout_s: float, *, trust_env: bool) -> httpx.AsyncClient:
    """Return a client that follows nothing, keeps no cookies and leaves the deadline to its caller.

    Args:
        trust: Trust roots; None for the system's and those of certifi.
        timeout_s: The caller's deadline. Either step of connecting gets half of it: httpx closes the
            socket when its own time is up, but forgets it when it is cancelled in the middle of TLS.
        trust_env: Whether proxies named by the environment are used.
    """
    if trust is None:
        trust = ssl.create_default_context()
        trust.load_verify_locations(certifi.where())
    return httpx.AsyncClient(
        headers={"User-Agent": f"repocheck/{VERSION}", "Accept-Encoding": "gzip"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        timeout=httpx.Timeout(None, connect=timeout_s / 2),
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=32),
        trust_env=trust_env,
        follow_redirects=False,
        verify=trust,
    )


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


async def read(response: httpx.Response, max_bytes: int) -> bytes:
    """Read and inflate a body of at most `max_bytes` bytes, wire and content alike."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"gzip", "identity", ""}:
        raise HttpError("bad-encoding", f"The answer is encoded as {coding[:40]!r}, which was not asked for.")
    inflater = zlib.decompressobj(wbits=31) if coding == "gzip" else None
    parts: list[bytes] = []
    wire = size = 0
    async for chunk in response.aiter_raw():
        wire += len(chunk)
        try:
            part = inflater.decompress(chunk, max_bytes - size + 1) if inflater else chunk
        except zlib.error:
            raise HttpError("bad-encoding", "The answer says gzip but is not.") from None
        size += len(part)
        parts.append(part)
        if max(size, wire) > max_bytes:
            raise HttpError("too-large", f"The answer is larger than {max_bytes} bytes.")
    if inflater and parts and (not inflater.eof or inflater.unused_data):
        raise HttpError("bad-encoding", "The compressed answer does not end where it should.")
    return b"".join(parts)


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
