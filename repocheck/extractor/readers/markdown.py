"""Markdown: one paper per entry of a list of papers; else the whole is one, called by its first heading.

What stands between the entries of a list is a paper of its own if it links to code, so that no link is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import Entry, heading_title, listing
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.text import whole
from repocheck.extractor.relation import extract_links
from repocheck.models import Confidence, LinkKind, Paper, Passage, Relation
from repocheck.text.ids import arxiv_id

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S[^\n]*)|^(\S[^\n]{0,300})\n(?:=+|-{3,})[ \t\r]*$", re.M)
_SIGNS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M),
    re.compile(r"\]\((?:https?:|\.{0,2}/|#|mailto:)"),
    re.compile(r"^ {0,3}(?:```|~~~)", re.M),
    re.compile(r"^ {0,3}[-*+][ \t]+\S[^\n]*\n {0,3}[-*+][ \t]+\S", re.M),
    re.compile(r"\*\*\S[^*\n]{0,200}\*\*"),
    re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:\s+\S+", re.M),
)
_PAGE = re.compile(
    r"https?://(?:www\.)?(?:arxiv\.org/(?:abs|pdf|html)|openreview\.net|(?:dx\.)?doi\.org|aclanthology\.org"
    r"|huggingface\.co/papers)/[^\s()<>\[\]\"|]{1,300}",
    re.I,
)
_EXTENSIONS = (".md", ".markdown", ".mdown", ".mkd")


def _sniff(head: str, name: str) -> Confidence | None:
    signs = sum(bool(sign.search(head)) for sign in _SIGNS)
    enough = (
        signs >= 2
        or _SIGNS[0].match(head.lstrip())
        or _SIGNS[1].search(head)
        or (signs and name.lower().endswith(_EXTENSIONS))
    )
    return Confidence.MEDIUM if enough else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    heading = _HEADING.search(page.text[:200_000])
    title = heading_title(page.text, *heading.span()).text if heading else ""
    title_at = heading.start() if heading else 0
    found, aside = listing(page.text)
    if aside or not found:
        paper = whole(page, title, title_at, "markdown")
        passages = tuple(passage for passage in _in_order(page, found) if passage.text)
        yield paper.model_copy(update={"passages": passages}) if found else paper
        return
    between = [passage for passage in _between(page, found) if _links_to_code(passage)]
    if between:
        name = one_line(title) or page.name
        yield Paper(id=slug(name), title=name, passages=tuple(between), found_at=page.at(title_at))
    for entry in found:
        yield _paper(page, entry)


def _between(page: Page, found: list[Entry]) -> Iterator[Passage]:
    """Yield what stands before, between and behind the entries."""
    ends = [0, *(entry.end for entry in found)]
    starts = [*(entry.start for entry in found), len(page.text)]
    for start, end in zip(ends, starts, strict=True):
        yield page.passage("text", start, end, "markdown")


def _in_order(page: Page, found: list[Entry]) -> Iterator[Passage]:
    """Yield the whole page of a project; in what it lists beside, a label does not say whose code it is."""
    between = _between(page, found)
    yield next(between)
    for entry in found:
        yield page.passage("listed", entry.start, entry.end, "markdown", Relation.UNCLEAR)
        yield next(between)


def _links_to_code(passage: Passage) -> bool:
    return any(link.kind is not LinkKind.SITE for link in extract_links(passage.text, passage.format))


def _paper(page: Page, entry: Entry) -> Paper:
    """Make a paper of an entry; the title is kept apart, for its words say nothing of whose code follows."""
    title = entry.title
    own = Relation.OWN if title.url else None  # the title itself is linked, and to code of its own if to any
    pieces = (
        page.passage("text", entry.start, title.start, "markdown"),
        page.passage("title", title.start, title.end, "markdown", own),
        page.passage("text", title.end, entry.end, "markdown"),
    )
    passages = tuple(piece for piece in pieces if re.search(r"\w", piece.text))
    addresses = (found[0].rstrip(".,;") for found in _PAGE.finditer(page.text, entry.start, entry.end))
    url = next(addresses, None)
    text = one_line(title.text) or page.name
    return Paper(
        id=(arxiv_id(url) if url else None) or slug(text),
        title=text,
        passages=passages,
        url=url,
        found_at=page.at(title.start),
    )


FORMAT = Format("markdown", "Markdown; one paper per entry of a list, else the whole is one", _sniff, _read)
