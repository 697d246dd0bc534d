"""Jupyter notebooks: the Markdown of their cells, read as a page whose lines are those of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import (
    Kind,
    heading_title,
    markdown_blocks,
    papers_of_page,
    visible,
)
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.text import whole
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_NOTEBOOK = late_regex(r"\"cell_type\"\s{0,9}:|\"nbformat\"\s{0,9}:")
_CELL = late_regex(r"^\s{0,99}\"cell_type\"\s{0,9}:\s{0,9}\"(\w{1,20})\"")
_TEXT = late_regex(r"^\s{0,99}(\"(?:[^\"\\]|\\.){0,100000}\"),?\s{0,9}$")


def _sniff(head: str, name: str) -> Confidence | None:
    named = name.lower().endswith(".ipynb") and head.lstrip().startswith("{")
    return Confidence.HIGH if named and _NOTEBOOK.search(head) else None


def _read(source: Source) -> Iterator[Paper]:
    written, shown = _texts_of(source.text())
    page, shown = Page(written, source.name), visible(shown)
    blocks = markdown_blocks(shown)
    first = next((block for block in blocks if block.kind is Kind.HEADING), None)
    title = heading_title(shown, first.start, first.end) if first else None
    paper = whole(page, title.text if title else "", title.start if title else 0, "markdown")
    yield from papers_of_page(source, page, blocks, paper, shown)


def _texts_of(text: str) -> tuple[str, str]:
    """Return the lines of all cells, and those of the Markdown cells, each where it stands in the file.

    Notebooks are written with one line of a cell in a line, as a text of a JSON array; the rest is blank.
    """
    written: list[str] = []
    shown: list[str] = []
    kind = ""
    for line in text.split("\n"):
        if cell := _CELL.match(line):
            kind = cell[1]
        found = _TEXT.match(line)
        words = _decoded(found[1]) if found else ""
        written.append(words)
        shown.append(words if kind == "markdown" else " " * len(words))
    return "\n".join(written), "\n".join(shown)


def _decoded(written: str) -> str:
    try:
        return str(json.loads(written)).replace("\n", " ").rstrip()
    except ValueError:
        return ""


FORMAT = Format("notebook", "Jupyter notebook; the Markdown of its cells, as a page", _sniff, _read)
