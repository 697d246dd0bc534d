"""JavaScript and TypeScript: what a script holds as data, read as JSON; every record keeps its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._records import data_of_script
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.json import papers_in
from repocheck.extractor.readers.text import papers_of_page
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_SUFFIXES = (".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".tsx", ".vue", ".svelte", ".astro")
_TITLED = late_regex(r"(?<!\w)[\"']?\w{0,20}(?:name|paper|title)[\"']?\s{0,9}:\s{0,200}[\"'`]\S", re.I)
"""A key of a title in front of a string."""

_BEGINS = late_regex(
    r"(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*"
    r"(?:import\s[^\n\"']{0,200}[\"'][\w.@/-]{1,200}[\"'];|export\s(?:default|const)\s|module\.exports\s?=|const\s\w+\s?=)"
)
"""The beginning of a script, behind comments."""


def _sniff(head: str, name: str) -> Confidence | None:
    script = name.lower().endswith(_SUFFIXES) or _BEGINS.match(head)
    return Confidence.HIGH if script and _TITLED.search(head) else None


def _read(source: Source) -> Iterator[Paper]:
    text = source.text()
    data = data_of_script(text)
    found = (
        papers_in(source, data, "javascript")
        if _TITLED.search(data)
        else papers_of_page(source, Page(text, source.name))
    )
    yield from found


FORMAT = Format(
    "javascript", "JavaScript or TypeScript; one paper per object that describes one", _sniff, _read
)
