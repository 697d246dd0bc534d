"""Is the code there that evaluates, or at least applies, the model or method?

It is what turns a download into the numbers and figures of the paper. What counts: a program named for
evaluation, inference, sampling, analysis or figures, one that computes a measure, or one that the README says
to start below a heading on evaluation or experiments. Unit tests do not count.

Blind spots: read, not run; which numbers it gives is not known.

Source: https://github.com/paperswithcode/releasing-research-code (item 3 of its checklist)
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import EntryPoints, Words
from repocheck.knowledge.experiment_words import EVAL_HEADING, EVAL_NAMES, EVAL_STEMS, EVAL_TOKENS
from repocheck.models import Verdict

_NAME = re.compile(EVAL_NAMES)
_HEADING = re.compile(EVAL_HEADING, re.IGNORECASE)
_TOKENS = Words(EVAL_TOKENS, EVAL_STEMS)


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
    if found := entry_points.find(_NAME, _TOKENS, _HEADING):
        return passed(
            found.sentence("evaluates"), found.place, value={"path": found.path}, confidence=found.confidence
        )
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No program that evaluates or infers was found.")
