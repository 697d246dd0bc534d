"""The children that read repositories of this machine: started once, asked often, ended when they hang."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from repocheck.http import left_s
from repocheck.probe.git.pack import PackObject

_ROOT = Path(__file__).parents[3]
# The faces of the packages above the child would import the network, for which it has no use: they are
# stood in for by empty ones.
_START = """
import sys, types
for name in ("repocheck", "repocheck.probe", "repocheck.probe.git"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [sys.argv[1] + "/" + name.replace(".", "/")]
from repocheck.probe.git.child import main
main()
"""
_MAX_LINE_BYTES = 33_554_432
_MAX_IDLE = 64


class Ended(Exception):
    """The child ended without an answer: it hung until its time was up, or took more than it may."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


class Child:
    """One process that reads; asked by one thread at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-S", "-c", _START, str(_ROOT)]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own file, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd=_ROOT,
        )
        self.late = False
        self.outside = False
        """Whether the repository opened last leads out of its folder, so that something was not read."""

    def open(
        self, path: Path, rev: str | None, *, follow: bool
    ) -> tuple[dict[str, Any], dict[str, PackObject]]:
        """Return what a repository says of itself, and the commit at `rev` with its tags and trees.

        Raises:
            Ended: The child ended.
        """
        self._ask({"path": str(path), "rev": rev, "follow": follow})
        said: dict[str, Any] = json.loads(self._line())
        return said, self._objects()

    def files(self, ids: list[str], file_bytes: int, total_bytes: int) -> dict[str, PackObject]:
        """Return the beginnings of files of the repository opened last, by id.

        Those that cannot be had are of the kind ``missing``, ``large`` or ``damaged``, with the reason.

        Raises:
            Ended: The child ended.
        """
        if not ids:
            return {}
        self._ask({"read": ids, "file_bytes": file_bytes, "total_bytes": total_bytes})
        return self._objects()

    def ancestors(self, id_: str, most: int) -> dict[str, PackObject]:
        """Return a commit and its first parents, by id, `most` at the most.

        Raises:
            Ended: The child ended.
        """
        self._ask({"after": id_, "most": most})
        return self._objects()

    def walk(self, wish: dict[str, Any]) -> bytes:
        """Return what a folder holds, as JSON; see `walk.Wish`.

        Raises:
            Ended: The child ended.
        """
        self._ask({"walk": wish})
        return self._objects()["entries"].content

    def contents(self, paths: list[str], file_bytes: int, total_bytes: int) -> list[bytes | str]:
        """Return the beginnings of files of the folder walked last, or why they cannot be had.

        Raises:
            Ended: The child ended.
        """
        self._ask({"contents": paths, "file_bytes": file_bytes, "total_bytes": total_bytes})
        found = self._objects()
        return [_content(found.get(str(number))) for number in range(len(paths))]

    def end(self, *, late: bool = False) -> None:
        """End the process."""
        self.late = self.late or late
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):  # what was not written yet need not be
                    stream.close()

    def kill(self) -> None:
        """End the process because its time is up; whoever waits for it gets `Ended`."""
        self.late = True
        self._process.kill()

    def _ask(self, question: dict[str, Any]) -> None:
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(question).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise Ended(late=self.late) from None

    def _line(self) -> bytes:
        assert self._process.stdout
        line = self._process.stdout.readline(_MAX_LINE_BYTES)
        if not line.endswith(b"\n"):
            raise Ended(late=self.late)
        return line

    def _objects(self) -> dict[str, PackObject]:
        assert self._process.stdout
        objects: dict[str, PackObject] = {}
        while b" " in (line := self._line().rstrip()):
            id_, kind, size = line.split(b" ")
            content = self._process.stdout.read(int(size))
            if len(content) < int(size):
                raise Ended(late=self.late)
            objects[id_.decode()] = PackObject(kind, content)
        self.outside = line == b"outside"
        return objects


def _content(found: PackObject | None) -> bytes | str:
    if found is None:
        return "left out, the texts of this repository are larger than the limit"
    return found.content if found.kind == b"file" else found.content.decode("utf-8", "replace")


_idle: list[Child] = []
"""Children that wait for the next repository."""


def end_idle() -> None:
    """End all children that wait."""
    while _idle:
        _idle.pop().end()


atexit.register(end_idle)
if hasattr(os, "register_at_fork"):  # a child answers one process only
    os.register_at_fork(after_in_child=_idle.clear)


@contextmanager
def child(deadline_s: float) -> Iterator[Child]:
    """Lend a child for one repository; it is ended after `deadline_s`, or at an outer deadline."""
    try:
        lent = _idle.pop()
    except IndexError:
        lent = Child()
    timer = threading.Timer(min(deadline_s, left_s()), lent.kill)
    timer.daemon = True
    timer.start()
    try:
        yield lent
    except BaseException:
        timer.cancel()
        lent.end()
        raise
    timer.cancel()
    timer.join()
    if lent.late or len(_idle) >= _MAX_IDLE:
        lent.end()
    else:
        _idle.append(lent)
