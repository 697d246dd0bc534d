"""Write the dependency tables of Poetry and Pipenv as requirements that every installer understands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ELSEWHERE = frozenset({"git", "path", "url", "file", "source"})
"""Keys of an entry that does not come from the index everybody uses."""
_RELEASE = re.compile(r"([~^]=?|)\s{0,5}(\d{1,6}(?:\.\d{1,6}){0,3})")


def poetry_entries(table: Mapping[str, object]) -> Iterator[str]:
    """Yield an entry per package of a table from name to constraint; optional ones and python left out."""
    for name, asked in table.items():
        if name.lower() == "python" or (isinstance(asked, dict) and asked.get("optional") is True):
            continue
        details = asked if isinstance(asked, dict) else {"version": asked}
        if not _ELSEWHERE.isdisjoint(details):
            yield f"{name} @ elsewhere"
            continue
        extras = details.get("extras")
        listed = ",".join(map(str, extras)) if isinstance(extras, list) else ""
        marker = details.get("markers")
        condition = f"; {marker}" if isinstance(marker, str) else ""
        version = details.get("version", "*")
        yield f"{name}{f'[{listed}]' if listed else ''}{specifier_of(str(version))}{condition}"


def specifier_of(constraint: str) -> str:
    """Return a constraint of Poetry as specifiers of PEP 440: ``^1.2`` is ``>=1.2,<2``.

    Alternatives (``||``) have no such form; they come back as they are, which no installer accepts.
    Source: https://python-poetry.org/docs/dependency-specification/
    """
    parts = [part.strip() for part in constraint.split(",")]
    return ",".join(_specifier(part) for part in parts if part not in {"", "*"})


def _specifier(part: str) -> str:
    found = _RELEASE.fullmatch(part)
    if found is None or found[1] == "~=":
        return part
    operator, version = found.groups()
    if not operator:
        return f"=={version}"
    numbers = [int(number) for number in version.split(".")]
    if operator.startswith("~"):
        place = min(1, len(numbers) - 1)
    else:  # the first number that is not zero, or the last one given
        place = next((i for i, number in enumerate(numbers) if number), len(numbers) - 1)
    above = [*numbers[:place], numbers[place] + 1]
    return f">={version},<{'.'.join(map(str, above))}"
