"""A git host on loopback with real TLS that does, once told, exactly one thing wrong.

Bytes are written by hand, so that it can say what no web server would. What is not made wrong is genuine:
git's own ``upload-pack`` answers for a real repository.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import trustme

from tests.conftest import GIT_ENV, git
from tests.forge.fault import TOKEN, Fault
from tests.forge.git_host import Asked
from tests.forge.github import Api, Repo

RESULT = "application/x-git-upload-pack-result"
SLUG = "owner/name"
_ALLOW = {
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "uploadpack.allowFilter",
    "GIT_CONFIG_VALUE_0": "true",
    "GIT_CONFIG_KEY_1": "safe.directory",
    "GIT_CONFIG_VALUE_1": "*",
}


class Reply(NamedTuple):
    """An answer before it becomes bytes."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def head(self, length: int | None) -> bytes:
        """Return status line and headers; without a length the end of the connection ends the body."""
        lines = [f"HTTP/1.1 {self.status} X", *(f"{name}: {value}" for name, value in self.headers)]
        if length is not None:
            lines.append(f"Content-Length: {length}")
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


class Turn(NamedTuple):
    """One request, the answer it deserves, and where to write another."""

    at: str
    """``refs``, ``trees``, ``blobs`` (the three requests of git's protocol), ``page``, or of the API
    ``graphql``, ``rest`` or ``viewer`` (the proof of the token)."""
    path: str
    body: bytes
    genuine: Reply
    writer: asyncio.StreamWriter
    number: int = 1
    """How many turns of this fault it was, this one included."""

    async def say(self, *parts: bytes) -> None:
        """Write `parts` as they are."""
        for part in parts:
            if self.writer.transport.is_closing():
                raise ConnectionError("nobody listens any more")
            self.writer.write(part)
            await self.writer.drain()
            await asyncio.sleep(0)  # drain alone need not let the loop see that the other side has gone

    async def reply(self, reply: Reply) -> None:
        """Write a well-formed answer."""
        await self.say(reply.head(len(reply.body)), reply.body)

    def reset(self) -> None:
        """Break the connection with RST rather than FIN."""
        self.writer.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        self.writer.transport.abort()


Act = Callable[[Turn], Awaitable[None]]


def repository(path: Path) -> Path:
    """Make a small repository with a folder and a tag."""
    (path / "docs").mkdir(parents=True)
    (path / "README.md").write_text("# Hello\n" * 40)
    (path / "docs" / "more.md").write_text("more\n")
    git("init", "-q", "-b", "main", ".", cwd=path)
    git("add", "-A", cwd=path)
    git("commit", "-qm", "first", cwd=path)
    git("tag", "v1", cwd=path)
    return path


class FaultHost:
    """Serves the repository ``owner/name``; nothing is behind any other name.

    Args:
        repo: The repository.
    """

    def __init__(self, repo: Path) -> None:
        self._repo = repo
        commit = git("rev-parse", "HEAD", cwd=repo).strip()
        names = (SLUG, *(f"owner/other{number}" for number in range(7)))
        self._repos = {name: Repo(name, commit, number) for number, name in enumerate(names, 1)}
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._authority = trustme.CA()
        self._trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._authority.configure_trust(self._trust)
        self.fault: Fault | None = None
        self.served = 0
        """How often the fault was shown."""
        self.ports: dict[str, int] = {}

    def __enter__(self) -> FaultHost:
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def play(self, fault: Fault | None) -> None:
        """From now on, do this wrong; None for nothing."""
        self.fault, self.served = fault, 0

    def address(self, door: str = "tls") -> str:
        """Return the address of the repository behind `door`."""
        return f"https://localhost:{self.ports[door]}/{SLUG}"

    def trust(self) -> ssl.SSLContext:
        """Return a context that trusts this host's authority and nobody else."""
        return self._trust

    def authority(self) -> bytes:
        """Return the certificate that `trust` trusts, as PEM."""
        return self._authority.cert_pem.bytes()

    async def _open(self) -> None:
        long_ago = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
        certificates = {
            "tls": self._authority.issue_cert("localhost"),
            "wrong-name": self._authority.issue_cert("elsewhere.example"),
            "expired": self._authority.issue_cert(
                "localhost", not_before=long_ago, not_after=long_ago + dt.timedelta(days=1)
            ),
            "stranger": trustme.CA().issue_cert("localhost"),
        }
        self._servers = []
        for door, certificate in certificates.items():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            await self._listen(door, self._converse, context)
        for door in ("plain", "closing", "resetting", "silent"):
            await self._listen(door, getattr(self, f"_{door}"), None)
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            self.ports["refused"] = unused.getsockname()[1]

    async def _listen(
        self,
        door: str,
        talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
        context: ssl.SSLContext | None,
    ) -> None:
        async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            self._tasks.add(task)
            gone = (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError, asyncio.CancelledError)
            with contextlib.suppress(*gone):
                await talk(reader, writer)
            self._tasks.discard(task)
            writer.transport.abort()

        server = await asyncio.start_server(guarded, "127.0.0.1", 0, ssl=context)
        self._servers.append(server)
        self.ports[door] = server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for _ in range(3):  # a connection closes one turn of the loop after it was told to
            await asyncio.sleep(0)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            lines = (line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
            fields = {name.lower(): value for name, value in lines}
            body = await reader.readexactly(int(fields.get("content-length", 0)))
            method, path, _ = head.split(" ", 2)
            at = _endpoint(method, path, body)
            turn = Turn(at, path, body, self._genuine(at, Asked(method, path, body, fields)), writer)
            if self.fault is None or at not in self.fault.at.split("+"):
                await turn.reply(turn.genuine)
                continue
            self.served += 1
            assert self.fault.act
            await self.fault.act(turn._replace(number=self.served))

    def _genuine_api(self, asked: Asked) -> Reply:
        gone = {SLUG} if self.fault and not self.fault.there else set()
        repos = {name: repo for name, repo in self._repos.items() if name not in gone}
        planned = Api(repos, TOKEN).answer(asked)
        return Reply(planned.status, bytes(planned.body), planned.headers)

    def _genuine(self, at: str, asked: Asked) -> Reply:
        if asked.path.startswith("/api/"):
            return self._genuine_api(asked)
        there = asked.path.startswith(f"/{SLUG}") and (self.fault is None or self.fault.there)
        if at == "page":
            return Reply(200 if there else 404, b"<html>a page</html>", (("Content-Type", "text/html"),))
        if not there:  # what github.com answers
            return Reply(401, b"", (("WWW-Authenticate", 'Basic realm="GitHub"'),))
        return Reply(200, _upload_pack(self._repo, asked.body), (("Content-Type", RESULT),))

    async def _plain(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.served += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        await writer.drain()

    async def _closing(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.served += 1

    async def _resetting(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.served += 1
        Turn("door", "", b"", Reply(0), writer).reset()

    async def _silent(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.served += 1
        await asyncio.sleep(60)


def _endpoint(method: str, path: str, body: bytes) -> str:
    if path.startswith("/api/"):
        return "rest" if method == "GET" else "viewer" if b"viewer" in body else "graphql"
    if method != "POST":
        return "page"
    if b"command=ls-refs" in body:
        return "refs"
    return "trees" if b"deepen 1" in body else "blobs"


@lru_cache(maxsize=64)
def _upload_pack(repo: Path, body: bytes) -> bytes:
    done = subprocess.run(
        ["git", "upload-pack", "--stateless-rpc", str(repo)],
        input=body,
        env=GIT_ENV | _ALLOW | {"GIT_PROTOCOL": "version=2"},
        capture_output=True,
        check=False,
    )
    return done.stdout
