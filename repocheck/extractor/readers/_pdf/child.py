"""Reads a PDF in a process of its own: bytes on standard input, JSON on standard output.

pdfium is native code and PDF a hostile format, so this runs as a script under limits of processor
time, memory and files; it imports nothing of repocheck. Output:
``{"title": str, "lines": [[text, size, top], …], "pages": [{"text": str, "links": [[target, visible text,
offset of it], …], "marks": [offset, …]}, …]}``; the lines are those of the first page, sizes and tops
in points.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from statistics import mode
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MAX_PDF_CPU_S = 30
MAX_PDF_MEMORY_BYTES = 1 << 30
MAX_PAGES = 2_000
MAX_PDF_CHARS = 20_000_000
MAX_LINKS_PER_PAGE = 1_000
MAX_PDF_TITLE_CHARS = 6_000
"""Characters of the first page among which its title is sought."""
MAX_LINE_PT = 24
MAX_ADDRESS_CHARS = 200
RAISED = 0.85
"""Size of the number of a footnote to that of its text, at most; LaTeX's and Word's are some 0.6 to 0.75."""
TURNED = 0.1
"""Radians; the stamp along the margin of a preprint is turned by a right angle."""


def limit() -> None:
    """Give up processor time, memory and the writing of files beyond the limits, as far as the system can."""
    with suppress(ImportError):  # not on Windows; there the parent's timeout must do
        import resource  # noqa: PLC0415 - see above

        for kind, value in (
            (resource.RLIMIT_CPU, MAX_PDF_CPU_S),
            (resource.RLIMIT_AS, MAX_PDF_MEMORY_BYTES),
            (resource.RLIMIT_FSIZE, 0),
        ):
            with suppress(ValueError, OSError):  # not every system has each
                resource.setrlimit(kind, (value, value))


def links_of(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage
) -> list[list[Any]]:
    """Return target, visible text and its offset (-1 if unknown) of every web link on a page."""
    found: list[list[Any]] = []
    position, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < MAX_LINKS_PER_PAGE and pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        visible, offset = "", -1
        if pdfium.FPDFLink_GetAnnotRect(link, area):
            visible = text.get_text_bounded(area.left, area.bottom, area.right, area.top)
            middle = (area.top + area.bottom) / 2 if area.top - area.bottom < MAX_LINE_PT else area.top - 5
            index = pdfium.FPDFText_GetCharIndexAtPos(text, area.left + 1, middle, 4, 4)
            offset = pdfium.FPDFText_GetTextIndexFromCharIndex(text, index) if index >= 0 else -1
        found.append([buffer.value.decode("utf-8", "replace"), visible, offset])
    return found


def marks_of(text: pypdfium2.PdfTextPage, content: str) -> list[int]:
    """Return the offsets of small digits glued to an address: the numbers of footnotes, not of its name."""

    def size(offset: int) -> float:
        return float(
            pdfium.FPDFText_GetFontSize(text, pdfium.FPDFText_GetCharIndexFromTextIndex(text, offset))
        )

    return [
        at
        for at in range(1, len(content))
        if content[at].isdecimal()
        and not content[at - 1].isspace()
        and "/" in content[max(0, at - MAX_ADDRESS_CHARS) : at].rsplit(maxsplit=1)[-1]
        and 0 < size(at) < RAISED * size(at - 1)
    ]


def lines_of(text: pypdfium2.PdfTextPage) -> list[list[Any]]:
    """Return text, commonest height and top of every line of a page that is not turned, in its order."""
    lines: list[list[Any]] = []
    heights: list[list[float]] = []
    box, bottom = pdfium.FS_RECTF(), None
    for index in range(min(text.count_chars(), MAX_PDF_TITLE_CHARS)):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char in "\r\n":
            bottom = None
        elif not char.isspace() and pdfium.FPDFText_GetLooseCharBox(text, index, box):
            if abs(pdfium.FPDFText_GetCharAngle(text, index)) % 6.28 > TURNED:
                continue
            if bottom is None or abs(box.bottom - bottom) > (box.top - box.bottom) / 2:
                lines.append(["", 0.0, box.top])
                heights.append([])
            heights[-1].append(round(box.top - box.bottom, 1))
            lines[-1][0] += char
            bottom = box.bottom
        elif lines and not lines[-1][0].endswith(" "):
            lines[-1][0] += " "
    for line, given in zip(lines, heights, strict=True):
        line[1] = mode(given)  # a single sign may be taller than its line
    return lines


def read(data: bytes) -> dict[str, Any]:
    """Return title, texts and links of a PDF, up to the limits."""
    document = pypdfium2.PdfDocument(data)
    pages: list[dict[str, Any]] = []
    lines: list[list[Any]] = []
    n_chars = 0
    for number in range(min(len(document), MAX_PAGES)):
        page = document[number]
        text = page.get_textpage()
        content = text.get_text_range()[: MAX_PDF_CHARS - n_chars]
        n_chars += len(content)
        lines = lines or (lines_of(text) if number == 0 else [])
        links, marks = links_of(document, page, text), marks_of(text, content)
        pages.append({"text": content, "links": links, "marks": marks})
        text.close()
        page.close()
    return {"title": document.get_metadata_value("Title"), "lines": lines, "pages": pages}


if __name__ == "__main__":
    limit()
    try:
        answer = read(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer))
