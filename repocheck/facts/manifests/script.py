"""Read the dependencies that a single program states in its head (PEP 723)."""

from __future__ import annotations

import re

from repocheck.facts.manifests.toml import TomlManifest, load_toml, read_pyproject
from repocheck.text.pattern import late_regex

MARK = "# /// script"
_BLOCK = late_regex(r"^# /// script[ \t]*\n((?:^#(?: .*)?\n){1,500}?)^# ///[ \t]*$", re.MULTILINE)
"""Source: https://packaging.python.org/en/latest/specifications/inline-script-metadata/"""
_MAX_CHARS = 65_536


def read_script(text: str) -> TomlManifest | None:
    """Return what the head of a program asks for; None if it states nothing."""
    block = _BLOCK.search(text[:_MAX_CHARS])
    if block is None:
        return None
    lines = (line.removeprefix("#").removeprefix(" ") for line in block[1].split("\n"))
    stated = "\n" * text.count("\n", 0, block.start(1)) + "\n".join(lines)
    found = read_pyproject({"project": load_toml(stated)}, stated)
    return found if found.declares else None
