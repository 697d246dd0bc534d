"""The command line with which uv is asked, and the files that it reads."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import platformdirs

from repocheck.config import Config

LOCK = "pylock.toml"
"""Name of the lock file that uv writes; see https://packaging.python.org/en/latest/specifications/pylock-toml/."""


def compile_command(
    uv: str,
    folder: Path,
    lines: list[str],
    built: list[str],
    python: str,
    platform: str,
    config: Config,
    dates: Mapping[str, dt.date] = MappingProxyType({}),
) -> list[str]:
    """Write what uv is to read into `folder`, and return how to ask it.

    Args:
        uv: Path of the program.
        folder: Empty folder.
        lines: Requirements.
        built: Packages to leave aside.
        python: Full version of Python.
        platform: Platform, as uv calls it.
        config: Says as of which day, whether the network may be used, and whether anything may be kept.
        dates: Day of the index for single packages, by name, in place of that of `config`.
    """
    (folder / "requirements.in").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "excludes.txt").write_text("\n".join(built) + "\n", encoding="utf-8")
    cache = platformdirs.user_cache_path("repocheck") / "uv" if config.store.path else folder / "cache"
    return [
        *(uv, "pip", "compile", "--no-progress", "--no-config", "--no-sources", "--no-build"),
        *("--no-python-downloads", "--python", sys.executable, "--no-header", "--no-annotate"),
        *("--python-version", python, "--python-platform", platform, "--cache-dir", str(cache)),
        *(("--exclude-newer", config.as_of.isoformat()) if config.as_of else ()),
        *(("--offline",) if config.offline else ()),
        *(each for name, day in dates.items() for each in ("--exclude-newer-package", f"{name}={day}")),
        *("--format", LOCK, "--output-file", LOCK),
        *("--excludes", "excludes.txt", "requirements.in"),
    ]
