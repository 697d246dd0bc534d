"""Does the repository say which processor, and how much memory of it, the code needs or was run on?

"Needs a GPU" leaves open whether 8 GB will do; questions about it are the most frequent kind of issue in
research repositories. A model ("RTX 3090") or an amount ("16 GB of VRAM") answers them.

What counts: the model of a graphics card, an amount of graphics memory, or a kind of TPU, in documentation,
the source of a manuscript (as a card on which its own work ran), a comment of a manifest, one of a launch
script on how long it took, or a batch job's request (a queue called after a card, too). A number of GPUs or a
CUDA version alone does not, nor the chip of an Apple laptop whose graphics are not used. Not applicable where
a CPU alone is declared.

Blind spots: amounts in tables whose headings stand elsewhere; speeds of other systems on named cards.

Source: https://doi.org/10.48550/arXiv.2003.12206 (NeurIPS reproducibility programme, compute checklist)
"""

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Claim, Statement, Subject, of_others, own_part
from repocheck.knowledge.compute_cards import (
    APPLE_CHIPS,
    CARD_WORDS,
    CARDS,
    JOB_CARDS,
    MEMORY,
    OTHER_ACCELERATORS,
    QUEUE_CARDS,
    TPU_KIND,
    TPU_SLICE,
)
from repocheck.models import Verdict
from repocheck.text.pattern import Pattern, late_regex

_DETAIL = Pattern(
    f"{CARDS}|{MEMORY}|{TPU_KIND}|{TPU_SLICE}|{OTHER_ACCELERATORS}",
    any_of=CARD_WORDS,
    flags=re.IGNORECASE,
)
_APPLE = late_regex(APPLE_CHIPS, re.IGNORECASE)
_JOB = Pattern(
    JOB_CARDS,
    any_of=("--gres", "--gpus", "gpu", "vram", "gmem", "gmodel", "name", "accelerator"),
    flags=re.IGNORECASE,
)
_SUBMITS = late_regex(
    r"^#(?:SBATCH|PBS|\$|BSUB|COBALT|OAR|MSUB|PJM|flux:)\s|(?<![\w-])(?:sbatch|srun|salloc|bsub|qsub|oarsub)\s",
    re.IGNORECASE,
)
"""Line that a scheduler reads, or that hands a job to one."""
_QUEUE = late_regex(QUEUE_CARDS, re.IGNORECASE)
_FAULT = late_regex(
    r"^\W{0,9}(?:known\s)?(?:issues?|problems?|bugs?|errors?|symptoms?)\W{0,4}:|(?<![a-z])(?:known\s(?:issue|problem|bug)"
    r"|bug\sreports?|(?:hangs?|freezes|nans?|deadlocks?)\son|crash(?:es|ed)?\son|segfaults?|wrong\sresults)",
    re.IGNORECASE,
)
"""Reports of faults, mostly of other software, on somebody's card."""
_UNUSED = late_regex(r"(?<![a-z])no\sgpus?\s(?:was|were|is|are)\s(?:\w+\s)?used(?![a-z])", re.IGNORECASE)
_ARCHITECTURE = late_regex(r"(?:cuda_arch|\bsm_\d\d)(?:[^.;]|\.g\.){0,150}\bfor\b", re.IGNORECASE)
"""Which option of the compiler stands for which card, as an example for the reader."""


@check(
    category="compute",
    question="Is the model or the memory of the GPU or TPU stated?",
    remedy='Name the card and its memory in the README: "trained on one RTX 3090 (24 GB)".',
    weight=3,
    requires=("repository-available",),
    source="https://doi.org/10.48550/arXiv.2003.12206",
)
def hardware_detail_stated(
    subject: Subject, hardware_statements: tuple[Statement, ...], compute_claims: tuple[Claim, ...]
) -> Verdict:
    """Judge by the first statement that names a model or an amount."""
    targets = {claim.target for claim in compute_claims}
    for statement in hardware_statements:
        found = _found(statement) or ("mps" in targets and _APPLE.search(own_part(statement.text)))
        if found and not (statement.kind == "prose" and _is_of_no_use(statement.text)):
            place = subject.at(statement.path, statement.line, statement.text)
            return passed(f"States {' '.join(found[0].split())}.", place, value=found[0])
    if targets == {"cpu"}:
        return not_applicable("A CPU alone is declared.")
    return failed("No model of a graphics card or TPU, and no amount of its memory, is stated.")


def _is_of_no_use(text: str) -> bool:
    """Return whether a sentence tells of a fault, an example, others' work, or a card that was not used."""
    patterns = (_FAULT, _UNUSED, _ARCHITECTURE)
    return any(pattern.search(text) for pattern in patterns) or of_others(text)


def _found(statement: Statement) -> re.Match[str] | None:
    """Return the model or amount that a statement names."""
    text = own_part(statement.text)
    if statement.kind == "prose":
        return _DETAIL.search(text)
    queue = _QUEUE.search(text) if _SUBMITS.search(text) else None
    return _JOB.search(text) or queue
