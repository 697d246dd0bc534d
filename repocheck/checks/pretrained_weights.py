"""Can the trained model be had without training it?

Training is what most readers cannot afford. What counts: a link to a file of weights or to a model on a
hub, a command or call that fetches one, or a script or an address in the repository's own code that does;
or weights in the repository. Decided: somebody else's base model, what a framework's host gives out, a
hub's index and another project's release page are not the authors' weights. Not applicable where neither
code nor a README that says what the work is speak of learning.

What only a program fetches is not the authors' where the README says that their weights are to come.

Blind spots: links are not followed; an address in code that lies too deep to be read is not seen; somebody
else's model that neither its owner, its name nor the text shows to be one counts too.

Source: https://github.com/paperswithcode/releasing-research-code (item 4 of its checklist); repositories with
weights have 114 stars in the median, those without 15 (NeurIPS 2019), which says what readers look for.
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import (
    Document,
    Documentation,
    Source,
    Subject,
    fetched_weights,
    held_weights,
    is_of_another,
    is_of_linked_project,
    is_script_for_others,
    learns_nothing,
    listed_owners,
    offered_weights,
    place_of_line,
)
from repocheck.globs import Paths
from repocheck.knowledge.weights_words import SURE_WORDS
from repocheck.models import Confidence, Verdict
from repocheck.text.pattern import Pattern, late_regex

_SPOKEN_OF = Pattern(
    r"checkpoint|ckpt|weights|trained|model zoo|\.pth?\b|hugging|权重|预训练|学習済|사전|가중치|학습"
    r"|entra[iî]n|trainiert|entrenad",
    any_of=(
        "checkpoint",
        "ckpt",
        "weights",
        "trained",
        "model zoo",
        ".pt",
        "hugging",
        "权重",
        "预训练",
        "学習済",
        "사전",
        "가중치",
        "학습",
        "entra",
        "trainiert",
        "entrenad",
    ),
)
_TO_COME = late_regex(
    r"\W*(?:coming(?:\s(?:very\s)?soon)?|available\s(?:very\s)?soon|tb[ad]|(?:to|will)\sbe\s(?:released|uploaded|added|updated|available)(?:\ssoon)?)\W*$",
    re.IGNORECASE,
)
"""All that stands below a heading on weights that are not there yet."""


@check(
    category="experiment",
    question="Can the pretrained weights be downloaded?",
    remedy="Put the weights where they get a lasting address (Zenodo, a model hub) and link the file.",
    weight=4,
    source="https://github.com/paperswithcode/releasing-research-code",
    misses_in=("documentation", "starters"),
)
def pretrained_weights(
    subject: Subject,
    documentation: Documentation,
    sources: tuple[Source, ...],
    starters: tuple[Source, ...],
    project_files: Paths,
    otherwise_licensed: frozenset[str],
    holds_proofs_only: bool,
    hidden: tuple[str, ...],
) -> Verdict:
    """Judge by links and calls in the documentation, then by the files, then by addresses in the code."""
    spoken = documentation.matching(_SPOKEN_OF)
    # What is offered under another licence is somebody else's.
    for document in (each for each in spoken if each.path.rpartition("/")[0] not in otherwise_licensed):
        others = listed_owners((link.target for link in document.links), subject.text(document.path) or "")
        for line, found in offered_weights(document, project_files):
            if is_of_another(subject, found, others) or _is_linked(subject, found, line, document):
                continue
            if is_script_for_others(subject, found, project_files):
                continue
            return passed(f"Offers {found[:120]}", subject.at(document.path, line, found))
    if place := held_weights(subject, project_files, sources):
        return passed(f"{place.path} gives the weights.", place)
    title = _title(documentation.readme)
    # Where the README says that its weights are to come, a program can but fetch those of others.
    for source in () if _are_to_come(documentation.readme) else (*sources, *starters):
        if fetched := fetched_weights(subject, source, title):
            shown = place_of_line(subject, source.path, fetched[0])
            return passed(f"{source.path} fetches {fetched[1][:120]}", shown, confidence=Confidence.MEDIUM)
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    if not hidden and learns_nothing(sources, documentation):
        return not_applicable("Nothing here speaks of learning from data.")
    return failed("No link to pretrained weights was found.")


def _is_linked(subject: Subject, found: str, line: int, document: Document) -> bool:
    """Return whether the model offered on a line is that of another's project, which the document links."""
    text = subject.text(document.path) or ""
    lines = text.split("\n", line)
    around = lines[line - 1][:2_000] if len(lines) >= line else ""
    return is_of_linked_project(subject, found, _title(document), around, text)


def _are_to_come(document: Document | None) -> bool:
    """Return whether a heading on weights stands above nothing but a promise."""
    promised = (each for each in document.blocks if _TO_COME.match(each.text)) if document else ()
    return any(SURE_WORDS.search(title) for block in promised for title in block.section[-1:])


def _title(document: Document | None) -> str:
    return next((block.text for block in document.blocks if block.kind == "heading"), "") if document else ""
