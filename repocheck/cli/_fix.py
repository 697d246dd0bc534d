"""``repocheck repo . --fix``: show or write the files that a repository lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from repocheck.cli._terminal import Terminal, write_out
from repocheck.errors import UsageError

if TYPE_CHECKING:
    from repocheck.config import Config
    from repocheck.pipeline import Addition, Target, Wishes


def fix(target: Target, settings: Config, wishes: Wishes, log: Terminal, *, write: bool) -> None:
    """Print the files that could be added as a diff, or write them; no file that is there is touched.

    Raises:
        UsageError: The target is no folder, or a file cannot be written.
    """
    from repocheck.pipeline import additions_to

    found = additions_to(target, settings, wishes)
    for each in found:
        if not each.content:
            log.say(f"{each.path} was not written. {each.missing}")
        elif write and target.path:
            _create(target.path / each.path, each.content)
            log.say(f"Wrote {each.path}")
        else:
            write_out(_diff(each))
    if not found:
        log.say("Nothing to add: LICENSE, requirements and CITATION.cff are there.")
    elif not write and any(each.content for each in found):
        log.say("Nothing was written. Add --write to create these files.")


def _diff(addition: Addition) -> str:
    from repocheck.reporter import visible

    lines = addition.content.splitlines()
    body = "".join(f"+{visible(line)}\n" for line in lines)
    return f"--- /dev/null\n+++ b/{visible(addition.path)}\n@@ -0,0 +1,{len(lines)} @@\n{body}"


def _create(path: Path, content: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(content)
    except OSError as error:
        remedy = "Files that exist are left as they are."
        raise UsageError(f"cannot write {path}: {error.strerror}", remedy) from None
