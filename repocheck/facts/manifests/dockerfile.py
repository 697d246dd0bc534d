"""Read from which images a recipe builds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.text.pattern import late_regex

_MAX_CHARS = 65_536
_INSTRUCTION = late_regex(
    r"^[ \t]*(?:ARG[ \t]+(\w{1,80})=[\"']?([^\s\"']{0,200})|FROM:?[ \t]+(?:--\S{1,80}[ \t]+)*(\S{1,300}))",
    re.MULTILINE | re.IGNORECASE,
)
_VARIABLE = late_regex(r"\$\{?(\w{1,80})(?::?-([^}]{0,200}))?\}?")


def parent_images(text: str) -> Iterator[tuple[str, int]]:
    """Yield the images that ``FROM`` names, default arguments filled in, each with its 1-based line.

    Apptainer's definitions write ``From:``.

    Source: https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact
    """
    defaults: dict[str, str] = {}
    for found in _INSTRUCTION.finditer(text[:_MAX_CHARS]):
        name, default, image = found.groups()
        if name:
            defaults[name] = default
        else:
            filled = _VARIABLE.sub(lambda known: defaults.get(known[1], known[2] or ""), image)
            yield filled, text.count("\n", 0, found.start()) + 1
