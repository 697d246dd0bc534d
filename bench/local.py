"""Read repositories of this machine: HEAD, its tree, and the texts that the checks want.

    python bench/local.py ours|pygit2 FOLDER...

Prints the processor time of each repository in milliseconds as JSON, that of child processes included.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from fnmatch import translate
from pathlib import Path

GLOBS = ("README*", "*.md", "*.py", "*.toml", "*.cfg", "*.txt", "*.yml", "*.yaml", "LICENSE*", "*.ipynb")
MAX_BYTES, MAX_FILES = 524_288, 1_000


def ours() -> Callable[[str], int]:
    """Return what reads by the project's own reader, in its child process."""
    from repocheck.config import ProbeConfig  # noqa: PLC0415 - the other interpreter has none of it
    from repocheck.models import RepoRef  # noqa: PLC0415
    from repocheck.probe import probe_local  # noqa: PLC0415

    ref = RepoRef(host="github.com", owner="o", name="n")
    globs = tuple(f"**/{glob}" for glob in GLOBS)
    return lambda path: len(probe_local(Path(path), ref, globs, ProbeConfig()).texts)


def pygit2() -> Callable[[str], int]:
    """Return what reads the same by libgit2, in this process and with no limits of time or memory."""
    import pygit2 as library  # type: ignore[import-not-found]  # noqa: PLC0415

    wanted_name = re.compile("|".join(map(translate, GLOBS)), re.IGNORECASE)

    def files(repo: object, tree: object, prefix: str = "") -> Iterator[tuple[str, object]]:
        for entry in tree:  # type: ignore[attr-defined]
            path = f"{prefix}{entry.name}"
            if entry.type_str == "tree":
                yield from files(repo, entry, f"{path}/")
            elif entry.type_str == "blob":
                yield path, entry

    def read(path: str) -> int:
        repo = library.Repository(path)
        wanted = [
            entry
            for name, entry in files(repo, repo.head.peel().tree)
            if wanted_name.match(name.rpartition("/")[2])
        ]
        return sum(text(entry) is not None for entry in wanted[:MAX_FILES])

    def text(entry: object) -> str | None:
        try:
            return entry.data[:MAX_BYTES].decode("utf-8", "replace")  # type: ignore[attr-defined]
        except (KeyError, library.GitError):  # a partial clone lacks it
            return None

    return read


def main() -> None:
    read = {"ours": ours, "pygit2": pygit2}[sys.argv[1]]()
    read(sys.argv[2])
    spent = []
    for path in sys.argv[2:]:
        before = _processor_s()
        read(path)
        spent.append(round(1_000 * (_processor_s() - before), 3))
    print(json.dumps(spent))


def _processor_s() -> float:
    """Return the processor time of this process and of the children that it has now, as Linux counts it."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    ran = (Path(f"/proc/{child}/schedstat").read_text().split()[0] for child in children)
    return time.process_time() + sum(map(int, ran)) / 1e9


if __name__ == "__main__":
    main()
