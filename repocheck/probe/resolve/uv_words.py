"""Understand what uv printed."""

from __future__ import annotations

import re

from repocheck.knowledge.resolver_texts import NEEDS_BUILD, NEWER, RESOLVER_TEXTS
from repocheck.text.pattern import late_regex

_MAX_CHARS = 20_000
_MAX_MESSAGE_CHARS = 400
_NEEDS_BUILD = late_regex(NEEDS_BUILD)
_NEWER = late_regex(NEWER)
_SAID = [(late_regex(said.pattern), said.outcome) for said in RESOLVER_TEXTS]
_CONCLUSION = late_regex(r",? we can conclude that your requirements are unsatisfiable\.?")
_FRAME = late_regex(r"No solution found when resolving dependencies:?|cause: |[│╰├─▶×]+")


def outcome_of(text: str) -> str:
    """Return the outcome that an error text of uv means; ``not-checkable`` if it is not known."""
    text = _flat(text)
    return next((outcome for pattern, outcome in _SAID if pattern.search(text)), "not-checkable")


def needing_build(text: str) -> list[str]:
    """Return the packages of which uv says that it would have to build them, in order."""
    return list(dict.fromkeys(_NEEDS_BUILD.findall(_flat(text))))


def message_of(text: str) -> str:
    """Return what uv gives as the reason, one line of at most 400 characters."""
    text = _flat(text).rpartition("error: ")[2]  # warnings come first
    reason, *hints = re.split(r"\s?hint: ", text)
    words = " ".join(_CONCLUSION.sub(".", _FRAME.sub("", reason)).split()).replace(" .", ".")
    if newer := _NEWER.search(text):
        words = f"{words} Version {newer[1]} was published on {newer[2]}."
    elif hints and "wheels" in hints[0]:
        words = f"{words} {hints[0]}."
    return words if len(words) <= _MAX_MESSAGE_CHARS else f"{words[: _MAX_MESSAGE_CHARS - 1]}…"


def _flat(text: str) -> str:
    return " ".join(text[:_MAX_CHARS].split())
