"""Is the code there that trains the model?

Weights without the code that made them can be used, but not checked. What counts: a program named for
training or fine-tuning, one that takes optimisation steps, or one that the README says to start below a
heading on training. A fit that statistics make, too (a random forest, a support vector machine, a regression
with cross-validation) and do not keep, is a step of an analysis where a README says what the work is and no
document speaks of learning. A launch script alone is no training where the README still promises its code.

Not applicable where neither code nor a README that says what the work is speak of learning; code that lies
too deep to be read is then no matter beside much that was read.

Blind spots: read, not run; a program that only loads a trained model and is called ``train`` counts.

Source: https://github.com/paperswithcode/releasing-research-code (item 2 of its checklist)
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import (
    SHORT_README,
    Documentation,
    EntryPoint,
    EntryPoints,
    Purpose,
    Source,
    Words,
    learns_nothing,
)
from repocheck.knowledge.experiment_words import (
    CURVE_FITS,
    FIT_GROUPS,
    MODE_SWITCH,
    NOT_TRAINING,
    OF_A_MODEL,
    ONE_INPUT,
    OTHER_TRAINING,
    OVER_PICTURE,
    TRAIN_FITS,
    TRAIN_FOLDERS,
    TRAIN_GROUPS,
    TRAIN_HEADING,
    TRAIN_NAMES,
    TRAIN_TOKENS,
    TRAINER_NAMES,
)
from repocheck.knowledge.learning_words import LEARNING_LIBRARIES, LEARNT
from repocheck.models import Verdict
from repocheck.text.pattern import late_regex

_ONE_INPUT = late_regex(ONE_INPUT)
_OVER_PICTURE = late_regex(OVER_PICTURE)
_OF_A_MODEL = late_regex(OF_A_MODEL)
_MODE_SWITCH = late_regex(MODE_SWITCH)
_WORDS = Words(TRAIN_TOKENS)
_LEARNT = late_regex(LEARNT, re.IGNORECASE)
_PROMISED = late_regex(r"\b(?:pre-?)?train|\bfine-?tun|训练", re.IGNORECASE)
_STEP = late_regex(r"(?:^|/)[\w-]{0,40}(?:pre-?_?process\w{0,4}|utils?|helpers?)[\w-]{0,20}/", re.IGNORECASE)
"""Folders of what other programs use, or do before."""


def _is_something_else(text: str) -> bool:
    """Return whether one input is optimised, or all that speaks of training switches a module's mode."""
    if _OVER_PICTURE.search(text) or (_ONE_INPUT.search(text) and not _OF_A_MODEL.search(text)):
        return True
    return bool(_MODE_SWITCH.search(text)) and _WORDS.first_in(_MODE_SWITCH.sub(" ", text)) is None


_PURPOSE = Purpose(
    late_regex(TRAIN_NAMES),
    Words(TRAIN_TOKENS, TRAIN_GROUPS),
    late_regex(TRAIN_HEADING, re.IGNORECASE),
    not_stem=late_regex(NOT_TRAINING, re.IGNORECASE),
    refuses=_is_something_else,
    other_sense=late_regex(OTHER_TRAINING),
    folder=late_regex(TRAIN_FOLDERS),
    module=late_regex(TRAINER_NAMES),
    call=late_regex(r"\.\w{0,40}[tT]rain\w{0,20}\("),
)
_LIBRARIES, _CURVES = Words(LEARNING_LIBRARIES), Words(CURVE_FITS)


def _fits_curves(text: str) -> bool:
    """Return whether what a program fits is a curve or a regression, as only such libraries are in it."""
    return _is_something_else(text) or bool(_CURVES.first_in(text) and not _LIBRARIES.first_in(text))


_OF_LEARNING = _PURPOSE._replace(
    tokens=Words((*TRAIN_TOKENS, *TRAIN_FITS), (*TRAIN_GROUPS, *FIT_GROUPS)),
    refuses=_fits_curves,
)
"""The same where the work is about learning: then whoever fits a model trains it."""


@check(
    category="experiment",
    question="Is the code for training there?",
    remedy="Add the script that trains the model of the paper, with its configuration.",
    weight=4,
    requires=("repository-available",),
    misses_in=("entry_points", "holds_proofs_only"),
    source="https://github.com/paperswithcode/releasing-research-code",
)
def training_code(
    entry_points: EntryPoints,
    sources: tuple[Source, ...],
    documentation: Documentation,
    holds_proofs_only: bool,
    hidden: tuple[str, ...],
) -> Verdict:
    """Judge by names, then by content, then by what the README says."""
    entry_points = entry_points.but_for_promised(_PROMISED)
    found = entry_points.find(_PURPOSE) or _fit(entry_points, documentation)
    if found:
        return passed(
            found.sentence("trains"), found.place, value={"path": found.path}, confidence=found.confidence
        )
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    if learns_nothing(sources, documentation, hidden):
        return not_applicable("Nothing here speaks of learning from data.")
    return failed("No program that trains was found.")


def _fit(entry_points: EntryPoints, documentation: Documentation) -> EntryPoint | None:
    """Return a program that fits a model, if the work is about learning, or too little is said of it."""
    prose = documentation.readme.prose if documentation.readme else ""
    found, short = entry_points.find(_OF_LEARNING), len(prose) < SHORT_README
    if (found or short) and any(map(_LEARNT.search, (prose, *documentation.texts.values()))):
        return found
    if not short:
        return None
    return entry_points.without([p for p in entry_points.paths if _STEP.search(p)]).find(_OF_LEARNING)
