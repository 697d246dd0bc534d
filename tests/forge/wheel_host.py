"""A file host on loopback that serves wheels by range, or as badly as it is told to."""

from __future__ import annotations

import http.server
import io
import re
import threading
import zipfile
from collections.abc import Mapping

from repocheck.models import Package


def wheel_bytes(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class WheelHost:
    """Serves files by name; `manner` says how: ``ranges``, ``whole``, ``shifted``, ``short``, ``missing``."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        """Content type by path, where there is one."""
        self.manner = "ranges"
        self.asked: list[tuple[str, str]] = []
        """Path and range of each request."""
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def __enter__(self) -> WheelHost:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def put(
        self, name: str, content: bytes, version: str = "1.0", *, built: bool = False, **more: object
    ) -> Package:
        """Serve the file of a package, and return what the index would say of it."""
        file = f"/{name}-{version}{'.tar.gz' if built else '-py3-none-any.whl'}"
        self.files[file] = content
        return Package.model_validate(
            {
                "name": name,
                "version": version,
                "address": self.url + file,
                "size_bytes": len(content),
                "built": built,
            }
            | more
        )

    def _answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        asked = handler.headers.get("Range", "")
        self.asked.append((handler.path, asked))
        content = self.files.get(handler.path)
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", asked)
        if content is None or self.manner == "missing":
            self._send(handler, 404, b"", "")
        elif found is None or self.manner == "whole":
            self._send(handler, 200, content, "")
        else:
            start, end = int(found[1]), int(found[2]) + 1
            shift = 1 if self.manner == "shifted" and start else 0
            body = content[start - shift : end - shift]
            body = body[:-1] if self.manner == "short" else body
            self._send(handler, 206, body, f"bytes {start - shift}-{end - shift - 1}/{len(content)}")

    def _send(self, handler: http.server.BaseHTTPRequestHandler, status: int, body: bytes, part: str) -> None:
        handler.send_response(status)
        if part:
            handler.send_header("Content-Range", part)
        if kind := self.types.get(handler.path):
            handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
