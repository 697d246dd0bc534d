"""Markdown: one paper per entry of a list of papers; else the whole is one, called by its first heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._cited import cited_of
from repocheck.extractor.readers._date import precision_of, read_date
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._front import front_matter
from repocheck.extractor.readers._latex import printed, with_formulas
from repocheck.extractor.readers._listing import (
    CODE_HOST,
    MARKDOWN_SUFFIXES,
    PAPER,
    PAPERISH,
    Block,
    Kind,
    clean,
    dialect_of,
    heading_title,
    markdown_blocks,
    papers_of_page,
    visible,
    with_elements,
)
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.bibtex import held_in
from repocheck.extractor.readers.text import whole
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_HEADING = late_regex(
    r"^ {0,3}#{1,6}[ \t]*([^\s#][^\n]*)|^(\S[^\n]{0,300})\n(?:=+|-{3,})[ \t\r]*$"
    r"|<h[12][\s>](?:[^<]|<(?!/h)){2,2000}</h[12]>",
    re.M,
)
_SIGNS = (
    late_regex(r"^ {0,3}#{1,6}[ \t]+\S", re.M),
    late_regex(r"\]\((?:https?:|\.{0,2}/|#|mailto:)"),
    late_regex(r"^ {0,3}(?:```|~~~)", re.M),
    late_regex(r"^ {0,3}[-*+][ \t]+\S[^\n]*\n {0,3}[-*+][ \t]+\S", re.M),
    late_regex(r"\*\*\S[^*\n]{0,200}\*\*"),
    late_regex(r"^ {0,3}\[[^\[\]\n]{1,200}\]:\s+\S+", re.M),
)
_COMMAND_OF_TEX = late_regex(r"\\[A-Za-z]{2,20}\{")
_LOWERED = late_regex(r"(?<=\w)[~^](\w{1,4})[~^](?![~^])")
"""Figures and letters that are lowered or raised.
Source: https://pandoc.org/MANUAL.html#superscripts-and-subscripts"""
_OF_LIST = late_regex(r"\bpapers\b|\bpublications\b|\breading[ -]?list\b|论文|論文|논문", re.I)
"""First headings of pages that list papers of others, and are none themselves."""


def _sniff(head: str, name: str) -> Confidence | None:
    if dialect_of(head, name):
        return None
    signs = sum(bool(sign.search(head)) for sign in _SIGNS)
    named = name.lower().endswith(MARKDOWN_SUFFIXES)
    enough = (
        signs >= 2
        or _SIGNS[0].match(head.lstrip())
        or _SIGNS[1].search(head)
        or (named and (signs or "|" in head or "<" in head or front_matter(head).end))
    )
    return Confidence.MEDIUM if enough else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    front = front_matter(page.text)
    shown = visible(front.blanked(page.text))
    heading = _HEADING.search(shown[:200_000])
    called = heading_title(shown, *heading.span()) if heading else None
    title, title_at = (called.text if called else "", heading.start() if heading else 0)
    if front.title:
        title, title_at = clean(_typeset(front.title)), front.title_at
    when = read_date(front.date)
    paper = whole(page, title, title_at, "markdown")
    paper = paper._replace(date=when.date if when else None, extra=precision_of(when))
    written = with_elements(shown)
    blocks = markdown_blocks(written)
    if held := held_in(page):
        yield from held
        return
    if _OF_LIST.search(title) and _shows_examples_alone(shown, blocks):
        source.note("the page names papers in blocks of code alone, as examples, and lists none")
        return
    cited = tuple(cited_of(source, page, front))
    if front.of_paper:
        yield paper._replace(passages=(*paper.passages, *cited))
        return
    for each in papers_of_page(source, page, blocks, paper, written if written != shown else ""):
        whole_page = each.id == paper.id and each.found_at == paper.found_at
        yield each._replace(passages=(*each.passages, *cited)) if whole_page else each


def _typeset(title: str) -> str:
    """Return a title of front matter with what Pandoc turns into type: formulas, dashes, lowered figures."""
    shown = with_formulas(title)
    shown = printed(shown, {}) if _COMMAND_OF_TEX.search(shown) else shown
    return _LOWERED.sub(r"\1", shown).replace(" --- ", " — ").replace(" -- ", " – ")


def _shows_examples_alone(text: str, blocks: list[Block]) -> bool:
    """Return whether every link to a paper or to code stands in a block of code, and some paper's does.

    The lines within such a block belong to no block.
    """
    if not PAPER.search(text) or all(each.kind is not Kind.CODE for each in blocks):
        return False
    rest = "".join(text[each.start : each.end] for each in blocks if each.kind is not Kind.CODE)
    return not any(sign.search(rest) for sign in (PAPER, PAPERISH, CODE_HOST))


FORMAT = Format("markdown", "Markdown; one paper per entry of a list, else the whole is one", _sniff, _read)
