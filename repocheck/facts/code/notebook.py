"""Read the cells of Jupyter notebooks, whole or cut off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

_MAX_CELLS = 2_000
_DECODER = json.JSONDecoder()


class Cell(NamedTuple):
    """A cell that holds code."""

    source: str
    """The code."""
    executed: int | None
    """How many cells the kernel had run when it ran this one; None if it was not run, or cleared."""


def code_cells(text: str) -> list[Cell]:
    """Return the code cells of a notebook from top to bottom, as far as it can be read.

    Cell after cell is decoded by itself, so that of a notebook that was cut at the size limit all whole
    cells are had; formats 3 (``input``, ``prompt_number``) and 4 are read. Never raises.
    """
    return [cell for raw in _raw_cells(text) if (cell := _cell(raw)) is not None]


def _raw_cells(text: str) -> Iterator[object]:
    place = text.find('"cells"')
    place = text.find("[", place) + 1 if place >= 0 else 0
    for _ in range(_MAX_CELLS):
        while place and text[place : place + 1] in {" ", "\n", "\r", "\t", ","}:
            place += 1
        if text[place : place + 1] != "{":
            return
        try:
            raw, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield raw


def _cell(raw: object) -> Cell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") != "code":
        return None
    source = raw.get("source", raw.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    count = raw.get("execution_count", raw.get("prompt_number"))
    return Cell(
        "".join(line for line in lines if isinstance(line, str)),
        count if isinstance(count, int) and not isinstance(count, bool) else None,
    )
