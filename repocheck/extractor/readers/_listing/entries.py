"""Entries of a Markdown page that lists papers: reading lists, "awesome" lists, newsletters.

An entry is a list item, a row of a table or a paragraph that has a title and links to a paper or, by a
label such as ``[code]``, to code; or else a whole section below a heading. A page that tells how to
install something is the page of one project, whatever it lists besides; so is one that lists little.

Source: a dozen reading lists and newsletters on public code hosts. Blind spots: items that only name
a paper, without a link; a section about several papers in running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from repocheck.extractor.readers._listing.blocks import Block, Kind, blocks, families
from repocheck.extractor.readers._listing.title import Title, heading_title, title_in

_MIN_ENTRIES = 2
_MIN_SHARE = 0.2
"""Share of a page that its entries take up if it is about them: 0.51 to 0.99 of six reading lists, at most
0.17 of five pages of projects that list papers beside their own."""
_LABEL = r"\[[\s*_`\[\\]{{0,6}}(?:{})[^\[\]\n]{{0,20}}\\?\]{{1,3}}\s?\(<?https?:"
_PAPER = re.compile(
    _LABEL.format(r"paper|pdf|arxiv|preprint|openreview|publication|论文")
    + r"|(?<!\w)arxiv\.org/(?:abs|pdf|html)/|\barxiv:\s?\d{4}\.\d{4,5}|\bopenreview\.net/(?:forum|pdf)"
    r"|\bdoi\.org/10\.|\baclanthology\.org/|\bhuggingface\.co/papers/|\bopenaccess\.thecvf\.com/"
    r"|\bproceedings\.[\w.]+/|\bpapers\.n(?:eur)?ips\.cc/",
    re.I,
)
_CODE = re.compile(_LABEL.format(r"(?:official[ ])?(?:code|github|repo|implementation|source)"), re.I)
_CODE_HOST = re.compile(
    r"(?<![\w.])(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)[/:][\w.-]+/[\w.-]+", re.I
)
_PROJECT = re.compile(
    r"\W*(?:how[ ]to[ ](?:install|run|use)|install(?:ing|ation)?|usage|set-?up|requirements|prerequisites|"
    r"dependencies|quick[ -]?start|getting[ ]started|environment)\b(?:[ ]+\S+){0,4}\W*",
    re.I,
)
"""Headings that only the page of one project has."""
_PART = re.compile(
    r"\W*(?:abstract|summary|links?|code|papers?|resources|references|introduction|overview|about|"
    r"(?:table[ ]of[ ])?contents?|news|updates?|citations?|bibtex|acknowledge?ments?|licen[cs]e|"
    r"contribut\w+|contact|star[ ]history|related(?:[ ]\w+){0,2}|notes?|tl;?dr|highlights?|results?|"
    r"key[ ]\w+|methods?|data(?:sets?)?|demo|todo|feedback|subscribe|sponsors?|jobs|events|thanks)\W*",
    re.I,
)
"""Headings of parts of something, or of the page itself, which are no titles."""
_MANUAL = re.compile(
    r"\b(?:install|compil|build|usage|train|fine-?tun|pre-?train|checkpoint|licen[cs]|copyright|docker|running|"
    r"run\b|set-?up|quick|started|requirement|depend|document|manual|guide|limitation|cit(?:e|ing|ation)|faq|"
    r"model[ ]zoo|tokeniz|download|contribut|support|acknowledg|what[ ]is|why\b)"
    r"|简介|下载|安装|使用|引用|介绍",
    re.I,
)
"""Words in short headings that tell a manual from a newsletter with a section for each paper."""
_SHORT_WORDS = 5


class Entry(NamedTuple):
    """One entry; offsets are in the page."""

    start: int
    end: int
    title: Title


class Listing(NamedTuple):
    """What a page lists."""

    entries: list[Entry]
    """In order; empty if it lists no papers."""
    aside: bool
    """Whether they stand on a page about something else, such as that of a project."""


def listing(text: str) -> Listing:
    """Return the entries of a page."""
    found = blocks(text)
    headings = [block for block in found if block.kind is Kind.HEADING]
    titles = (heading_title(text, block.start, block.end).text for block in headings)
    aside = any(_PROJECT.fullmatch(title) for title in titles)
    listed, sections = list(_listed(text, found)), [] if aside else _sections(text, headings)
    chosen = listed if len(listed) >= len(sections) else sections
    if len(chosen) < _MIN_ENTRIES:
        return Listing([], aside)
    covered = sum(entry.end - entry.start for entry in chosen)
    return Listing(chosen, aside or covered < _MIN_SHARE * len(text))


def _listed(text: str, found: Sequence[Block]) -> Iterator[Entry]:
    at = 0
    while at < len(found):
        first = at
        while at < len(found) and found[at].kind is Kind.ITEM:
            at += 1
        if at > first:
            yield from _items(text, found[first:at])
        else:
            block = found[at]
            if block.kind in {Kind.ROW, Kind.TEXT} and (entry := _entry(text, block)):
                yield entry
            at += 1


def _items(text: str, items: Sequence[Block]) -> Iterator[Entry]:
    """Yield the entries of a list; an item above several entries is their topic, and none itself."""
    for item, below in families(items):
        inner = list(_items(text, below)) if below else []
        whole = item._replace(end=below[-1].end) if below else item
        if len(inner) >= _MIN_ENTRIES or (inner and not title_in(text, item.start, item.end, item.kind)):
            yield from inner
        elif entry := _entry(text, whole):
            yield entry


def _entry(text: str, block: Block) -> Entry | None:
    if not (_PAPER.search(text, block.start, block.end) or _CODE.search(text, block.start, block.end)):
        return None
    title = title_in(text, block.start, block.end, block.kind)
    return Entry(block.start, block.end, title) if title else None


def _sections(text: str, headings: Sequence[Block]) -> list[Entry]:
    """Return the sections at the level where most link to a paper or to code, if that is every other one."""
    found: dict[int, list[Entry]] = {}
    signed: Counter[int] = Counter()
    for heading, end in zip(headings, _ends(headings, len(text)), strict=True):
        title = heading_title(text, heading.start, heading.end)
        if _MANUAL.search(title.text) and len(title.text.split()) <= _SHORT_WORDS:
            return []
        if not _PART.fullmatch(title.text):
            found.setdefault(heading.depth, []).append(Entry(heading.start, end, title))
            signs = (_PAPER, _CODE, _CODE_HOST)
            signed[heading.depth] += any(sign.search(text, heading.start, end) for sign in signs)
    level, count = max(signed.items(), key=lambda item: item[1], default=(0, 0))
    return found[level] if count >= _MIN_ENTRIES and count * 2 >= len(found[level]) else []


def _ends(headings: Sequence[Block], last: int) -> list[int]:
    """Return where the section below each heading ends: at the next of its level or above."""
    ends: list[int] = []
    next_at = [last] * 7  # by level
    for heading in reversed(headings):
        ends.append(next_at[heading.depth])
        next_at[heading.depth :] = [heading.start] * (7 - heading.depth)
    return ends[::-1]
