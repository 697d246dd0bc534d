"""What a reader of the documentation sees, in passages that still know their lines.

This works on lines and not on a syntax tree: it must run over hundreds of documents in every markup,
broken fences included, and keep line numbers. Judging how a README is built is the business of `_readme`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.fact import per_subject
from repocheck.facts.subject import Subject

MAX_CHARS = 131_072
"""Of a longer document only the beginning is read."""
_FENCE = re.compile(r"\s{0,12}(?:>\s*)?(```|~~~)")
_UNDERLINE = re.compile(r"[=\-~^*+#\"'`.:_]{3,}\s*$")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s*(\S.{0,200})|\s*<h[1-6][^>]{0,200}>(.{0,200})")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)]|\|)\s*\S|\s*<(?:li|tr|p|br|summary)\b")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,200}\])")
_LINK = re.compile(r"\[([^\]\n]{0,500})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,200}\])")
_RST_LINK = re.compile(
    r"<https?://[^>\s]{1,2000}>`?_{0,2}|^\s*\.\. (?:image|_[^:\n]{1,100}|\|[^|\n]{1,100}\|).*"
)
_URL = re.compile(r"https?://[^\s<>()\"'`|]{1,2000}|\bwww\.[^\s<>()\"'`|]{1,2000}")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_EMPHASIS = re.compile(r"[*_](?!(?<=\w[*_])\w)")
_STRUCK = re.compile(r"~~.{1,300}?~~")
_BIBTEX = re.compile(
    r"@(?:article|book|conference|inproceedings|incollection|misc|online|phdthesis|software|techreport|unpublished)\s*\{",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<=[.!?;])(?<!\bvs\.)(?<!\be\.g\.)(?<!\bi\.e\.)\s+(?=[^a-z\s])|(?<=[。！？；])|(?<=\.\")\s+"
)


class Passage(NamedTuple):
    """A paragraph, list item, table row, heading, or line of code."""

    lines: tuple[str, ...]
    """Its lines, markup removed."""
    line: int
    """1-based line on which it starts."""
    heading: str
    """The heading it stands under."""
    code: bool
    """Whether it stands in a code block."""

    def sentences(self) -> Iterator[tuple[str, int]]:
        """Yield its sentences with the 1-based line on which each starts."""
        text = "\n".join(self.lines)
        start, line = 0, self.line
        for end in [*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]:
            part = text[start:end]
            if sentence := part.strip():
                lead = len(part) - len(part.lstrip())
                yield sentence, line + part.count("\n", 0, lead)
            line += part.count("\n")
            start = end


def passages_of(subject: Subject, path: str) -> tuple[Passage, ...]:
    """Return the passages of a file, none if it could not be read; several checks ask for the same."""
    known = _read(subject)
    if path not in known:
        text = subject.evidence.texts.get(path)
        known[path] = tuple(passages(text.text)) if text else ()
    return known[path]


@per_subject
def _read(subject: Subject) -> dict[str, tuple[Passage, ...]]:
    """Return room for what was read before."""
    return {}


def passages(text: str) -> Iterator[Passage]:
    """Yield what is visible of a document in Markdown, reStructuredText, HTML-in-Markdown or plain text."""
    lines = blanked(text[:MAX_CHARS]).split("\n")
    heading, fence = "", ""
    paragraph: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        marker = _FENCE.match(line)
        if marker and (not fence or marker[1] == fence):
            fence = "" if fence else marker[1]
            line = ""  # noqa: PLW2901 - a fence ends the paragraph like an empty line
        if fence:
            yield from _close(paragraph, number, heading)
            if line.strip():
                yield Passage((line,), number, heading, code=True)
            continue
        if found := _HEADING.match(line):
            yield from _close(paragraph, number, heading)
            heading = strip_markup(found[1] or found[2]).strip(" #")
            yield Passage((heading,), number, heading, code=False)
        elif _UNDERLINE.match(line):
            heading = paragraph[-1] if len(paragraph) == 1 else heading
            yield from _close(paragraph, number, heading)
        else:
            if not line.strip() or _ITEM.match(line):
                yield from _close(paragraph, number, heading)
            if line.strip():
                paragraph.append(strip_markup(line))


def _close(paragraph: list[str], number: int, heading: str) -> Iterator[Passage]:
    if paragraph:
        yield Passage(tuple(paragraph), number - len(paragraph), heading, code=False)
        paragraph.clear()


def strip_markup(line: str) -> str:
    """Return `line` without images, link targets, addresses, tags and emphasis."""
    if "](" in line or "][" in line:
        line = _LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(" ", line)))
    if "://" in line or "www." in line or line.lstrip().startswith(".."):
        line = _URL.sub(" ", _RST_LINK.sub(" ", line))
    if "<" in line:
        line = _TAG.sub(" ", line)
    if "~~" in line:
        line = _STRUCK.sub("", line)
    return _EMPHASIS.sub("", line.replace("**", "").replace("__", "").replace("``", ""))


def blanked(text: str) -> str:
    """Return `text` with HTML comments and BibTeX entries removed, every line kept in its place."""
    return _blank_bibtex(_blank_comments(text)) if "<!--" in text else _blank_bibtex(text)


def _blank_comments(text: str) -> str:
    parts, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start)
        end = len(text) if end < 0 else end + 3
        parts += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end
    return "".join([*parts, text[place:]])


def _blank_bibtex(text: str) -> str:
    parts, place = [], 0
    while found := _BIBTEX.search(text, place):
        end = _closing_brace(text, found.end())
        parts += [text[place : found.start()], "\n" * text.count("\n", found.start(), end)]
        place = end
    return "".join([*parts, text[place:]])


def _closing_brace(text: str, place: int) -> int:
    """Return the place behind the brace that closes the one before `place`, at most 8,000 characters on."""
    depth, limit = 1, min(len(text), place + 8_000)
    for index in range(place, limit):
        depth += (text[index] == "{") - (text[index] == "}")
        if not depth:
            return index + 1
    # Never closed: the entry ends with its paragraph.
    end = text.find("\n\n", place, limit)
    return end if end >= 0 else limit
