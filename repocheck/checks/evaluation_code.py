"""Is the code there that evaluates, or at least applies, the model or method?

It is what turns a download into the numbers and figures of the paper. What counts: a program named for
evaluation, inference, sampling, analysis or figures, one that computes a measure, or one that the README says
to start below a heading on evaluation or experiments; where there is none, the main program of work that
trains nothing, a script in a folder for experiments or analysis, or one in MATLAB or R that starts from an
empty workspace. Unit tests do not count.

Blind spots: read, not run; which numbers it gives is not known.

Source: https://github.com/paperswithcode/releasing-research-code (item 3 of its checklist)
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import EntryPoints, Purpose, Words
from repocheck.knowledge.experiment_words import (
    CLEARS,
    DRAW_GROUPS,
    DRAW_TOKENS,
    EVAL_FOLDERS,
    EVAL_GROUPS,
    EVAL_HEADING,
    EVAL_NAMES,
    EVAL_STEMS,
    EVAL_TOKENS,
    MAIN_NAMES,
    TRAIN_STEMS,
    TRAIN_TOKENS,
)
from repocheck.models import Confidence, Verdict
from repocheck.text.pattern import late_regex

_TRAINS = Words((".backward(", *TRAIN_TOKENS), TRAIN_STEMS)
_DRAWS = Words(DRAW_TOKENS)


def _drawn_in(text: str) -> str | None:
    """Return the word that shows that results are drawn."""
    together = (group[0] for group in DRAW_GROUPS if all(word in text for word in group))
    return _DRAWS.first_in(text) or next(together, None)


_PURPOSE = Purpose(
    late_regex(EVAL_NAMES),
    Words(EVAL_TOKENS, EVAL_STEMS),
    late_regex(EVAL_HEADING, re.IGNORECASE),
    groups=EVAL_GROUPS,
    otherwise=lambda text: None if _TRAINS.first_in(text) else _drawn_in(text),
    in_modules=False,
)
_NEVER = late_regex(r"(?!)")
_LAUNCHES_TRAINING = late_regex(r"\btrain", re.IGNORECASE)
_PLACED = Purpose(
    _NEVER,
    Words(()),
    _NEVER,
    folder=late_regex(EVAL_FOLDERS),
    refuses=lambda text: _TRAINS.first_in(text) is not None or _LAUNCHES_TRAINING.search(text) is not None,
)
_MAIN = Purpose(late_regex(MAIN_NAMES), Words(()), _NEVER)
_CLEARS = late_regex(CLEARS, re.MULTILINE)


@check(
    category="experiment",
    question="Is the code for evaluation or inference there?",
    remedy="Add the script that computes the numbers or figures of the paper.",
    weight=4,
    requires=("repository-available",),
    source="https://github.com/paperswithcode/releasing-research-code",
)
def evaluation_code(
    entry_points: EntryPoints,
    holds_proofs_only: bool,
) -> Verdict:
    """Judge by names, then by content, then by what the README says."""
    if found := entry_points.find(_PURPOSE) or entry_points.find(_PLACED):
        return passed(
            found.sentence("evaluates"), found.place, value={"path": found.path}, confidence=found.confidence
        )
    main = entry_points.find(_MAIN)
    if main and _is_experiment(main.path, entry_points.texts.get(main.path, "")) and not holds_proofs_only:
        message = f"{main.path} runs the method, by its name."
        return passed(message, main.place, value={"path": main.path}, confidence=Confidence.LOW)
    if path := _cleared(entry_points):
        place = entry_points.subject.at(path)
        message = f"{path} is a script that starts from an empty workspace."
        return passed(message, place, value={"path": path}, confidence=Confidence.LOW)
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No program that evaluates or infers was found.")


def _cleared(entry_points: EntryPoints) -> str:
    """Return the first script of MATLAB or R that clears the workspace and trains nothing; else nothing."""
    scripts = (
        (path, text) for path, text in entry_points.texts.items() if path.lower().endswith((".m", ".r"))
    )
    return next((path for path, text in scripts if _CLEARS.search(text) and not _TRAINS.first_in(text)), "")


def _is_experiment(path: str, text: str) -> bool:
    """Return whether a main program is a script that trains nothing, rather than that of a tool or a page."""
    script = path.lower().endswith((".m", ".r", ".jl", ".sh", ".rs")) or path.rpartition("/")[2] == "run.py"
    trains = "train" in text.lower() if path.endswith(".sh") else _TRAINS.first_in(text) is not None
    return script and not trains
