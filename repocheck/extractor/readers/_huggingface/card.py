"""One card of a copied Hugging Face page: the lines of it become a paper.

The lines between two dates are the end of one card (links below its date, on some pages) and the
beginning of the next: upvotes, title, abstract, authors or organisation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._huggingface.date import DateLine
from repocheck.extractor.readers._huggingface.line import Kind, Line
from repocheck.extractor.readers._place import Page
from repocheck.models import Paper, Passage, Relation
from repocheck.text.ids import arxiv_id
from repocheck.text.pattern import late_regex

_BELOW_DATE = frozenset({Kind.BLANK, Kind.UPVOTE, Kind.GITHUB, Kind.ARXIV, Kind.DISCUSSION})
_MAX_TITLE_CHARS = 300
_MAX_ORGANISATION_CHARS = 100
_HANDLE = late_regex(r"[A-Za-z0-9](?:[\w.-]{0,95}[A-Za-z0-9_])?")
_PLAIN_WORD = late_regex(r"[A-Z][a-z]+")


@dataclass
class Card:
    """Lines of one card."""

    date: DateLine
    """Its last line."""
    body: list[Line]
    """Lines above the date."""
    below: list[Line] = field(default_factory=list)
    """Links and counts below the date."""

    @property
    def arxiv(self) -> str | None:
        """Return the arXiv id that its own links name; an abstract may link to other papers on arXiv."""
        in_body = [url for line in self.body for url in line.urls if "/papers/" in url]
        below = [url for line in self.below for url in line.urls if "/papers/" in url or "arxiv.org/" in url]
        return next((id_ for url in (*in_body, *below) if (id_ := arxiv_id(url))), None)


def split_at_next(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines behind a date: those that still belong to its card, and those of the next."""
    for index, line in enumerate(lines):
        counts_comments = line.kind is Kind.NUMBER and _next_kind(lines, index) is Kind.DISCUSSION
        of_link = (
            line.kind in {Kind.NUMBER, Kind.TEXT}
            and index > 0
            and lines[index - 1].kind in {Kind.UPVOTE, Kind.GITHUB, Kind.ARXIV}
            and not lines[index - 1].number
            and line.text.startswith(("https://github.com/", "https://arxiv.org/", *"0123456789-"))
        )
        if line.kind not in _BELOW_DATE and not counts_comments and not of_link:
            return lines[:index], lines[index:]
    return lines, []


def paper_of(card: Card, page: Page, year: int | None) -> Paper | None:
    """Make a paper of a card; None if it has no title.

    Args:
        card: The lines.
        page: The page that they stand on.
        year: Year of the date, if the card leaves it out.
    """
    paragraphs, n_authors, organisation = _without_authors(card)
    title, abstract = _title_and_abstract(paragraphs)
    if not title:
        return None
    text = one_line(" ".join(line.text for line in title))
    written = "markdown" if any(line.text != line.raw.strip() for line in title) else "text"
    arxiv = card.arxiv
    passages = [_passage(page, "title", title, written)]
    if abstract:
        passages.append(_passage(page, "abstract", abstract, written))
    date = card.date.date(year)
    extra = _extra(card) | ({"year_inferred": True} if date and not card.date.year else {})
    return Paper(
        id=arxiv or slug(text),
        title=text,
        passages=(*passages, *_github(card, page)),
        date=date,
        n_authors=n_authors,
        organisation=organisation,
        url=f"https://huggingface.co/papers/{arxiv}" if arxiv else None,
        found_at=passages[0].found_at,
        extra=extra,
    )


def _next_kind(lines: Sequence[Line], index: int) -> Kind | None:
    return next((line.kind for line in lines[index + 1 :] if line.kind is not Kind.BLANK), None)


def _without_authors(card: Card) -> tuple[list[list[Line]], int | None, str | None]:
    """Return the paragraphs of text, with the author line taken off and read."""
    numbers = [line for line in card.body if line.kind is Kind.AUTHORS]
    paragraphs: list[list[Line]] = [[]]
    for line in card.body:
        if line.kind is Kind.TEXT or (line.kind is Kind.NUMBER and paragraphs[-1]):
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    if numbers:
        return paragraphs, int(numbers[-1].number), None
    named = _organisation_lines(paragraphs)
    kept = [[line for line in paragraph if line not in named] for paragraph in paragraphs[-1:]]
    paragraphs = [paragraph for paragraph in (*paragraphs[:-1], *kept) if paragraph]
    return paragraphs, None, _display_name(" ".join(line.text for line in named)) or None


