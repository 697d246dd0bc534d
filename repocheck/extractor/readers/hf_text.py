"""Hugging Face's Daily, Trending and search pages, copied as text or Markdown.

Cards are recognised by the date that ends each of them, not by blank lines, which copies gain and lose:

    [upvotes]  TITLE  ABSTRACT  "N authors" or an organisation  ·  date [number of comments]

Trending pages show each card twice, and links below the date. Blind spots: a page without dates (the
front page of a day has none in some copies), and a year that nothing on the page tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.errors import DigestError
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._huggingface import (
    Card,
    DateLine,
    Kind,
    Line,
    date_line,
    page_year,
    paper_of,
    paper_year,
    read_line,
    read_references,
    split_at_next,
)
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._same import normalised
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_HEADER = late_regex(
    r"new|get trending papers in your email inbox!?|.{0,10}once a day!?|subscribe|(?:daily|trending) papers"
    r"|daily|weekly|monthly|by\s?ak and the research community|week \d+|w\d\d?|<|>|previous|next"
    r"|[A-Z][a-z]{2,8} \d{4}",
    re.I,
)
_BYLINE = late_regex(
    r"^[^\w\n]{0,20}by[^\w\n]{0,4}AK\b.{0,80}\band the research community\b[^\w\n]{0,20}$", re.M
)
_AUTHORS = late_regex(r"\d authors?\b", re.I)


def _sniff(head: str, name: str) -> Confidence | None:
    if _BYLINE.search(head):
        return Confidence.HIGH
    counted = _AUTHORS.search(head) and any(
        line.kind is Kind.AUTHORS for card in _cards(_lines(head)) for line in card.body
    )
    return Confidence.HIGH if counted else None


def _read(source: Source) -> Iterator[Paper]:
    page = Page(source.text(), source.name)
    lines = _lines(page.text)
    cards = _cards(lines)
    if not cards:
        raise DigestError(
            f"{source.name}: a page of papers without a single paper",
            "Copy the whole page, down to its last date; `--from text` takes it for one paper.",
        )
    shown_in = page_year(
        [date for line in lines if (date := date_line(line.raw))],
        [id_ for card in cards if (id_ := card.arxiv)],
    )
    papers: dict[str, Paper] = {}
    for card in cards:
        paper = paper_of(card, page, paper_year(card.date, card.arxiv, shown_in))
        if paper:
            key = card.arxiv or normalised(paper.title)
            papers[key] = _merged(papers[key], paper) if key in papers else paper
    yield from papers.values()


def _lines(text: str) -> list[Line]:
    references = read_references(text)
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(read_line(start, raw.rstrip("\r"), references))
        start += len(raw) + 1
    return lines


def _cards(lines: list[Line]) -> list[Card]:
    """Part the lines into cards, each ended by its date; above the first stands the page's header."""
    cards: list[Card] = []
    body: list[Line] = []
    for line in lines:
        date = date_line(line.raw)
        if date and _ends_card(date, body):
            body = _below_header(body) if not cards else _give_back(body, cards[-1])
            if date.before:
                body.append(read_line(line.start, date.before, {}))
            cards.append(Card(date, body))
            body = []
        else:
            body.append(line)
    if cards:
        _give_back(body, cards[-1])
    return cards


def _ends_card(date: DateLine, body: list[Line]) -> bool:
    above = next((line for line in reversed(body) if line.raw.strip()), None)
    return date.marked or (above is not None and (above.raw.strip() == "·" or above.kind is Kind.AUTHORS))


def _below_header(body: list[Line]) -> list[Line]:
    """Leave out the header: its fixed phrases, the page's own date behind them, and all above."""
    start = 0
    for index, line in enumerate(body):
        own_date = date_line(line.raw) and not any(between.raw.strip() for between in body[start:index])
        if own_date or _HEADER.fullmatch(line.text):
            start = index + 1
    return body[start:]


def _give_back(lines: list[Line], card: Card) -> list[Line]:
    """Hand the first `lines` behind a date to the card they belong to; return those of the next card."""
    card.below, rest = split_at_next(lines)
    return rest


def _merged(first: Paper, second: Paper) -> Paper:
    texts = {passage.text for passage in first.passages}
    more = tuple(passage for passage in second.passages if passage.text not in texts)
    return first._replace(passages=first.passages + more, extra={**second.extra, **first.extra})


FORMAT = Format("hf-text", "Hugging Face papers pages, copied as text or Markdown", _sniff, _read)
