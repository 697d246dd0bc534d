r"""The authors' own commands: ``\newcommand{\repo}{https://…}`` is written out where ``\repo`` stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from repocheck.text.pattern import late_regex

_DEFINITION = late_regex(
    r"\\(?:(?:re)?newcommand|providecommand"
    r"|DeclareRobustCommand)\*?\s*(?:\{\s*\\(?P<name>[A-Za-z]+)\s*\}|\\(?P<bare>[A-Za-z]+))"
    r"\s*(?:\[(?P<n>\d)\]\s*)?(?:\[[^\[\]\n]{0,200}\]\s*)?\{"
    r"|\\[gx]?def\s*\\(?P<def>[A-Za-z]+)\s*(?:(?P<args>#1)\s*)?\{"
)
_ADDRESS = late_regex(r"https?:|\bwww\.|\b(?:github|gitlab|bitbucket|codeberg|zenodo|doi)\.\w+/", re.I)
_BEGUN = late_regex(r"https?://[^\s{}]{1,300}\Z", re.I)
"""Beginning of an address, up to a command within it."""
_PART = late_regex(r"(?:[\w./~-]|\\[_~]){1,100}")
_MAX_BODY = 500
_USE = late_regex(r"\\([A-Za-z]+)(?![A-Za-z])(?:\s?\{\}|(?=\W|\Z))")
_ARGUMENT = late_regex(r"\s*\{([^{}\n]{0,300})\}")


class Macro(NamedTuple):
    """What a command stands for."""

    body: str
    takes: bool
    """Whether it takes an argument."""


def macros_of(pieces: Iterable[tuple[str, int, int]]) -> dict[str, Macro]:
    """Return the commands that parts of texts (each with its span) define, by name."""
    found: dict[str, Macro] = {}
    for text, start, end in pieces:
        for definition in _DEFINITION.finditer(text, start, end):
            body = argument(text, definition.end(), _MAX_BODY)
            name = definition["name"] or definition["bare"] or definition["def"]
            n = int(definition["n"] or 0) + bool(definition["args"])
            if body and n <= 1:
                found[name] = Macro(body, n == 1)
    return found


def address_macros(macros: Mapping[str, Macro]) -> dict[str, Macro]:
    """Return those that hold an address, of their own or by another that does."""
    flat = {name: Macro(write_out(macro.body, macros), macro.takes) for name, macro in macros.items()}
    return {name: macro for name, macro in flat.items() if _ADDRESS.search(macro.body)}


def parts_of_addresses(macros: Mapping[str, Macro]) -> dict[str, Macro]:
    """Return those that stand for a name that may be a part of an address."""
    flat = {name: write_out(macro.body, macros).removesuffix("\\xspace") for name, macro in macros.items()}
    return {name: Macro(body, takes=False) for name, body in flat.items() if _PART.fullmatch(body)}


def write_out(text: str, macros: Mapping[str, Macro], within: Mapping[str, Macro] | None = None) -> str:
    """Return `text` with the commands in it replaced by what they stand for; lines stay what they are.

    Args:
        text: The text.
        macros: Commands that are written out wherever they stand.
        within: Commands that are written out within an address alone.
    """
    if not macros and not within:
        return text
    parts: list[str] = []
    at = 0
    for use in _USE.finditer(text):
        macro = macros.get(use[1])
        if macro is None and within and _BEGUN.search(text, max(0, use.start() - _MAX_BODY), use.start()):
            macro = within.get(use[1])
        if macro is None or use.start() < at or _defines(text, use.start()):
            continue
        given = _ARGUMENT.match(text, use.end(1)) if macro.takes else None
        if macro.takes and not given:
            continue
        body = " ".join(macro.body.split())
        parts += text[at : use.start()], body.replace("#1", given[1]) if given else body
        at = given.end() if given else use.end()
    return "".join([*parts, text[at:]])


def _defines(text: str, at: int) -> bool:
    return re.search(r"(?:command|Command|def)\*?\s*(?:\{\s*)?\Z", text[max(0, at - 30) : at]) is not None


def argument(text: str, start: int, limit: int) -> str:
    """Return what stands in the braces that open before `start`; empty if they do not close in time."""
    depth = 1
    for at in range(start, min(start + limit, len(text))):
        if text[at] in "{}" and text[at - 1] != "\\":
            depth += 1 if text[at] == "{" else -1
            if not depth:
                return text[start:at]
    return ""
