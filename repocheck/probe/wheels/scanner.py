"""The children that scan modules: started once, asked often, ended when they hang."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from repocheck.http import left_s
from repocheck.probe.wheels.wheel import Mapped
from repocheck.python import ModuleTable, Version

MAX_SCAN_S = 20.0
"""Time for one question.
Source: the slowest module of 30,000, a table of 2 MB, took 1.1 s on a busy machine."""
_TOGETHER_BYTES = 65_536
"""Length of modules that are asked about together: some 20 ms of scanning, in which the parent can sleep."""
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

    def answers(self, question: bytes, count: int) -> list[bytes]:
        """Return the answers to a question about `count` modules; fewer if they do not come in time."""
        assert self.process.stdin
        assert self.process.stdout
        timer = threading.Timer(min(MAX_SCAN_S, left_s()), self.process.kill)
        timer.start()
        try:
            self.process.stdin.write(question)
            self.process.stdin.flush()
            lines = [self.process.stdout.readline() for _ in range(count)]
            return [line for line in lines if line.endswith(b"\n")]
        except OSError:
            return []
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


class Source(NamedTuple):
    """A module to be scanned; see `scan_module`."""

    content: bytes | str
    stub: bool = False
    own: bool = False
    checked: bool = False


def scan_apart(
    content: bytes | str, python: Version, *, stub: bool = False, own: bool = False, checked: bool = False
) -> ModuleTable:
    """Return what `scan_module` does, from a process of its own; one that breaks it is beyond the limits."""
    return _asked([Source(content, stub, own, checked)], python)[0]


def scan_many(sources: Sequence[Source], python: Version, mapped: Mapped = map) -> Iterator[ModuleTable]:
    """Yield what `scan_apart` returns for each, several asked for at a time: each question is waited for.

    Args:
        sources: The modules.
        python: Version that is to import them.
        mapped: `map`, or the same in several threads.
    """
    for tables in mapped(lambda some: _asked(some, python), _together(sources)):
        yield from tables


def _together(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Yield the modules in order, as many at a time as are asked about in one question."""
    some, size = list[Source](), 0
    for source in sources:
        if some and size + len(source.content) > _TOGETHER_BYTES:
            yield some
            some, size = [], 0
        some.append(source)
        size += len(source.content)
    if some:
        yield some


def _asked(sources: list[Source], python: Version) -> list[ModuleTable]:
    """Ask a child; where it does not answer for all, ask for each alone, to know which one is broken."""
    if not left_s():
        return [_BROKEN] * len(sources)
    with _places:
        child = _idle.pop() if _idle else _Child()
        lines = child.answers(_question(sources, python), len(sources))
        if len(lines) == len(sources):
            _idle.append(child)
        else:
            child.end()
    if len(lines) == len(sources):
        return [ModuleTable.from_json(line.decode("utf-8", "surrogatepass")) for line in lines]
    return [_asked([each], python)[0] for each in sources] if len(sources) > 1 else [_BROKEN]


def _question(sources: list[Source], python: Version) -> bytes:
    asked, contents = [], []
    for content, stub, own, checked in sources:
        text = isinstance(content, str)
        raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        asked.append({"size": len(raw), "text": text, "stub": stub, "own": own, "checked": checked})
        contents.append(raw)
    return b"".join((json.dumps({"python": python, "modules": asked}).encode(), b"\n", *contents))
