"""Scans modules in a process of its own, under limits of memory and time.

A source comes from a stranger, and parsers of Python can be brought down: by nesting, by size, by a flaw of
their own. Whatever that costs, it costs this process, and no other module than the one that did it.

Protocol: a line of JSON asks, ``{"size", "text", "python", "stub", "own", "checked"}``, then comes the
source; a line of JSON answers, the table of the module.
"""

from __future__ import annotations

import json
import sys

from repocheck.child_limits import limit_process
from repocheck.python.scan import scan_module

_MAX_MEMORY_BYTES = 1_073_741_824
"""What scanning may take. Source: the tree of the longest module that is parsed, 4 MB, takes 0.6 GB."""


def main() -> None:
    """Answer questions until there are no more."""
    limit_process(_MAX_MEMORY_BYTES)
    given, out = sys.stdin.buffer, sys.stdout.buffer
    while line := given.readline():
        asked = json.loads(line)
        source: bytes | str = given.read(asked["size"])
        if asked["text"] and isinstance(source, bytes):
            source = source.decode("utf-8", "surrogatepass")
        table = scan_module(
            source,
            tuple(asked["python"]),
            stub=asked["stub"],
            own=asked["own"],
            checked=asked["checked"],
        )
        out.write(table.to_json().encode("utf-8", "surrogatepass") + b"\n")
        out.flush()
