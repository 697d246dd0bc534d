"""Read tables from name to constraint, as Poetry, Pipenv and pixi write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from repocheck.facts.manifests.requirement import Requirement, loose_requirement, normalised_name, standard_of
from repocheck.text.pattern import late_regex

_ELSEWHERE = frozenset({"git", "path", "url", "file", "source"})
"""Keys of an entry that does not come from the index everybody uses."""
_RELEASE = late_regex(r"([~^]=?|)\s{0,5}(\d{1,6}(?:\.\d{1,6}){0,3})")


def table_requirements(table: Mapping[str, object], text: str, *, of_index: bool) -> list[Requirement]:
    """Return the requirements of a table from name to version, or to a table that holds the version.

    Args:
        table: The parsed table.
        text: The document it stands in, to find lines.
        of_index: Whether its packages come from the Python package index.
    """
    found = []
    for name, asked in table.items():
        details = asked if isinstance(asked, dict) else {"version": asked}
        version = details.get("version")
        version = version if isinstance(version, str) else ""
        written = loose_requirement(f"{name} {_operator(version)}", line_of(text, name) or 1)
        if name.lower() == "python" or written is None:
            continue
        fixed = bool(details.keys() & {"rev", "tag"})
        standard = standard_of(_standard(name, details, version)) if of_index else None
        requirement = Requirement(
            name=normalised_name(written.name),
            text=f"{name} {version}".strip(),
            line=written.line,
            pinned=fixed or written.pinned,
            bounded=fixed or written.bounded,
            optional=details.get("optional") is True,
        )
        found.append(requirement._replace(standard=standard))
    return found


def line_of(text: str, key: str) -> int | None:
    """Return the 1-based line on which `key` is set; None if none begins with it."""
    return _lines_of_keys(text).get(key)


@lru_cache(maxsize=4)
def _lines_of_keys(text: str) -> dict[str, int]:
    """Return the line on which each key is set first; a list may have thousands, and each is asked for."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        key, equals, _ = line.partition("=")
        if equals:
            lines.setdefault(key.strip(" \t\"'\r"), number)
    return lines


def specifier_of(constraint: str) -> str:
    """Return a constraint of Poetry as specifiers of PEP 440: ``^1.2`` is ``>=1.2,<2``.

    Alternatives (``||``) have no such form; they come back as they are, which no installer accepts.
    Source: https://python-poetry.org/docs/dependency-specification/
    """
    parts = [part.strip() for part in constraint.split(",")]
    return ",".join(_specifier(part) for part in parts if part not in {"", "*"})


def _standard(name: str, details: Mapping[str, object], version: str) -> str:
    """Return an entry in the standard's grammar; one that comes from elsewhere has no form that parses."""
    if not _ELSEWHERE.isdisjoint(details):
        return ""
    extras = details.get("extras")
    listed = f"[{','.join(map(str, extras))}]" if isinstance(extras, list) and extras else ""
    marker = details.get("markers")
    condition = f"; {marker}" if isinstance(marker, str) else ""
    return f"{name}{listed}{specifier_of(version)}{condition}"


def _operator(version: str) -> str:
    """Return `version` with the operator that a bare number stands for: pinned."""
    return f"=={version}" if version[:1].isdigit() else version


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
