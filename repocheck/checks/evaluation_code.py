"""Is the code there that evaluates, or at least applies, the model or method?

It is what turns a download into the numbers and figures of the paper. What counts: a program named for
evaluation, inference, sampling, analysis or figures, or one that computes a measure. Unit tests do not count.

Blind spots: read, not run; which numbers it gives is not known.

Source: https://github.com/paperswithcode/releasing-research-code (item 3 of its checklist)
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.checks._entry_points import CODE_FILES, doing, named
from repocheck.checks._languages import holds_proofs_only
from repocheck.checks._subject import Subject
from repocheck.checks._words import Words
from repocheck.knowledge.experiment_words import EVAL_NAMES, EVAL_STEMS, EVAL_TOKENS
from repocheck.models import Confidence, Verdict

_NAME = re.compile(EVAL_NAMES)
_TOKENS = Words(EVAL_TOKENS, EVAL_STEMS)


@check(
    category="experiment",
    question="Is the code for evaluation or inference there?",
    remedy="Add the script that computes the numbers or figures of the paper.",
    weight=4,
    reads=CODE_FILES,
    requires=("repository-available",),
    source="https://github.com/paperswithcode/releasing-research-code",
)
def evaluation_code(subject: Subject) -> Verdict:
    """Judge by names, then by content."""
    if path := named(subject, _NAME):
        return passed(f"{path} evaluates, by its name.", subject.at(path), value={"path": path})
    if found := doing(subject, _TOKENS):
        path, token = found
        place = subject.at(path, snippet=token)
        return passed(f"{path} evaluates: {token}", place, value={"path": path}, confidence=Confidence.MEDIUM)
    if holds_proofs_only(subject):
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No program that evaluates or infers was found.")
