"""Reads a PDF in a process of its own: bytes on standard input, JSON on standard output.

pdfium is native code and PDF a hostile format, so this runs as a script under limits of processor
time, memory and files; it imports nothing of repocheck. Output:
``{"title": str, "pages": [{"text": str, "links": [[target, visible text], …]}, …]}``.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MAX_CPU_S = 30
MAX_MEMORY_BYTES = 1 << 30
MAX_PAGES = 2_000
MAX_CHARS = 20_000_000
MAX_LINKS_PER_PAGE = 1_000


def limit() -> None:
    """Give up processor time, memory and the writing of files beyond the limits, as far as the system can."""
    with suppress(ImportError):  # not on Windows; there the parent's timeout must do
        import resource  # noqa: PLC0415 - see above

        for kind, value in (
            (resource.RLIMIT_CPU, MAX_CPU_S),
            (resource.RLIMIT_AS, MAX_MEMORY_BYTES),
            (resource.RLIMIT_FSIZE, 0),
        ):
            with suppress(ValueError, OSError):  # not every system has each
                resource.setrlimit(kind, (value, value))


def links_of(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage
) -> list[list[str]]:
    """Return target and visible text of every web link on a page."""
    found: list[list[str]] = []
    position, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < MAX_LINKS_PER_PAGE and pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        visible = ""
        if pdfium.FPDFLink_GetAnnotRect(link, area):
            visible = text.get_text_bounded(area.left, area.bottom, area.right, area.top)
        found.append([buffer.value.decode("utf-8", "replace"), visible])
    return found


def read(data: bytes) -> dict[str, Any]:
    """Return title, texts and links of a PDF, up to the limits."""
    document = pypdfium2.PdfDocument(data)
    pages: list[dict[str, Any]] = []
    n_chars = 0
    for number in range(min(len(document), MAX_PAGES)):
        page = document[number]
        text = page.get_textpage()
        content = text.get_text_range()[: MAX_CHARS - n_chars]
        n_chars += len(content)
        pages.append({"text": content, "links": links_of(document, page, text)})
        text.close()
        page.close()
    return {"title": document.get_metadata_value("Title"), "pages": pages}


if __name__ == "__main__":
    limit()
    try:
        answer = read(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer))
