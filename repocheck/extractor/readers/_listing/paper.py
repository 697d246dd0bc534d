"""Papers made of a page: of each entry that it lists, or of the whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from repocheck.extractor.readers._date import When, date_of_headings, precision_of, read_date, unjoined
from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._front import front_matter
from repocheck.extractor.readers._listing import doubt
from repocheck.extractor.readers._listing.blocks import Block, Kind, markdown_blocks
from repocheck.extractor.readers._listing.dialects import as_markdown, dialect_of
from repocheck.extractor.readers._listing.entries import listing
from repocheck.extractor.readers._listing.entry import Entry, Listing, between
from repocheck.extractor.readers._listing.keyed import keyed_entries, without_examples
from repocheck.extractor.readers._listing.label import is_label, plain
from repocheck.extractor.readers._listing.meeting import of_meeting
from repocheck.extractor.readers._listing.named import without_names
from repocheck.extractor.readers._listing.notes import without_own_notes
from repocheck.extractor.readers._listing.plain import (
    coded_entries,
    filed_entries,
    plain_entries,
    titled_lines,
)
from repocheck.extractor.readers._listing.references import References
from repocheck.extractor.readers._listing.signs import (
    CODE_HOST,
    PAPER,
    PAPERISH,
    Role,
    relation_of_head,
    role_of,
)
from repocheck.extractor.readers._listing.tags import without_tags
from repocheck.extractor.readers._listing.template import why_none
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.tree import tree_of
from repocheck.extractor.readers._listing.venue import VENUE_YEAR, year_of_cell, year_of_venue
from repocheck.extractor.readers._listing.words import OF_LIST, words_of_name
from repocheck.extractor.readers._listing.years import with_days, with_years_above, without_years
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.relation import extract_links
from repocheck.models import LinkKind, Paper, Passage, Relation
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

_PREPRINT_OF = late_regex(r"\barxiv[:_]?(?=20\d\d(?:[.-](?:0[1-9]|1[0-2]))?(?![\d.-]))", re.I)
"""What stands right in front of a year, or a month, so that it looks like a number: ``arXiv2020.07``."""
_ADDRESS = late_regex(r"https?://[^\s()<>\[\]\"'|]{3,400}")
_KEY = late_regex(
    r"\bcite[pt]?:\S{1,80}|\b(?:accessed|retrieved|abgerufen)\b[^.;()\n]{0,30}?\b(?:19|20)\d\d\b",
    re.I,
)
"""A citation key, or when somebody looked, whose year is none of the paper's."""
_OF_CLASS = late_regex(
    r"<(?:time|(?P<tag>span|div|p|small|td|li)\s[^<>]{0,200}?class\s*=\s*[\"']?(?:[^\"'<>]{0,80}[\s_-])?"
    r"(?:date|published|year)[\s\"'>])[^<>]{0,200}>?(?P<words>[^<>]{4,60})</",
    re.I,
)
"""What the class of a tag says to be a date."""
_DATED = late_regex(
    r"\b(?:date|published|publication date|publish date|submitted|posted|released?|year|added"
    r"|datum|jahr|fecha|data|ann[ée]e|año|дата|日期|发布时间|时间|发表|公開日|発表日|投稿日|日付|날짜|발표일)"
    r"(?: (?:on|at|date))?[\s*_]{0,4}[:：]{1,2}[\s*_]{0,4}([^\n|<]{4,40})",
    re.I,
)
_ONE_PAPER = late_regex(
    r"^[^\w\n]{0,9}(?:\d{1,2}[^\w\n]{0,9})?(?:references|bibliography|abstract)[^\w\n]{0,9}$", re.M | re.I
)
_LEAD_CHARS = 250
_LINES_CHARS, _LINE_CHARS = 1_500, 200
_LINE_ENDS = late_regex(r"<br\s?/?>|\n[ \t\r]{0,9}\n|</(?:p|div|li|span|td|h\d|a)>")
_BADGE = late_regex(
    r"(?:!\[[^\[\]\n]{0,80}\]\(|<img\s[^<>]{0,300}?src\s?=\s?[\"'])https?://img\.shields\.io/badge/"
    r"([^\s()<>\"'?/]{2,80})-[\w%]{2,20}[^\s()<>\"']{0,200}(?:\)|[\"'][^<>]{0,300}>)"
)
"""The words of a badge, which stand in its address."""
_PARAGRAPH_END = late_regex(r"\n[ \t\r]{0,9}\n|</(?:p|div|li|tr)>")
_YEAR = late_regex(r"(?<![\w/.:–-])(?:19|20)\d\d(?![\w/–-])")
_ENDS_WITH_YEAR = late_regex(r"\b(?:19|20)\d\d\W*\Z")
_HEAD_CHARS = 3_000
_SIGNS_CHARS = 50_000
_NAMED = 8
"""Titles named in a note."""


