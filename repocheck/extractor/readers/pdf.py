"""PDF: the whole is one paper, one passage per page and one per link that the text does not show.

Needs the extra ``pdf``. The file is read by `_pdf.child` in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from repocheck.errors import DigestError
from repocheck.extractor.readers._date import precision_of
from repocheck.extractor.readers._fields import one_line
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._pdf import date_of_page, merge, title_of, without_line_numbers
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.text import first_line, identified
from repocheck.models import Confidence, Location, Paper, Passage

MAX_PDF_BYTES = 52_428_800
"""Size of a PDF; arXiv takes submissions up to this size."""
TIMEOUT_S = 60
"""Time for one PDF; the longest theses take about a second."""
MAX_ELSEWHERE = 50
"""Addresses with an underscore, which texts of PDFs lack, that are sought on pages that do not link them."""
_CHILD = Path(__file__).with_name("_pdf") / "child.py"


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.HIGH if "%PDF-" in head[:1024] else None


def _read(source: Source) -> Iterator[Paper]:
    if find_spec("pypdfium2") is None:
        raise DigestError(
            f"{source.name}: reading PDF needs pypdfium2",
            "pip install 'paper-repocheck[pdf]', or give a text.",
        )
    answer = _in_child(source)
    passages: list[Passage] = []
    clashes: list[dict[str, Any]] = []
    linked = dict.fromkeys(target for page in answer["pages"] for target, *_ in page["links"])
    joined = [target for target in linked if "_" in target.rstrip("/").rpartition("/")[2]][:MAX_ELSEWHERE]
    for number, page in enumerate(answer["pages"], 1):
        links = [(target, visible, offset) for target, visible, offset in page["links"]]
        merged = merge(without_line_numbers(page["text"]), links, page["marks"], joined)
        passages += _passages(source.name, number, merged.text, merged.hidden)
        clashes += [{"page": number, **clash} for clash in merged.clashes]
    if not passages:
        raise DigestError(
            f"{source.name}: there is no text in this PDF", "If it is a scan, add a text layer (OCR)."
        )
    first = without_line_numbers(answer["pages"][0]["text"])
    title = (
        one_line(title_of(_unnumbered(answer["lines"], answer["pages"][0]["text"]), answer["title"], first))
        or one_line(first_line(first)[0])
        or source.name
    )
    when = date_of_page(first, title)
    yield Paper(
        id=identified(first, title),
        title=title,
        passages=tuple(passages),
        found_at=Location(path=source.name, page=1),
        date=when.date if when else None,
        extra=({"clashes": clashes} if clashes else {}) | precision_of(when),
    )


def _passages(name: str, number: int, text: str, hidden: list[str]) -> Iterator[Passage]:
    place = Location(path=name, page=number)
    if text.strip():
        yield Passage(field=f"page {number}", text=text, found_at=place, format="pdf")
    for target in hidden:
        yield Passage(field=f"page {number}, link", text=target, found_at=place)


def _unnumbered(lines: list[tuple[str, float, float]], page: str) -> list[tuple[str, float, float]]:
    """Return the lines of a page, whose text is given as well, without the numbers that count them."""
    words = without_line_numbers("\n".join(line[0] for line in lines), page).split("\n")
    return [(shown.strip(), *line[1:]) for shown, line in zip(words, lines, strict=True)]


def _in_child(source: Source) -> dict[str, Any]:
    """Return what the child makes of the PDF.

    Raises:
        DigestError: It is too large, damaged, locked, or takes too long.
    """
    data = source.data(MAX_PDF_BYTES)
    try:
        done = subprocess.run(  # noqa: S603 - our own script; the PDF reaches it as bytes only
            [sys.executable, "-I", str(_CHILD)],
            input=data,
            capture_output=True,
            timeout=TIMEOUT_S,
            env={},
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout.decode("utf-8", "replace"))
    except subprocess.TimeoutExpired:
        answer = {"error": f"it takes longer than {TIMEOUT_S} seconds"}
    except subprocess.CalledProcessError as error:
        answer = {"error": f"the reading process ended with {error.returncode}"}
    if "error" in answer:
        raise DigestError(
            f"{source.name}: this PDF cannot be read: {answer['error']}",
            "Give its text, or its LaTeX source.",
        )
    return answer


FORMAT = Format("pdf", "PDF; the whole is one paper (needs the extra `pdf`)", _sniff, _read)
