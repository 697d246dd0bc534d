"""Does the documentation show the numbers that running it should give?

Without them a reader cannot tell a successful run from a broken one. What counts: a table with measured
values (a metric in its head, first column, heading or caption, and at least two decimal numbers or
percentages) in a README or a document. Tables of sizes, hyperparameters, hardware or data statistics do not
count.

Blind spots: tables in pictures, notebooks and wikis are not seen; what a metric is comes from a list.

Source: https://github.com/paperswithcode/releasing-research-code (item 5 of its checklist)
"""

from __future__ import annotations

import re
from itertools import pairwise

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Block, Documentation, Subject
from repocheck.knowledge.experiment_words import METRICS, NOT_RESULTS, RESULT_HEADINGS
from repocheck.models import Verdict
from repocheck.text.pattern import Pattern, late_regex

_METRIC = late_regex(METRICS, re.IGNORECASE)
_HEADING = late_regex(RESULT_HEADINGS, re.IGNORECASE)
_OTHER = late_regex(NOT_RESULTS, re.IGNORECASE)
_VALUE = late_regex(r"\W*\d{1,4}\.\d{1,5}(?:\W|$)|\W*\d{1,3}(?:\.\d+)?\s?%|\W*\d{1,3}(?:\.\d+)?\s?±")
_TABLE = Pattern(
    r"\|\s{0,3}:?-{2}|<td|===\s+===|\+--", any_of=("|", "<td", "===", "+--"), flags=re.IGNORECASE
)
_MIN_VALUES = 2
_CAPTION_CHARS = 400
_NOTHING = Block("text", "", 1, ())
_NOT_HERE = late_regex(r"model_?card|datasheet|changelog|readme[-_.]alt", re.IGNORECASE)


@check(
    category="experiment",
    question="Does the documentation show a table of results?",
    remedy="Add the main table of the paper to the README, with the command that produces each row.",
    weight=2,
    source="https://github.com/paperswithcode/releasing-research-code",
)
def results_table(
    subject: Subject,
    documentation: Documentation,
    holds_proofs_only: bool,
) -> Verdict:
    """Judge by the first table with a metric and numbers."""
    for document in documentation.matching(_TABLE):
        for above, block in pairwise((_NOTHING, *document.blocks)):
            if (
                block.kind == "table"
                and not _NOT_HERE.search(document.path)
                and _shows_results(block, above.text if above.kind == "text" else "")
            ):
                place = subject.at(document.path, block.line, " | ".join(block.rows[0]))
                return passed(f"{document.path} has a table of results.", place)
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No table with results was found.")


def _shows_results(block: Block, above: str) -> bool:
    """Return whether a table shows measured values; `above` is the paragraph before it, often its caption."""
    nearest = block.section[-1] if block.section else ""
    if _OTHER.search(nearest) or _OTHER.search(" ".join(block.rows[0])):
        return False
    values = sum(1 for row in block.rows for cell in row if _VALUE.match(cell))
    named = " ".join([*block.rows[0], *(row[0] for row in block.rows)])
    if values < _MIN_VALUES:
        return False
    if _METRIC.search(named) or _HEADING.search(nearest):
        return True
    caption = above if len(above) <= _CAPTION_CHARS and not _OTHER.search(above) else ""
    return bool(_METRIC.search(caption)) and 2 * values >= sum(len(row) - 1 for row in block.rows[1:])
