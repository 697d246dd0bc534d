r"""LaTeX: a paper in one file or many, called by its ``\title``.

``\input``, ``\include``, ``\subfile``, ``\import`` and the ``.bbl`` of its references are followed where the
files stand beside it, also from its class, and what is not found is named. Commands of the authors' own that
hold an address are written out where they are used. Comments are left to the extractor to skip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from repocheck.extractor.readers._date import precision_of
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._latex import (
    File,
    address_macros,
    commented_title,
    date_in,
    files_of,
    largest_title,
    macros_of,
    parts_of_addresses,
    title_by_command,
    title_in,
)
from repocheck.extractor.readers._listing import Kind, as_markdown, markdown_blocks, papers_of_page
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.text import identified, whole
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_DOCUMENT = late_regex(r"^[^%\n]*\\(?:documentclass|documentstyle|begin\{document\})", re.M)
_COMMANDS = late_regex(
    r"\\(?:(?:sub)?section|chapter|caption|footnote|bibitem|cite[tp]?|label|url|href|usepackage)\*?[\[{]"
    r"|\\begin\{(?:abstract|figure|table|itemize|enumerate|thebibliography)"
)
_ANY_COMMAND = late_regex(r"\\[A-Za-z]{2,30}\*?\{")
_MIN_ITEMS = 3
_MIN_COMMANDS = 3
"""Commands that make a fragment LaTeX: abstracts on arXiv have one or two."""


def _sniff(head: str, name: str) -> Confidence | None:
    if _DOCUMENT.search(head):
        return Confidence.HIGH
    named = name.lower().endswith((".tex", ".ltx", ".bbl"))
    signs = _ANY_COMMAND if named else _COMMANDS
    enough = sum(1 for _ in zip(range(_MIN_COMMANDS), signs.finditer(head), strict=False)) == _MIN_COMMANDS
    enough = enough or (named and _COMMANDS.search(head) is not None)
    return Confidence.LOW if enough else None  # Markdown may hold formulas


def _read(source: Source) -> Iterator[Paper]:
    files: list[File] = list(files_of(source))
    macros = macros_of((file.live, file.start, file.end) for file in files)
    titles = (found for file in files if (found := title_in(file, macros)))
    found = next(titles, None) or title_by_command(files, macros)
    title, place = found or ("", files[0].page.at(0))
    if not title and len(files) == 1 and (listed := list(_listed(source, files[0].page))):
        yield from listed
        return
    found = None if title else largest_title(files, macros) or commented_title(files, macros)
    if found:
        title, place = found
    written_out = address_macros(macros), parts_of_addresses(macros)
    title = title or source.name
    when = date_in(files, macros)
    yield Paper(
        id=identified(files[0].page.text, title),
        title=title,
        passages=tuple(chain.from_iterable(file.passages(*written_out) for file in files)),
        found_at=place,
        date=when.date if when else None,
        extra=precision_of(when),
    )


def _listed(source: Source, page: Page) -> Iterator[Paper]:
    """Yield the papers of a list, such as that of a curriculum vitae; none if the text lists none."""
    shown = as_markdown(page.text, "tex")
    blocks = markdown_blocks(shown)
    paper = whole(page, "", 0, "latex")
    listed = [each for each in papers_of_page(source, page, blocks, paper, shown) if each.id != paper.id]
    items = sum(block.kind is Kind.ITEM for block in blocks)
    yield from listed if items >= _MIN_ITEMS or len(listed) >= _MIN_ITEMS else ()


FORMAT = Format("latex", "LaTeX source, in one file or many; the whole is one paper", _sniff, _read)
