"""Look the locked versions up among the known vulnerabilities; say so and go on where nobody can be asked.

    python -m bench.advisories [requirements.lock]

Exits with 1 if a locked version has a known vulnerability.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

_TIMEOUT_S = 300
_COMMAND = [
    "tool",
    "run",
    "--from",
    "pip-audit>=2.9",
    "pip-audit",
    "--format",
    "json",
    "--progress-spinner",
    "off",
]
_LOCKED = ["--disable-pip", "--no-deps", "--require-hashes", "--requirement"]


def answer(lock: str) -> str:
    """Return what pip-audit prints; an empty text if it cannot be had or does not come to an end."""
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if not uv:
        return ""
    try:
        done = subprocess.run(
            [uv, *_COMMAND, *_LOCKED, lock], capture_output=True, text=True, check=False, timeout=_TIMEOUT_S
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def vulnerable(printed: str) -> list[str] | None:
    """Return a line for each vulnerability that pip-audit found; None if it could not look."""
    try:
        listed: list[dict[str, Any]] = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    if not listed or all("skip_reason" in each for each in listed):
        return None
    return [
        f"{each['name']} {each['version']}: {found['id']}, "
        f"fixed in {', '.join(found['fix_versions']) or 'none'}"
        for each in listed
        for found in each.get("vulns", ())
    ]


def main(lock: str = "requirements.lock") -> int:
    found = vulnerable(answer(lock))
    if found is None:
        print("::notice title=Advisories::skipped: the database of vulnerabilities could not be reached")
        return 0
    print("\n".join(found) or f"no known vulnerability in {lock}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
