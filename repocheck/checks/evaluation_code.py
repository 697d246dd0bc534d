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
from repocheck.facts import (
    PROGRAM_FILES,
    README_FILES,
    Subject,
    Words,
    doing,
    holds_proofs_only,
    named,
    readme_path,
    told,
)
from repocheck.knowledge.experiment_words import EVAL_HEADING, EVAL_NAMES, EVAL_STEMS, EVAL_TOKENS
from repocheck.models import Confidence, Verdict

_NAME = re.compile(EVAL_NAMES)
_HEADING = re.compile(EVAL_HEADING, re.IGNORECASE)
_TOKENS = Words(EVAL_TOKENS, EVAL_STEMS)


@check(
    category="experiment",
    question="Is the code for evaluation or inference there?",
    remedy="Add the script that computes the numbers or figures of the paper.",
    weight=4,
    reads=(*PROGRAM_FILES, *README_FILES),
    requires=("repository-available",),
    source="https://github.com/paperswithcode/releasing-research-code",
)
def evaluation_code(subject: Subject) -> Verdict:
    """Judge by names, then by content, then by what the README says."""
    if path := named(subject, _NAME):
        return passed(f"{path} evaluates, by its name.", subject.at(path), value={"path": path})
    if found := doing(subject, _TOKENS):
        path, token = found
        place = subject.at(path, snippet=token)
        return passed(f"{path} evaluates: {token}", place, value={"path": path}, confidence=Confidence.MEDIUM)
    if by_command := told(subject, _HEADING):
        path, command = by_command
        place = subject.at(readme_path(subject) or "", command.line, command.text)
        message = f"{path} evaluates, says the README: {command.text[:80]}"
        return passed(message, place, value={"path": path}, confidence=Confidence.MEDIUM)
    if holds_proofs_only(subject):
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No program that evaluates or infers was found.")
