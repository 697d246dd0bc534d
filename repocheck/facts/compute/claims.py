"""Decide what each statement declares: collect, classify, combine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from repocheck.facts.compute.statements import Statement
from repocheck.facts.computed import fact
from repocheck.knowledge.compute_elsewhere import BESIDE_A_CARD, ELSEWHERE, OTHERS
from repocheck.knowledge.compute_machines import (
    AT_WORK,
    BY_MAKE,
    CORES,
    HEADS_MACHINES,
    JOB_CORES,
    MACHINE,
    MACHINE_WORDS,
    NOT_AT_WORK,
    SUPPOSED,
    UNFIT,
)
from repocheck.knowledge.compute_polarity import DEMO, DENIED, IF_NO_GPU, NEEDS_GPU, UNLIKE, WITHOUT_GPU
from repocheck.knowledge.compute_prose import PROSE
from repocheck.knowledge.compute_rows import HARDWARE_WORDS, Row
from repocheck.knowledge.compute_tokens import COMMANDS, NAMES, TOKENS
from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.patterns import Expression, Patterns

TARGETS = ("gpu", "cpu", "tpu", "mps", "npu", "hpu", "xpu")
"""Targets in the order in which they are joined."""
PROSE_TIER, TOKEN_TIER, COMMAND_TIER = 1, 2, 3
_INSTALLS = late_regex(r"install|docker|conda|index-url|==|\+cu\d|\.whl", re.IGNORECASE)
"""Commands that name packages, for which the rules of manifests hold."""
_INSTALL_LINE = late_regex(r"\bpip[\d.]{0,4}\s+install\s[^\n`]{0,200}==[\w.]{1,20}\+(?:cu\d|rocm)[\w.]{0,10}")
"""Command within a sentence that names the build of a package for a card."""
_DECLARING = (PROSE, NAMES, TOKENS, COMMANDS)
_WORDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("cpu",): (
        "cpu", "xeon", "core", "ryzen", "epyc", "threadripper", "i3", "i5", "i7", "i9", "apple m", "ghz",
    ),
    ("tpu",): ("tpu",),
    ("mps",): ("mps", "silicon", "m1", "m2", "m3", "m4", "metal", "mlx"),
    ("npu",): ("npu", "ascend"),
    ("hpu",): ("hpu", "gaudi"),
    ("xpu",): ("xpu", "intel"),
}  # fmt: skip
"""Words without one of which no row about these targets can fire; spares nine searches of ten."""
_PATTERNS = {
    row.pattern: Pattern(row.pattern, any_of=row.any_of or words, flags=re.IGNORECASE)
    for rows in (NEEDS_GPU, DENIED, WITHOUT_GPU, ELSEWHERE, PROSE, NAMES, TOKENS, COMMANDS)
    for row in rows
    for words in [_WORDS.get(row.targets, HARDWARE_WORDS) if rows in _DECLARING else ()]
}
"""The pattern of every row, with its words."""
_DEMO = Pattern(DEMO, flags=re.IGNORECASE)
_IF_NO_GPU = Pattern(IF_NO_GPU, any_of=("gpu", "cuda", "graphics"), flags=re.IGNORECASE)
_MACHINE = Pattern(MACHINE, any_of=MACHINE_WORDS, flags=re.IGNORECASE)
_CORES, _SUPPOSED = late_regex(CORES, re.IGNORECASE), late_regex(SUPPOSED, re.IGNORECASE)
_JOB_CORES = late_regex(JOB_CORES, re.IGNORECASE)
_UNFIT = late_regex(UNFIT, re.IGNORECASE)
_BY_MAKE = late_regex(BY_MAKE, re.IGNORECASE)
_HEADS_MACHINES = late_regex(HEADS_MACHINES, re.IGNORECASE)
_OF_MACHINES: frozenset[Expression] = frozenset({_MACHINE, _CORES, _BY_MAKE})
_ALL = Patterns(*_PATTERNS.values(), *_OF_MACHINES)
_AT_WORK, _NOT_AT_WORK = late_regex(AT_WORK, re.IGNORECASE), late_regex(NOT_AT_WORK, re.IGNORECASE)


_NEAR_CHARS = 40
"""So far behind the name of a computer a sentence speaks of what it does."""


class Claim(NamedTuple):
    """That a statement declares a target."""

    target: str
    tier: int
    """1 prose, 2 dependency or container token, 3 command or configuration."""
    statement: Statement


@fact()
def compute_claims(hardware_statements: tuple[Statement, ...]) -> tuple[Claim, ...]:
    """Return every declaration of a target, in the order of the statements."""
    found = tuple(claim for statement in hardware_statements for claim in claims_of(statement))
    if not any(claim.tier == PROSE_TIER for claim in found):
        found = (*_machines(hardware_statements), *found)
    if not found:
        found = tuple(Claim("cpu", COMMAND_TIER, each) for each in hardware_statements if _asks_cores(each))
    special = {claim.statement.path for claim in found}
    twins = (each for each in hardware_statements if each.kind == "twin" and each.path not in special)
    return (*found, *(Claim("cpu", TOKEN_TIER, each) for each in twins))


def _asks_cores(statement: Statement) -> bool:
    """Return whether a batch job asks for processors."""
    return statement.kind == "command" and _JOB_CORES.match(statement.text) is not None


def of_others(sentence: str) -> bool:
    """Return whether a sentence tells what others ran their work on, or gave."""
    return bool(_fired(OTHERS, sentence))


def own_part(sentence: str) -> str:
    """Return a sentence without asides on what others need."""
    return _PATTERNS[UNLIKE].sub(" ", sentence) if "nlike " in sentence else sentence


def _machines(statements: tuple[Statement, ...]) -> Iterable[Claim]:
    """Yield the processors of machines: beside a GPU in prose they are part of it, else the target."""
    for statement in statements:
        text = statement.text
        if statement.kind != "prose" or _OF_MACHINES.isdisjoint(_ALL.that_may_match(text)):
            continue
        named = _MACHINE.search(text) or _has_cores(text) or _works(statement)
        if named and not (of_others(text) or _UNFIT.search(text)):
            yield Claim("cpu", PROSE_TIER, statement)


def _has_cores(text: str) -> bool:
    """Return whether a machine is known by its cores, and is more than one that a reader may have."""
    return _CORES.search(text) is not None and not _SUPPOSED.search(text)


def _works(statement: Statement) -> bool:
    """Return whether something ran, or was measured, on a named computer, by heading and text."""
    text = statement.text
    named = _BY_MAKE.search(text)
    if named is None or _NOT_AT_WORK.search(text[: named.end() + _NEAR_CHARS]):
        return False
    return bool(_AT_WORK.search(text) or _HEADS_MACHINES.search(statement.heading))


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
        if install := _INSTALL_LINE.search(text):
            yield TOKEN_TIER, _fired(TOKENS, install[0])
    if kind == "name":
        yield TOKEN_TIER, _fired(NAMES, text.rsplit("/", 1)[-1])
    if kind == "token" or (kind == "command" and _INSTALLS.search(text)):
        yield TOKEN_TIER, _fired(TOKENS, text)
    if kind not in {"name", "twin"}:
        yield COMMAND_TIER, _fired(COMMANDS, text)


def _prose(sentence: str) -> set[str]:
    """Return what a sentence declares; negation first, because it changes what its words mean."""
    offered: set[str] = set()
    rest, needing = _without(NEEDS_GPU, sentence)
    offered.update(*(row.targets for row in needing))
    if _IF_NO_GPU.search(rest):
        offered |= {"gpu", "cpu"}
    rest, _ = _without(DENIED, rest)
    rest, spared = _without(WITHOUT_GPU, rest)
    without = bool(spared)
    if without and not _DEMO.search(sentence):
        offered.add("cpu")
    offered |= _fired(PROSE, rest)
    elsewhere = [
        row
        for row in ELSEWHERE
        if not (offered.isdisjoint(row.targets) or (without and row is BESIDE_A_CARD))
    ]
    return offered - _fired(elsewhere, sentence)


def _without(rows: Sequence[Row], text: str) -> tuple[str, list[Row]]:
    """Return a text without what rows find in it, and the rows that found something."""
    found = []
    may_match = _ALL.that_may_match(text)
    for row in rows:
        pattern = _PATTERNS[row.pattern]
        if pattern in may_match and (left := pattern.sub(" ", text)) != text:
            text = left
            found.append(row)
            may_match = _ALL.that_may_match(text)
    return text, found


def _fired(rows: Sequence[Row], text: str) -> set[str]:
    found: set[str] = set()
    may_match = _ALL.that_may_match(text)
    for row in rows:
        pattern = _PATTERNS[row.pattern]
        if pattern in may_match and not found.issuperset(row.targets) and pattern.search(text):
            found.update(row.targets)
    return found
