"""The children that scan modules: started once, asked often, ended when they hang."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from repocheck.http import left_s
from repocheck.python import ModuleTable, Version

MAX_SCAN_S = 20.0
"""Time for one module. Source: the slowest of 30,000, a table of 2 MB, took 1.1 s on a busy machine."""
_ROOT = Path(__file__).parents[3]
# The faces of the packages above the child would import what it has no use for: empty ones stand in for them.
_START = """
import sys, types
for name in ("repocheck", "repocheck.text"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [sys.argv[1] + "/" + name.replace(".", "/")]
from repocheck.python.child import main
main()
"""
_AT_ONCE = max(1, min(4, os.cpu_count() or 1))
_places = threading.BoundedSemaphore(_AT_ONCE)
_BROKEN = ModuleTable(fault="not parsed within the limits", own_limits=True)


class _Child:
    """One process that scans; asked by one thread at a time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own file, no shell
            [sys.executable, "-I", "-S", "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd=_ROOT,
        )

    def answer(self, question: bytes) -> bytes:
        """Return the answer to a question; what has no line's end is none."""
        assert self.process.stdin
        assert self.process.stdout
        timer = threading.Timer(min(MAX_SCAN_S, left_s()), self.process.kill)
        timer.start()
        try:
            self.process.stdin.write(question)
            self.process.stdin.flush()
            return self.process.stdout.readline()
        except OSError:
            return b""
        finally:
            timer.cancel()

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                with suppress(OSError):  # what was not written yet need not be
                    stream.close()


_idle: list[_Child] = []
"""Children that wait for the next module."""


def end_idle() -> None:
    """End all children that wait."""
    while _idle:
        _idle.pop().end()


atexit.register(end_idle)
if hasattr(os, "register_at_fork"):  # a child answers one process only
    os.register_at_fork(after_in_child=_idle.clear)


def scan_apart(
    source: bytes | str, python: Version, *, stub: bool = False, own: bool = False, checked: bool = False
) -> ModuleTable:
    """Return what `scan_module` does, from a process of its own; one that breaks it is beyond the limits."""
    if not left_s():
        return _BROKEN
    text = isinstance(source, str)
    content = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    asked = {
        "size": len(content),
        "text": text,
        "python": python,
        "stub": stub,
        "own": own,
        "checked": checked,
    }
    with _places:
        child = _idle.pop() if _idle else _Child()
        line = child.answer(json.dumps(asked).encode() + b"\n" + content)
        if not line.endswith(b"\n"):
            child.end()
            return _BROKEN
        _idle.append(child)
    return ModuleTable.from_json(line.decode("utf-8", "surrogatepass"))
