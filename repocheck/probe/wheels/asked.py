"""What a source archive asks for in turn, by what stands at its top, where no ``egg-info`` was read."""

from __future__ import annotations

import ast
import re
from email.parser import HeaderParser

from packaging.requirements import InvalidRequirement, Requirement

from repocheck.python import SourceRefused, parse_source
from repocheck.text.pattern import late_regex

_EXTRA = late_regex(r"""\bextra\s*==\s*["']([\w.-]+)["']""")
_FINAL = (2, 2)
"""Version of metadata since which an archive names what only its build tells, so that the rest is certain.
Source: https://packaging.python.org/en/latest/specifications/core-metadata/#dynamic"""


def asked_by_metadata(text: str, extras: frozenset[str]) -> list[str] | None:
    """Return what a ``PKG-INFO`` asks for with these extras; None if it does not say."""
    headers = HeaderParser().parsestr(text)
    listed = headers.get_all("Requires-Dist") or []
    version = tuple(int(each) for each in re.findall(r"\d+", headers.get("Metadata-Version") or "0"))
    open_fields = {each.strip().lower() for each in headers.get_all("Dynamic") or []}
    if not listed and (version < _FINAL or "requires-dist" in open_fields):
        return None
    return [line for each in listed if (line := _wanted(each, extras))]


def asked_by_setup(setup: str, config: str, project: str) -> list[str] | None:
    """Return what a ``setup.py`` asks for where that is a plain list or nothing; None if it is unsure."""
    if "install_requires" in config or "dependencies" in project:
        return None
    try:
        tree = parse_source(setup)
    except SourceRefused:
        return None
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) == "setup"]
    if len(calls) != 1 or any(each.arg is None for each in calls[0].keywords):
        return None
    values = [each.value for each in calls[0].keywords if each.arg == "install_requires"]
    try:
        found = ast.literal_eval(values[0]) if values else []
    except ValueError:
        return None
    plain = isinstance(found, (list, tuple)) and all(isinstance(each, str) for each in found)
    return list(found) if plain else None


def _wanted(line: str, extras: frozenset[str]) -> str:
    """Return a requirement without the test of an extra; empty if its extra is not asked for."""
    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return ""
    named = set(_EXTRA.findall(str(requirement.marker or "")))
    if not named:
        return line
    requirement.marker = None
    return "" if named.isdisjoint(extras) else str(requirement)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
