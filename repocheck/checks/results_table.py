"""Does the documentation show the numbers that running it should give?

Without them a reader cannot tell a successful run from a broken one. What counts: a table with measured
values (a metric in its head, first column, heading or caption, and at least two decimal numbers or
percentages, or decimal numbers for each of several models, methods or runs) in a README or a document. Tables
of sizes, hyperparameters, hardware or data statistics do not count, nor do those of how long each script or
figure takes.

Blind spots: tables in pictures, notebooks and wikis are not seen; what a metric is comes from a list.

Source: https://github.com/paperswithcode/releasing-research-code (item 5 of its checklist)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Block, Documentation, Subject
from repocheck.knowledge.experiment_words import METRICS, NOT_RESULTS, RESULT_HEADINGS
from repocheck.models import Verdict
from repocheck.text.pattern import Pattern, late_regex

_METRIC = late_regex(METRICS, re.IGNORECASE)
_HEADING = late_regex(RESULT_HEADINGS, re.IGNORECASE)
_OTHER = late_regex(NOT_RESULTS, re.IGNORECASE)
_VALUE = late_regex(
    r"(?:\w{1,3}\s?=\s?)?(?:[^\w`]{0,20}\d{1,4}[.,]\d{1,5}(?:e[-+]?\d{1,3})?(?:\W|$)"
    r"|[^\w`]{0,20}\d{1,3}(?:[.,]\d{1,9})?\s?%|[^\w`]{0,20}\d{1,6}(?:\.\d{1,9})?\s?±)",
    re.IGNORECASE,
)
_EITHER = late_regex(rf"{_VALUE.pattern}|[-+~≈*]{{0,3}}\d{{1,6}}\*{{0,2}}$", re.IGNORECASE)
"""A whole number too, where heading and head of the table say what it is."""
_SIZE = late_regex(
    r"\b(?:param(?:eter)?s?|flops|macs|model size|file size|memory)\b|パラメータ|参数|파라미터", re.IGNORECASE
)
"""What a row or column holds that counts or weighs a model, rather than measures what it does."""
_PROGRAMS = late_regex(
    r"^\W*(?:figures?|figs?|tables?|scripts?|notebooks?|files?|programs?|experiments?|steps?|commands?|sections?)\W*$",
    re.IGNORECASE,
)
"""Head of a column of what there is to run."""
_DURATION = late_regex(r"\b(?:run-?)?times?\b|\bduration\b|\b(?:hours|minutes|seconds)\b", re.IGNORECASE)
_COMPARED = late_regex(
    r"^\W*(?:models?|methods?|approach(?:es)?|algorithms?|systems?|baselines?)\W*$", re.IGNORECASE
)
"""Head of a column of what is compared."""
_SETTING = late_regex(
    r"\b(?:lr|rates?|dropout|decay|momentum|batch|epochs?|seeds?|versions?|layers?|heads?|depth|width|alpha|beta|gamma|sigma"
    r"|lambda|parameters?|weights?|release)\b",
    re.IGNORECASE,
)
"""Head of a column of what a model was given, rather than of what it gave."""
_RUN = late_regex(r"^\W*(?:seed|run|fold|trial|split)[\s_#]{0,2}\d{1,6}\W*$", re.IGNORECASE)
"""Head of a row of what one of several runs of the same gave."""
_MIN_COMPARED = 3
"""A table of so many rows and columns of decimal fractions compares, whatever they measure."""
_DECIMAL = late_regex(r"(?<![\w.])\d{1,4}\.\d{1,5}(?![\w.])")
_MAX_LINES = 100
_TABLE = Pattern(
    r"\|\s{0,3}:?-{2}|<td|===\s+===|\+--|list-table|\.(?<=\d\.)\d{1,5}\s{2,}\d",
    any_of=("|", "<td", "===", "+--", "list-table", "."),
)
_MIN_VALUES = 2
_CAPTION_CHARS = 400
_NOTHING = Block("text", "", 1, ())
_NOT_HERE = late_regex(
    r"model_?card|datasheet|change_?log|release[-_ ]?notes|readme[-_.]alt"
    r"|(?:^|/)(?:archived?|old|legacy|deprecated)/",
    re.IGNORECASE,
)


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
        if _NOT_HERE.search(document.path):
            continue
        for above, block in pairwise((_NOTHING, *document.blocks)):
            printed = block.kind == "code" and _prints_results(block)
            if printed or (
                block.kind == "table" and _shows_results(block, above.text if above.kind == "text" else "")
            ):
                shown = block.text.split("\n")[0] if printed else " | ".join(block.rows[0])
                place = subject.at(document.path, block.line, shown)
                return passed(f"{document.path} has a table of results.", place)
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No table with results was found.")


def _prints_results(block: Block) -> bool:
    """Return whether a block of text set in columns shows measured values."""
    nearest = block.section[-1] if block.section else ""
    lines = [line for line in block.text.split("\n") if line.strip()][:_MAX_LINES]
    if not lines or not _HEADING.search(nearest) or not _METRIC.search(lines[0]):
        return False
    return sum(len(_DECIMAL.findall(line)) >= _MIN_VALUES for line in lines[1:]) >= _MIN_VALUES


def _measured(block: Block) -> Iterator[str]:
    """Yield the cells of a table that can hold what was measured: none of the sizes of models."""
    sized = [_SIZE.search(head) is not None for head in block.rows[0]]
    for row in block.rows[1:]:
        if not _SIZE.search(row[0]):
            yield from (cell for at, cell in enumerate(row) if at and not (at < len(sized) and sized[at]))


def _shows_results(block: Block, above: str) -> bool:
    """Return whether a table shows measured values; `above` is the paragraph before it, often its caption."""
    nearest = block.section[-1] if block.section else ""
    if _OTHER.search(nearest) or _OTHER.search(" ".join(block.rows[0])):
        return False
    if _tells_durations(block):
        return False
    measured = bool(_METRIC.search(" ".join(block.rows[0])) and _HEADING.search(nearest))
    value = _EITHER if measured else _VALUE
    values = sum(value.match(cell) is not None for cell in _measured(block))
    named = " ".join([*block.rows[0], *(row[0] for row in block.rows)])
    if values < _MIN_VALUES - measured:
        return False
    if _compares(block) or _repeats(block):
        return True
    # Below a heading on results, those of single data sets follow; the title heads everything.
    if _METRIC.search(named) or any(map(_HEADING.search, block.section[1:][-2:] or (nearest,))):
        return True
    caption = above if len(above) <= _CAPTION_CHARS and not _OTHER.search(above) else ""
    return bool(_METRIC.search(caption)) and 2 * values >= sum(len(row) - 1 for row in block.rows[1:])


def _compares(block: Block) -> bool:
    """Return whether a table gives decimal fractions for each of several methods, and no settings."""
    head, *rows = block.rows
    if not _COMPARED.match(head[0]) or any(map(_SETTING.search, head)) or len(rows) < _MIN_COMPARED:
        return False
    return all(sum(_DECIMAL.search(cell) is not None for cell in row[1:]) >= _MIN_COMPARED for row in rows)


def _repeats(block: Block) -> bool:
    """Return whether a table gives decimal fractions for each of several runs of the same."""
    runs = [row for row in block.rows[1:] if _RUN.match(row[0])]
    measured = (sum(_DECIMAL.search(cell) is not None for cell in row[1:]) for row in runs)
    return len(runs) >= _MIN_VALUES and all(n >= _MIN_VALUES for n in measured)


def _tells_durations(block: Block) -> bool:
    """Return whether a table says no more of programs, or of what they give, than how long each takes."""
    head = block.rows[0]
    numbers = {
        at for row in block.rows[1:] for at, cell in enumerate(row[: len(head)]) if at and _VALUE.match(cell)
    }
    return bool(numbers and _PROGRAMS.match(head[0])) and all(_DURATION.search(head[at]) for at in numbers)