def papers_of_page(
    source: Source, page: Page, blocks: list[Block], whole: Paper, shown: str = ""
) -> Iterator[Paper]:
    """Yield the papers of a page.

    Args:
        source: Takes notes of what was left out.
        page: The page.
        blocks: Its blocks.
        whole: The paper that the whole page is, if it lists none.
        shown: The page as Markdown, of the same length, if it is written in another markup.
    """
    found = listing(shown or page.text, blocks, page.name)
    front = front_matter(page.text)
    keyed = [each for each in keyed_entries(page.text) if each.title.start != front.title_at or not front.end]
    keyed = without_examples(page.text, keyed)
    if len(keyed) > len(found.entries):
        found = Listing(keyed, aside=False, dropped=[])
    if not found.entries and (paragraphs := _paragraphs(page, blocks)):
        found = Listing(paragraphs, aside=False, dropped=[])
    if not found.entries:
        if reason := why_none(page.text, page.name, whole.title):
            source.note(reason)
        else:
            yield _doubted(source, page, whole)
        return
    if found.aside:
        whole = _doubted(source, page, whole)
        yield whole._replace(passages=tuple(_in_order(page, found.entries, whole)))
        return
    if found.dropped:
        names = "; ".join(
            f"line {page.at(each.start).line}: {each.text[:80]}" for each in found.dropped[:_NAMED]
        )
        more = f"; and {len(found.dropped) - _NAMED} more" if len(found.dropped) > _NAMED else ""
        source.note(
            f"{len(found.dropped)} that look like entries name no paper and were left out ({names}{more})"
        )
    references = References(page.text)
    outside = list(_outside(page, found.entries, whole, references))
    if outside:
        lines = ", ".join(outside[:_NAMED]) + (" …" if len(outside) > _NAMED else "")
        source.note(
            f"{len(outside)} links to code stand outside of the entries and belong to no paper: {lines}"
        )
    titles = [each.title.text for each in found.entries]
    outside_of = list(between(found.entries, len(page.text)))
    doubts = doubt.of_entries(shown or page.text, outside_of, titles, found.n_mixed)
    text, of_notes = without_own_notes(page.text)
    for said in filter(None, (*doubts, of_notes)):
        source.note(said)
    page = Page(text, page.name) if of_notes else page
    entries = with_days(page.text, without_years(without_names(without_tags(found.entries))))
    papers = (
        _paper(page, entry, whole.passages[0].format, references)
        for entry in with_years_above(page.text, entries)
    )
    yield from of_meeting(whole.title, papers)


def _doubted(source: Source, page: Page, whole: Paper) -> Paper:
    """Return the one paper that a page is, with a note if it may be a list."""
    if said := doubt.of_one(page.text, page.name):
        source.note(said)
    return whole


def _paragraphs(page: Page, blocks: list[Block]) -> list[Entry]:
    """Return the paragraphs of a page that says it lists papers, if most of them give the address of one."""
    if not OF_LIST.search(f"{words_of_name(page.name)}\n{page.text[:_HEAD_CHARS]}"):
        return []
    parts, at = [], 0
    for block in blocks:
        if block.kind in {Kind.TEXT, Kind.ITEM}:
            parts += [re.sub(r"[^\n]", " ", page.text[at : block.start]), page.text[block.start : block.end]]
            at = block.end
    return plain_entries("".join(parts))


def papers_of_text(source: Source, page: Page, whole: Paper) -> Iterator[Paper]:
    """Yield the papers of plain text: those that it lists by keys, or in a list that is most of it.

    The references of a paper are a list as well, so that a text with a heading for them is one paper.
    """
    keyed = keyed_entries(page.text)
    if keyed:
        yield from (_paper(page, entry, "text") for entry in keyed)
        return
    dialect = dialect_of(page.text[:_SIGNS_CHARS], page.name)
    shown = as_markdown(page.text, dialect)
    one = None if dialect else _ONE_PAPER.search(shown)
    alone = one and not re.search(r"\w", shown[: one.start()]) and "abstract" not in one[0].lower()
    blocks = [] if one and not alone else markdown_blocks(shown)
    entries = listing(shown, blocks, page.name).entries
    covered = sum(entry.end - entry.start for entry in entries)
    unmarked = (
        []
        if dialect or not blocks
        else plain_entries(page.text)
        or coded_entries(page.text, page.name)
        or filed_entries(page.text)
        or titled_lines(page.text, page.name)
    )
    if len(unmarked) > len(entries):
        yield from (_paper(page, entry, "text") for entry in unmarked)
    elif covered * 2 > len(page.text) or (dialect and covered):
        yield from papers_of_page(source, page, blocks, whole, shown)
    elif reason := why_none(page.text, page.name, whole.title):
        source.note(reason)
    else:
        yield whole if one else _doubted(source, page, whole)


