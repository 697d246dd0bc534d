"""Read what heads the row of a table in which a link stands: the name of the thing that the row is of.

Source: tables of systems, models and data in papers in LaTeX and Markdown.
"""

from __future__ import annotations

from repocheck.text.pattern import late_regex
from repocheck.text.sentence import LOOK, flat

_ROWS = {
    "latex": late_regex(
        r"\\\\|\\(?:mid|top|h|c|bottom)(?:rule|line)\b(?:\{[^{}]{0,20}\})?|\\begin\{tabular\w?\*?\}\S{0,80}"
    ),
    "markdown": late_regex(r"\n[ \t]{0,9}\|"),
}
"""Where a row begins."""
_CELLS = {"latex": "&", "markdown": "|"}
_NAME = late_regex(r"[A-Za-z]{3}")
_WORDS = 4
"""Words of a cell that names something."""


def row_head(text: str, start: int, format: str) -> str:
    """Return the words of the first cell of a row if they name a thing, and a link stands behind them."""
    if format not in _ROWS:
        return ""
    low = max(0, start - LOOK)
    begins = [found.end() for found in _ROWS[format].finditer(text, low, start)]
    head, parted, _ = text[begins[-1] : start].partition(_CELLS[format]) if begins else ("", "", "")
    head = flat(head)
    return head if parted and len(head.split()) <= _WORDS and _NAME.search(head) else ""
