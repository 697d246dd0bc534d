"""Is the code there that trains the model?

Weights without the code that made them can be used, but not checked. What counts: a program named for
training or fine-tuning, one that takes optimisation steps, or one that the README says to start below a
heading on training.

Blind spots: read, not run; a program that only loads a trained model and is called ``train`` counts; work
that trains nothing has no such code, and loses the points of this check.

Source: https://github.com/paperswithcode/releasing-research-code (item 2 of its checklist)
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import EntryPoints, Purpose, Words
from repocheck.knowledge.experiment_words import (
    NOT_TRAINING,
    OF_A_MODEL,
    ONE_INPUT,
    TRAIN_GROUPS,
    TRAIN_HEADING,
    TRAIN_NAMES,
    TRAIN_STEMS,
    TRAIN_TOKENS,
)
from repocheck.models import Verdict
from repocheck.text.pattern import late_regex

_ONE_INPUT = late_regex(ONE_INPUT)
_OF_A_MODEL = late_regex(OF_A_MODEL)
_PURPOSE = Purpose(
    late_regex(TRAIN_NAMES),
    Words(TRAIN_TOKENS, TRAIN_STEMS),
    late_regex(TRAIN_HEADING, re.IGNORECASE),
    groups=TRAIN_GROUPS,
    not_stem=late_regex(NOT_TRAINING, re.IGNORECASE),
    refuses=lambda text: bool(_ONE_INPUT.search(text)) and not _OF_A_MODEL.search(text),
)


@check(
    category="experiment",
    question="Is the code for training there?",
    remedy="Add the script that trains the model of the paper, with its configuration.",
    weight=4,
    requires=("repository-available",),
    source="https://github.com/paperswithcode/releasing-research-code",
)
def training_code(
    entry_points: EntryPoints,
    holds_proofs_only: bool,
) -> Verdict:
    """Judge by names, then by content, then by what the README says."""
    if found := entry_points.find(_PURPOSE):
        return passed(
            found.sentence("trains"), found.place, value={"path": found.path}, confidence=found.confidence
        )
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No program that trains was found.")