def _outside(page: Page, entries: list[Entry], whole: Paper, references: References) -> Iterator[str]:
    defined = {page.at(each.start).line for each in references.within(0, len(page.text))}
    for start, end in between(entries, len(page.text)):
        passage = page.passage("text", start, end, whole.passages[0].format)
        for link in extract_links(passage.text, passage.format) if passage.text else ():
            if link.kind not in {LinkKind.SITE, LinkKind.BADGE}:
                line = (passage.found_at.line or 1) + (link.found_at.line or 1) - 1
                if line in defined:
                    continue
                yield f"line {line}: {link.url or link.raw}"


def _in_order(page: Page, entries: list[Entry], whole: Paper) -> Iterator[Passage]:
    """Yield the whole page of a project; in what it lists beside, a label does not say whose code it is."""
    written = whole.passages[0].format
    spans = between(entries, len(page.text))
    pieces = [page.passage("text", *next(spans), written)]
    for entry, span in zip(entries, spans, strict=True):
        pieces.append(page.passage("listed", entry.start, entry.end, written, Relation.UNCLEAR))
        pieces.append(page.passage("text", *span, written))
    return (piece for piece in pieces if piece.text)


def _paper(page: Page, entry: Entry, format: str, references: References | None = None) -> Paper:
    text = one_line(entry.title.text) or page.name
    elsewhere = list(references.within(entry.start, entry.end)) if references else []
    url = _page_of(page.text, entry, [each.url for each in elsewhere])
    named = (arxiv_id(url) or (doi(url) if "doi" in url else None)) if url else None
    when = _date(page.text, entry)
    pieces = _passages(page, entry, format)
    given = (page.passage("reference", each.start, each.end, format) for each in elsewhere)
    return Paper(
        id=named or _id_in(page.text, entry) or slug(text),
        title=text,
        passages=tuple(piece for piece in (*pieces, *given) if re.search(r"\w", piece.text)),
        date=when.date if when else None,
        url=url,
        found_at=page.at(entry.title.start),
        extra=precision_of(when),
    )


def _passages(page: Page, entry: Entry, format: str) -> Iterator[Passage]:
    """Yield the title apart, for its words say nothing of whose code follows, and a row by its cells."""
    title = entry.title
    # the title itself is linked, and to code of its own if to any
    own = Relation.OWN if title.url else None
    if not entry.columns:
        yield page.passage("text", entry.start, title.start, format)
        yield page.passage("title", title.start, title.end, format, own)
        yield page.passage("text", title.end, entry.end, format)
        return
    for number, (start, end) in enumerate(entry.cells):
        head = entry.columns[number] if number < len(entry.columns) else ""
        holds = start <= title.start < end
        if holds:
            yield page.passage("text", start, title.start, format)
            yield page.passage("title", title.start, title.end, format, own)
        begin = title.end if holds else start
        yield page.passage(head or "text", begin, end, format, _relation(head, page.text[begin:end]))


def _relation(head: str, cell: str) -> Relation | None:
    """Return whose code a cell links to: by its head, or because it is a link and nothing else."""
    if head:
        return relation_of_head(head, cell)
    return Relation.OWN if CODE_HOST.search(cell) and is_label(_ADDRESS.sub("", cell)) else None


def _page_of(text: str, entry: Entry, elsewhere: list[str]) -> str | None:
    """Return the address of the paper: that of its title, or the first that a paper has."""
    found = [address[0].rstrip(".,;*") for address in _ADDRESS.finditer(text, entry.start, entry.end)]
    found += elsewhere
    papers = [url for url in found if PAPER.search(url)]
    bare = entry.title.url.partition("//")[2]
    titled = [entry.title.url] if entry.title.url.startswith("http") else []
    titled = titled or [url for url in found if bare and url.partition("//")[2] == bare][:1]
    first = [url for url in titled if PAPER.search(url)]
    like = [url for url in (*titled, *found) if PAPERISH.search(url)]
    return next(iter((*first, *papers, *like)), None)


