"""Scans modules in a process of its own, under limits of memory and time.

A source comes from a stranger, and parsers of Python can be brought down: by nesting, by size, by a flaw of
their own. Whatever that costs, it costs this process, and no other module than the one that did it.

Protocol: a line of JSON asks, ``{"python", "modules"}``, each module ``{"size", "text", "stub", "own",
"checked"}``, then come their sources; a line of JSON answers for each, its table. All sources are read before
the first answer is written, else both sides might wait for the other to read.
"""

from __future__ import annotations

import gc
import json
import sys
from typing import BinaryIO

from repocheck.child_limits import limit_process
from repocheck.python.scan import scan_module

_MAX_MEMORY_BYTES = 1_073_741_824
"""What scanning may take. Source: the tree of the longest module that is parsed, 4 MB, takes 0.6 GB."""
_NEW_OBJECTS = 50_000
"""Objects after which the collector looks for circles: syntax trees are large, and go without it."""


def main() -> None:
    """Answer questions until there are no more."""
    limit_process(_MAX_MEMORY_BYTES)
    gc.set_threshold(_NEW_OBJECTS)
    given, out = sys.stdin.buffer, sys.stdout.buffer
    while line := given.readline():
        asked = json.loads(line)
        sources = [_read(given, **each) for each in asked["modules"]]
        for source, how in sources:
            table = scan_module(source, tuple(asked["python"]), **how)
            out.write(table.to_json().encode("utf-8", "surrogatepass") + b"\n")
        out.flush()


def _read(given: BinaryIO, size: int, *, text: bool, **how: bool) -> tuple[bytes | str, dict[str, bool]]:
    source = given.read(size)
    return (source.decode("utf-8", "surrogatepass") if text else source), how
