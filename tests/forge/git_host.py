"""A git host on loopback: git's own ``http-backend`` behind a small server, with planned answers in between.

A planned answer replaces the real one for paths that contain a given text; what was asked is recorded.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

GIT_CONFIG = {
    "uploadpack.allowFilter": "true",
    "uploadpack.allowAnySHA1InWant": "true",
    "safe.directory": "*",
}
_SERVICES = ("/git-upload-pack", "/info/refs")


class Planned(NamedTuple):
    """An answer that is given instead of the real one."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | Iterable[bytes] = b""
    pause_s: float = 0.0
    """Pause before each part of the body."""


class Asked(NamedTuple):
    """One request as it came in."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]


class GitHost:
    """Serves the repositories below a folder as ``http://127.0.0.1:PORT/owner/name``.

    Args:
        root: Folder with ``owner/name`` or ``owner/name.git`` repositories.
        config: Git settings of the server, beside those that GitHub has.
        delay_s: Added to every answer, standing in for a round trip, and twice to every connection, for the
            handshakes of TCP and TLS.
    """

    def __init__(self, root: Path, config: dict[str, str] | None = None, delay_s: float = 0.0) -> None:
        self.root = root
        self.config = GIT_CONFIG | (config or {})
        self.delay_s = delay_s
        self.asked: list[Asked] = []
        self.sent_bytes = 0
        self.connections = 0
        self.plans: list[tuple[str, Callable[[Asked], Planned | None]]] = []
        self.serves_pages = True

    def __enter__(self) -> GitHost:
        host = self

        class Handler(_Handler):
            forge = host

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Return the address of the host."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def plan(self, part: str, answer: Planned | Callable[[Asked], Planned | None]) -> None:
        """Give `answer` when path or body holds `part`; a function may return None to pass on."""
        self.plans.append((part, answer if callable(answer) else lambda _: answer))

    def planned(self, asked: Asked) -> Planned | None:
        """Return the planned answer to a request, if there is one."""
        for part, answer in self.plans:
            here = part in asked.path or part.encode() in asked.body
            if here and (found := answer(asked)) is not None:
                return found
        return None

    def repository(self, path: str) -> Path | None:
        """Return the directory of the repository that the address path names."""
        slug = (
            path.strip("/").removesuffix("/git-upload-pack").removesuffix("/info/refs").removesuffix(".git")
        )
        for candidate in (self.root / slug, self.root / f"{slug}.git"):
            if (slug and (candidate / "HEAD").exists()) or (candidate / ".git").is_dir():
                return candidate
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body waits 40 ms for the other side to confirm the headers
    forge: GitHost

    def setup(self) -> None:
        self.forge.connections += 1
        time.sleep(2 * self.forge.delay_s)
        super().setup()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(self.command, self.path, body, dict(self.headers))
        self.forge.asked.append(asked)
        time.sleep(self.forge.delay_s)
        try:
            self._answer(self.forge.planned(asked) or self._real(asked))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _answer(self, answer: Planned) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if isinstance(answer.body, bytes):
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self._write(answer.body, answer.pause_s)
            return
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for part in answer.body:
            self._write(part, answer.pause_s)

    def _write(self, part: bytes, pause_s: float) -> None:
        time.sleep(pause_s)
        self.wfile.write(part)
        self.wfile.flush()
        self.forge.sent_bytes += len(part)

    def _real(self, asked: Asked) -> Planned:
        repository = self.forge.repository(asked.path.partition("?")[0])
        if repository is None:
            return Planned(404, (("Content-Type", "text/plain"),), b"not found")
        if not asked.path.partition("?")[0].endswith(_SERVICES):
            page = Planned(200, (("Content-Type", "text/html"),), b"<html>a page</html>")
            return page if self.forge.serves_pages else Planned(404)
        return self._backend(repository, asked)

    def _backend(self, repository: Path, asked: Asked) -> Planned:
        git_dir = repository / ".git" if (repository / ".git").is_dir() else repository
        env = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(git_dir),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": "/info/refs" if asked.method == "GET" else "/git-upload-pack",
            "REQUEST_METHOD": asked.method,
            "QUERY_STRING": asked.path.partition("?")[2],
            "HTTP_CONTENT_ENCODING": asked.headers.get("Content-Encoding", ""),
            "CONTENT_TYPE": asked.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(asked.body)),
            "GIT_PROTOCOL": asked.headers.get("Git-Protocol", ""),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_CONFIG_COUNT": str(len(self.forge.config)),
        }
        for number, (key, value) in enumerate(self.forge.config.items()):
            env |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
        done = subprocess.run(
            ["git", "http-backend"], input=asked.body, env=env, capture_output=True, check=False
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = [tuple(line.split(": ", 1)) for line in head.decode().split("\r\n") if ": " in line]
        status = next((int(value.split()[0]) for name, value in headers if name == "Status"), 200)
        return Planned(status, tuple((n, v) for n, v in headers if n != "Status"), content)
