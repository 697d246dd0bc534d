"""Were the notebooks run from top to bottom?

A notebook whose cells were run in another order than they stand in may show what nobody can get again. Of
423 notebook repositories, those in order ran four times as often.

What counts: in every notebook of the project that keeps execution counts, these rise from cell to cell;
gaps are allowed. Not applicable without notebooks, or where all counts were cleared, which is good style
and says nothing.

Blind spots: a cell that was changed after it was run; of a notebook above the size limit only the
beginning is seen; hidden state from an earlier session; R Markdown, which always runs in order.

Source: https://doi.org/10.1093/gigascience/giad113 and the data of ReproScore (relative chance 4.3, 95%
interval 2.7-7.8)
"""

from itertools import pairwise

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Cell, Subject
from repocheck.models import Verdict

_MAX_SHOWN = 5


@check(
    category="verification",
    question="Were the notebooks run from top to bottom before they were committed?",
    remedy='Restart the kernel, choose "Run all", and commit the notebooks as they then are.',
    weight=2,
    requires=("repository-available",),
    source="https://doi.org/10.1093/gigascience/giad113",
    seeks_faults=True,
)
def notebooks_in_order(
    subject: Subject, notebooks: dict[str, list[Cell]], hidden: tuple[str, ...]
) -> Verdict:
    """Judge by the execution counts of all notebooks."""
    counts = {path: counted for path, cells in notebooks.items() if (counted := _counts(cells))}
    astray = [path for path, found in counts.items() if any(b <= a for a, b in pairwise(found))]
    if not counts and hidden:
        return unknown(f"No notebook that was read keeps execution counts, but {hidden[0]}.")
    if not counts:
        cleared = "No notebook keeps execution counts."
        return not_applicable(cleared if notebooks else "There are no notebooks.")
    value: JsonValue = {"notebooks": len(notebooks), "run": len(counts), "out_of_order": len(astray)}
    if not astray:
        return passed(f"Notebooks that were run, all in order: {len(counts)}.", value=value)
    message = f"Notebooks run out of order: {len(astray)} of {len(counts)}, such as {astray[0]}."
    return failed(message, *map(subject.at, astray[:_MAX_SHOWN]), value=value)


def _counts(cells: list[Cell]) -> list[int]:
    return [cell.executed for cell in cells if cell.executed is not None]
