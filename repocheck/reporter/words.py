"""The words and signs all formats share. Each sign has a word; colour alone says nothing."""

from typing import NamedTuple

from repocheck.models import Outcome, PaperState, State
from repocheck.text.pattern import late_regex


class Sign(NamedTuple):
    """How something is shown."""

    glyph: str
    """One character; differs in shape, not only in colour."""
    word: str
    """What it means, in as few letters as will do."""
    tone: str
    """``good``, ``mild``, ``bad``, ``open`` (unknown) or ``none``; a format makes a colour of it."""


OUTCOMES = {
    Outcome.PASS: Sign("✓", "yes", "good"),
    Outcome.FAIL: Sign("✗", "no", "bad"),
    Outcome.UNKNOWN: Sign("?", "unknown", "open"),
    Outcome.NOT_APPLICABLE: Sign("–", "n/a", "none"),
}
RESTRICTED = Sign("◐", "limited", "mild")
"""A licence that is custom, or that restricts reuse."""
STATES = {
    State.AVAILABLE: Sign("✓", "available", "good"),
    State.PARTIAL: Sign("◐", "partial", "mild"),
    State.PLACEHOLDER: Sign("…", "placeholder", "bad"),
    State.EMPTY: Sign("○", "empty", "bad"),
    State.MISSING: Sign("✗", "missing", "bad"),
    State.BLOCKED: Sign("⊘", "blocked", "bad"),
    State.UNKNOWN: Sign("?", "unknown", "open"),
}
MEANINGS = {
    State.AVAILABLE: "contains code",
    State.PARTIAL: "contains some code; the main part is announced for later",
    State.PLACEHOLDER: "only announces code",
    State.EMPTY: "contains no files",
    State.MISSING: "does not exist or is private, according to the host",
    State.BLOCKED: "was taken down for legal reasons",
    State.UNKNOWN: "could not be checked; this does not count against it",
}
PAPERS = {
    PaperState.LINKED: Sign("✓", "linked", "good"),
    PaperState.PROMISED: Sign("…", "promised", "mild"),
    PaperState.NO_LINK: Sign("–", "no link", "none"),
}
ESSENTIAL_LABELS = {
    "repository-available": "Exists",
    "license-declared": "Licence",
    "readme-present": "README",
    "dependencies-declared": "Requirements",
    "compute-target-declared": "GPU/CPU",
}
"""What the columns of the essentials matrix are called."""
SHORT_LABELS = ESSENTIAL_LABELS | {"dependencies-declared": "Reqs"}
"""The same where there is little space."""


def label_of(word: str) -> str | None:
    """Return the id of the check that reports call by `word`, in lower case; None if they call none so."""
    for labels in (ESSENTIAL_LABELS, SHORT_LABELS):
        for check, label in labels.items():
            names = label.lower().replace("licence", "license")
            if word in {names, *names.split("/")}:
                return check
    return None


TRIED_CHECKS = (
    "dependencies-resolve",
    "dependencies-install",
    "imports-resolve",
    "names-present",
    "worked-then",
    "environment-found",
)
"""Checks that report an attempt, in the order they are shown."""
CATEGORY_LABELS = {"readme": "README"} | dict.fromkeys(("release", "lasting"), "release and citation")
"""Categories that are not simply written as their name; older reports say ``lasting`` for ``release``."""
TRIAL_LIMITS = (
    "Nothing was installed or run. In 367 installations drawn at random, 1,197 of 1,212 files said to fail "
    "did, and of those said to import 84 to 99 of 100, by draw: a share of files, not a probability."
)
"""Said beside what was tried of imports. Source: the blind draws in docs/trial.md."""
READINESS_LIMITS = (
    "Readiness is computed from files and text; nothing was run. Such signs predict poorly whether code runs "
    "(AUC about 0.6 at best): a high score guarantees nothing, and a low one says nothing about the science."
)
"""Said in every report that people read. Source: outcome data published with ReproScore, 2026."""


WORD_END = late_regex(r"(?<=[/._-])(?=[^/._-])|(?<=[a-z0-9])(?=[A-Z])")
"""Where a name may be broken between two lines."""


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``1 paper`` or ``2 papers``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
