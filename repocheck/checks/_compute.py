"""Decide what each statement declares: collect, classify, combine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from repocheck.checks._memo import per_subject
from repocheck.checks._statements import Statement, statements
from repocheck.checks._subject import Subject
from repocheck.knowledge.compute_tokens import (
    COMMANDS,
    DEMO,
    ELSEWHERE,
    IF_NO_GPU,
    NAMES,
    PROSE,
    TOKENS,
    WITHOUT_GPU,
    Row,
)

TARGETS = ("gpu", "cpu", "tpu", "mps")
"""Targets in the order in which they are joined."""
PROSE_TIER, TOKEN_TIER, COMMAND_TIER = 1, 2, 3
_SIDE_HEADINGS = re.compile(
    r"acknowledg|sponsor|thanks|citation|citing|bibtex|reference|licen[cs]e|related|fund|credit|roadmap|contribut"
    r"|change ?log|to-?do|致谢|引用|协议",
    re.IGNORECASE,
)
"""Sections about other people, or about the future."""

_INSTALLS = re.compile(r"install|docker|conda|index-url|==|\+cu\d", re.IGNORECASE)


class Claim(NamedTuple):
    """That a statement declares a target."""

    target: str
    tier: int
    """1 prose, 2 dependency or container token, 3 command or configuration."""
    statement: Statement


@per_subject
def claims(subject: Subject) -> tuple[Claim, ...]:
    """Return every declaration of a target, in the order of the statements."""
    return tuple(claim for statement in stated(subject) for claim in claims_of(statement))


@per_subject
def stated(subject: Subject) -> tuple[Statement, ...]:
    """Return the statements on hardware outside sections about other people or the future."""
    return tuple(found for found in statements(subject) if not _SIDE_HEADINGS.search(found.heading))


def claims_of(statement: Statement) -> list[Claim]:
    """Return what one statement declares."""
    found: dict[str, int] = {}
    for tier, targets in _readings(statement):
        for target in targets:
            found[target] = min(tier, found.get(target, tier))
    return [Claim(target, tier, statement) for target, tier in found.items()]


def _readings(statement: Statement) -> Iterable[tuple[int, set[str]]]:
    kind, text = statement.kind, statement.text
    if kind == "prose":
        yield PROSE_TIER, _prose(text)
    if kind == "name":
        yield TOKEN_TIER, _fired(NAMES, text.rsplit("/", 1)[-1])
    if kind == "token" or (kind == "command" and _INSTALLS.search(text)):
        yield TOKEN_TIER, _fired(TOKENS, text)
    if kind != "name":
        yield COMMAND_TIER, _fired(COMMANDS, text)


def _prose(sentence: str) -> set[str]:
    """Return what a sentence declares; negation first, because it changes what its words mean."""
    denied = _fired(ELSEWHERE, sentence)
    offered: set[str] = set()
    rest = sentence
    for row in WITHOUT_GPU:
        if _regex(row.pattern).search(rest):
            rest = _regex(row.pattern).sub(" ", rest)
            offered |= set() if _regex(DEMO).search(sentence) else {"cpu"}
    if _regex(IF_NO_GPU).search(sentence):
        offered |= {"gpu", "cpu"}
    return (offered | _fired(PROSE, rest)) - denied


def _fired(rows: tuple[Row, ...], text: str) -> set[str]:
    return {target for targets, regex in _merged(rows) if regex.search(text) for target in targets}


@cache
def _merged(rows: tuple[Row, ...]) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Return one regular expression for all rows that speak of the same targets."""
    patterns: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        patterns.setdefault(row.targets, []).append(f"(?:{row.pattern})")
    return tuple((targets, _regex("|".join(each))) for targets, each in patterns.items())


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