def _organisation_lines(paragraphs: list[list[Line]]) -> list[Line]:
    """Tell an organisation from the end of an abstract: a short paragraph of its own that is no sentence.

    In a copy without blank lines it is the last line; some copies part handle and name by a line end.
    """
    last = paragraphs[-1] if paragraphs else []
    if len(paragraphs) > 2 and (len(last) == 1 or (len(last) == 2 and _HANDLE.fullmatch(last[0].text))):
        lines = last
    else:
        lines = last[-1:] if len(paragraphs) == 1 and len(last) > 2 else []
    text = " ".join(line.text for line in lines)
    ends_sentence = text.endswith((".", "!", "?", ":", ";", ",")) and len(text.split()) > 4
    return [] if ends_sentence or "://" in text or len(text) > _MAX_ORGANISATION_CHARS else lines


def _display_name(text: str) -> str:
    """Return the display name of ``HANDLE Display Name``: the handle is the avatar's text."""
    handle, _, name = text.partition(" ")
    squeezed = [re.sub(r"[\W_]", "", part).lower() for part in (handle, name)]
    related = squeezed[1].startswith(squeezed[0]) or squeezed[0].startswith(squeezed[1])
    if not name or not _HANDLE.fullmatch(handle):
        return text
    return name.strip() if related or not _PLAIN_WORD.fullmatch(handle) else text


def _title_and_abstract(paragraphs: list[list[Line]]) -> tuple[list[Line], list[Line]]:
    if not paragraphs:
        return [], []
    first, rest = paragraphs[0], [line for paragraph in paragraphs[1:] for line in paragraph]
    if sum(len(line.text) for line in first) <= _MAX_TITLE_CHARS and rest:
        return first, rest  # a title may be broken over lines
    return first[:1], first[1:] + rest


def _passage(page: Page, field: str, lines: list[Line], format: str) -> Passage:
    start, end = lines[0].start, lines[-1].end
    if format == "markdown":  # leave out what makes the whole a heading or a link
        shift = re.match(r"[\s#>*-]*\[?", lines[0].raw)
        start += shift.end() if shift else 0
        tail = re.search(r"\](?:\([^()\s]*\)|\[\d+\])\s*$", lines[-1].raw)
        if tail and "/papers/" in "".join(lines[-1].urls):
            end = lines[-1].start + tail.start()
    return page.passage(field, start, max(start, end), format)


def _github(card: Card, page: Page) -> list[Passage]:
    """Return the repository button; who added it, the page does not say, and some are added by machine."""
    buttons = [line for line in card.body if line.kind is Kind.GITHUB]
    buttons += [line for line in card.below if line.kind in {Kind.GITHUB, Kind.TEXT}]
    return [
        Passage(
            field="githubRepo",
            text=url,
            found_at=page.at(line.start + max(line.raw.find(url), 0)),
            relation=Relation.UNCLEAR,
        )
        for line in buttons
        for url in line.urls[:1]
        if "github.com/" in url
    ]


def _extra(card: Card) -> dict[str, int | str | bool]:
    extra: dict[str, int | str | bool] = {}
    title = next((index for index, line in enumerate(card.body) if line.kind is Kind.TEXT), 0)
    for line in card.body[:title]:
        if line.kind is Kind.NUMBER and line.number.isdigit():
            extra["upvotes"] = int(line.number)
    labelled = False  # whether the line above was "Upvote", its number still to come
    for line in (*card.body[title:], *card.below):
        if line.number.isdigit() and (line.kind is Kind.UPVOTE or (labelled and line.kind is Kind.NUMBER)):
            extra["upvotes"] = int(line.number)
        elif line.kind is Kind.GITHUB and line.number:
            extra["stars"] = line.number
        labelled = line.kind is Kind.UPVOTE and not line.number
    if (comments := _comments(card)) is not None:
        extra["comments"] = comments
    return extra


def _comments(card: Card) -> int | None:
    if card.date.comments is not None:
        return card.date.comments
    counted = [line.number for line in card.below if line.kind is Kind.DISCUSSION and line.number]
    for line, following in pairwise(line for line in card.below if line.kind is not Kind.BLANK):
        if line.kind is Kind.NUMBER and following.kind is Kind.DISCUSSION:
            counted.append(line.number)
    return int(counted[0]) if counted and counted[0].isdigit() else None
