"""Does the repository say on what it runs: GPU, CPU, TPU, Apple's MPS?

Whoever wants to run code must know before the download whether the machine at hand will do. Needing a GPU
costs nothing here; leaving readers to find out does.

What counts: a sentence in README or documentation, or one in the source of a manuscript that says on which
card or computer its own work ran (tier 1), a package, image or build token that exists for one target only
(tier 2), a documented command or launch script that names a device (tier 3). "No GPU required" declares a
CPU; "if you have no GPU" both. A processor named as part of a GPU machine, CPU offload, `tensorflow-cpu`
beside a TPU, lock files, comments that switch a package off, copied packages, and program code itself
(`.cuda()`) declare nothing; nor do sentences where there is no program to run, as in a list of others' works,
nor plans.

Decided: a timing or an experiment on a named processor ("3 minutes on an Intel i7-8700") declares a CPU,
unless it is somebody else's. So do, if nothing else is declared, a computer such as everybody has ("a
standard desktop"), one on which the work ran, one named by its make on which something was done, made or
measured ("done on a MacBook Pro", "System: Intel i7"), and a laptop or a single core by the time that it took
there, but not one at which people sat, or where something is installed or fails; and a laptop whose built-in
graphics are listed with its processor. An Apple laptop, whatever its chip, is a CPU machine, unless MPS,
Metal, MLX or a backend of PyTorch or JAX is named with it.

Blind spots: sentences in languages other than English and Chinese; figures; papers of which only
the PDF is there. A sentence about somebody else's system is recognised by its words, and so not always.

Source: research code rarely says it: 41 of 154 repositories read by hand declared no target at all.
https://doi.org/10.48550/arXiv.2003.12206 (NeurIPS reproducibility programme, compute checklist)
"""

from repocheck.checks._check import check, failed, passed
from repocheck.facts import COMMAND_TIER, PROSE_TIER, TARGETS, Claim, Document, Subject, promises_of
from repocheck.models import Confidence, Verdict

_NAMES = {
    "gpu": "a GPU",
    "cpu": "a CPU",
    "tpu": "a TPU",
    "mps": "Apple's MPS",
    "npu": "an NPU",
    "hpu": "a Gaudi HPU",
    "xpu": "an Intel XPU",
}
_OTHER = {"npu", "hpu", "xpu"}
"""Accelerators that decide only where no other target is declared, and are always named in the message."""
_TIERS = {1: "in its documentation", 2: "by a dependency or container", 3: "only by a command"}


@check(
    category="compute",
    question="Does the repository say whether it needs a GPU, a CPU or something else to run on?",
    remedy="Say in the README what the code was run on and what it needs at least: "
    '"Needs one GPU with 16 GB of memory" or "Runs on a laptop CPU".',
    weight=9,
    source="https://doi.org/10.48550/arXiv.2003.12206",
)
def compute_target_declared(
    subject: Subject,
    compute_claims: tuple[Claim, ...],
    programs: tuple[str, ...],
    archives: tuple[str, ...],
    readme: Document | None,
) -> Verdict:
    """Judge by the statements on hardware, and show the best one for each target."""
    best = [
        min(own, key=lambda claim: claim.tier) for target in TARGETS if (own := _of(compute_claims, target))
    ]
    if not best:
        return _none(
            "No document, dependency file, container or launch script says on what hardware it runs."
        )
    spoken = all(claim.tier == PROSE_TIER for claim in compute_claims)
    if spoken and not (programs or archives or (readme and promises_of(readme))):
        return _none("Hardware is spoken of, but there is no program that would run on it.")
    tier = min(claim.tier for claim in best)
    usual = [claim.target for claim in best if claim.target not in _OTHER]
    return passed(
        f"Declares {' and '.join(_NAMES[claim.target] for claim in best)} {_TIERS[tier]}.",
        *dict.fromkeys(subject.at(c.statement.path, c.statement.line, c.statement.text) for c in best),
        value={"target": "+".join(usual or [claim.target for claim in best]), "tier": tier},
        confidence=Confidence.MEDIUM if tier == COMMAND_TIER else Confidence.HIGH,
    )


def _none(message: str) -> Verdict:
    return failed(message, value={"target": "none", "tier": 0})


def _of(found: tuple[Claim, ...], target: str) -> list[Claim]:
    return [claim for claim in found if claim.target == target]