def _id_in(text: str, entry: Entry) -> str | None:
    if first := arxiv_id(text[entry.start : entry.title.start].strip()):
        return first
    for (start, end), head in zip(entry.cells, entry.columns, strict=False):
        if role_of(head) is Role.PAPER and (named := arxiv_id(plain(text[start:end]))):
            return named
    found = re.compile(r"\barxiv(?: ?id)?[\s:：*_\]]{1,8}(\d{4}\.\d{4,5})", re.I).search(
        text, entry.start, entry.end
    )
    return found[1] if found else None


def _date(text: str, entry: Entry) -> When | None:
    """Return the date of an entry: of its column, of a label, beside its title, or of the heading above."""
    if when := next(filter(None, map(read_date, _given_dates(text, entry))), None):
        return when
    before = text[entry.start : entry.title.start]
    behind = _bare(text[entry.title.end : min(entry.end, entry.title.end + _LINES_CHARS)])[:_LEAD_CHARS]
    around = _bare(text[entry.title.start : entry.title.end]).replace(entry.title.text, " ", 1)
    for piece in (before, around if len(around) < _LEAD_CHARS else "", behind):
        if when := read_date(unjoined(_bare(piece)) if piece is before else _bare(piece)):
            return when
        if year := year_of_venue(_bare(piece)):
            return When(dt.date(year, 1, 1), "year")
    if year := next(filter(None, map(year_of_cell, _venues(text, entry))), None):
        return When(dt.date(year, 1, 1), "year")
    classed = _OF_CLASS.search(text, entry.start, entry.end)
    dated = _date_of_line(text, entry) or (read_date(_bare(classed["words"])) if classed else None)
    dated = dated or date_of_headings(entry.above)
    return dated or (None if entry.cells else _only_year(text, entry))  # cells hold numbers of papers as well


def _venues(text: str, entry: Entry) -> Iterator[str]:
    """Yield what columns say of where an entry appeared; "source" is a venue, unless it holds an address."""
    for (start, end), head in zip(entry.cells, entry.columns, strict=False):
        if role_of(head) is Role.VENUE or head.strip().casefold() == "source":
            yield _bare(text[start:end])


def _given_dates(text: str, entry: Entry) -> Iterator[str]:
    """Yield what an entry calls a date: its day, its columns, a label, a tag by its class."""
    yield entry.day
    for (start, end), head in zip(entry.cells, entry.columns, strict=False):
        if role_of(head) is Role.DATE:
            yield _bare(text[start:end])
    if labelled := _DATED.search(text, entry.start, entry.end):
        yield _bare(labelled[1])
    classed = _OF_CLASS.search(text, entry.start, entry.end)
    if classed and classed["tag"]:  # a summary in front of it may speak of another year
        yield _bare(classed["words"])


def _only_year(text: str, entry: Entry) -> When | None:
    """Return the one year that the first paragraph of an entry names behind its title; None without one."""
    head = text[entry.title.end : min(entry.end, entry.title.end + _LINES_CHARS)]
    years = set(_YEAR.findall(_bare(_PARAGRAPH_END.split(head, maxsplit=1)[0])))
    return When(dt.date(int(years.pop()), 1, 1), "year") if len(years) == 1 else None


def _date_of_line(text: str, entry: Entry) -> When | None:
    """Return the date in the first short line behind a title that ends with one or names a venue with it."""
    behind = text[entry.title.end : min(entry.end, entry.title.end + _LINES_CHARS)]
    for line in map(_bare, _LINE_ENDS.split(behind)):
        dated = len(line) <= _LINE_CHARS and (VENUE_YEAR.search(line) or _ENDS_WITH_YEAR.search(line))
        if dated and (when := read_date(line)):
            return when
    return None


def _bare(text: str) -> str:
    text = _BADGE.sub(lambda found: _words_of_badge(found[1]), text) if "badge/" in text else text
    return plain(_KEY.sub(" ", _PREPRINT_OF.sub("arXiv ", _ADDRESS.sub(" ", text))))


def _words_of_badge(path: str) -> str:
    """Return the words in the address of a badge: two dashes stand for one, and one parts the words."""
    return re.sub(r"_|%20|(?<!-)-(?!-)", " ", path).replace("--", "-")


def paper_of_text(page: Page) -> Paper:
    """Return the paper of a text that is one entry of Markdown by itself."""
    block = next(iter(markdown_blocks(page.text)), None)
    title = tree_of(page.text, [block]).children[0].title if block else None
    cells = block.cells if block else ()
    return _paper(
        page, Entry(0, len(page.text), title or Title("", 0, 0), cells, ("",) * len(cells)), "markdown"
    )
