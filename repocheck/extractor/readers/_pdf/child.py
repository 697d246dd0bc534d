"""Reads a PDF in a process of its own: bytes on standard input, JSON on standard output.

pdfium is native code and PDF a hostile format, so this runs as a script under limits of processor
time, memory and files; it imports nothing of repocheck. Output:
``{"title": str, "lines": [[text, size, top], …], "pages": [{"text": str, "links": [[target, visible text,
offset of it], …], "marks": [offset of a raised digit, …]}, …]}``; the lines are those of the first
page, sizes and tops in points.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from bisect import bisect_left
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
MAX_BLANKS = 4
"""Characters around a raised digit among which its neighbour is sought: a break is two of them."""
LIFTED = 0.1
"""Share of its size by which a raised digit stands higher than the word before it."""
GLUED = "[\x02\ufffe](?=arXiv:[0-9]{4}[.]|[0-9]{1,2}(?: ?https?://| ?www[.]|[A-Z][a-z]))"
"""What stands for a hyphen at the end of a column, with the stamp or the note below it right behind."""
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


def wide_in(content: str) -> list[int]:
    """Return the offsets of the characters of which each is two to pdfium, such as letters of formulas."""
    return [] if content.isascii() else [at for at, char in enumerate(content) if char > "\uffff"]


def marks_of(text: pypdfium2.PdfTextPage, content: str) -> list[int]:
    """Return the offsets of raised digits: the numbers of notes, also where one is glued to an address."""
    glyphs: dict[int, tuple[float, float]] = {}
    wide = wide_in(content)
    x, y = ctypes.c_double(), ctypes.c_double()

    def glyph(offset: int) -> tuple[float, float]:
        if offset not in glyphs:
            unit = offset + bisect_left(wide, offset)
            index = pdfium.FPDFText_GetCharIndexFromTextIndex(text, unit)
            found = index >= 0 and pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            size = float(pdfium.FPDFText_GetFontSize(text, index)) if found else 0.0
            glyphs[offset] = size, y.value
        return glyphs[offset]

    marks: list[int] = []
    words: dict[int, int] = {}
    """Offsets of the words that marks are raised above, by those of the marks."""
    for at in re.finditer("[0-9]{1,3}", content):
        first, last = at.span()
        opens = not content[content.rfind("\n", 0, first) + 1 : first].strip()
        beside = _near(content, last, 1) if opens else _near(content, first - 1, -1)
        if content[beside] == ",":  # as between the marks of several notes
            beside = words.get(_near(content, beside - 1, -1), beside)
        while first < last and beside >= 0 and not _is_raised(glyph(first), glyph(beside)):
            beside, first = (beside, last) if opens else (first, first + 1)
        marks += range(first, last) if beside >= 0 else ()
        words |= dict.fromkeys(range(first, last), beside)
    return marks


def _near(content: str, at: int, step: int) -> int:
    """Return the offset of the next character that is no blank, within a few; -1 without one."""
    for offset in range(at, at + step * MAX_BLANKS, step):
        if not 0 <= offset < len(content):
            break
        if not content[offset].isspace():
            return offset
    return -1


def _is_raised(digit: tuple[float, float], word: tuple[float, float]) -> bool:
    """Return whether a digit is smaller than a word beside it, and stands higher."""
    return 0 < digit[0] < word[0] and digit[1] > word[1] + LIFTED * digit[0]


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
        content = re.sub(GLUED, "\n", text.get_text_range()[: MAX_PDF_CHARS - n_chars])
        n_chars += len(content)
        lines = lines or (lines_of(text) if number == 0 else [])
        links, marks = links_of(document, page, text), marks_of(text, content)
        units = [at + before for before, at in enumerate(wide_in(content))]
        for link in links:
            link[2] -= bisect_left(units, link[2])
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
